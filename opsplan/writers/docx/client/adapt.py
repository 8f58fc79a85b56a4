"""A theme that fits a template: its page, its type and its colours in the place of the theme's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from opsplan.look.parts import Font, Level, Page
from opsplan.look.theme import Style, Theme
from opsplan.writers.docx.client.colours import WHITE, dark_enough, is_colourful, is_red, mix
from opsplan.writers.docx.client.house import House, Look
from opsplan.writers.docx.client.ooxml import Element, amount, w
from opsplan.writers.docx.script import is_wide

#: No paper is narrower, in twips.
_LEAST_PAPER = 2880
_TWIPS_PER_MM = 1440 / 25.4
#: Critical tasks, beside others in a red.
_BESIDE_RED = {"critical": "A04A00", "critical_done": "5C2B00"}
#: What a template without any colour is given: its tables are grey.
_GREY, _INK = "505050", "262626"
#: Type in tables is smaller than in the text, between these sizes in points, and so small that as many Latin letters
#: stand side by side where that is possible.
_TABLE, _LEAST, _MOST, _LETTERS = 0.87, 8.5, 10.5, 82
#: How far apart the lines of contents are that are more than a page, as a part of their size, and the room above each.
_CLOSE = {"line": 1.5, "before": 0.1}
#: The style whose room may be left to the template.
_TEXT = "Body Text"
_AS_IT_IS = ("TableGap", "SectionEnd", "Rule")
_TABLE_STYLES = ("TableText", "TableNumber", "TableLabel", "TableHead")
_HEADINGS = tuple(f"Heading{level}" for level in range(1, 5))
#: Faces with serifs, which go with 宋体; the others go with 微软雅黑.
_SERIFS = (
    "cambria", "times", "georgia", "garamond", "constantia", "palatino", "antiqua", "century", "serif", "bookman",
    "baskerville", "minion", "caslon", "didot", "bodoni",
)  # fmt: skip
#: How much wider the letters of some faces, or of what stands for them where they are not there, are than Arial's.
_BROAD = {
    "verdana": 1.2, "dejavu": 1.2, "bookman": 1.15, "cambria": 1.15, "georgia": 1.18, "century": 1.1, "consolas": 1.15,
    "courier": 1.25, "lucida": 1.12, "palatino": 1.06, "constantia": 1.08, "segoe": 1.03, "tahoma": 1.03,
}  # fmt: skip
_BROADEST = max(_BROAD.values())
HAN_SERIF, HAN_SANS = "宋体", "微软雅黑"


def adapted(theme: Theme, house: House, page: Page, width: int) -> Theme:
    """Return a theme, spoken in the document's language, with what a template says of type, colour and page.

    `width` is that of the text, in twips.
    """
    normal = house.look(house.usual("paragraph"))
    found = {key: house.find("paragraph", style.name) for key, style in theme.styles.items()}
    headings = [house.look(one) for key in ("Heading1", "Heading2") if (one := found.get(key)) is not None]
    fonts = {
        **theme.fonts,
        "body": _font(normal),
        "heading": _font(headings[0] if headings else normal),
    }
    scale = normal.size / theme.size("Normal")
    table = _table_size(normal.size, width / 20 / fonts["body"].width)
    styles = {
        key: _like(style, house.look(found[key]))
        if found[key] is not None
        else _beside(style, theme, table if key in _TABLE_STYLES else _size(key, theme, scale))
        for key, style in theme.styles.items()
    }
    numbers = replace(theme.numbers, decimal=_roomy(theme, styles))
    look = _colours(theme, house, headings, normal)
    return replace(theme, page=page, styles=styles, annex="", fonts=fonts, numbers=numbers, **look)


def _roomy(theme: Theme, styles: Mapping[str, Style]) -> tuple[Level, ...]:
    """Return the levels of decimal numbers with room for them in a template's type, which may be larger and broader."""
    sizes = ((styles[key].size, theme.size(key)) for key in _HEADINGS)
    return tuple(
        replace(level, room=round(level.room * max(size / own, 1) * _BROADEST, 1))
        for level, (size, own) in zip(theme.numbers.decimal, sizes, strict=True)
    )


def _table_size(normal: float, room: float) -> float:
    """Return the size of type in tables, in points, beside that of the text; `room` is the width of the text."""
    usual = min(max(round(normal * _TABLE * 2) / 2, _LEAST), _MOST)
    return min(usual, max(int(room * 2 / _LETTERS * 2) / 2, _LEAST))


def _size(key: str, theme: Theme, scale: float) -> float:
    """Return the size of a style that a template lacks, larger or smaller as the template's type is."""
    own = theme.size(key)
    return own if key.startswith("Figure") or key in _AS_IT_IS else round(own * scale * 2) / 2


