"""What no theme can say although each value by itself is in order: sizes, colours, names, margins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from opsplan.findings import Path as Way
from opsplan.loading.near import nearest
from opsplan.look.theme import Style, Theme

COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
#: The parts of a theme that hold colours, and the fields that name one of `colours`.
_PALETTES = ("colours", "tones", "weights", "gantt", "charts")
_NAMING = frozenset(("colour", "beside_colour", "fill", "band", "label"))
#: Between what numbers a field lies; all others between the last two.
_BOUNDS: Mapping[str, tuple[float, float]] = {
    "size": (0, 200), "scale": (0.3, 1.5), "above": (0, 0.8), "spaced": (-5, 20), "width": (0.5, 2), "outline": (0, 4),
    "": (0, 150),
}  # fmt: skip
#: The sides of the smallest paper, and what margins must leave for text, in millimetres.
_PAPER = {"width": (("left", "right"), 210, 80), "height": (("top", "bottom"), 279, 100)}

#: A message, the way to what it is about, and what fills its gaps.
Doubt = tuple[str, Way, dict[str, Any]]


def doubts(theme: Theme) -> Iterator[Doubt]:
    """Yield what is wrong with a theme."""
    said = {key: one for key, one in asdict(theme).items() if key not in ("name", "source")}
    yield from _numbers(said, ())
    yield from _palettes(said)
    yield from _colours(said, (), list(theme.colours))
    yield from _names(theme)
    for (first, last), paper, least in _PAPER.values():
        if paper - said["page"][first] - said["page"][last] < least:
            yield "theme-margins", ("page", first), {"least": least}


def _each(here: Any) -> Iterator[tuple[str | int, Any]]:
    yield from here.items() if isinstance(here, Mapping) else enumerate(here)


def _numbers(here: Any, way: Way) -> Iterator[Doubt]:
    """Yield which numbers no page can have."""
    for key, one in _each(here):
        low, high = _BOUNDS.get(str(key), _BOUNDS[""])
        if isinstance(one, Mapping | list | tuple):
            yield from _numbers(one, (*way, key))
        elif isinstance(one, float | int) and not low <= one <= high:
            yield "theme-bounds", (*way, key), {"value": f"{one:g}", "low": f"{low:g}", "high": f"{high:g}"}


def _palettes(said: Mapping[str, Any]) -> Iterator[Doubt]:
    """Yield which colours are none; a shade of a cell may be empty."""
    for name in _PALETTES:
        for key, one in _each(said[name]):
            if not COLOUR.fullmatch(one) and (one or name in ("colours", "charts")):
                yield "theme-colour", (name, key), {"value": one}


def _colours(here: Any, way: Way, names: list[str]) -> Iterator[Doubt]:
    """Yield which colours have no name in the theme."""
    for key, one in _each(here):
        if isinstance(one, Mapping | list | tuple):
            yield from _colours(one, (*way, key), names)
        elif key in _NAMING and one and way[:1] != ("colours",) and one not in names and not COLOUR.fullmatch(one):
            yield "theme-colour-name", (*way, key), {"value": one, "near": nearest(one, names), "known": names}


def _names(theme: Theme) -> Iterator[Doubt]:
    """Yield which styles and typefaces are named that there are not, and which styles are based on themselves."""
    styles = {**theme.styles, **theme.bilingual}
    for place, some in (("styles", theme.styles), ("bilingual", theme.bilingual)):
        for key, style in some.items():
            for name, known in (("based", styles), ("next", styles), ("font", theme.fonts)):
                value = getattr(style, name)
                if value and value not in known:
                    near = nearest(value, known)
                    yield "theme-unknown", (place, key, name), {"value": value, "near": near, "known": list(known)}
            if _loops(key, styles):
                yield "theme-loop", (place, key, "based"), {"value": key}
    if theme.annex and theme.annex not in styles:
        near = nearest(theme.annex, styles)
        yield "theme-unknown", ("annex",), {"value": theme.annex, "near": near, "known": list(styles)}


def _loops(key: str, styles: Mapping[str, Style]) -> bool:
    """Tell whether a style is based on itself, by way of others."""
    seen = {key}
    while (key := styles[key].based) in styles:
        if key in seen:
            return True
        seen.add(key)
    return False
