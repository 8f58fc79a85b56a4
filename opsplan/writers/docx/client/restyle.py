"""Our styles in a template: those that it has under another id, those that it lacks added in its manner."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy

from opsplan.look.theme import Theme
from opsplan.writers.docx.client.house import House
from opsplan.writers.docx.client.ooxml import Element, drop, made, parse, properties_of, put, value, w
from opsplan.writers.docx.markup import NAMESPACES
from opsplan.writers.docx.styles import styles_xml

#: The style that those of ours are based on which no template has: the template's own type, without its spacing.
BASE = "PlanBase"
_BASE_XML = (
    f'<w:style {NAMESPACES} w:type="paragraph" w:customStyle="1" w:styleId="{BASE}"><w:name w:val="Plan Base"/>'
    '<w:basedOn w:val="Normal"/><w:semiHidden/><w:pPr><w:keepNext w:val="0"/><w:keepLines w:val="0"/>'
    '<w:pageBreakBefore w:val="0"/><w:numPr><w:numId w:val="0"/></w:numPr><w:snapToGrid w:val="0"/>'
    '<w:spacing w:before="0" w:beforeAutospacing="0" w:after="0" w:afterAutospacing="0" w:line="240" '
    'w:lineRule="auto"/><w:ind w:left="0" w:leftChars="0" w:right="0" w:rightChars="0" w:firstLine="0" '
    'w:firstLineChars="0"/><w:contextualSpacing w:val="0"/><w:jc w:val="left"/></w:pPr><w:rPr><w:b w:val="0"/>'
    '<w:bCs w:val="0"/><w:i w:val="0"/><w:iCs w:val="0"/><w:caps w:val="0"/><w:smallCaps w:val="0"/>'
    '<w:spacing w:val="0"/></w:rPr></w:style>'
)
#: What somebody who writes on in the document will look for.
_ALWAYS = ("Heading1", "Heading2", "Heading3", "Heading4", "BodyText", "ListBullet", "ListNumber", "Caption")
_HEADINGS = _ALWAYS[:4]
_LINKS = ("basedOn", "next", "link")
_REFERENCES = ("pStyle", "rStyle", "tblStyle")


class Restyle:
    """Knows every style of ours by the id that the template gives it, and adds those that it lacks."""

    def __init__(self, house: House, theme: Theme, width: int, numbered: bool, *, chinese: bool) -> None:
        self._house = house
        root = parse(styles_xml(theme, width, numbered, chinese=chinese).encode())
        self._defaults = root.find(w("docDefaults"))
        self._own = {one.get(w("styleId"), ""): one for one in root.iterfind(w("style"))}
        self._own[BASE] = parse(_BASE_XML.encode())
        self._taken = house.ids()
        self._ids: dict[str, str] = {}
        self.made: list[str] = []

    def found(self, key: str) -> Element | None:
        """Return the style of the template that one of ours stands for."""
        own = self._own.get(key)
        return self._house.find(own.get(w("type"), ""), value(own, "name") or "") if own is not None else None

    def id(self, key: str) -> str:
        """Return the id that a style of ours has in the template; one that it lacks is made."""
        if key not in self._ids:
            there = self.found(key)
            if there is not None:
                self._ids[key] = there.get(w("styleId"), "")
            else:
                self._ids[key] = key if key not in self._taken else f"{key}Plan"
                self._taken.add(self._ids[key])
                self.made.append(key)
        return self._ids[key]

    def apply(self, elements: Iterable[Element]) -> None:
        """Give the template's ids to the styles that some paragraphs and tables name."""
        for element in elements:
            for one in element.iter(*map(w, _REFERENCES)):
                one.set(w("val"), self.id(one.get(w("val"), "")))

    def add(self) -> list[Element]:
        """Add the styles that the template lacks, those that they refer to among them; return them."""
        root = self._house.root
        if root is None:
            raise ValueError("a template without styles")
        for key in _ALWAYS:
            self.id(key)
        styles: dict[str, Element] = {}
        for key in self.made:  # it grows on the way
            styles[self._ids[key]] = self._made(key)
        for style in styles.values():
            self._append(style, styles)
        if root.find(w("docDefaults")) is None and self._defaults is not None:
            root.insert(0, self._defaults)
        return list(styles.values())

    def _append(self, style: Element, styles: Mapping[str, Element]) -> None:
        """Put a style behind the one that it is based on: some programs read them in that order."""
        root = self._house.root
        if root is None or style.getparent() is root:
            return
        if (below := styles.get(value(style, "basedOn") or "")) is not None:
            self._append(below, styles)
        root.append(style)

    def _made(self, key: str) -> Element:
        """Return a style of ours with the ids of the template, in the template's manner."""
        style = deepcopy(self._own[key])
        normal = self._house.usual("paragraph")
        if normal is not None and value(style, "basedOn") == "Normal" and key != BASE:
            if key == "BodyText" and self._is_set(normal):
                self._leave_to(normal, style)
            else:
                _rebase(style, BASE)
        if normal is not None and style.get(w("default")) and key != "Normal":
            del style.attrib[w("default")]
        for link in [one for name in _LINKS for one in style.iterfind(w(name))]:
            link.set(w("val"), self.id(link.get(w("val"), "")))
        style.set(w("styleId"), self._ids[key])
        if key in _HEADINGS and (near := self._near(key)) is not None:
            size = float(value(self._own[key].find(w("rPr")), "sz") or 0) / 2
            _like_heading(style, near, min(size, self._house.look(near).size))
        return style

    def _leave_to(self, normal: Element, style: Element) -> None:
        """Leave room and type of the text to the template's own; without an indent there, ours stays."""
        for name in ("spacing", "jc", *(("ind",) if self._house.look(normal).indent else ())):
            for one in list(style.iterfind(f"{w('pPr')}/{w(name)}")):
                drop(one)
        for one in list(style.iterfind(w("rPr"))):
            drop(one)

    def _is_set(self, normal: Element) -> bool:
        """Tell whether a template has made up its mind about its text: room between paragraphs, or an indent."""
        look = self._house.look(normal)
        return bool(look.after or look.indent or look.before)

    def _near(self, key: str) -> Element | None:
        """Return the heading of the template that is nearest to one that it lacks: above it, or else below."""
        level = int(key[-1])
        order = [*range(level - 1, 0, -1), *range(level + 1, 5)]
        found = (self._house.find("paragraph", f"heading {one}") for one in order)
        return next((one for one in found if one is not None), None)


