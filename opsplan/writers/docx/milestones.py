"""Milestones on an axis: a mark each, its date above, its name below, some side by side and more in bands below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import ceil

from msgspec import Struct

from opsplan.figures.milestones import MilestoneLine, Point
from opsplan.manuscript import Figure
from opsplan.writers.docx.boxes import Look, box, framed, high, kept, needed, room, stacked
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.grid import PLAIN, TABLE_END, row, table_start
from opsplan.writers.docx.markup import KEEP, paragraph
from opsplan.writers.docx.notes import BELOW, notes_xml

#: The marks of a milestone whose day is over, and of one that is to come.
PASSED, COMING = "◆", "◇"
#: The most milestones side by side, the fewest where names are long, and the rows that a name may take.
_MOST, _FEWEST, _ROWS = 6, 3, 4
#: Bands that are no higher than this part of a page stay on one.
_TOGETHER = 0.5
#: How wide the line at the data date is, in eighths of a point.
_TODAY = 18


def milestones_xml(figure: Figure, context: Context) -> Iterator[str]:
    """Yield the bands of an axis, and the legend below them."""
    line = figure.data
    if not isinstance(line, MilestoneLine):
        raise TypeError(f"not a line of milestones: {figure.id}")
    bands = _bands(line, context)
    heights = [band.heights(context) for band in bands]
    together = sum(map(sum, heights)) <= context.flow.height * _TOGETHER
    for place, band in enumerate(bands):
        last = band is bands[-1]
        if place:
            yield paragraph("TableGap", "", kept(together))
            context.flow.gap()
        below = BELOW + sum(map(sum, heights[place + 1 :])) if together or last else 0
        keeping = context.flow.figure(0, heights[place], below)
        yield table_start(PLAIN, band.widths, title=figure.caption, words=figure.alt)
        yield from band.rows(context, holds=keeping.more)
        yield TABLE_END
    yield notes_xml((line.legend, line.note), figure, context)


class _Band(Struct, frozen=True):
    """Milestones side by side; there are more columns than milestones where the bands above have more.

    `today` is after how many of them the data date stands, None where it is in another band.
    """

    points: Sequence[Point]
    widths: list[int]
    today: int | None

    def heights(self, context: Context) -> list[int]:
        """Return the height of each row, in twips."""
        texts = [[point.said for point in self.points], [PASSED], [point.label for point in self.points]]
        groups = [high([stacked(name)], width, context) for name, _, width in self._groups() if name]
        lower = [max(high([stacked(text)], self.widths[0], context) for text in row) for row in texts]
        return [max(groups), *lower] if groups else lower

    def rows(self, context: Context, *, holds: bool) -> Iterator[str]:
        """Yield the rows, which stay together, and with what follows where the last `holds`."""
        headed = any(point.group for point in self.points)
        if headed:
            yield row(self._heads(context), head=True)
        light, middle, _ = context.theme.weights
        yield row(self._cells([(point.said, "") for point in self.points], KEEP, context), head=not headed)
        marks = [(PASSED, middle) if point.passed else (COMING, light) for point in self.points]
        yield row(self._cells(marks, KEEP, context))
        yield row(self._cells([(stacked(point.label), "") for point in self.points], kept(holds), context))

    def _groups(self) -> Iterator[tuple[str, int, int]]:
        """Yield the phases with the columns and the width of their milestones."""
        end = 0
        for name, points in groupby(self.points, key=lambda point: point.group):
            start, end = end, end + len(list(points))
            yield name, end - start, sum(self.widths[start:end])

    def _heads(self, context: Context) -> Iterator[str]:
        """Yield the phases, each over its milestones."""
        fill = context.theme.colour(context.theme.tables.fill)
        look = Look(fill, "FigureHead", lines=framed(), colour="paper" if fill else "accent_light", centred=True)
        for name, span, width in self._groups():
            drawn = box(width, stacked(name), (), look, context, span=span, keep=KEEP)
            yield drawn if name else room(width, span, context)
        yield from self._rest(KEEP, context)

    def _cells(self, texts: Sequence[tuple[str, str]], keep: str, context: Context) -> Iterator[str]:
        """Yield a cell a milestone, each a text and a shade, with the line of the data date between two of them."""
        for place, (text, fill) in enumerate(texts):
            lines = (
                {"left": _TODAY} if self.today == place == 0 else {"right": _TODAY} if self.today == place + 1 else {}
            )
            look = Look(fill, bold=bool(fill), lines=lines, colour="alarm", centred=True)
            yield box(self.widths[place], text, (), look, context, span=1, keep=keep)
        yield from self._rest(keep, context)

    def _rest(self, keep: str, context: Context) -> Iterator[str]:
        """Yield what is empty at the end of a band that has fewer milestones than others."""
        if rest := self.widths[len(self.points) :]:
            yield room(sum(rest), len(rest), context, keep=keep)


def _bands(line: MilestoneLine, context: Context) -> list[_Band]:
    """Return the milestones in bands of nearly the same number."""
    points, beside = line.points, _beside(line.points, context)
    size = ceil(len(points) / ceil(len(points) / beside))
    width = context.width // size
    widths = [width] * (size - 1) + [context.width - width * (size - 1)]
    passed = sum(point.passed for point in points)
    here = max(passed - 1, 0) // size * size if line.data_date else -1
    starts = range(0, len(points), size)
    return [_Band(points[at : at + size], widths, passed - at if at == here else None) for at in starts]


def _beside(points: Sequence[Point], context: Context) -> int:
    """Return how many milestones have room side by side for their names and dates."""
    widest = max(
        max(needed(stacked(one.label), _ROWS, context), needed(stacked(one.said), 1, context)) for one in points
    )
    return max(_FEWEST, min(_MOST, context.width // widest))
