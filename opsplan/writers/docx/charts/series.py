"""The series of a chart: bars or lines, the numbers that stand at them, and the cells that both come from."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from opsplan.figures.chart import Form, Ink
from opsplan.lines import flat
from opsplan.writers.docx.charts.plot import GAP, Mark, Plot, Stroke
from opsplan.writers.docx.charts.text import NO_FILL, NOTHING, Hand, line, shape, solid, words
from opsplan.writers.docx.charts.workbook import categories_of, name_of, number, numbers_of
from opsplan.writers.docx.markup import attribute, escape

#: The axes of a chart by number: of categories and of values, and those that are measured in %.
FIRST, SECOND = (501, 502), (503, 504)
#: The signs at the points of series that are alike, by turns, and the lines between them: they tell them apart in print.
_SIGNS, _DASHES = ("circle", "square", "triangle", "diamond"), ("", "", "", "", "lgDash")
#: Widths of lines in points: of a series, of a value that is aimed at, of the edge of a bar.
_LINE, _TARGET, _EDGE = 2, 1.5, 0.75
_SIGN = 6
_LABEL = (
    '<c:showLegendKey val="0"/><c:showVal val="{}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def groups(plot: Plot, hand: Hand) -> str:
    """Return the series of a chart, in groups of those that are drawn alike and measured on the same axes."""
    form = plot.chart.form
    told = list(enumerate(plot.strokes))
    if form is Form.RADAR:
        drawn = "".join(_series(plot, place, one, hand) for place, one in told)
        return f'<c:radarChart><c:radarStyle val="marker"/><c:varyColors val="0"/>{drawn}{_axes(FIRST)}</c:radarChart>'
    hidden = [(place, one) for place, one in told if one.mark and plot.mark is Mark.AXIS]
    lines = [(place, one) for place, one in told if (place, one) not in hidden and is_line(plot, one)]
    bars = [(place, one) for place, one in told if (place, one) not in (*lines, *hidden)]
    return "".join(
        (
            _bars(plot, bars, FIRST, hand) if bars else "",
            _bars(plot, hidden, SECOND, hand) if hidden else "",
            _lines(plot, lines, SECOND if form is Form.PARETO else FIRST, hand) if lines else "",
        )
    )


def is_line(plot: Plot, stroke: Stroke) -> bool:
    """Tell whether a series is a line."""
    return plot.chart.form in (Form.LINE, Form.RADAR) or stroke.second or stroke.mark


def _axes(axes: tuple[int, int]) -> str:
    return "".join(f'<c:axId val="{one}"/>' for one in axes)


def _bars(plot: Plot, strokes: list[tuple[int, Stroke]], axes: tuple[int, int], hand: Hand) -> str:
    way = "bar" if plot.chart.form is Form.BARS else "col"
    drawn = "".join(_series(plot, place, one, hand) for place, one in strokes)
    gap = round(GAP * 100) if plot.bars > 1 else 75
    return (
        f'<c:barChart><c:barDir val="{way}"/><c:grouping val="clustered"/><c:varyColors val="0"/>{drawn}'
        f'<c:gapWidth val="{gap}"/><c:overlap val="{100 if plot.chart.stacked else 0}"/>{_axes(axes)}</c:barChart>'
    )


def _lines(plot: Plot, strokes: list[tuple[int, Stroke]], axes: tuple[int, int], hand: Hand) -> str:
    drawn = "".join(_series(plot, place, one, hand) for place, one in strokes)
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{drawn}<c:marker val="1"/>{_axes(axes)}'
        "</c:lineChart>"
    )


def _series(plot: Plot, place: int, stroke: Stroke, hand: Hand) -> str:
    """Return a series, in the order of its schema: how it looks, the numbers at it, where they come from."""
    drawn, radar = is_line(plot, stroke), plot.chart.form is Form.RADAR
    look = _line_look(plot, stroke) if drawn and not _is_hidden(plot, stroke) else _bar_look(plot, stroke, hand)
    smooth = '<c:smooth val="0"/>' if drawn and not (radar or _is_hidden(plot, stroke)) else ""
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/><c:tx><c:strRef><c:f>{name_of(place)}</c:f>'
        f'<c:strCache><c:ptCount val="1"/>{_point(0, flat(stroke.name))}</c:strCache></c:strRef></c:tx>'
        f"{look}{_labels(plot, stroke, hand)}{_cells(plot, place, stroke)}{smooth}</c:ser>"
    )


def _is_hidden(plot: Plot, stroke: Stroke) -> bool:
    return stroke.mark and plot.mark is Mark.AXIS


def _bar_look(plot: Plot, stroke: Stroke, hand: Hand) -> str:
    if _is_hidden(plot, stroke):
        return f'{NOTHING}<c:invertIfNegative val="0"/>'
    fill, edge = solid(stroke.colour), line("", 0)
    if stroke.ink is Ink.TARGET:
        fill, edge = solid(hand.paper), line(stroke.colour, _EDGE * 2)
    elif stroke.ink is Ink.BEFORE:
        edge = line(hand.muted, _EDGE)
    return f'{shape(fill, edge)}<c:invertIfNegative val="0"/>'


def _line_look(plot: Plot, stroke: Stroke) -> str:
    target = stroke.ink is Ink.TARGET
    alone = len(plot.chart.categories) == 1
    dash = "sysDash" if target else _DASHES[stroke.turn % len(_DASHES)]
    drawn = shape(line(stroke.colour, _TARGET if target else _LINE, dash))
    if target and not alone:
        return f'{drawn}<c:marker><c:symbol val="none"/></c:marker>'
    sign = "dash" if target else _SIGNS[stroke.turn % len(_SIGNS)]
    look = shape(solid(stroke.colour), line(stroke.colour, _EDGE))
    return f'{drawn}<c:marker><c:symbol val="{sign}"/><c:size val="{_SIGN}"/>{look}</c:marker>'


def _labels(plot: Plot, stroke: Stroke, hand: Hand) -> str:
    """Return the numbers that stand at a series, or that there are none."""
    drawn = is_line(plot, stroke)
    if not plot.labelled or stroke.mark or (drawn and stroke.ink is Ink.TARGET):
        return f"<c:dLbls>{_LABEL.format(0)}</c:dLbls>"
    if plot.chart.form is Form.RADAR:
        return f"<c:dLbls>{_label('', stroke, hand)}</c:dLbls>"
    usual = "t" if drawn else "outEnd"
    others = "".join(
        f'<c:dLbl><c:idx val="{place}"/>{_label(where, stroke, hand)}</c:dLbl>'
        for place, where in _elsewhere(plot, stroke)
    )
    return f"<c:dLbls>{others}{_label(usual, stroke, hand)}</c:dLbls>"


def _label(where: str, stroke: Stroke, hand: Hand) -> str:
    look = f'<c:numFmt formatCode="{attribute(stroke.shown)}" sourceLinked="0"/>{NOTHING}{words(hand, hand.ink)}'
    return f"{look}{f'<c:dLblPos val={chr(34)}{where}{chr(34)}/>' if where else ''}{_LABEL.format(1)}"


def _elsewhere(plot: Plot, stroke: Stroke) -> Iterator[tuple[int, str]]:
    """Yield the points whose number stands elsewhere than usually: below those of a line that lie low.

    These are points below the value that is aimed at, or else those lower than their neighbours.
    """
    if plot.chart.form is not Form.LINE:
        return
    targets = next((one.values for one in plot.strokes if one.ink is Ink.TARGET), None)
    for place, value in enumerate(stroke.values):
        if value is None:
            continue
        aim = targets[place] if targets else None
        if value < aim if aim is not None else _is_low(stroke.values, place, value):
            yield place, "b"


def _is_low(values: tuple[Decimal | None, ...], place: int, value: Decimal) -> bool:
    beside = [one for one in (*values[max(place - 1, 0) : place], *values[place + 1 : place + 2]) if one is not None]
    return len(beside) == 2 and value < min(beside)


def _cells(plot: Plot, place: int, stroke: Stroke) -> str:
    """Return categories and numbers, each as its cells and what stands there."""
    categories = plot.chart.categories
    count = f'<c:ptCount val="{len(categories)}"/>'
    named = "".join(_point(index, one) for index, one in enumerate(categories))
    values = "".join(_point(index, number(one)) for index, one in enumerate(stroke.values) if one is not None)
    return (
        f"<c:cat><c:strRef><c:f>{categories_of(len(categories))}</c:f><c:strCache>{count}{named}</c:strCache>"
        f"</c:strRef></c:cat><c:val><c:numRef><c:f>{numbers_of(place, len(categories))}</c:f><c:numCache>"
        f"<c:formatCode>{escape(stroke.shown)}</c:formatCode>{count}{values}</c:numCache></c:numRef></c:val>"
    )


def _point(index: int, text: str) -> str:
    return f'<c:pt idx="{index}"><c:v>{escape(text)}</c:v></c:pt>'
