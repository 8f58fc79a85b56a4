"""The numbers that stand at the values of a series."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from opsplan.figures.chart import Form
from opsplan.writers.docx.charts.layout import Frame
from opsplan.writers.docx.charts.numbers import each_value, said, span
from opsplan.writers.docx.charts.plot import Mark, Plot, Stroke
from opsplan.writers.docx.charts.text import NO_FILL, WHOLE, Hand, lightness, line, shape, solid, words
from opsplan.writers.docx.markup import attribute

_ABOVE, _BELOW, _BEHIND, _BEYOND, _MIDDLE, _WITHIN = "t", "b", "r", "outEnd", "ctr", "inEnd"
#: The room that a number needs within a column and above it, in lines; and so many hundredths below a mark its line is
#: near.
_INSIDE, _OUTSIDE, _NEAR = 1.5, 1.2, 13
#: From this lightness of a colour on, dark letters are read on it.
_LIGHT = 140
_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="{}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def labels(plot: Plot, frame: Frame, stroke: Stroke, hand: Hand) -> str:
    """Return the numbers that stand at a series, or that there are none."""
    drawn = plot.draws_line(stroke)
    if stroke.mark and plot.told and plot.chart.form is not Form.PARETO:  # there it stands at the axis
        last = f'<c:idx val="{len(stroke.values) - 1}"/>{_label(_BEHIND, stroke, hand, NO_FILL)}'
        return f"<c:dLbls><c:dLbl>{last}</c:dLbl>{_SHOWN.format(0)}</c:dLbls>"
    if not plot.labelled or stroke.mark or (drawn and stroke.aim) or (stroke.second and not plot.aligned):
        return f"<c:dLbls>{_SHOWN.format(0)}</c:dLbls>"
    usual = "" if plot.chart.form is Form.RADAR else _ABOVE if drawn else _BEYOND
    # the lines across a chart, and that of a Pareto chart, are interrupted behind a number
    crossed = plot.mark is not Mark.NONE or plot.chart.form is Form.PARETO
    ground = solid(hand.paper) if crossed else NO_FILL
    others = "".join(
        f'<c:dLbl><c:idx val="{place}"/>{_label(where, stroke, hand, ground)}</c:dLbl>'
        for place, where in _elsewhere(plot, frame, stroke, hand)
    )
    return f"<c:dLbls>{others}{_label(usual, stroke, hand, ground)}</c:dLbls>"


def _label(where: str, stroke: Stroke, hand: Hand, ground: str) -> str:
    within = where in (_MIDDLE, _WITHIN)
    colour = hand.paper if within and lightness(stroke.colour) < _LIGHT else hand.ink
    place = f'<c:dLblPos val="{where}"/>' if where else ""
    return (
        f'<c:numFmt formatCode="{attribute(stroke.shown)}" sourceLinked="0"/>'
        f"{shape(solid(stroke.colour) if within else ground, line('', 0))}{words(hand, colour, WHOLE)}{place}"
        f"{_SHOWN.format(1)}"
    )


def _elsewhere(plot: Plot, frame: Frame, stroke: Stroke, hand: Hand) -> Iterator[tuple[int, str]]:
    """Yield the places of a series whose number does not stand where the others do, and where it does."""
    if plot.chart.form is Form.RADAR:
        return
    for place, value in enumerate(stroke.values):
        if value is None:
            continue
        if plot.draws_line(stroke):
            if _is_low(plot, frame, stroke, place, hand):
                yield place, _BELOW
        elif plot.chart.form is Form.BARS:
            if _is_cut(plot, frame, value, hand):
                yield place, _WITHIN
        elif where := _within(plot, frame, place, value, hand):
            yield place, where


def _is_cut(plot: Plot, frame: Frame, value: Decimal, hand: Hand) -> bool:
    """Tell whether the number of a bar below zero has no room beyond it, beside the labels, but within it."""
    if value >= 0 or plot.low is None or plot.high is None:
        return False
    needed, unit = hand.width(said(value, plot.chart.unit, plot.chart.decimals)), frame.across / (plot.high - plot.low)
    return (value - plot.low) * unit < needed < -max(value, plot.low) * unit


def _within(plot: Plot, frame: Frame, place: int, value: Decimal, hand: Hand) -> str:
    """Return where the number of a column stands that has a line above it: within, where there is room; or nothing."""
    top = plot.high or max(*each_value(plot.chart), Decimal(1))
    height = float(value / top) * frame.down
    if height < hand.line * _INSIDE:
        return ""
    if plot.aligned:
        return "" if place else _MIDDLE
    mark = plot.chart.mark if plot.mark is Mark.SERIES else None
    near = mark is not None and 0 <= float((mark - value) / top) * frame.down <= hand.line * _OUTSIDE
    return _WITHIN if near else ""


def _is_low(plot: Plot, frame: Frame, stroke: Stroke, place: int, hand: Hand) -> bool:
    """Tell whether a point of a line lies low: below what is aimed at, right below a line, or lower than its sides."""
    value, values = stroke.values[place], stroke.values
    if value is None:
        return False
    lines = (one.values[place] for one in plot.strokes if one.aim)
    aims = [one for one in lines if one is not None]
    if plot.chart.form is Form.PARETO:
        return any(value < aim < value + _NEAR for aim in aims)
    if aims:
        least, most = span(plot.chart)
        near = (most - least) * Decimal(hand.line * _INSIDE / frame.down)
        if value - least < near:  # below it the axis is
            return False
        return value < aims[0] or any(value < aim <= value + near for aim in aims)
    beside = [one for one in (*values[max(place - 1, 0) : place], *values[place + 1 : place + 2]) if one is not None]
    return len(beside) == 2 and value < min(beside)