def _rebase(style: Element, id: str) -> None:
    for one in style.iterfind(w("basedOn")):
        one.set(w("val"), id)


def _like_heading(style: Element, near: Element, size: float) -> None:
    """Dress a heading of ours as another one of the template, in its own size and at its own level."""
    kept = [style.find(f"{w('pPr')}/{w(name)}") for name in ("numPr", "outlineLvl")]
    for name in ("pPr", "rPr"):
        for one in list(style.iterfind(w(name))):
            drop(one)
        if (dress := near.find(w(name))) is not None:
            style.append(deepcopy(dress))
    paragraph = properties_of(style)
    for name in ("outlineLvl", "numPr", "pageBreakBefore"):
        for one in list(paragraph.iterfind(w(name))):
            drop(one)
    for own in kept:
        if own is not None:
            put(paragraph, own)
    for one in list(style.iterfind(w("basedOn"))):
        drop(one)
    if (based := near.find(w("basedOn"))) is not None:
        style.insert(1, deepcopy(based))
    run = style.find(w("rPr"))
    if run is None:
        run = made(style, "rPr")
        style.append(run)
    for name in ("sz", "szCs"):
        for one in list(run.iterfind(w(name))):
            drop(one)
        run.append(made(run, name, val=str(round(size * 2))))
