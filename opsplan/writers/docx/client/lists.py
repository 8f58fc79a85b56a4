"""Our lists in a template's numbering: new ids, its own bullets and numbers where its list styles have them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from opsplan.look.parts import Level, Numbers
from opsplan.writers.docx.client.house import House
from opsplan.writers.docx.client.numbers import style_list
from opsplan.writers.docx.client.ooxml import Element, amount, drop, made, parse, put, value, w
from opsplan.writers.docx.client.opc import OFFICE, Opc
from opsplan.writers.docx.client.restyle import Restyle
from opsplan.writers.docx.markup import DECLARATION, NAMESPACES
from opsplan.writers.docx.numbering import numbering_xml
from opsplan.writers.docx.styles import BULLETS, HEADINGS, NUMBERS

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_EMPTY = f"{DECLARATION}<w:numbering {NAMESPACES}/>"


def put_in_list(properties: Element, level: int, number: int) -> None:
    """Put a paragraph in a list at a level; number 0 is none."""
    numbers = made(properties, "numPr")
    numbers.append(made(numbers, "ilvl", val=str(level)))
    numbers.append(made(numbers, "numId", val=str(number)))
    put(properties, numbers)


class Lists:
    """Gives the lists of a document new ids in a template, and adds those that are used."""

    def __init__(self, opc: Opc, house: House, restyle: Restyle, headings: Sequence[Level], numbers: Numbers) -> None:
        self._opc, self._restyle, self._headings, self._look = opc, restyle, headings, numbers
        name = opc.related("numbering")
        self._root = opc.tree(name) if name else None
        there = (
            []
            if self._root is None
            else [
                *(one.get(w("numId"), "0") for one in self._root.iterfind(w("num"))),
                *(one.get(w("abstractNumId"), "0") for one in self._root.iterfind(w("abstractNum"))),
            ]
        )
        self._shift = max((int(amount(one)) for one in there), default=0)
        self._bullets = self._own_list(house, "ListBullet")
        self._numbers = self._own_list(house, "ListNumber")
        self._used = False

    def _own_list(self, house: House, key: str) -> str:
        return style_list(self._root, house, self._restyle.found(key)) if self._root is not None else ""

    def apply(self, elements: Iterable[Element]) -> None:
        """Give the ids of the template to what is in a list; what its own style puts in one needs no more."""
        for element in elements:
            for number in [*element.iter(w("numId"))]:
                id, holder = int(number.get(w("val"), "0")), number.getparent()
                if id == BULLETS and self._bullets and holder is not None and value(holder, "ilvl") == "0":
                    drop(holder)
                elif id:
                    number.set(w("val"), str(id + self._shift))
                    self._used = True

    def number_style(self, properties: Element, level: int) -> None:
        """Put the paragraphs of a style in our list of headings."""
        put_in_list(properties, level, HEADINGS + self._shift)
        self._used = True

    def add(self, lists: Sequence[tuple[int, int]]) -> None:
        """Add our lists; `lists` are level and first number of the ordered ones, in the order of use."""
        if not self._used:
            return
        own = parse(numbering_xml(self._headings, self._look, lists).encode())
        if self._root is None:
            root = parse(_EMPTY.encode())
            self._opc.add("word/numbering.xml", root, f"{OFFICE}/numbering", _TYPE)
            self._root = root
        for one in own.iter(w("abstractNum")):
            one.set(w("abstractNumId"), str(int(one.get(w("abstractNumId"), "0")) + self._shift))
            self._renew(one)
        for one in own.iter(w("pStyle")):
            one.set(w("val"), self._restyle.id(one.get(w("val"), "")))
        nums = list(own.iterfind(w("num")))
        for one in nums:
            self._renumber(one, lists)
        first = self._root.find(w("num"))
        for one in list(own.iterfind(w("abstractNum"))):
            if not self._scheme_less(one):
                if first is None:
                    self._root.append(one)
                else:
                    first.addprevious(one)
        for one in nums:
            if not (self._scheme_less(one)):
                self._add_num(one)

    def _scheme_less(self, one: Element) -> bool:
        """Tell whether this is the list of headings where those are not numbered by us."""
        id = one.get(w("abstractNumId")) or one.get(w("numId")) or ""
        return not self._headings and id == str(HEADINGS + self._shift)

    def _renumber(self, num: Element, lists: Sequence[tuple[int, int]]) -> None:
        number = int(num.get(w("numId"), "0"))
        num.set(w("numId"), str(number + self._shift))
        of = num.find(w("abstractNumId"))
        if of is None:
            return
        of.set(w("val"), str(int(of.get(w("val"), "0")) + self._shift))
        place = number - NUMBERS - 1
        if place >= 0 and not lists[place][0] and self._numbers and self._root is not None:
            own = next(one for one in self._root.iterfind(w("num")) if one.get(w("numId")) == self._numbers)
            of.set(w("val"), value(own, "abstractNumId") or "0")

    def _add_num(self, num: Element) -> None:
        """Add a list behind the others: what ends the part stays at its end."""
        if self._root is None:
            return
        last = [one for one in self._root if one.tag in (w("num"), w("abstractNum"))]
        last[-1].addnext(num)

    def _renew(self, abstract: Element) -> None:
        """Give a list an identity that none of the template has."""
        if self._root is None:
            return
        taken = {one.get(w("val"), "") for one in self._root.iter(w("nsid"))}
        for one in abstract.iterfind(w("nsid")):
            number = int(one.get(w("val"), "0"), 16)
            while f"{number:08X}" in taken:
                number += 0x1000
            one.set(w("val"), f"{number:08X}")
