"""How a chart is drawn: in which form, in which colours, with which labels, and how far its axis goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import count

from msgspec.structs import replace

from opsplan.figures.chart import Chart, Form, Ink
from opsplan.lines import flat
from opsplan.writers.docx.charts.form import around, legible, stands
from opsplan.writers.docx.charts.numbers import (
    HUNDRED,
    PERCENT,
    STEPS,
    beside_mark,
    each_value,
    rounded_up,
    said,
    shown,
    step,
)
from opsplan.writers.docx.charts.plot import GAP, Mark, Plot, Stroke
from opsplan.writers.docx.charts.text import Hand
from opsplan.writers.docx.measure import exact, wrapped

#: The labels of a Pareto chart have so many lines; else they are turned, and so high at the most. Beside its columns
#: its axes take so much; all in twips.
_MOST_LINES, _TURNED, _SIDES = 9, 2000, 700
#: A line of more points has no numbers at them, nor one where they take more of the room between two.
_MOST_POINTS, _LOOSE = 12, 0.85
#: The colours of a theme for series that are alike, by turns.
_ALIKE = ("first", "second", "third", "fourth")
#: The room between two numbers, in twips, and how much of a chart's width is its area's.
_APART, _AREA = 50, 0.92
#: How far beyond a mark the axis goes, as a part of it, and beyond a number below zero; about how wide the area of bars
#: is, as a part of the chart, and how high that of columns, in twips.
_BEYOND, _SLACK, _ACROSS, _DOWN = Decimal("1.08"), 0.03, 0.6, 2000
#: Columns of a Pareto chart are too low where the highest is no more of their sum.
_LOW = Decimal("0.12")
#: Where a label may be folded: at a space, or between a Han character and a number or a Latin word.
_FOLDS = re.compile(r" |(?<=[^\x00-\u2e7f])(?=[0-9A-Za-z])")


def plotted(chart: Chart, width: int, hand: Hand, colours: Mapping[str, str]) -> Plot:
    """Return how a chart is drawn in a width in twips, in the colours of a theme."""
    chart = replace(chart, form=legible(chart, width, hand))
    if chart.form is Form.RADAR:  # no program folds the labels around it
        room = around(width, len(chart.categories), hand)
        chart = replace(chart, categories=tuple(wrapped(one, room) for one in chart.categories))
    turned = chart.form is Form.PARETO and not stands(chart, width - _SIDES, hand, _MOST_LINES)
    if turned:
        chart = replace(chart, categories=tuple(hand.clipped(one, _TURNED) for one in chart.categories))
    if chart.form is Form.LINE:
        chart = replace(chart, categories=_folded(chart.categories, width, hand))
    plot = Plot(chart, (*_strokes(chart, colours), *_marking(chart, colours)), _mark(chart), turned)
    plot = replace(plot, labelled=_labelled(plot, width, hand))
    if chart.form is Form.PARETO:
        whole, aligned = _pareto(chart)
        return replace(plot, low=Decimal(0), high=whole, aligned=aligned)
    low, high = _ends(plot, width, hand)
    return replace(plot, low=low, high=high)


def _folded(labels: tuple[str, ...], width: int, hand: Hand) -> tuple[str, ...]:
    """Return the labels below a line, folded alike where they have room on two lines only: a year, and its month."""
    slot = (width - _SIDES) / len(labels) - _APART
    if hand.widest(row for label in labels for row in label.split("\n")) <= slot or any("\n" in one for one in labels):
        return labels
    folded = tuple(map(_on_two_lines, labels))
    return folded if hand.widest(row for label in folded for row in label.split("\n")) <= slot else labels


def _on_two_lines(label: str) -> str:
    """Return a label with a line feed where its halves are most alike: between words, or before a further number."""
    label = flat(label)
    places = ((label[: one.start()], label[one.end() :]) for one in _FOLDS.finditer(label))
    return "\n".join(min(places, key=lambda two: max(map(exact, two)), default=(label,)))


def _strokes(chart: Chart, colours: Mapping[str, str]) -> tuple[Stroke, ...]:
    turns, strokes = count(), []
    for series in chart.series:
        second = chart.form is Form.PARETO and series is chart.series[-1]
        turn = next(turns) if series.ink is Ink.PLAIN else 0
        colour = colours[_ALIKE[turn % len(_ALIKE)] if series.ink is Ink.PLAIN else series.ink.value]
        look = shown(PERCENT, 0) if second else shown(chart.unit, chart.decimals)
        strokes.append(Stroke(series.name, series.values, series.ink, colour, look, turn, second))
    return tuple(strokes)


def _marking(chart: Chart, colours: Mapping[str, str]) -> Iterator[Stroke]:
    """Yield the series that shows the value that is marked; where an axis does it names that in the legend."""
    mark, percent = _mark(chart), chart.form is Form.PARETO
    if chart.mark is None or mark is Mark.GRID:
        return
    unit, decimals = (PERCENT, 0) if percent else (chart.unit, chart.decimals)
    values = (chart.mark if mark is Mark.SERIES else None,) * len(chart.categories)
    name, look = chart.marked or said(chart.mark, unit, decimals), shown(unit, decimals)
    yield Stroke(name, values, Ink.TARGET, colours["target"], look, second=percent, mark=True)


def _mark(chart: Chart) -> Mark:
    if chart.mark is None:
        return Mark.NONE
    if chart.form not in (Form.BARS, Form.COLUMNS):
        return Mark.SERIES
    low, high = _reach(chart)
    if low >= 0 and high < 2 * chart.mark:
        return Mark.GRID
    return Mark.AXIS if chart.form is Form.BARS else Mark.SERIES


def _labelled(plot: Plot, width: int, hand: Hand) -> bool:
    """Tell whether there is room for a number at every value."""
    chart = plot.chart
    named = [one for one in plot.strokes if not one.aim]
    if chart.form is Form.BARS:
        return True
    if chart.form is Form.RADAR:
        return len(plot.strokes) == 1
    slot = width * _AREA / max(len(chart.categories), 1)
    needed = _widest(chart, hand) + _APART
    if chart.form is Form.LINE:
        return len(named) == 1 and len(chart.categories) <= _MOST_POINTS and needed <= slot * _LOOSE
    return needed <= (slot if plot.bars == 1 else slot / (plot.bars + GAP))


def _widest(chart: Chart, hand: Hand) -> int:
    return hand.widest(said(value, chart.unit, chart.decimals) for value in each_value(chart))


def _reach(chart: Chart) -> tuple[Decimal, Decimal]:
    """Return how far the numbers of a chart reach from zero, or its own ends where it has some."""
    values = (*each_value(chart), Decimal(0))
    return chart.ends or (min(values), max(values))


def _ends(plot: Plot, width: int, hand: Hand) -> tuple[Decimal | None, Decimal | None]:
    """Return where the axis begins and ends."""
    chart, mark = plot.chart, plot.chart.mark
    low, high = _reach(chart)
    if chart.form is Form.LINE:
        return chart.ends or (None, None)
    if chart.form is Form.RADAR:
        most = HUNDRED if chart.unit == PERCENT and high <= HUNDRED else None
        return chart.ends or (None if low < 0 else low, most)
    if low < 0 and plot.labelled and not chart.ends:
        beside = _widest(chart, hand) / (width * _ACROSS) if chart.form is Form.BARS else hand.line / _DOWN
        low = rounded_up(low - (high - low) * Decimal(beside + _SLACK))
    if mark is not None and plot.mark in (Mark.GRID, Mark.AXIS):
        low, high = min(low, mark), max(high, mark, mark * _BEYOND)
        return beside_mark(low, high, mark)[0], high
    return chart.ends or (None if low < 0 and not plot.labelled else low, None)


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
