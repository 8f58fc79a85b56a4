"""The axes of a chart: which way they go, what stands at them, and the lines across."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from opsplan.figures.chart import Form
from opsplan.writers.docx.charts.layout import Frame
from opsplan.writers.docx.charts.numbers import HUNDRED, PERCENT, STEPS, beside_mark, places, shown, ticks
from opsplan.writers.docx.charts.plot import Mark, Plot
from opsplan.writers.docx.charts.series import FIRST, SECOND
from opsplan.writers.docx.charts.text import FOLDED, LYING, SOME, Hand, line, shape, words
from opsplan.writers.docx.charts.workbook import number
from opsplan.writers.docx.markup import attribute

#: Widths in points: of the line of an axis, of a light line across the chart, of the one that marks a value.
_AXIS, _ACROSS, _MARK = 0.75, 0.5, 1.25
_NO_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
_AT_ZERO = '<c:crosses val="autoZero"/>'
_ALL = '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>{}<c:noMultiLvlLbl val="1"/>'


class _Values(Struct, frozen=True):
    """An axis of values: its number and that of the other one, its side, its ends, what stands at it and across."""

    axes: tuple[int, int]
    side: str
    low: Decimal | None
    high: Decimal | None
    shown: str
    told: bool
    step: Decimal | None = None
    across: str = ""
    cross: str = "autoZero"
    line: str = ""


def axes(plot: Plot, frame: Frame, hand: Hand) -> str:
    """Return the axes of a chart, those of the second group after those of the first."""
    own = _categories(plot, frame, FIRST, hand) + _values(_first(plot, hand), hand)
    if plot.chart.form is Form.PARETO:
        right = _Values(SECOND, "r", Decimal(0), HUNDRED, shown(PERCENT, 0), True, HUNDRED / STEPS, cross="max")
        return own + _values(right, hand) + _hidden(SECOND)
    if plot.mark is Mark.AXIS:
        over = _Values(SECOND, "t", plot.low, plot.high, "General", False)
        return own + _values(over, hand) + _categories(plot, frame, SECOND, hand, plot.chart.mark)
    return own


def _first(plot: Plot, hand: Hand) -> _Values:
    """Return the axis of values: at the left, or below bars."""
    form, radar = plot.chart.form, plot.chart.form is Form.RADAR
    apart = _step(plot)
    decimals = places(apart) if apart else ticks(plot.low, plot.high, plot.chart)[0]
    across = line(hand.grid, _ACROSS) if plot.axis or radar or form is Form.PARETO else ""
    return _Values(
        FIRST,
        "b" if form is Form.BARS else "l",
        plot.low,
        plot.high,
        shown(plot.chart.unit, decimals),
        plot.axis,
        apart,
        line(hand.ink, _MARK) if plot.mark is Mark.GRID else across,
        "max" if form is Form.BARS else "autoZero",
        line(hand.grid, _ACROSS) if radar else line("", 0),
    )


def _step(plot: Plot) -> Decimal | None:
    """Return how far apart the lines across are, or None where the program that shows the chart is to say it."""
    mark, form = plot.chart.mark, plot.chart.form
    if plot.mark is Mark.GRID:
        return mark
    if plot.mark is Mark.AXIS and mark is not None and plot.low is not None and plot.high is not None:
        return beside_mark(plot.low, plot.high, mark)[1]
    if form in (Form.PARETO, Form.RADAR) and plot.high is not None:
        return (plot.high - (plot.low or 0)) / STEPS
    return ticks(plot.low, plot.high, plot.chart)[1] if form is Form.LINE else None


def _values(axis: _Values, hand: Hand) -> str:
    ends = (("max", axis.high), ("min", axis.low))
    scaling = "".join(f'<c:{name} val="{number(one)}"/>' for name, one in ends if one is not None)
    across = f"<c:majorGridlines>{shape(axis.across)}</c:majorGridlines>" if axis.across else ""
    step = f'<c:majorUnit val="{number(axis.step)}"/>' if axis.step else ""
    return (
        f'<c:valAx><c:axId val="{axis.axes[1]}"/><c:scaling><c:orientation val="minMax"/>{scaling}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{axis.side}"/>{across}'
        f'<c:numFmt formatCode="{attribute(axis.shown)}" sourceLinked="0"/>{_NO_TICKS}'
        f'<c:tickLblPos val="{"nextTo" if axis.told else "none"}"/>{shape(axis.line or line("", 0))}'
        f'{words(hand, hand.muted)}<c:crossAx val="{axis.axes[0]}"/><c:crosses val="{axis.cross}"/>'
        f'<c:crossBetween val="between"/>{step}</c:valAx>'
    )


def _categories(plot: Plot, frame: Frame, numbers: tuple[int, int], hand: Hand, mark: Decimal | None = None) -> str:
    """Return an axis of categories, downwards for bars; one that crosses the other at a `mark` is only a line."""
    side, order = ("l", "maxMin") if plot.chart.form is Form.BARS else ("b", "minMax")
    look = line(hand.muted, _AXIS) if mark is None else line(hand.ink, _MARK)
    crossing = _AT_ZERO if mark is None else f'<c:crossesAt val="{number(mark)}"/>'
    skip = f'<c:tickLblSkip val="{frame.skip}"/><c:tickMarkSkip val="{frame.skip}"/>'
    return (
        f'<c:catAx><c:axId val="{numbers[0]}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        f'{_NO_TICKS}<c:tickLblPos val="{"low" if mark is None else "none"}"/>{shape(look)}'
        f'{words(hand, hand.ink, _way(plot, frame))}<c:crossAx val="{numbers[1]}"/>{crossing}'
        f"{_ALL.format(skip)}</c:catAx>"
    )


def _way(plot: Plot, frame: Frame) -> str:
    """Return the way of the labels."""
    return LYING if plot.turned else SOME if frame.skip > 1 else FOLDED


def _hidden(numbers: tuple[int, int]) -> str:
    """Return an axis of categories that is not shown."""
    return (
        f'<c:catAx><c:axId val="{numbers[0]}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="1"/>'
        f'<c:axPos val="b"/>{_NO_TICKS}<c:tickLblPos val="none"/><c:crossAx val="{numbers[1]}"/>{_AT_ZERO}'
        f"{_ALL.format('')}</c:catAx>"
    )
