"""Colours as RRGGBB: mixed, told apart, and dark enough for white letters."""

from __future__ import annotations

from colorsys import rgb_to_hls

WHITE = "FFFFFF"
#: What letters need to be read on a ground (WCAG 2, level AA).
LEGIBLE = 4.5
#: From here on a colour is more than a shade of grey.
_COLOURFUL = 0.15
#: So far from red, on the circle of hues, a colour is one; half the way to orange or to pink.
_REDS = 0.05


def mix(colour: str, other: str, part: float) -> str:
    """Return a colour with a part (0–1) of another in it."""
    pairs = zip(_bytes(colour), _bytes(other), strict=True)
    return "".join(f"{round(one * (1 - part) + two * part):02X}" for one, two in pairs)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG 2 counts it."""
    low, high = sorted(map(_luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def dark_enough(colour: str) -> str:
    """Return a colour, darkened until white letters are legible on it."""
    part = 0.0
    while contrast(mix(colour, "000000", part), WHITE) < LEGIBLE:
        part += 0.05
    return mix(colour, "000000", part)


def is_colourful(colour: str) -> bool:
    """Tell whether a colour is more than black, white or grey."""
    red, green, blue = _bytes(colour)
    _, light, saturation = rgb_to_hls(red / 255, green / 255, blue / 255)
    return saturation > _COLOURFUL and 0.08 < light < 0.95


def is_red(colour: str) -> bool:
    """Tell whether a colour is a red."""
    red, green, blue = _bytes(colour)
    hue, _, _ = rgb_to_hls(red / 255, green / 255, blue / 255)
    return is_colourful(colour) and not _REDS < hue < 1 - _REDS


def _bytes(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (0, 2, 4))


def _luminance(colour: str) -> float:
    parts = [one / 255 for one in _bytes(colour)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
