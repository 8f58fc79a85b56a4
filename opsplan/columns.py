"""Text in the columns of a terminal, where a Chinese character takes two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

#: How much of a source line is shown, and how much of that before its column.
SHOWN, BEFORE = 71, 44
TAB = "    "
_OPENING, _CLOSING = "“‘（《【「", "”’）》】」，。；：、！？…"
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
#: What wrapping never takes apart: a run without a wide character, or one such with the punctuation that clings to it.
_UNIT = rf"\s+|[{_OPENING}]*(?:[^\s{_WIDE}{_OPENING}{_CLOSING}]+|[{_WIDE}]|)[{_CLOSING}]*|."


class Cut(NamedTuple):
    """A part of a line, and how many columns of it stand before the place that matters."""

    text: str
    before: int


def width(text: str) -> int:
    """Return how many columns a text takes."""
    return sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cut(ahead: str, behind: str, mark: str) -> Cut:
    """Return the part of a line around the place between `ahead` and `behind`; `mark` stands where it was cut."""
    if width(ahead) + width(behind) <= SHOWN:
        return Cut(ahead + behind, width(ahead))
    if width(ahead) > BEFORE:
        ahead = mark + _fitting(ahead[::-1], BEFORE)[::-1]
    room = SHOWN - width(ahead)
    if width(behind) > room:
        behind = _fitting(behind, room) + mark
    return Cut(ahead + behind, width(ahead))


def _fitting(text: str, room: int) -> str:
    """Return as much of the beginning of a text as fits into so many columns."""
    for place, char in enumerate(text):
        room -= _columns(char)
        if room < 0:
            return text[:place]
    return text


def wrap(text: str, room: int) -> list[str]:
    """Return a paragraph in lines of at most `room` columns, punctuation where it may stand."""
    lines = [""]
    for unit in re.findall(_UNIT, text):
        if width(lines[-1]) + width(unit.rstrip()) > room and lines[-1].strip():
            lines.append("")
        lines[-1] += unit if lines[-1] else unit.lstrip()
    return [line.rstrip() for line in lines if line.strip()]


def rows(cells: Sequence[Sequence[str]], room: int) -> list[list[str]]:
    """Return the lines of each row, in columns as wide as what is in them; the last one wraps at `room` columns."""
    widths = [max(map(width, column)) for column in zip(*(row[:-1] for row in cells), strict=True)]
    indent = sum(one + 2 for one in widths if one)
    return [_row(row, widths, indent, room) for row in cells]


def _row(row: Sequence[str], widths: Sequence[int], indent: int, room: int) -> list[str]:
    *ahead, last = row
    begin = "".join(cell + " " * (most - width(cell) + 2) for cell, most in zip(ahead, widths, strict=True) if most)
    first, *more = wrap(last, room - indent) or [""]
    return [(begin + first).rstrip(), *(" " * indent + line for line in more)]
