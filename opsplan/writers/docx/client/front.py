"""What stands in a template before the document: how many pages, whether the last is full, where the cover ends."""

from __future__ import annotations

from itertools import chain

from opsplan.writers.docx.client.ooxml import Element, drop, made, w
from opsplan.writers.docx.client.stories import BODY
from opsplan.writers.docx.sections import COVER_END

#: The number of a bookmark that no template has; all are numbered anew in the end.
_COVER_ID = "2147480000"


def is_fresh(place: Element) -> bool:
    """Tell whether a place begins a page: what stands before it is empty, or ends with a break."""
    for one in place.itersiblings(preceding=True):
        if one.find(f"{w('pPr')}/{w('sectPr')}") is not None:
            return True
        if any(found.get(w("type")) == "page" for found in one.iter(w("br"))):
            return True
        if one.tag != w("p") or _is_filled(one):
            return False
    return True


def take_break(anchor: Element) -> bool:
    """Take out a page break that stands alone before a place; tell whether the document has to begin with one instead.

    A break in a paragraph of its own is a page of its own where the text before it fills the page above.
    """
    above = anchor.getprevious()
    if above is None or above.tag != w("p") or above.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        return False
    breaks = [*above.iter(w("br"))]
    alone = [one.get(w("type")) for one in breaks] == ["page"] and not _is_filled(above)
    if not alone or is_fresh(above):
        return False
    drop(above if next(above.iter(w("fldChar")), None) is None else breaks[0])  # contents may end beside it
    return True


def pages_before(anchor: Element) -> int:
    """Return how many pages stand before a place, by the breaks there."""
    root = next(anchor.iterancestors(BODY))
    pages = 0
    for one in root.iter(w("p"), w("br"), w("sectPr")):
        if one is anchor:
            break
        pages += one.tag == w("sectPr") or one.get(w("type")) == "page"
    return pages


def _is_filled(one: Element) -> bool:
    """Tell whether an element is more than an empty paragraph."""
    return one.tag == w("tbl") or any(True for _ in one.iter(w("t"), w("drawing"), w("pict"), w("object")))


def mark_cover(section: Element, body: Element) -> None:
    """Say where the pages end that stand before the one with the number 1, if there is such a one before the document.

    Whoever counts pages counts from there; the mark stands around words, because LibreOffice wants some.
    """
    sections = [*body.iter(w("sectPr"))]
    counted = [place for place, one in enumerate(sections) if _starts_anew(one)]
    start = max((place for place in counted if place <= sections.index(section)), default=0)
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
