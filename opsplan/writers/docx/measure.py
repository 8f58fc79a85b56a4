"""Lengths, and how much room a text needs: a Han character is as wide as two Latin ones."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from heapq import nlargest

from opsplan.lines import Line
from opsplan.look.theme import Style

_TWIPS_PER_MM = 1440 / 25.4
#: Widths of Latin characters in the usual sans serif faces, in thousandths of the type size.
_WIDTHS = {
    character: width / 500
    for width, characters in {
        222: "'ijl",
        278: " \N{NO-BREAK SPACE}!,./:;I[\\]ft|",
        333: '"()-`r{}',
        500: "Jcksvxyz^",
        556: "#$0123456789?Labdeghnopqu_*\N{EN DASH}",
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
#: What no line is broken within: a Han character with the signs that stay with it, a Latin word, room between words.
_PIECES = re.compile(r"[（《“【]*[^\x00-\u2e7f][，。、；：）》”！？】]*|(?:(?![\s-])[\x00-\u2e7f])+-*|-+|\s+")
#: A line of Latin letters is wider than `units` says by no more than this.
_SURE = 1.15
#: A line of Han characters is so many times their size high, in most faces.
_HAN_HEIGHT = 1.48


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


def count_rows(text: str, room: float, small: float = 1) -> int:
    """Return how many rows a text takes where `room` Latin characters stand in one; two languages may stand in each.

    `small` is the size of the second language as a part of the first one's.
    """
    parts = text.parts if isinstance(text, Line) else (text,)
    if "\n" not in text and units(text) * _SURE <= room:
        return 1
    taken, used = 1, 0.0
    for turn, part in enumerate(parts):
        for place, row in enumerate(part.split("\n")):
            if place:
                taken, used = taken + 1, 0.0
            more, used = _broken(row, room, used, small if turn % 2 else 1)
            taken += more
    return taken


def wrapped(text: str, room: float) -> str:
    """Return a text with line feeds where its rows end, `room` Latin characters in each."""
    rows = [""]
    for place, line in enumerate(text.split("\n")):
        rows += [""] if place else []
        for piece in _PIECES.findall(line):
            if rows[-1] and not piece.isspace() and _wide(rows[-1] + piece) > room:
                rows.append("")
            rows[-1] += piece if rows[-1] or not piece.isspace() else ""
    return "\n".join(row.rstrip() for row in rows)


def height(text: str, room: float, style: Style, small: float = 1) -> int:
    """Return how high a text in a cell is, in twips; a line with Han characters is never lower than they are."""
    line, tall = points(style.line), 0 if style.exact else points((style.size or 0) * _HAN_HEIGHT)
    count = count_rows(text, room, small)
    if line >= tall or text.isascii():
        return line * count
    low = count_rows(text.parts[1], room / small) if isinstance(text, Line) and "\n" in text.parts[0] else 0
    return low * line + max(count - low, 0) * tall


def _broken(text: str, room: float, used: float, size: float) -> tuple[int, float]:
    """Return how many rows are begun by a text that goes on in one, and how much of the last is used."""
    begun = 0
    for piece in _PIECES.findall(text):
        width = _wide(piece) * size
        if used + width > room and used and not piece.isspace():
            begun, used = begun + 1, 0.0
        used += width
        if used > room and not piece.isspace():
            over = int(used // room)
            begun, used = begun + over, used - over * room
    return begun, used


@lru_cache(maxsize=1 << 14)
def _wide(piece: str) -> float:
    return exact(piece)


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
    places = [at for at, one in enumerate(text) if one == " "]
    turn = bisect_left(places, True, key=lambda at: exact(text[:at]) > exact(text[at + 1 :]))
    near = places[max(turn - 1, 0) : turn + 1]  # on either side of the middle; all others are worse
    return min(((text[:at], text[at + 1 :]) for at in near), key=lambda two: max(map(exact, two)), default=(text,))
