"""Names and numbers that must not be there twice: bookmarks and drawings of a template and of the document in it."""

from __future__ import annotations

from collections.abc import Iterable

from opsplan.writers.docx.client.ooxml import WP, Element, amount, drop, w
from opsplan.writers.docx.client.opc import Opc
from opsplan.writers.docx.client.stories import stories

_DRAWING = f"{{{WP}}}docPr"


def rename(opc: Opc, elements: Iterable[Element]) -> None:
    """Give our bookmarks names that the template has not, and all that point to them."""
    taken = {one.get(w("name"), "") for one in opc.tree(opc.main).iter(w("bookmarkStart"))}
    listed = list(elements)
    _shift(opc, listed)
    own = [one for element in listed for one in element.iter(w("bookmarkStart"))]
    new: dict[str, str] = {}
    for one in own:
        name = one.get(w("name"), "")
        fresh, turn = name, 1
        while fresh in taken:
            turn += 1
            fresh = f"{name}_{turn}"
        new[name] = fresh
        one.set(w("name"), fresh)
    if all(name == fresh for name, fresh in new.items()):
        return
    for element in listed:
        for link in element.iter(w("hyperlink")):
            if (anchor := link.get(w("anchor"))) in new:
                link.set(w("anchor"), new[anchor])
        for asked in element.iter(w("instrText")):
            words = (asked.text or "").split(" ")
            asked.text = " ".join(new.get(one, one) for one in words)


def _shift(opc: Opc, elements: list[Element]) -> None:
    """Give our bookmarks numbers beyond those of the template."""
    signs = (w("bookmarkStart"), w("bookmarkEnd"))
    there = [one.get(w("id"), "0") for one in opc.tree(opc.main).iter(*signs)]
    least = max((int(amount(one)) for one in there), default=0)
    for one in [one for element in elements for one in element.iter(*signs)]:
        one.set(w("id"), str(int(one.get(w("id"), "0")) + least))


def renumber(opc: Opc) -> None:
    """Number bookmarks and drawings anew; a bookmark that has lost one of its ends is taken out."""
    number = drawing = 0
    for story in stories(opc):
        starts: dict[str, Element] = {}
        ends: dict[str, list[Element]] = {}
        for one in [*story.root.iter(w("bookmarkStart"), w("bookmarkEnd"))]:
            id = one.get(w("id"), "")
            if one.tag == w("bookmarkEnd"):
                ends.setdefault(id, []).append(one)
            elif id not in starts:
                starts[id] = one
            else:
                drop(one)
        for id, start in starts.items():
            end = ends.pop(id, [])
            if not end:
                drop(start)
                continue
            number += 1
            start.set(w("id"), str(number))
            end[0].set(w("id"), str(number))
            for one in end[1:]:
                drop(one)
        for one in [one for listed in ends.values() for one in listed]:
            drop(one)
        for one in story.root.iter(_DRAWING):
            drawing += 1
            one.set("id", str(drawing))
