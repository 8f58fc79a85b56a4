"""What a template refers to and does not have: Word asks whether to repair such a file, so the references go."""

from __future__ import annotations

from opsplan.writers.docx.client.ooxml import OLD_OFFICE_ID, Element, R, drop, w
from opsplan.writers.docx.client.opc import Opc
from opsplan.writers.docx.client.stories import stories

_STYLED = ("pStyle", "rStyle", "tblStyle")
_BASED = ("basedOn", "next", "link")
#: What shows another part, as large as it is taken out where that part is not there.
_SHOWN = tuple(map(w, ("drawing", "pict", "object", "headerReference", "footerReference", "altChunk")))


def forget_parts(opc: Opc) -> None:
    """Take out what shows parts that a template does not have."""
    for part in [story.part for story in stories(opc)]:
        known = {one.id for one in opc.relations.get(part, ()) if one.outside or one.target in opc.parts}
        for one in [*opc.tree(part).iter()]:
            for key in [key for key, said in one.attrib.items() if _is_reference(str(key)) and said not in known]:
                _forget(one, str(key))


def _is_reference(key: str) -> bool:
    return key.startswith(f"{{{R}}}") or key == OLD_OFFICE_ID


def _forget(one: Element, key: str) -> None:
    shown = one if one.tag in _SHOWN else next(one.iterancestors(*_SHOWN), None)
    if shown is not None:
        drop(shown)
    else:
        del one.attrib[key]


def forget_styles(opc: Opc, known: set[str]) -> None:
    """Take out references to styles that a template does not have."""
    names = {
        **{story.part: _STYLED for story in stories(opc)},
        **{name: _STYLED + _BASED for name in map(opc.related, ("numbering", "styles")) if name},
    }
    for part, kinds in names.items():
        for one in [*opc.tree(part).iter(*map(w, kinds))]:
            if one.get(w("val"), "") not in known:
                drop(one)
