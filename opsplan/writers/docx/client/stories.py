"""Where words stand in a Word file: the body, headers and footers, notes; and what a reader calls each place."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from opsplan.writers.docx.client.ooxml import MC, Element, R, w
from opsplan.writers.docx.client.opc import Opc

#: A place in words: keys of the catalogue (`template.places.<key>`), each with the number in its gap.
Place = tuple[tuple[str, int], ...]

BODY = w("body")
_BOX = w("txbxContent")
_FALLBACK = f"{{{MC}}}Fallback"
_NOTES = ("footnotes", "endnotes")


class Story(Struct, frozen=True):
    """A part with words in it: its root, and what it is called; the body has no name."""

    part: str
    root: Element
    place: Place = ()


class Paragraph(Struct, frozen=True):
    """A paragraph and where it stands; `top` tells whether it is one of the body itself, `copy` that it is said twice.

    A text box stands in a file twice, for new programs and for old ones.
    """

    element: Element
    place: Place
    top: bool
    copy: bool


def stories(opc: Opc) -> Iterator[Story]:
    """Yield everything that holds words, in the order of a reader; what no section shows is left out."""
    yield Story(opc.main, opc.tree(opc.main))
    targets = {one.id: one.target for one in opc.relations.get(opc.main, ()) if not one.outside}
    seen: set[str] = set()
    for number, section in enumerate(sections(opc), start=1):
        for kind in ("header", "footer"):
            for one in section.iter(w(f"{kind}Reference")):
                name = targets.get(one.get(f"{{{R}}}id", ""), "")
                if name in opc.parts and name not in seen:
                    seen.add(name)
                    yield Story(name, opc.tree(name), ((kind, number),))
    for kind in _NOTES:
        if name := opc.related(kind):
            yield Story(name, opc.tree(name), ((kind, 0),))


def sections(opc: Opc) -> list[Element]:
    """Return the properties of every section, in order."""
    body = opc.tree(opc.main).find(BODY)
    return [] if body is None else [one for one in body.iter(w("sectPr")) if _is_live(one)]


def _is_live(section: Element) -> bool:
    """Tell whether a section is not what one was before a tracked change."""
    parent = section.getparent()
    return parent is not None and parent.tag != w("sectPrChange")


def paragraphs(story: Story) -> Iterator[Paragraph]:
    """Yield every paragraph of a story with its place."""
    counts = {"paragraph": 0, "table": 0}
    home = story.root.find(BODY) if not story.place else story.root
    home = story.root if home is None else home
    numbers: dict[Element, int] = {}
    for one in home.iter(w("p"), w("tbl")):
        if one.tag == w("tbl"):
            if not any(True for _ in one.iterancestors(w("tbl"), _BOX)):
                counts["table"] += 1
                numbers[one] = counts["table"]
            continue
        around = list(one.iterancestors(w("tr"), w("tbl"), _BOX, _FALLBACK))
        kinds = [above.tag for above in around]
        top = not kinds
        counts["paragraph"] += top and any(text.text for text in one.iter(w("t")))
        yield Paragraph(one, _place(story, around, counts, numbers), top and not story.place, _FALLBACK in kinds)


def _place(story: Story, around: list[Element], counts: dict[str, int], numbers: dict[Element, int]) -> Place:
    box: Place = (("box", 0),) if any(one.tag == _BOX for one in around) else ()
    tables = [one for one in around if one in numbers]
    if tables:
        table = tables[-1]
        row = next((one for one in reversed(around) if one.tag == w("tr")), None)
        at = list(table.iter(w("tr"))).index(row) + 1 if row is not None else 1
        return (*story.place, ("table", numbers[table]), ("row", at), *box)
    if story.place:
        return (*story.place, *box)
    return (("paragraph", max(counts["paragraph"], 1)), *box)
