"""A chart that is ready to be drawn: its series with their colours, its labels, how far its axis goes."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from opsplan.figures.chart import Chart, Form, Ink
from opsplan.writers.docx.charts.numbers import each_value

#: The room between the bars of two categories, as a part of a bar.
GAP = 0.6


class Mark(StrEnum):
    """How the value that is marked is shown: by the lines of the grid, by a series of its own, by a second axis."""

    NONE = ""
    GRID = "grid"
    SERIES = "series"
    AXIS = "axis"


class Stroke(Struct, frozen=True):
    """A series as it is drawn: its colour, which of those alike it is, how its numbers are shown.

    `second` tells whether it is measured on the axis in %, `mark` whether it is the value that is marked.
    """

    name: str
    values: tuple[Decimal | None, ...]
    ink: Ink
    colour: str
    shown: str
    turn: int = 0
    second: bool = False
    mark: bool = False

    @property
    def aim(self) -> bool:
        """Tell whether this is what others are to reach; what a Pareto chart adds up is not, in whatever ink."""
        return self.mark or (self.ink is Ink.TARGET and not self.second)


class Plot(Struct, frozen=True):
    """A chart that is ready to be drawn.

    `turned` tells whether the labels below it lie on their side, `labelled` whether numbers stand at its values; `low`
    and `high` are the ends of its axis, None where the program that shows it is to find them. In a Pareto chart that is
    `aligned` the line begins at the top of the first column.
    """

    chart: Chart
    strokes: tuple[Stroke, ...]
    mark: Mark = Mark.NONE
    turned: bool = False
    labelled: bool = False
    low: Decimal | None = None
    high: Decimal | None = None
    aligned: bool = False

    @property
    def axis(self) -> bool:
        """Tell whether the numbers of the axis are shown."""
        if self.chart.form is Form.LINE:
            return True
        return not self.labelled or self.mark in (Mark.GRID, Mark.AXIS)

    @property
    def told(self) -> bool:
        """Tell whether the value that is marked stands at the end of its line, or at an axis."""
        return self.mark is Mark.SERIES and self.chart.form is not Form.RADAR

    @property
    def legend(self) -> tuple[Stroke, ...]:
        """Return the series that the legend names: none where there is only one.

        A value that is marked is among them where it has a name, or does not stand at its line.
        """
        named = tuple(one for one in self.strokes if not one.mark or self.chart.marked or not self.told)
        return named if len(named) > 1 else ()

    @property
    def bars(self) -> int:
        """Return how many bars a category has."""
        return 1 if self.chart.stacked else max(sum(not (one.mark or one.second) for one in self.strokes), 1)

    def draws_line(self, stroke: Stroke) -> bool:
        """Tell whether a series is a line."""
        marked = stroke.mark and self.mark is Mark.SERIES
        return self.chart.form in (Form.LINE, Form.RADAR) or stroke.second or marked

    def part(self, rows: slice) -> Plot:
        """Return some categories of the chart, measured as the whole of it is."""
        values = (*each_value(self.chart), Decimal(0))
        return replace(
            self,
            chart=replace(self.chart, categories=self.chart.categories[rows]),
            strokes=tuple(replace(one, values=one.values[rows]) for one in self.strokes),
            low=min(values) if self.low is None else self.low,
            high=max(values) if self.high is None else self.high,
        )
