"""The house style of a template: its styles by name, and what each of them comes to with all it is based on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from opsplan.writers.docx.client.ooxml import A, Element, amount, w
from opsplan.writers.docx.client.opc import Opc

_RGB = re.compile("[0-9A-Fa-f]{6}")
#: What styles are called elsewhere.
_OTHER_NAMES = {
    "heading 1": ("标题 1", "标题1"),
    "heading 2": ("标题 2", "标题2"),
    "heading 3": ("标题 3", "标题3"),
    "heading 4": ("标题 4", "标题4"),
    "body text": ("正文文本", "text body"),
    "caption": ("题注",),
    "toc 1": ("目录 1", "目录1", "contents 1"),
    "toc 2": ("目录 2", "目录2", "contents 2"),
    "toc 3": ("目录 3", "目录3", "contents 3"),
    "toc heading": ("目录标题", "contents heading"),
    "list bullet": ("列表项目符号",),
    "list number": ("列表编号",),
    "quote": ("引用", "quotations"),
}
#: What a colour of the theme is called in a style.
_THEME_COLOURS = {
    "text1": "dk1", "dark1": "dk1", "background1": "lt1", "light1": "lt1", "text2": "dk2", "dark2": "dk2",
    "background2": "lt2", "light2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
#: Without a word of it, Word sets type of this size (in half points), lines of this height (240 is one).
_SIZE, _LINE = 20, 240
#: What one line of type is high, as a part of its size, in most faces.
_PITCH = 1.25
#: No chain of styles is longer.
_DEEPEST = 30


class Look(Struct, frozen=True):
    """What a style comes to: points, RRGGBB or nothing, faces or nothing; `line` is the distance of lines."""

    size: float
    colour: str
    latin: str
    han: str
    bold: bool
    before: float
    after: float
    line: float
    indent: float
    left: float
    keep_next: bool


class House:
    """The styles of a template, its default type, and the colours and faces of its theme."""

    def __init__(self, opc: Opc) -> None:
        name = opc.related("styles")
        self.root = opc.tree(name) if name else None
        theme = opc.related("theme")
        self.theme = opc.tree(theme) if theme else None
        self.styles = list(self.root.iterfind(w("style"))) if self.root is not None else []
        self._by_id = {one.get(w("styleId"), ""): one for one in self.styles}
        self._names: dict[tuple[str, str], Element] = {}
        for one in self.styles:
            for called in _names(one):
                self._names.setdefault((one.get(w("type"), "paragraph"), called), one)

    def find(self, kind: str, name: str) -> Element | None:
        """Return the style of a kind (`paragraph`) with a name, whatever its id is."""
        if name == "Normal" and (usual := self.usual(kind)) is not None:
            return usual
        wanted = (name.casefold(), *_OTHER_NAMES.get(name.casefold(), ()))
        return next((self._names[kind, one] for one in wanted if (kind, one) in self._names), None)

    def usual(self, kind: str) -> Element | None:
        """Return the default style of a kind."""
        flagged = (one for one in self.styles if one.get(w("default")) in ("1", "true", "on"))
        return next((one for one in flagged if one.get(w("type")) == kind), self._names.get((kind, "normal")))

    def ids(self) -> set[str]:
        """Return the ids of all styles."""
        return set(self._by_id)

    def chain(self, style: Element | None) -> Iterator[Element]:
        """Yield a style and those it is based on, the nearest first."""
        for _ in range(_DEEPEST):
            if style is None:
                return
            yield style
            based = style.find(w("basedOn"))
            style = self._by_id.get(based.get(w("val"), "")) if based is not None else None

    def property(self, style: Element | None, holder: str, name: str) -> Element | None:
        """Return a property (`pPr`, `keepNext`) of a style or of the nearest that it is based on and that has it."""
        places = (one.find(f"{w(holder)}/{w(name)}") for one in self.chain(style))
        return next((one for one in places if one is not None), self._default(holder, name))

    def attribute(self, style: Element | None, holder: str, name: str, *keys: str) -> str:
        """Return the first attribute of some that a property has, in a style or one that it is based on."""
        holders = [one.find(f"{w(holder)}/{w(name)}") for one in self.chain(style)]
        for one in (*holders, self._default(holder, name)):
            found = next((one.get(w(key), "") for key in keys if one.get(w(key))), "") if one is not None else ""
            if found:
                return found
        return ""

    def look(self, style: Element | None) -> Look:
        """Return what a style comes to."""
        size = (amount(self.attribute(style, "rPr", "sz", "val")) or _SIZE) / 2

        def spacing(key: str) -> float:
            return amount(self.attribute(style, "pPr", "spacing", key), 0) / 20

        characters = amount(self.attribute(style, "pPr", "ind", "firstLineChars"), 0) / 100
        first = amount(self.attribute(style, "pPr", "ind", "firstLine"), 0) / 20
        return Look(
            size=size,
            colour=self.colour(style),
            latin=self.face(style, "ascii", "hAnsi"),
            han=self.face(style, "eastAsia"),
            bold=_on(self.property(style, "rPr", "b")),
            before=spacing("before"),
            after=spacing("after"),
            line=self._line(style, size),
            indent=characters or first / size,
            left=amount(self.attribute(style, "pPr", "ind", "left", "start"), 0) / 20,
            keep_next=_on(self.property(style, "pPr", "keepNext")),
        )

    def _line(self, style: Element | None, size: float) -> float:
        line = amount(self.attribute(style, "pPr", "spacing", "line"), _LINE)
        rule = self.attribute(style, "pPr", "spacing", "lineRule")
        if rule == "exact":
            return line / 20
        return max(line / 20, size * _PITCH) if rule == "atLeast" else size * _PITCH * line / _LINE

    def colour(self, style: Element | None) -> str:
        """Return the colour of a style's letters, or nothing where they are black as any."""
        found = self.property(style, "rPr", "color")
        if found is None:
            return ""
        said = found.get(w("val"), "")
        return said.upper() if _RGB.fullmatch(said) else self.theme_colour(found.get(w("themeColor"), ""))

    def theme_colour(self, name: str) -> str:
        """Return a colour of the theme (`accent1`), or nothing."""
        scheme = self.theme.find(f".//{{{A}}}clrScheme") if self.theme is not None else None
        found = scheme.find(f"{{{A}}}{_THEME_COLOURS.get(name, name)}") if scheme is not None and name else None
        one = found[0] if found is not None and len(found) else None
        said = one.get("lastClr", one.get("val", "")) if one is not None else ""
        return said.upper() if _RGB.fullmatch(said) else ""

    def face(self, style: Element | None, *keys: str) -> str:
        """Return the typeface of a style's letters, or nothing; a face of the theme goes before one by name."""
        holders = [one.find(f"{w('rPr')}/{w('rFonts')}") for one in self.chain(style)]
        for one in (*holders, self._default("rPr", "rFonts")):
            if one is None:
                continue
            for key in keys:
                theme = one.get(w("eastAsiaTheme" if key == "eastAsia" else f"{key}Theme"), "")
                if theme:
                    return self.theme_face(theme)
                if said := one.get(w(key)):
                    return said
        return ""

    def theme_face(self, name: str) -> str:
        """Return a face of the theme (`minorHAnsi`, `majorEastAsia`), or nothing."""
        fonts = (
            self.theme.find(f".//{{{A}}}{'major' if name.startswith('major') else 'minor'}Font")
            if (self.theme is not None)
            else None
        )
        if fonts is None:
            return ""
        script = "ea" if name.endswith("EastAsia") else "latin"
        found = fonts.find(f"{{{A}}}{script}")
        return found.get("typeface", "") if found is not None else ""

    def _default(self, holder: str, name: str) -> Element | None:
        if self.root is None:
            return None
        return self.root.find(f"{w('docDefaults')}/{w(f'{holder}Default')}/{w(holder)}/{w(name)}")


def _names(style: Element) -> Iterator[str]:
    for key in ("name", "aliases"):
        found = style.find(w(key))
        for one in (found.get(w("val"), "") if found is not None else "").split(","):
            if one.strip():
                yield one.strip().casefold()


def _on(found: Element | None) -> bool:
    return found is not None and found.get(w("val"), "1") not in ("0", "false", "off")
