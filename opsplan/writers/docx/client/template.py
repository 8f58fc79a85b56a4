"""A template as those see it who judge it: its placeholders, its macros and how much text it has."""

from __future__ import annotations

from msgspec import Struct

from opsplan.writers.docx.client.archive import Trouble
from opsplan.writers.docx.client.marks import Mark, is_document, marks, said
from opsplan.writers.docx.client.ooxml import A, w
from opsplan.writers.docx.client.opc import Opc
from opsplan.writers.docx.client.stories import Story, paragraphs, stories
from opsplan.writers.docx.client.tidy import tidy

#: A template with more paragraphs is a report: it should say where the document goes.
_COVER = 25

#: What parts begin with that Word does not open without.
_ROOTS = {
    **{kind: w(kind) for kind in ("styles", "numbering", "settings", "footnotes", "endnotes")},
    "fontTable": w("fonts"),
    "theme": f"{{{A}}}theme",
}


class Template(Struct, frozen=True):
    """What a template says: `old_text` is how many paragraphs would stand before the document, 0 for a few."""

    marks: tuple[Mark, ...]
    macros: bool
    old_text: int


def read(data: bytes) -> Template:
    """Return what a template says; what is none is a Trouble."""
    opc = Opc.read(data)
    try:
        tidy(opc)
        found = tuple(marks(opc))
        for kind, root in _ROOTS.items():
            if (part := opc.related(kind)) and opc.tree(part).tag != root:
                raise ValueError(part)
        texts = sum(bool(said(one.element).strip()) for one in paragraphs(Story(opc.main, opc.tree(opc.main))))
        list(stories(opc))
    except ValueError:
        raise Trouble("template-broken") from None
    placed = any(is_document(one.name) for one in found)
    return Template(found, opc.macros, texts if texts > _COVER and not placed else 0)
