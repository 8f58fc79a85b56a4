"""How a chart is drawn: in which form, in which colours, with which labels, and how far its axis goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import count

from opsplan.figures.chart import Chart, Form, Ink
from opsplan.writers.docx.charts.numbers import HUNDRED, PERCENT, STEPS, each_value, rounded_up, said, shown, step
from opsplan.writers.docx.charts.text import Hand
from opsplan.writers.docx.measure import count_rows, longest_word, wrapped

#: A radar has so many spokes: of fewer there is no shape, more are not read.
_SPOKES = (3, 16)
#: Labels of columns have so many lines at the most, and no chart more columns; what has longer ones or more lies down.
MOST_LINES, _MOST_COLUMNS = 3, 24
#: A line of more points has no numbers at them.
_MOST_POINTS = 12
#: The colours of a theme for series that are alike, by turns.
_ALIKE = ("first", "second", "third", "fourth")
#: The room between two categories beside each other, between bars, as parts of a bar; between two numbers in twips.
GAP, _APART = 0.6, 50
#: How far beyond a mark the axis goes, as a part of it, and beyond a number below zero; about how wide the area of a
#: chart is, as a part of it, and how high, in twips.
_BEYOND, _SLACK, _ACROSS, _DOWN = Decimal("1.08"), 0.03, 0.6, 2000
#: Columns of a Pareto chart are too low where the highest is no more of their sum.
_LOW = Decimal("0.12")
#: From this width on, in twips, a chart is no half of a page; and how wide a radar is in one that is and in one that is
#: not.
WIDE, _RADAR, _HALF_RADAR = 6500, 3000, 2100
#: The room between a radar and its labels.
_BESIDE = 160


class Mark(StrEnum):
    """How the value that is marked is shown: by the lines of the grid, by a series of its own, by a second axis."""

    NONE = ""
    GRID = "grid"
    SERIES = "series"
    AXIS = "axis"


@dataclass(frozen=True, slots=True)
class Stroke:
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


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart that is ready to be drawn.

    `labelled` tells whether numbers stand at its values; `low` and `high` are the ends of its axis, None where the
    program that shows it is to find them.
    """

    chart: Chart
    strokes: tuple[Stroke, ...]
    mark: Mark = Mark.NONE
    labelled: bool = False
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def aligned(self) -> bool:
        """Tell whether this is a Pareto chart whose line begins at the top of its first column."""
        return self.chart.form is Form.PARETO and _pareto(self.chart)[1]

    @property
    def axis(self) -> bool:
        """Tell whether the numbers of the axis are shown."""
        if self.chart.form is Form.LINE:
            return True
        return not self.labelled or self.mark in (Mark.GRID, Mark.AXIS)

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


def plotted(chart: Chart, width: int, hand: Hand, colours: Mapping[str, str]) -> Plot:
    """Return how a chart is drawn in a width in twips, in the colours of a theme."""
    chart = replace(chart, form=_form(chart, width, hand))
    if chart.form is Form.RADAR:  # no program folds the labels around it
        room = hand.room((width - across_radar(width)) / 2 - _BESIDE)
        chart = replace(chart, categories=tuple(wrapped(one, room) for one in chart.categories))
    mark, strokes = _mark(chart), _strokes(chart, colours)
    if chart.mark is not None and mark in (Mark.SERIES, Mark.AXIS):
        second, unit = chart.form is Form.PARETO, PERCENT if chart.form is Form.PARETO else chart.unit
        value = chart.mark if mark is Mark.SERIES else None  # the line of the second axis stands for it
        name, values = said(chart.mark, unit, chart.decimals), (value,) * len(chart.categories)
        target = Stroke(name, values, Ink.TARGET, colours["target"], shown(unit, chart.decimals), 0, second, mark=True)
        strokes = (*strokes, target)
    plot = Plot(chart, strokes, mark)
    plot = replace(plot, labelled=_labelled(plot, width, hand))
    low, high = _ends(plot, width, hand)
    return replace(plot, low=low, high=high)


def across_radar(width: int) -> int:
    """Return how wide a radar is in a chart of a width."""
    return _RADAR if width >= WIDE else _HALF_RADAR


def _form(chart: Chart, width: int, hand: Hand) -> Form:
    """Return the form in which a chart is legible."""
    form, categories = chart.form, len(chart.categories)
    fewest, most = _SPOKES
    if form is Form.RADAR and not fewest <= categories <= most:
        form = Form.COLUMNS
    if form is Form.PARETO and len(chart.series) < 2:
        form = Form.COLUMNS
    if form is Form.COLUMNS and (categories in range(2) or not _stands(chart, width, hand)):
        form = Form.BARS
    return form


