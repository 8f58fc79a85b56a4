"""The mark of a draft in a client's template: in every header, and in a new one for pages that have none."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.writers.docx.client.ooxml import Element, R, W, is_on, made, parse, w
from opsplan.writers.docx.client.opc import OFFICE, Opc

#: What holds a section; another one is what a tracked change has kept.
_HOLDERS = (w("body"), w("pPr"))
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"


def mark_draft(opc: Opc, mark: str, colour: str) -> None:
    """Write a mark into the header of every page, at its right end below what is there; `colour` is RRGGBB."""
    headers = {one.id: one.target for one in opc.of_kind("header")}
    marked: set[str] = set()
    shown: dict[str, str] = {}
    for section in _sections(opc.tree(opc.main)):
        own = section.iterfind(w("headerReference"))
        shown |= {one.get(w("type"), "default"): one.get(f"{{{R}}}id", "") for one in own}
        for page in _pages(section, opc):
            if shown.get(page) not in headers:
                shown[page] = _new(opc, section, page)
                headers[shown[page]] = next(one.target for one in opc.of_kind("header") if one.id == shown[page])
            name = headers[shown[page]]
            if name not in marked:
                marked.add(name)
                opc.tree(name).append(_paragraph(opc.tree(name), mark, colour))


def _sections(root: Element) -> Iterator[Element]:
    for one in root.iter(w("sectPr")):
        above = one.getparent()
        if above is not None and above.tag in _HOLDERS:
            yield one


def _pages(section: Element, opc: Opc) -> Iterator[str]:
    """Yield the kinds of pages that a section has, each with a header of its own."""
    settings = opc.related("settings")
    yield "default"
    if is_on(section, "titlePg"):
        yield "first"
    if settings and is_on(opc.tree(settings), "evenAndOddHeaders"):
        yield "even"


def _new(opc: Opc, section: Element, page: str) -> str:
    """Give a section a header for a kind of pages, and return the id of the relation to it."""
    root = parse(f'<w:hdr xmlns:w="{W}"/>'.encode())
    id = opc.add("word/header-draft.xml", root, f"{OFFICE}/header", _TYPE)
    reference = made(section, "headerReference", type=page)
    reference.set(f"{{{R}}}id", id)
    section.insert(0, reference)
    return id


def _paragraph(like: Element, mark: str, colour: str) -> Element:
    """Return the mark as a paragraph that no style of the template can hide."""
    paragraph, run, text = made(like, "p"), made(like, "r"), made(like, "t")
    properties, weight = made(like, "pPr"), made(like, "rPr")
    properties.append(made(like, "jc", val="right"))
    weight.extend([made(like, "b"), made(like, "color", val=colour)])
    text.text = mark
    run.extend([weight, text])
    paragraph.extend([properties, run])
    return paragraph
