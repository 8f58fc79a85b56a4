"""A cycle of stages: in four quadrants, in a row with the way back below it, or one below the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from opsplan.figures.cycle import Cycle
from opsplan.manuscript import Figure
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.grid import TABLE_END, row, table_start
from opsplan.writers.docx.markup import paragraph, runs
from opsplan.writers.docx.stages import DOWN, GAP, LEFT, MIDDLE, RIGHT, UP, Stages

#: So many stages without anything to list stand in a row; more, and others, below each other.
_IN_A_ROW = 6
#: Four stand in quadrants, in the order in which a clock goes.
_QUADRANTS = 4
#: The part of the width in which a stage is named beside what is in it.
_NAMED = 0.26
#: What is left below for note and caption, in twips.
_BELOW = 800
_LOOSE = '<w:keepNext w:val="0"/>'

Rows = tuple[list[int], list[tuple[str, int]]]


def cycle_xml(figure: Figure, context: Context) -> Iterator[str]:
    """Yield the stages with the arrows between them, and the note below.

    The first row is marked as the head: all stay together, so that it does not come again.
    """
    cycle = figure.data
    if not isinstance(cycle, Cycle):
        raise TypeError(f"not a cycle: {figure.id}")
    widths, rows = _shape(cycle)(cycle, Stages(context))
    context.flow.figure(0, [height for _, height in rows], _BELOW)
    yield table_start("FigureTable", widths, title=figure.caption, words=figure.alt, headed=False)
    yield from (one for one, _ in rows)
    yield TABLE_END
    if cycle.note:
        context.flow.text("FigureNote", cycle.note)
        yield paragraph("FigureNote", runs(cycle.note, "FigureNote"), "" if figure.caption else _LOOSE)


def _shape(cycle: Cycle) -> Callable[[Cycle, Stages], Rows]:
    if cycle.square and len(cycle.turns) == _QUADRANTS:
        return _square
    listed = any(turn.lines for turn in cycle.turns)
    return _column if listed or len(cycle.turns) > _IN_A_ROW else _line


def _square(cycle: Cycle, stages: Stages) -> Rows:
    """Return four quadrants, each with its name and count above what is in it."""
    first, second, third, fourth = cycle.turns
    side = (stages.width - GAP) // 2
    widths = [side, stages.width - 2 * side, side]
    rows: list[tuple[str, int]] = []
    for (left, right), arrow in (((first, second), RIGHT), ((fourth, third), LEFT)):
        heads, lists = [], []
        for turn in (left, right):
            heads.append(stages.named(turn, side))
            lists.append(stages.listed(turn, side))
        rows.append((row([heads[0], stages.sign(arrow, widths[1]), heads[1]], head=not rows), stages.head))
        height = max(stages.height(turn, side) for turn in (left, right))
        rows.append((row([lists[0], stages.blank(widths[1]), lists[1]]), height))
        if arrow is RIGHT:
            between = [stages.sign(UP, side), stages.blank(widths[1]), stages.sign(DOWN, side)]
            rows.append((row(between), stages.head))
    return widths, rows


def _line(cycle: Cycle, stages: Stages) -> Rows:
    """Return stages in a row, of two columns each so that the way back leaves and enters in their middle."""
    count = len(cycle.turns)
    half = (stages.width - GAP * (count - 1)) // count // 2
    gap = (stages.width - 2 * half * count) // max(count - 1, 1)
    widths = [half, half, *[gap, half, half] * (count - 1)]
    widths[-1] += stages.width - sum(widths)
    last = sum(widths[-2:])
    heads = _between([stages.titled(turn, 2 * half) for turn in cycle.turns[:-1]], stages.blank(gap))
    heads.append(stages.titled(cycle.turns[-1], last))
    counts = _between([stages.counted(turn, 2 * half) for turn in cycle.turns[:-1]], stages.sign(RIGHT, gap))
    counts.append(stages.counted(cycle.turns[-1], last))
    rows = [(row(heads, head=True), stages.head), (row(counts), stages.head)]
    if count > 1 and not cycle.ends:
        rows += [(one, stages.head // 2) for one in stages.back(cycle.back, widths)]
    return widths, rows


def _between(cells: Sequence[str], gap: str) -> list[str]:
    return [one for each in cells for one in (each, gap)]


def _column(cycle: Cycle, stages: Stages) -> Rows:
    """Return stages below each other, each named at the left of what is in it."""
    named = round(stages.width * _NAMED)
    widths = [named, stages.width - named]
    rows = []
    for place, turn in enumerate(cycle.turns):
        if place:
            rows.append((row([stages.sign(DOWN, named), stages.blank(widths[1])]), stages.head))
        cells = [stages.named(turn, named), stages.listed(turn, widths[1], MIDDLE)]
        rows.append((row(cells, head=not place), max(stages.head, stages.height(turn, widths[1]))))
    if not cycle.ends:
        rows.append((row([stages.sign(UP, named), stages.said(cycle.back, widths[1])]), stages.head))
    return widths, rows
