"""The sample that a template shows in the place of the document: it is taken out."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from opsplan.writers.docx.client.breaks import make_tiny, set_section
from opsplan.writers.docx.client.ooxml import Element, drop, w


def clear(body: Element, start: Element, end: Element | None) -> None:
    """Take out what stands between the two; of the section breaks in it the first one stays."""
    if end is None:
        return
    if end is start or end not in list(following(body, start)):
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
        set_section(start, deepcopy(kept))
    if end.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        make_tiny(end)
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


def following(body: Element, start: Element) -> Iterator[Element]:
    """Yield a paragraph and every paragraph and section behind it, in order."""
    there = False
    for one in body.iter(w("p"), w("sectPr")):
        there = there or one is start
        if there:
            yield one
