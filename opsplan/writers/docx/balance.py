"""Columns evened out: one whose cells make rows high gets room of those whose cells leave them empty."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest
from math import ceil, sqrt

from opsplan.writers.docx.columns import Need, fill, rounded

#: The widths of the lines of each cell of a row, in Latin characters.
Held = Sequence[Sequence[float]]

#: Rows of so many lines are high; only where there are such, widths are tried, and of so many rows.
_HIGH, _ROWS = 4, 20
#: So many times widths are tried, and how strongly the highest cell of a row counts among the others.
_ROUNDS, _POWER = 4, 4
#: What a line that is broken at words loses.
_LOSS = 1.1
#: It must save so much of the height to be worth another width than what the columns hold asks for.
_WORTH = 0.99


def evened(widths: list[int], needs: Sequence[Need], rows: Sequence[Held], unit: int, padding: int) -> list[int]:
    """Return widths of columns at which rows are lower, or as they were; `unit` and `padding` are those of `share`."""
    rooms = [(width - padding) / unit for width in widths]
    rows = nlargest(_ROWS, rows, key=lambda row: max(map(sum, row), default=0))
    if max((max(_heights(row, rooms), default=0) for row in rows), default=0) < _HIGH:
        return widths
    better = _better(rooms, needs, rows)
    return widths if better is None else rounded([room * unit + padding for room in better], sum(widths))


def _better(rooms: Sequence[float], needs: Sequence[Need], rows: Sequence[Held]) -> list[float] | None:
    """Return widths at which the rows are lower, in Latin characters, where there are any.

    The sum of the highest cells is least where the square of each column's width is in proportion to what its cells
    hold, counting those that make their rows high: these are not known before, so widths are tried in turn.
    """
    heights = [_heights(row, rooms) for row in rows]
    best, low, tried, full = None, sum(map(max, heights)) * _WORTH, list(rooms), [one.full for one in needs]
    start = [one.least if one.weight else width for one, width in zip(needs, rooms, strict=True)]
    for _ in range(_ROUNDS):
        asked = zip(needs, _asked(rows, heights, tried), strict=True)
        weights = [sqrt(width) if one.weight else 0 for one, width in asked]
        if not any(weights):
            return best
        wanted = fill(start, full, weights, sum(rooms))
        tried = [(now + then) / 2 for now, then in zip(tried, wanted, strict=True)]
        heights = [_heights(row, tried) for row in rows]
        if (height := sum(map(max, heights))) < low:
            best, low = tried, height
    return best


def _heights(row: Held, rooms: Sequence[float]) -> list[int]:
    """Return how many lines each cell of a row takes."""
    return [
        sum(1 if width <= room else ceil(width * _LOSS / room) for width in cell) or 1
        for cell, room in zip(row, rooms, strict=True)
    ]


def _asked(rows: Sequence[Held], heights: Sequence[Sequence[int]], rooms: Sequence[float]) -> list[float]:
    """Return what each column holds that a wider one would set in fewer lines, by how high that makes its rows."""
    asked = [0.0] * len(rooms)
    for row, high in zip(rows, heights, strict=True):
        whole = sum(one**_POWER for one in high)
        for place, (cell, one) in enumerate(zip(row, high, strict=True)):
            asked[place] += one**_POWER / whole * sum(width for width in cell if width > rooms[place])
    return asked
