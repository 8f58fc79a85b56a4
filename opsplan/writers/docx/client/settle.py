"""What a document in a template is given beside its styles: what these lack that were made for other places."""

from __future__ import annotations

from collections.abc import Iterable

from opsplan.writers.docx.client.house import House, Look
from opsplan.writers.docx.client.lists import Lists, put_in_list
from opsplan.writers.docx.client.ooxml import Element, amount, made, properties_of, put, value, w
from opsplan.writers.docx.client.opc import Opc
from opsplan.writers.docx.client.restyle import Restyle
from opsplan.writers.docx.measure import points

_LEVELS = 4
#: The room above a table's caption at the least, and below it at the most, in points.
_ABOVE, _BELOW = 9, 4
#: From this version of its rules on Word sets the edge of a table at the margin; a file that names none has an old one.
_NEW, _OLD = 15, 12
_HEADINGS = tuple(f"heading {level}" for level in range(1, _LEVELS + 1))


def number_headings(opc: Opc, house: House, restyle: Restyle, lists: Lists) -> None:
    """Put the template's headings in our list; what stands there already, and other styles, stay without numbers."""
    headings = {
        style.get(w("styleId"), ""): level
        for level in range(1, _LEVELS + 1)
        if (style := restyle.found(f"Heading{level}")) is not None
    }
    for one in opc.tree(opc.main).iter(w("pStyle")):
        holder = one.getparent()
        if one.get(w("val")) in headings and holder is not None and holder.find(w("numPr")) is None:
            put_in_list(holder, 0, 0)
    for style in house.styles:
        id = style.get(w("styleId"), "")
        if id in headings:
            lists.number_style(properties_of(style), headings[id] - 1)
        elif value(style, "basedOn") in headings and style.find(f"{w('pPr')}/{w('numPr')}") is None:
            put_in_list(properties_of(style), 0, 0)


def settle(elements: Iterable[Element], house: House, width: int) -> None:
    """Give captions and entries of the contents what styles of a template lack that were made for other places.

    A caption stands above its table and keeps to it; an entry has a tab before its page; a title of the contents is
    in no list. Our own styles have all that.
    """
    styles = {
        style.get(w("styleId"), ""): name
        for name in (*_HEADINGS, "caption", "toc 1", "toc 2", "toc 3", "table of figures", "TOC Heading")
        if (style := house.find("paragraph", name)) is not None
    }
    for one in elements:
        name = styles.get(value(one.find(w("pPr")), "pStyle") or "", "")
        if name.startswith("heading"):
            _settle_heading(one, house.look(house.find("paragraph", name)))
        elif name:
            _SETTLERS.get(name, _settle_entry)(properties_of(one), name, house, width)


def settle_tables(opc: Opc, styles: Iterable[Element]) -> None:
    """Let the edges of our tables stand at the margins: older files have the words in them there."""
    old = _mode(opc) < _NEW
    for style in styles:
        properties, left = style.find(w("tblPr")), style.find(f"{w('tblPr')}/{w('tblCellMar')}/{w('left')}")
        if properties is not None and left is not None and properties.find(w("tblInd")) is None:
            inset = left.get(w("w"), "0") if old else "0"
            before = properties.find(w("tblBorders"))
            place = len(properties) if before is None else properties.index(before)
            properties.insert(place, made(properties, "tblInd", w=inset, type="dxa"))


def _mode(opc: Opc) -> int:
    """Return the version of Word by whose rules a file is laid out."""
    name = opc.related("settings")
    rules = opc.tree(name).iter(w("compatSetting")) if name else ()
    said = next((one.get(w("val"), "") for one in rules if one.get(w("name")) == "compatibilityMode"), "")
    return int(amount(said, _OLD))


def _settle_heading(heading: Element, look: Look) -> None:
    """Keep a table off the heading above it where the template has no room there."""
    below = heading.getnext()
    if below is not None and below.tag == w("tbl") and look.after < _BELOW:
        properties = properties_of(heading)
        spacing = properties.find(w("spacing"))
        spacing = made(properties, "spacing") if spacing is None else spacing
        spacing.set(w("after"), str(points(_BELOW)))
        put(properties, spacing)


def _settle_caption(properties: Element, name: str, house: House, width: int) -> None:
    look = house.look(house.find("paragraph", name))
    if not look.keep_next:
        put(properties, made(properties, "keepNext"))
    if look.before < _ABOVE or look.after > _BELOW:
        before, after = max(look.before, _ABOVE), min(look.after, _BELOW)
        put(properties, made(properties, "spacing", before=str(points(before)), after=str(points(after))))


def _settle_entry(properties: Element, name: str, house: House, width: int) -> None:
    tabs = house.property(house.find("paragraph", name), "pPr", "tabs")
    places = (
        [tab.get(w("pos"), "") for tab in tabs if tab.get(w("val")) in ("right", "end")] if tabs is not None else []
    )
    if not any(0 < amount(one) <= width for one in places):
        own = made(properties, "tabs")
        own.append(made(own, "tab", val="right", leader="dot", pos=str(width)))
        put(properties, own)


def _settle_title(properties: Element, name: str, house: House, width: int) -> None:
    numbers = house.property(house.find("paragraph", name), "pPr", "numPr")
    if numbers is not None and value(numbers, "numId") != "0":
        put_in_list(properties, 0, 0)


_SETTLERS = {"caption": _settle_caption, "TOC Heading": _settle_title}
