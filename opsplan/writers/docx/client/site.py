"""Where in a template the document goes, and the section whose pages it gets."""

from __future__ import annotations

from copy import deepcopy

from msgspec import Struct

from opsplan.writers.docx.client.breaks import last_section, make_tiny, next_page, single, tiny
from opsplan.writers.docx.client.front import is_fresh, mark_cover, pages_before, take_break
from opsplan.writers.docx.client.marks import is_document, is_end, named
from opsplan.writers.docx.client.ooxml import Element, drop, w
from opsplan.writers.docx.client.opc import Opc
from opsplan.writers.docx.client.sample import clear, following
from opsplan.writers.docx.client.stories import BODY, Story, paragraphs


class Site(Struct):
    """The place of the document: what is put there stands before `anchor`, which goes where it is only a `mark`.

    `section` says what the pages there look like; `fresh` tells whether the document begins on a page of its own
    without more ado; `pages` are those before it, by its breaks.
    """

    anchor: Element
    section: Element
    mark: bool
    fresh: bool
    pages: int

    def put(self, elements: list[Element]) -> None:
        """Put the document in its place."""
        for one in elements:
            self.anchor.addprevious(one)
        if self.mark:
            drop(self.anchor)


def site(opc: Opc) -> Site:
    """Return the place of the document, cleared of the sample that may stand there."""
    body = opc.tree(opc.main).find(BODY)
    if body is None:
        raise ValueError("a document without body")
    found = _one_column(_place(opc, body), body)
    mark_cover(found.section, body)
    return found


def _place(opc: Opc, body: Element) -> Site:
    """Return the place that a template names, or else its end."""
    last = last_section(body)
    tops = [one.element for one in paragraphs(Story(opc.main, opc.tree(opc.main))) if one.top]
    start = next((one for one in tops if is_document(named(one))), None)
    if start is None:
        fresh, pages = is_fresh(last), pages_before(last)
        return Site(last, last, False, fresh and not take_break(last), pages + (not fresh))
    clear(body, start, next((one for one in tops if is_end(named(one))), None))
    section = next((one for one in following(body, start) if one.tag == w("sectPr")), last)
    ends_section = start.find(f"{w('pPr')}/{w('sectPr')}") is not None
    if ends_section:
        make_tiny(start)
    pages = pages_before(start)
    return Site(start, section, not ends_section, not take_break(start), pages)


def _one_column(here: Site, body: Element) -> Site:
    """Give the document a section of one column where the template has several there."""
    columns = here.section.find(w("cols"))
    if columns is None or columns.get(w("num"), "1") in ("0", "1"):
        return here
    before, after = _beside(here, body)
    if before:
        here.anchor.addprevious(tiny(here.anchor, deepcopy(here.section)))
    if after:
        own = single(deepcopy(here.section), first=not before)
        end = tiny(here.anchor, own)
        here.anchor.addprevious(end)
        next_page(here.section)
        if here.mark:
            drop(here.anchor)
        here.anchor, here.section, here.mark = end, own, False
    else:
        single(here.section, first=not before)
    here.fresh = here.fresh or before
    return here


def _beside(here: Site, body: Element) -> tuple[bool, bool]:
    """Tell whether anything stands in the document's section before it, and whether anything stands behind it."""
    before, after, passed = False, False, False
    for one in body.iter(w("p"), w("tbl"), w("sectPr")):
        if one is here.anchor and one.tag == w("p"):
            passed = True
        elif one is here.section:
            break
        elif one.tag == w("sectPr"):
            before = False
        elif any(True for _ in one.iter(w("t"), w("drawing"), w("pict"))):
            before, after = before or not passed, after or passed
    return before, after
