"""Lengths, and how much room a text needs: a Han character is as wide as two Latin ones."""

from __future__ import annotations

_TWIPS_PER_MM = 1440 / 25.4


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres * _TWIPS_PER_MM)


def points(size: float | None, parts: int = 20) -> int:
    """Return a length in points as a whole number of parts of a point: 20 for twips, 2 for type sizes."""
    return round((size or 0) * parts)


def units(text: str) -> float:
    """Return the width of a text in Latin characters.

    UTF-8 spends one byte on a Latin letter and three on a Han one: the mean of bytes and characters is the width.
    """
    return len(text) if text.isascii() else (len(text.encode()) + len(text)) / 2
