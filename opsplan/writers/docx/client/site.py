"""Where in a template the document goes, and the section whose pages it gets."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import chain

from opsplan.writers.docx.client.marks import is_document, is_end, named
from opsplan.writers.docx.client.ooxml import Element, drop, made, properties_of, put, w
from opsplan.writers.docx.client.opc import Opc
from opsplan.writers.docx.client.stories import BODY, Story, paragraphs
from opsplan.writers.docx.sections import COVER_END

#: What a paragraph that only ends a section looks like: it takes no room.
_TINY = {"before": "0", "after": "0", "line": "20", "lineRule": "exact"}
#: The margins of Word's own, and what stands before the size of a page.
_MARGINS = (
    ("top", 1440), ("right", 1440), ("bottom", 1440), ("left", 1440), ("header", 708), ("footer", 708), ("gutter", 0),
)  # fmt: skip
#: The number of a bookmark that no template has; all are numbered anew in the end.
_COVER_ID = "2147480000"
_BEFORE_SIZE = set(map(w, ("headerReference", "footerReference", "footnotePr", "endnotePr", "type")))


@dataclass
class Site:
    """The place of the document: what is put there stands before `anchor`, which goes where it is only a `mark`.

    `section` says what the pages there look like; `fresh` tells whether the document begins on a page of its own
    without more ado, `named` whether the template says where it goes; `pages` are those before it, by its breaks.
    """

    anchor: Element
    section: Element
    mark: bool
    fresh: bool
    named: bool
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
    last = _last_section(body)
    tops = [one.element for one in paragraphs(Story(opc.main, opc.tree(opc.main))) if one.top]
    start = next((one for one in tops if is_document(named(one))), None)
    end = next((one for one in tops if is_end(named(one))), None)
    if start is None:
        return _settled(Site(last, last, False, _is_fresh(last), False, _pages(last)), body)
    _clear(body, start, end)
    section = next((one for one in _following(body, start) if one.tag == w("sectPr")), last)
    own = start.find(f"{w('pPr')}/{w('sectPr')}")
    if own is not None:
        _make_tiny(start)
    return _settled(Site(start, section, own is None, True, True, _pages(start)), body)


def _settled(here: Site, body: Element) -> Site:
    found = _one_column(here, body)
    _mark_cover(found, body)
    return found


def _last_section(body: Element) -> Element:
    """Return the properties of the last section, made where a document has none; they stand at the end."""
    found = [one for one in body if one.tag == w("sectPr")]
    for one in found[:-1]:
        drop(one)
    found = found or [made(body, "sectPr")]
    body.append(found[-1])
    return found[-1]


def settle_page(section: Element, paper: tuple[int, int]) -> None:
    """Say the size of the page, in twips, and its margins where a section leaves them to the program."""
    if section.find(w("pgSz")) is None:
        size = made(section, "pgSz", w=str(paper[0]), h=str(paper[1]))
        before = [place for place, one in enumerate(section) if str(one.tag) in _BEFORE_SIZE]
        section.insert(before[-1] + 1 if before else 0, size)
    size = next(section.iterfind(w("pgSz")))
    if section.find(w("pgMar")) is None:
        size.addnext(made(section, "pgMar", **{key: str(length) for key, length in _MARGINS}))


def _clear(body: Element, start: Element, end: Element | None) -> None:
    """Take out what stands between the two; of the section breaks in it the first one stays."""
    if end is None:
        return
    if end is start or end not in list(_following(body, start)):
        drop(end)
        return
    gone, kept = [], None
    for one in _between(body, start, end):
        for section in one.iter(w("sectPr")):
            kept = section if kept is None else kept
        gone.append(one)
    for one in gone:
        drop(one)
    if kept is not None and start.find(f"{w('pPr')}/{w('sectPr')}") is None:
        _set_section(start, deepcopy(kept))
    if end.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        _make_tiny(end)
    else:
        drop(end)


def _between(body: Element, start: Element, end: Element) -> list[Element]:
    """Return what stands between two paragraphs, each as large as it can be taken out whole."""
    chain = [start, *start.iterancestors()]
    end_chain = [end, *end.iterancestors()]
    shared = next(one for one in chain if one in end_chain)
    found: list[Element] = []
    for one in chain[: chain.index(shared)]:
        limit = end_chain[: end_chain.index(shared)]
        for below in one.itersiblings():
            if below in limit:
                break
            found.append(below)
    for one in end_chain[: max(end_chain.index(shared) - 1, 0)]:
        found += [above for above in one.itersiblings(preceding=True) if above not in found]
    return [one for one in found if one.tag not in (w("sectPr"), w("sdtPr"), w("sdtEndPr")) or one.getparent() is body]


def _following(body: Element, start: Element) -> Iterator[Element]:
    """Yield a paragraph and every paragraph and section behind it, in order."""
    there = False
    for one in body.iter(w("p"), w("sectPr")):
        there = there or one is start
        if there:
            yield one


def _set_section(paragraph: Element, section: Element) -> None:
    """Let a paragraph end a section."""
    put(properties_of(paragraph), section)


def _make_tiny(paragraph: Element) -> None:
    """Leave of a paragraph only that it ends a section."""
    section = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
    for one in list(paragraph):
        drop(one)
    properties = properties_of(paragraph)
    properties.append(made(properties, "spacing", **_TINY))
    if section is not None:
        properties.append(section)


def _tiny(like: Element, section: Element) -> Element:
    paragraph = like.makeelement(w("p"), {})
    _set_section(paragraph, section)
    _make_tiny(paragraph)
    return paragraph


def _is_fresh(last: Element) -> bool:
    """Tell whether what comes last in a template begins a page: it is empty, or ends with a break."""
    for one in last.itersiblings(preceding=True):
        if one.find(f"{w('pPr')}/{w('sectPr')}") is not None:
            return True
        if any(found.get(w("type")) == "page" for found in one.iter(w("br"))):
            return True
        if one.tag != w("p") or any(True for _ in one.iter(w("t"), w("drawing"), w("pict"), w("object"))):
            return False
    return True


def _pages(anchor: Element) -> int:
    """Return how many pages stand before a place, by the breaks there; from the last on that counts anew."""
    root = next(anchor.iterancestors(BODY))
    pages, filled = 0, False
    for one in root.iter(w("p"), w("br"), w("sectPr")):
        if one is anchor:
            break
        if one.tag == w("p"):
            filled = filled or any(True for _ in one.iter(w("t"), w("drawing"), w("pict")))
        elif one.tag == w("sectPr") or one.get(w("type")) == "page":
            pages, filled = pages + 1, False
    return pages


def _one_column(here: Site, body: Element) -> Site:
    """Give the document a section of one column where the template has several there."""
    columns = here.section.find(w("cols"))
    if columns is None or columns.get(w("num"), "1") in ("0", "1"):
        return here
    before, after = _beside(here, body)
    if before:
        here.anchor.addprevious(_tiny(here.anchor, deepcopy(here.section)))
    if after:
        own = _single(deepcopy(here.section), first=not before)
        tiny = _tiny(here.anchor, own)
        here.anchor.addprevious(tiny)
        _next_page(here.section)
        if here.mark:
            drop(here.anchor)
        here.anchor, here.section, here.mark = tiny, own, False
    else:
        _single(here.section, first=not before)
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


def _mark_cover(here: Site, body: Element) -> None:
    """Say where the pages end that stand before the one with the number 1, if there is such a one before the document.

    Whoever counts pages counts from there; the mark stands around words, because LibreOffice wants some.
    """
    sections = [*body.iter(w("sectPr"))]
    counted = [place for place, one in enumerate(sections) if _starts_anew(one)]
    start = max((place for place in counted if place <= sections.index(here.section)), default=0)
    if not start:
        return
    holder = next(sections[start - 1].iterancestors(w("p")))
    above = chain((holder,), holder.itersiblings(preceding=True))
    words = next((text for one in above for text in one.iter(w("t")) if text.text), None)
    run = next(words.iterancestors(w("r"))) if words is not None else None
    for old in [one for one in body.iter(w("bookmarkStart")) if one.get(w("name")) == COVER_END]:
        drop(old)
    if run is not None:
        run.addprevious(made(run, "bookmarkStart", id=_COVER_ID, name=COVER_END))
        run.addnext(made(run, "bookmarkEnd", id=_COVER_ID))


def _starts_anew(section: Element) -> bool:
    numbers = section.find(w("pgNumType"))
    return numbers is not None and numbers.get(w("start")) == "1"


def _single(section: Element, *, first: bool) -> Element:
    columns = section.find(w("cols"))
    if columns is not None:
        for one in list(columns):
            drop(one)
        for key in ("num", "equalWidth", "sep"):
            columns.attrib.pop(w(key), "")
    return section if first else _next_page(section)


def _next_page(section: Element) -> Element:
    """Return a section that goes on with the pages of the one before it."""
    for one in [one for name in ("titlePg", "type") for one in section.iterfind(w(name))]:
        drop(one)
    if (numbers := section.find(w("pgNumType"))) is not None:
        numbers.attrib.pop(w("start"), "")
    return section
