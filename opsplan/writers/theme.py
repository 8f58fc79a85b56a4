"""A theme: the type, the colours and the page of a document, read from `templates/themes/<name>.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from opsplan.resources import read_text


@dataclass(frozen=True, slots=True)
class Font:
    """The typefaces of one role: for Latin letters and for Han."""

    latin: str
    han: str


@dataclass(frozen=True, slots=True)
class FontFace:
    """What a font table says of a typeface: its other name, its family and its Windows character set."""

    family: str = "swiss"
    charset: str = "00"
    pitch: str = "variable"
    alias: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """The margins, and how far header and footer are from the edge, in millimetres.

    Without width and height the paper is that of the plan.
    """

    top: float
    bottom: float
    left: float
    right: float
    header: float
    footer: float
    width: float = 0
    height: float = 0


@dataclass(frozen=True, slots=True)
class Border:
    """A rule along one side of a paragraph: width in eighths of a point, distance in points."""

    side: str
    colour: str
    size: int = 4
    space: int = 1


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. Sizes and spacing in points, indents in millimetres, colours as names of the theme.

    `line` is the least distance of lines, `indent` the first line's indent in Han characters. `zh` and `en` hold what
    is different in documents of one language, `both` in bilingual ones, `second` how its second language looks,
    `tight` what is different where room is short.
    """

    name: str
    based: str = "Normal"
    next: str = ""
    font: str = ""
    size: float = 0
    bold: bool | None = None
    italic: bool = False
    colour: str = ""
    before: float | None = None
    after: float | None = None
    line: float = 0
    indent: float = 0
    left: float = 0
    hanging: float = 0
    right: float = 0
    align: str = ""
    keep_next: bool | None = None
    keep_lines: bool = False
    outline: int = 0
    right_tab: str = ""
    border: Border | None = None
    fill: str = ""
    zh: Mapping[str, Any] = field(default_factory=dict)
    en: Mapping[str, Any] = field(default_factory=dict)
    both: Mapping[str, Any] = field(default_factory=dict)
    second: Mapping[str, Any] = field(default_factory=dict)
    tight: Mapping[str, Any] = field(default_factory=dict)

    def spoken(self, lang: str) -> Style:
        """Return the style as documents in `lang` have it; bilingual ones are set as Chinese ones, but for `both`."""
        own = {"en": self.en, "both": {**self.zh, **self.both}}.get(lang, self.zh)
        return replace(self, **own, zh={}, en={}, both={})


@dataclass(frozen=True, slots=True)
class Second:
    """How a run in the second language looks beside the first: its size as a part of the other's, its colour."""

    scale: float
    colour: str


@dataclass(frozen=True, slots=True)
class Theme:
    """How a document looks. `colours` are RRGGBB; `tones` (by Tone) and `weights` (1–3) shade cells."""

    name: str
    fonts: Mapping[str, Font]
    faces: Mapping[str, FontFace]
    colours: Mapping[str, str]
    tones: Mapping[str, str]
    weights: tuple[str, ...]
    gantt: Mapping[str, str]
    page: Page
    padding: float  # of a table cell, left and right, in millimetres
    styles: Mapping[str, Style]
    second: Second
    bilingual: Mapping[str, Style]  # the styles that only a bilingual document has
    broad: float = 1  # how much wider its letters are than those of the usual faces

    def in_language(self, lang: str) -> Theme:
        """Return the theme with every style as documents in `lang` have it."""
        styles = {**self.styles, **self.bilingual} if lang == "both" else self.styles
        return replace(self, styles={key: style.spoken(lang) for key, style in styles.items()})

    def tightened(self, key: str) -> Theme:
        """Return the theme with a style as it is where room is short."""
        style = self.styles[key]
        return replace(self, styles={**self.styles, key: replace(style, **style.tight)})

    def look(self, key: str) -> dict[str, Any]:
        """Return how the second language looks in paragraphs of a style, as fields of one."""
        usual = {"size": round(self.size(key) * self.second.scale * 2) / 2, "colour": self.second.colour, "bold": False}
        return {**usual, **self._second(key)}

    def _second(self, key: str) -> dict[str, Any]:
        style = self.styles.get(key)
        return {**self._second(style.based), **style.second} if style else {}

    def size(self, key: str) -> float:
        """Return the size of a style's type, its own or that of the style it is based on."""
        style = self.styles[key]
        return style.size or self.size(style.based)


def _style(raw: Mapping[str, Any]) -> Style:
    border = raw.get("border")
    return Style(**{**raw, "border": Border(**border) if border else None})


def read(text: str) -> Theme:
    """Return the theme that a theme file says; a key that it does not know is a TypeError."""
    import yaml

    raw = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    parts = {
        "fonts": {key: Font(**one) for key, one in raw["fonts"].items()},
        "faces": {key: FontFace(**one) for key, one in raw["faces"].items()},
        "weights": tuple(raw["weights"]),
        "page": Page(**raw["page"]),
        "styles": {key: _style(one) for key, one in raw["styles"].items()},
        "second": Second(**raw["second"]),
        "bilingual": {key: _style(one) for key, one in raw["bilingual"].items()},
    }
    return Theme(**{**raw, **parts})


def load(name: str) -> Theme:
    """Return the theme of that name (`business`)."""
    return read(read_text(f"themes/{name}.yaml"))
