"""The numbers of a template's own headings, as its contents show them, and our lists beside its own."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from opsplan.writers.docx.client.house import House
from opsplan.writers.docx.client.ooxml import Element, amount, value, w
from opsplan.writers.docx.client.opc import Opc
from opsplan.writers.docx.numbering import Counter
from opsplan.writers.docx.numerals import shown

_LEVELS = 4
_GAP = re.compile(r"%(\d)")


class Level(Struct, frozen=True):
    """How a level of headings is numbered: its list and its place there, format, text and what follows."""

    list: str
    place: int
    format: str
    text: str
    after: str
    start: int = 1
    legal: bool = False


def heading_levels(opc: Opc, house: House) -> dict[int, Level]:
    """Return how each level of headings is numbered by a template; none where it numbers no headings."""
    name = opc.related("numbering")
    if not name:
        return {}
    root = opc.tree(name)
    found = {}
    for level in range(1, _LEVELS + 1):
        style = house.find("paragraph", f"heading {level}")
        one = _level(root, house, style) if style is not None else None
        if one is not None:
            found[level] = one
    return found


def style_list(root: Element, house: House, style: Element | None) -> str:
    """Return the id of the list that a style puts its paragraphs in, or nothing."""
    if style is None:
        return ""
    numbers = (one.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}") for one in house.chain(style))
    number = next((one.get(w("val"), "") for one in numbers if one is not None), "")
    return number if number != "0" and _num(root, number) is not None else ""


def _level(root: Element, house: House, style: Element) -> Level | None:
    number = style_list(root, house, style)
    num = _num(root, number)
    abstract = _abstract(root, house, num) if num is not None else None
    if num is None or abstract is None:
        return None
    places = (one.find(f"{w('pPr')}/{w('numPr')}/{w('ilvl')}") for one in house.chain(style))
    at = next((one.get(w("val"), "") for one in places if one is not None), "")
    id = style.get(w("styleId"), "")
    levels = {one.get(w("ilvl"), ""): one for one in abstract.iterfind(w("lvl"))}
    linked = next((place for place, one in levels.items() if value(one, "pStyle") == id), "0")
    place = at or linked
    own = num.find(f"{w('lvlOverride')}[@{w('ilvl')}='{place}']/{w('lvl')}")
    level = own if own is not None else levels.get(place)
    if level is None or value(level, "numFmt") == "none" or not value(level, "lvlText"):
        return None  # LibreOffice puts every heading in a list that prints nothing
    return Level(
        list=abstract.get(w("abstractNumId"), ""),
        place=int(amount(place)),
        format=value(level, "numFmt") or "decimal",
        text=value(level, "lvlText") or "",
        after=value(level, "suff") or "tab",
        start=int(amount(value(level, "start"), 1)),
        legal=level.find(w("isLgl")) is not None,
    )


def _num(root: Element, number: str) -> Element | None:
    return next((one for one in root.iterfind(w("num")) if one.get(w("numId")) == number), None)


def _abstract(root: Element, house: House, num: Element) -> Element | None:
    """Return the definition of a list; one that is a style's is found by way of that style."""
    id = value(num, "abstractNumId")
    found = next((one for one in root.iterfind(w("abstractNum")) if one.get(w("abstractNumId")) == id), None)
    link = value(found, "numStyleLink") if found is not None else None
    if link:
        linked = (one for one in root.iterfind(w("abstractNum")) if value(one, "styleLink") == link)
        return next(linked, found)
    return found


class HouseCounter(Counter):
    """Counts headings as Word does by a template's own numbering."""

    def __init__(self, levels: Mapping[int, Level]) -> None:
        super().__init__(())
        self._own = levels
        self._seen: dict[tuple[str, int], int] = {}

    def number(self, level: int, wanted: bool) -> str:
        """Return the number of the next heading with what stands between it and the words."""
        own = self._own.get(level)
        if not wanted or own is None:
            return ""
        key = (own.list, own.place)
        self._seen[key] = self._seen.get(key, own.start - 1) + 1
        for other in [one for one in self._seen if one[0] == own.list and one[1] > own.place]:
            del self._seen[other]
        said = _GAP.sub(lambda gap: self._part(own, int(gap[1]) - 1), own.text)
        return said + (" " if said and own.after != "nothing" and not said.endswith(" ") else "")

    def _part(self, own: Level, place: int) -> str:
        of = next((one for one in self._own.values() if (one.list, one.place) == (own.list, place)), own)
        count = self._seen.get((own.list, place), of.start)
        return shown(count, "decimal" if own.legal else of.format)
