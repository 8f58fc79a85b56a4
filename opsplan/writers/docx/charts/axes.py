"""The axes of a chart: which way they go, what stands at them, and the lines across."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from opsplan.figures.chart import Form
from opsplan.writers.docx.charts.layout import Frame
from opsplan.writers.docx.charts.numbers import PERCENT, shown, ticks
from opsplan.writers.docx.charts.plot import Mark, Plot
from opsplan.writers.docx.charts.series import FIRST, SECOND
from opsplan.writers.docx.charts.text import Hand, line, shape, words
from opsplan.writers.docx.charts.workbook import number
from opsplan.writers.docx.markup import attribute

#: Widths in points: of the line of an axis, of a light line across the chart, of the one that marks a value.
_AXIS, _ACROSS, _MARK = 0.75, 0.5, 1.25
#: No more steps than these between lines across a chart that are as far apart as the mark is from zero.
_STEPS = 8
_NONE = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'


@dataclass(frozen=True, slots=True)
class _Values:
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
    form = plot.chart.form
    lying = form is Form.BARS
    said = _categories(FIRST, "l" if lying else "b", frame, hand, turned_over=lying) + _values(_first(plot, hand), hand)
    if form is Form.PARETO:
        percent = shown(PERCENT, 0)
        right = _Values(SECOND, "r", Decimal(0), Decimal(100), percent, True, Decimal(20), cross="max")
        return said + _values(right, hand) + _hidden(SECOND, "b")
    if plot.mark is Mark.AXIS and plot.chart.mark is not None:
        over = _Values(SECOND, "t", plot.low, plot.high, "General", False)
        crossing = f'<c:crossesAt val="{number(plot.chart.mark)}"/>'
        return said + _values(over, hand) + _categories(SECOND, "l", frame, hand, turned_over=True, crossing=crossing)
    return said


def _first(plot: Plot, hand: Hand) -> _Values:
    chart = plot.chart
    radar, marked = chart.form is Form.RADAR, plot.mark is Mark.GRID
    across = line(hand.ink, _MARK) if marked else line(hand.grid, _ACROSS) if plot.axis or radar else ""
    step = chart.mark if marked else None
    if plot.mark is Mark.AXIS and chart.mark and plot.high:
        step = abs(chart.mark) * max(-(-plot.high // (abs(chart.mark) * _STEPS)), 1)
    if chart.form is Form.PARETO:
        step, across = plot.high / 5 if plot.high else None, line(hand.grid, _ACROSS)
    side = "b" if chart.form is Form.BARS else "l"
    cross = "max" if chart.form is Form.BARS else "autoZero"
    decimals = chart.decimals if marked or plot.mark is Mark.AXIS else ticks(plot.low, plot.high, chart)[0]
    look = shown(chart.unit, decimals)
    own = line(hand.grid, _ACROSS) if radar else line("", 0)
    return _Values(FIRST, side, plot.low, plot.high, look, plot.axis, step, across, cross, own)


def _values(axis: _Values, hand: Hand) -> str:
    ends = (("max", axis.high), ("min", axis.low))
    scaling = "".join(f'<c:{name} val="{number(one)}"/>' for name, one in ends if one is not None)
    across = f"<c:majorGridlines>{shape(axis.across)}</c:majorGridlines>" if axis.across else ""
    step = f'<c:majorUnit val="{number(axis.step)}"/>' if axis.step else ""
    return (
        f'<c:valAx><c:axId val="{axis.axes[1]}"/><c:scaling><c:orientation val="minMax"/>{scaling}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{axis.side}"/>{across}'
        f'<c:numFmt formatCode="{attribute(axis.shown)}" sourceLinked="0"/>{_NONE}'
        f'<c:tickLblPos val="{"nextTo" if axis.told else "none"}"/>{shape(axis.line or line("", 0))}'
        f'{words(hand, hand.muted)}<c:crossAx val="{axis.axes[0]}"/><c:crosses val="{axis.cross}"/>'
        f'<c:crossBetween val="between"/>{step}</c:valAx>'
    )


def _categories(
    numbers: tuple[int, int], side: str, frame: Frame, hand: Hand, *, turned_over: bool, crossing: str = ""
) -> str:
    """Return an axis of categories; one that crosses the other at a value of its own is only a line."""
    way = "maxMin" if turned_over else "minMax"
    look = line(hand.ink, _MARK) if crossing else line(hand.muted, _AXIS)
    skip = f'<c:tickLblSkip val="{frame.skip}"/><c:tickMarkSkip val="{frame.skip}"/>' if not crossing else ""
    return (
        f'<c:catAx><c:axId val="{numbers[0]}"/><c:scaling><c:orientation val="{way}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/><c:numFmt formatCode="General" sourceLinked="0"/>{_NONE}'
        f'<c:tickLblPos val="{"none" if crossing else "low"}"/>{shape(look)}'
        f'{words(hand, hand.ink, turned=frame.turned)}<c:crossAx val="{numbers[1]}"/>'
        f'{crossing or "<c:crosses val=" + chr(34) + "autoZero" + chr(34) + "/>"}<c:auto val="0"/><c:lblAlgn val="ctr"/>'
        f'<c:lblOffset val="100"/>{skip}<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _hidden(numbers: tuple[int, int], side: str) -> str:
    """Return an axis of categories that is not shown."""
    return (
        f'<c:catAx><c:axId val="{numbers[0]}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="1"/>'
        f'<c:axPos val="{side}"/>{_NONE}<c:tickLblPos val="none"/><c:crossAx val="{numbers[1]}"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )
