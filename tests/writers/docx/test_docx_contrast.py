"""Every text of a theme can be read on whatever it stands on: at least 4.5 to 1, as WCAG 2.2 (AA) asks for."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from opsplan.look.build import NAMES, load
from opsplan.look.theme import Theme
from opsplan.writers.docx.charts.text import lightness

PAPER = "FFFFFF"


def luminance(colour: str) -> float:
    """Return the relative luminance of an RRGGBB."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(text: str, fill: str) -> float:
    low, high = sorted((luminance(text), luminance(fill)))
    return (high + 0.05) / (low + 0.05)


def colours(theme: Theme, key: str) -> Iterator[str]:
    """Yield the colours of a style's text, the second language's among them."""
    style = theme.styles[key]
    while not style.colour:
        style = theme.styles[style.based]
    yield theme.colour(style.colour)
    if key != "FigureMark":  # a sign, the same in both languages
        yield theme.colour(theme.look(key)["colour"])


def pairs(theme: Theme) -> Iterator[tuple[str, str, str]]:
    """Yield what every text is called, its colour, and that of what it stands on."""
    tables, named = theme.tables, theme.colour
    head, label, band = (named(one) or PAPER for one in (tables.fill, tables.label, tables.band))
    fills = {
        "TableHead": (head,),
        "FigureHead": ((tables.fill and head) or theme.weights[1],),
        "FigureGroup": (head,),
        "TableLabel": (label,),
        "TableText": (PAPER, band, *(one for one in theme.tones.values() if one)),
        "TableNumber": (PAPER, band, *(one for one in theme.tones.values() if one)),
        "FigureText": (PAPER, named("band"), label, theme.weights[0], *filter(None, theme.tones.values())),
        "FigureMark": (PAPER, *theme.weights[:2], *(one for one in theme.tones.values() if one)),
        "FigureAxis": (PAPER, label, *(one for one in theme.tones.values() if one)),
        "CodeBlock": (named("band"),),
    }
    for key in theme.styles:
        yield from ((key, text, fill) for text in colours(theme, key) for fill in fills.get(key, (PAPER,)))
    yield from (("a note in a box", named("muted"), one) for one in (theme.weights[0], *theme.tones.values()) if one)
    yield "the darkest mark", named("paper"), theme.weights[2]
    yield from ((one, named(one), PAPER) for one in ("accent_light", "muted", "alarm"))  # links, labels, the draft mark


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
@pytest.mark.parametrize("name", NAMES)
def test_all_text_is_legible(name, lang):
    theme = load(name).in_language(lang)
    assert [(what, text, fill) for what, text, fill in pairs(theme) if contrast(text, fill) < 4.5] == []


@pytest.mark.parametrize("name", NAMES)
def test_good_warning_and_bad_grow_darker_in_grey(name):
    tones = load(name).tones
    shades = [lightness(tones[key] or PAPER) for key in ("good", "warning", "bad")]
    assert min(one - two for one, two in pairwise(shades)) >= 6
    assert shades[0] - shades[2] >= 20