def _like(style: Style, look: Look) -> Style:
    """Return a style as the template has it."""
    return replace(
        style,
        size=look.size,
        before=look.before,
        after=look.after,
        line=look.line,
        indent=look.indent,
        left=look.left / 72 * 25.4,
        keep_next=look.keep_next,
        tight={},
    )


def _beside(style: Style, theme: Theme, size: float) -> Style:
    """Return a style that a template lacks, in a size that goes with its type."""
    part = size / (style.size or theme.size(style.based))

    def scaled(length: float | None) -> float | None:
        return None if length is None else round(length * part * 2) / 2

    # what is based on Normal is based on a style without room of its own there; all else takes its base's lines
    bare = style.based == "Normal"
    room = 0 if bare and style.name != _TEXT else None
    before, after = (room if one is None else one for one in (style.before, style.after))
    return replace(
        style,
        size=size if style.size or bare else 0,
        line=scaled(style.line or (theme.styles["Normal"].line if bare else 0)) or 0,
        before=scaled(before),
        after=scaled(after),
        tight={name: size * times for name, times in _CLOSE.items()} if style.tight else {},
    )


def _font(look: Look) -> Font:
    latin = look.latin or "Arial"
    han = look.han if is_wide(look.han) or look.han not in ("", look.latin) else han_beside(latin)
    return Font(latin, han, max((wide for name, wide in _BROAD.items() if name in latin.casefold()), default=1))


def han_beside(latin: str) -> str:
    """Return the face for Han that goes with one for Latin letters."""
    return HAN_SERIF if any(one in latin.casefold() for one in _SERIFS) else HAN_SANS


def _colours(theme: Theme, house: House, headings: list[Look], normal: Look) -> dict[str, Any]:
    """Return the colours of a theme as shades of the template's accent."""
    accent = dark_enough(_accent(house, headings))
    ink = normal.colour or _INK
    shades = {
        "accent": accent,
        "accent_light": dark_enough(mix(accent, WHITE, 0.2)),
        "ink": ink,
        "muted": dark_enough(mix(ink, WHITE, 0.35)),
        "pale": mix(accent, WHITE, 0.75),
        "rule": mix(accent, "D0D0D0", 0.8),
        "band": mix(accent, WHITE, 0.95),
        "tint": mix(accent, WHITE, 0.89),
        "paper": WHITE,
    }
    bars = {
        "task": mix(accent, WHITE, 0.5),
        "task_done": mix(accent, WHITE, 0.12),
        "group": mix(accent, "2B2B2B", 0.75),
        **(_BESIDE_RED if is_red(accent) else {}),
    }
    series = {
        "first": accent,
        "second": mix(accent, WHITE, 0.55),
        "third": mix(accent, WHITE, 0.3),
        "fourth": mix(accent, WHITE, 0.8),
        "target": ink,
        "grid": mix(accent, "E0E0E0", 0.85),
    }
    return {
        "colours": _known(theme.colours, shades),
        "gantt": _known(theme.gantt, bars),
        "charts": _known(theme.charts, series),
        "tones": _known(theme.tones, {"strong": mix(accent, WHITE, 0.82)}),
        "weights": (mix(accent, WHITE, 0.88), mix(accent, WHITE, 0.65), accent),
    }


def _known(own: Mapping[str, str], more: Mapping[str, str]) -> dict[str, str]:
    return {**own, **{key: one for key, one in more.items() if key in own}}


def _accent(house: House, headings: list[Look]) -> str:
    """Return the colour that a template sets things off with: that of its headings, or of its theme, or grey.

    The theme counts only where a style refers to it: every template has one, many never use it.
    """
    if coloured := next((one.colour for one in headings if one.colour and is_colourful(one.colour)), ""):
        return coloured
    root = house.root
    named = [one.get(w("themeColor"), "") for one in root.iter(w("color"))] if root is not None else []
    for name in (one for one in named if one.startswith("accent")):
        if (colour := house.theme_colour(name)) and is_colourful(colour):
            return colour
    return _GREY


def page_of(section: Element) -> tuple[tuple[int, int], Page]:
    """Return the paper of a section in twips, and its margins in millimetres, the binding edge counted to the left."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    paper = _length(size, "w", _LEAST_PAPER), _length(size, "h", _LEAST_PAPER)
    sides = {key: _length(margins, key) / _TWIPS_PER_MM for key in ("top", "bottom", "right", "header", "footer")}
    left = _length(margins, "left") + _length(margins, "gutter")
    room = paper[0] - left - _length(margins, "right")
    if room < _LEAST_PAPER // 2:  # margins that leave nothing are no margins
        return paper, Page(10, 10, 10, 10, 5, 5)
    return paper, Page(left=left / _TWIPS_PER_MM, **sides)


def _length(one: Element | None, key: str, least: int = 0) -> int:
    """Return a length in twips; what is no number is the least that it may be."""
    return max(abs(round(amount(one.get(w(key)) if one is not None else None))), least)
