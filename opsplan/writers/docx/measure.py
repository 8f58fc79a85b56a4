"""Lengths, and how much room a text needs: a Han character is as wide as two Latin ones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from heapq import nlargest

_TWIPS_PER_MM = 1440 / 25.4
#: Widths of Latin characters in the usual sans serif faces, in thousandths of the type size.
_WIDTHS = {
    character: width / 500
    for width, characters in {
        222: "'ijl",
        278: " !,./:;I[\\]ft|",
        333: '"()-`r{}',
        500: "Jckrsvxyz^",
        556: "#$0123456789?Labdeghnopqu_*",
        611: "+<=>~FTZ",
        667: "&ABEKPSVXY",
        722: "CDHNRUw",
        778: "GOQ",
        833: "Mm",
        889: "%",
        944: "W",
        1015: "@",
    }.items()
    for character in characters
}
#: Accented letters and dashes; everything from here on is Han or as wide.
_OTHER, _HAN_FROM = 1.2, "\u2e80"
#: So many of the longest words or lines are measured exactly; the widest is among them.
_MEASURED = 60
#: Latin words, where everything else is a question mark.
_WORDS = re.compile(rb"[^\s?]+")


def twips(millimetres: float) -> int:
    """Return a length in twentieths of a point."""
    return round(millimetres * _TWIPS_PER_MM)


def points(size: float | None, parts: int = 20) -> int:
    """Return a length in points as a whole number of parts of a point: 20 for twips, 2 for type sizes."""
    return round((size or 0) * parts)


def units(text: str) -> float:
    """Return the width of a text in Latin characters, half the type size each; quick, and right on the average.

    UTF-8 spends one byte on a Latin letter and three on a Han one: the mean of bytes and characters is the width.
    """
    return len(text) if text.isascii() else (len(text.encode()) + len(text)) / 2


def exact(text: str) -> float:
    """Return the width of a text as `units` does, but letter by letter, with the room between Han and Latin."""
    width = sum(_WIDTHS.get(one) or (_OTHER if one < _HAN_FROM else 2.0) for one in text)
    return width if text.isascii() else width + sum(map(_is_joint, text, text[1:])) / 2


def _is_joint(left: str, right: str) -> bool:
    """Tell whether Word leaves a quarter of an em between two characters, as it does between Han and Latin."""
    if (left < _HAN_FROM) == (right < _HAN_FROM):
        return False
    return left.isalnum() and right.isalnum()


def candidates(lines: Iterable[str]) -> list[str]:
    """Return the lines that are worth measuring exactly."""
    return nlargest(_MEASURED, dict.fromkeys(lines), units)


def longest_word(text: str) -> float:
    """Return the width of the widest Latin word in a text; a line may end after a hyphen within it."""
    words = dict.fromkeys(_WORDS.findall(text.encode("latin-1", "replace")))
    parts = [part for word in nlargest(_MEASURED, words, len) for part in _parts(word.decode("latin-1"))]
    return max(map(exact, parts), default=0)


def _parts(word: str) -> list[str]:
    first, *others = word.split("-")
    return [first, *(f"{one}-" for one in others)] if others else [word]


def folded(text: str) -> float:
    """Return the least width at which a text takes two lines: English parts at words, Chinese anywhere."""
    whole, word = exact(text), longest_word(text)
    if word and text.isascii():
        return max(map(exact, halved(text)))
    return min(whole, max(word, whole / 2 + 2))


def halved(text: str) -> tuple[str, ...]:
    """Return a text divided at the space that leaves the longer half shortest; without a space it stays whole."""
    places = (at for at, one in enumerate(text) if one == " ")
    return min(((text[:at], text[at + 1 :]) for at in places), key=lambda two: max(map(exact, two)), default=(text,))
