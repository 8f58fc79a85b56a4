"""Tables in two languages: what is measured of them, and where the second language goes below the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from opsplan.lines import Line, Lines, flat
from opsplan.manuscript import Cell, Column
from opsplan.writers.docx.measure import exact, halved

#: The cells of a row, and over how many empty ones the second of them reaches.
Row = tuple[tuple[Cell, ...], int]

#: From so many columns on room is short; and how long a line of the second language is before it may be folded.
_CROWDED, _FOLDED = 5, 11


def shaped(columns: Sequence[Column], rows: Sequence[Row], *, folds: bool) -> tuple[list[Column], list[Row]]:
    """Return what is measured of a table: what stands below each other as lines of their own.

    A row has two lines anyway, so the second language may be folded where `folds` says so, and where there are many
    columns what stands beside each other may be divided.
    """
    crowded = len(columns) > _CROWDED
    heads = [replace(one, head=_rows(one.head, True, folds)) for one in columns]
    return heads, [
        (tuple(replace(one, lines=_rows(one.lines, crowded, folds)) for one in cells), over) for cells, over in rows
    ]


def _rows(lines: Lines, crowded: bool, folds: bool) -> Lines:
    return tuple(row for line in lines for row in _divided(line, crowded, folds))


def _divided(line: str, crowded: bool, folds: bool) -> Iterator[str]:
    if not isinstance(line, Line) or not (crowded or "\n" in line):
        yield line
        return
    for turn, part in enumerate(line.parts):
        halves = halved(part) if folds and turn % 2 and exact(part) > _FOLDED else (part,)
        yield from (row for half in halves for row in half.rstrip("\n").split("\n"))


def stacked(rows: Sequence[Row], rooms: Sequence[float]) -> list[Row]:
    """Return the rows with the second language below the first in every column where it has no room beside it.

    `rooms` are the columns' widths in Latin characters.
    """
    narrow = {
        place
        for cells, _ in rows
        for place, (one, room) in enumerate(zip(cells, rooms, strict=True))
        if any(_is_beside(line) and exact(line) > room for line in one.lines)
    }
    if not narrow:
        return list(rows)
    return [
        (tuple(_stacked(one) if place in narrow else one for place, one in enumerate(cells)), over)
        for cells, over in rows
    ]


def beside(columns: Sequence[Column], rooms: Sequence[float], scales: tuple[float, float]) -> list[Column]:
    """Return the columns with the second language of their heads beside the first, where all of them have room for it.

    `scales` say how much wider than usual the letters of each language are in a head.
    """
    flats = [replace(one, head=tuple(map(flat, one.head))) for one in columns]
    held = zip(flats, rooms, strict=True)
    return flats if all(_wide(line, scales) <= room for one, room in held for line in one.head) else list(columns)


def _wide(line: str, scales: tuple[float, float]) -> float:
    parts = line.parts if isinstance(line, Line) else (line,)
    return sum(exact(part) * scales[turn % 2] for turn, part in enumerate(parts))


def _is_beside(line: str) -> bool:
    return isinstance(line, Line) and len(line.parts) == 2 and "\n" not in line


def _stacked(cell: Cell) -> Cell:
    lines = (line.each(str, "\n") if isinstance(line, Line) and _is_beside(line) else line for line in cell.lines)
    return replace(cell, lines=tuple(lines))