def _stands(chart: Chart, width: int, hand: Hand) -> bool:
    """Tell whether the labels of columns have room below them."""
    slot = hand.room(width / len(chart.categories) - _APART)
    return len(chart.categories) <= _MOST_COLUMNS and fits(chart.categories, slot, MOST_LINES)


def fits(labels: tuple[str, ...], room: float, lines: int) -> bool:
    """Tell whether labels have no more than so many lines, and no word is divided."""
    return all(longest_word(one) <= room and count_rows(one, room) <= lines for one in labels)


def _strokes(chart: Chart, colours: Mapping[str, str]) -> tuple[Stroke, ...]:
    turns, strokes = count(), []
    for series in chart.series:
        second = chart.form is Form.PARETO and series is chart.series[-1]
        turn = next(turns) if series.ink is Ink.PLAIN else 0
        colour = colours[_ALIKE[turn % len(_ALIKE)] if series.ink is Ink.PLAIN else series.ink.value]
        look = shown(PERCENT, 0) if second else shown(chart.unit, chart.decimals)
        strokes.append(Stroke(series.name, series.values, series.ink, colour, look, turn, second))
    return tuple(strokes)


def _mark(chart: Chart) -> Mark:
    if chart.mark is None:
        return Mark.NONE
    if chart.form not in (Form.BARS, Form.COLUMNS):
        return Mark.SERIES
    values = (*each_value(chart), Decimal(0))
    if min(values) >= 0 and max(values) < 2 * chart.mark:
        return Mark.GRID
    return Mark.AXIS if chart.form is Form.BARS else Mark.SERIES


def _labelled(plot: Plot, width: int, hand: Hand) -> bool:
    """Tell whether there is room for a number at every value."""
    chart = plot.chart
    named = [one for one in plot.strokes if not (one.mark or one.ink is Ink.TARGET)]
    if chart.form is Form.BARS:
        return True
    if chart.form is Form.RADAR:
        return len(plot.strokes) == 1
    slot = width * 0.92 / max(len(chart.categories), 1)
    needed = _widest(chart, hand) + _APART
    if chart.form is Form.LINE:
        return len(named) == 1 and len(chart.categories) <= _MOST_POINTS and needed <= slot
    return needed <= (slot if plot.bars == 1 else slot / (plot.bars + GAP))


def _widest(chart: Chart, hand: Hand) -> int:
    return hand.widest(said(value, chart.unit, chart.decimals) for value in each_value(chart))


def _ends(plot: Plot, width: int, hand: Hand) -> tuple[Decimal | None, Decimal | None]:
    """Return where the axis begins and ends."""
    chart, values = plot.chart, (*each_value(plot.chart), Decimal(0))
    low, high = min(values), max(values)
    if chart.ends:
        return chart.ends
    if chart.form is Form.LINE:
        return None, None
    if chart.form is Form.PARETO:
        return Decimal(0), _pareto(chart)[0]
    if chart.form is Form.RADAR:
        return (None if low < 0 else low), (HUNDRED if chart.unit == PERCENT and high <= HUNDRED else None)
    if low < 0 and plot.labelled:
        beside = _widest(chart, hand) / (width * _ACROSS) if chart.form is Form.BARS else hand.line / _DOWN
        low = rounded_up(low - (high - low) * Decimal(beside + _SLACK))
    if plot.mark in (Mark.GRID, Mark.AXIS) and chart.mark is not None:
        return min(low, chart.mark), max(high, chart.mark * _BEYOND, chart.mark)
    return (None if low < 0 and not plot.labelled else low), None


def _pareto(chart: Chart) -> tuple[Decimal, bool]:
    """Return where the axis of the columns of a Pareto chart ends, and whether both of its axes then measure alike.

    They do where the columns are not too low as parts of their sum; else the lines across are at the same places.
    """
    columns = [one for series in chart.series[:-1] for one in series.values if one is not None]
    parts = [one for one in chart.series[-1].values if one is not None]
    highest, total = max(columns, default=Decimal(0)), sum(columns, Decimal(0))
    if len(chart.series) == 2 and parts and parts[-1] > 0 and highest > total * _LOW:
        return total * HUNDRED / parts[-1], True
    return STEPS * step(Decimal(0), highest), False
