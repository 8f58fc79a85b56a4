"""A theme: the type, the colours, the numbering, the tables and the page of a document.

Lengths are in millimetres, sizes and spacing of type in points, widths of rules in eighths of a point. Colours are
RRGGBB in `colours`; every other place names one of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal

from opsplan.look.parts import Border, Font, FontFace, Front, Numbers, Page, Running, Second, Tables


@dataclass(frozen=True)
class Style:
    """A paragraph style.

    `line` is the least distance of lines, or with `exact` the distance; `indent` the first line's indent in Han
    characters; `spaced` what each character is wider, in points. `zh` and `en` hold what is different in documents of
    one language, `both` in bilingual ones, `second` how its second language looks, `tight` what is different where
    room is short.
    """

    name: str
    based: str = "Normal"
    next: str = ""
    font: str = ""
    size: float = 0
    spaced: float = 0
    bold: bool | None = None
    italic: bool = False
    colour: str = ""
    before: float | None = None
    after: float | None = None
    line: float = 0
    exact: bool = False
    indent: float = 0
    left: float = 0
    hanging: float = 0
    right: float = 0
    align: Literal["", "left", "center", "right", "both"] = ""
    keep_next: bool | None = None
    keep_lines: bool = False
    new_page: bool | None = None
    outline: int = 0
    right_tab: Literal["", "none", "dot", "hyphen", "underscore"] = ""
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


@dataclass(frozen=True)
class Theme:
    """How a document looks. `tones` (by Tone) and `weights` (1–3) shade cells, `gantt` bars, as RRGGBB.

    `charts` are the colours of series: those alike by turns (first to fourth), and what others say (by Ink).

    `annex` names the style of the appendix's heading, where it is not that of a chapter.
    """

    name: str
    fonts: Mapping[str, Font]
    faces: Mapping[str, FontFace]
    colours: Mapping[str, str]
    tones: Mapping[str, str]
    weights: tuple[str, str, str]
    gantt: Mapping[str, str]
    charts: Mapping[str, str]
    page: Page
    tables: Tables
    front: Front
    running: Running
    numbers: Numbers
    styles: Mapping[str, Style]
    second: Second
    bilingual: Mapping[str, Style]  # the styles that only a bilingual document has
    annex: str = ""
    source: bytes = b""  # of a file of the user's own

    def in_language(self, lang: str) -> Theme:
        """Return the theme with every style as documents in `lang` have it; only Chinese stands on a grid."""
        styles = {**self.styles, **self.bilingual} if lang == "both" else self.styles
        page = self.page if lang == "zh" else replace(self.page, grid=0)
        fonts = self.fonts if lang == "en" else {key: replace(one, width=1) for key, one in self.fonts.items()}
        return replace(self, styles={key: style.spoken(lang) for key, style in styles.items()}, page=page, fonts=fonts)

    def tightened(self, key: str) -> Theme:
        """Return the theme with a style as it is where room is short."""
        style = self.styles[key]
        return replace(self, styles={**self.styles, key: replace(style, **style.tight)})

    def colour(self, name: str) -> str:
        """Return the RRGGBB of a colour, or nothing for none."""
        return self.colours[name] if name else ""

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

    @cached_property
    def measures(self) -> dict[str, Style]:
        """Return the styles with what they take up of their own, not only what they say: size, lines, room around."""
        return {key: self._measured(key) for key in self.styles}

    def _measured(self, key: str) -> Style:
        style = self.styles[key]
        if style.based not in self.styles:
            return style
        base = self._measured(style.based)
        taken: dict[str, Any] = {
            name: getattr(style, name) or getattr(base, name) for name in ("size", "line", "spaced")
        }
        taken["exact"] = style.exact if style.line else base.exact
        for name in ("before", "after"):
            taken[name] = getattr(base if getattr(style, name) is None else style, name)
        return replace(style, **taken)
