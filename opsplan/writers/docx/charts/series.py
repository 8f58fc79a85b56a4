"""The series of a chart: bars or lines, the numbers that stand at them, and the cells that both come from."""

from __future__ import annotations

from opsplan.figures.chart import Form, Ink
from opsplan.lines import flat
from opsplan.writers.docx.charts.labels import labels
from opsplan.writers.docx.charts.layout import Frame
from opsplan.writers.docx.charts.plot import Mark, Plot, Stroke
from opsplan.writers.docx.charts.text import Hand, lightness, line, shape, solid
from opsplan.writers.docx.charts.workbook import categories_of, name_of, number, numbers_of
from opsplan.writers.docx.markup import escape

#: The axes of a chart by number: of categories and of values, and those that are measured in %.
FIRST, SECOND = (501, 502), (503, 504)
#: The signs at the points of series that are alike, by turns, and their dashes: they tell them apart in print.
_SIGNS, _DASHES = ("circle", "square", "triangle", "diamond"), ("", "", "", "lgDash", "sysDot")
#: Widths of lines in points: of a series, of one that is aimed at, of a value that is marked, of the edge of a bar.
_LINE, _TARGET, _MARK, _EDGE = 2, 1.5, 1, 0.75
_SIGN = 6
#: From this lightness on a colour is too pale for a line.
_PALE = 190


def groups(plot: Plot, frame: Frame, hand: Hand) -> str:
    """Return the series of a chart, in groups of those that are drawn alike and measured on the same axes."""
    form = plot.chart.form
    told = list(enumerate(plot.strokes))
    if form is Form.RADAR:
        drawn = "".join(_series(plot, frame, place, one, hand) for place, one in told)
        return f'<c:radarChart><c:radarStyle val="marker"/><c:varyColors val="0"/>{drawn}{_axes(FIRST)}</c:radarChart>'
    hidden = [(place, one) for place, one in told if one.mark and plot.mark is Mark.AXIS]
    lines = [(place, one) for place, one in told if plot.draws_line(one)]
    bars = [(place, one) for place, one in told if (place, one) not in (*lines, *hidden)]
    return "".join(
        (
            _bars(plot, frame, bars, FIRST, hand) if bars else "",
            _bars(plot, frame, hidden, SECOND, hand) if hidden else "",
            _lines(plot, frame, lines, SECOND if form is Form.PARETO else FIRST, hand) if lines else "",
        )
    )


def _axes(axes: tuple[int, int]) -> str:
    return "".join(f'<c:axId val="{one}"/>' for one in axes)


def _bars(plot: Plot, frame: Frame, strokes: list[tuple[int, Stroke]], axes: tuple[int, int], hand: Hand) -> str:
    way = "bar" if plot.chart.form is Form.BARS else "col"
    drawn = "".join(_series(plot, frame, place, one, hand) for place, one in strokes)
    gap, overlap = round(frame.gap(plot) * 100), 100 if plot.chart.stacked else 0
    return (
        f'<c:barChart><c:barDir val="{way}"/><c:grouping val="clustered"/><c:varyColors val="0"/>{drawn}'
        f'<c:gapWidth val="{gap}"/><c:overlap val="{overlap}"/>{_axes(axes)}</c:barChart>'
    )


def _lines(plot: Plot, frame: Frame, strokes: list[tuple[int, Stroke]], axes: tuple[int, int], hand: Hand) -> str:
    drawn = "".join(_series(plot, frame, place, one, hand) for place, one in strokes)
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{drawn}<c:marker val="1"/>{_axes(axes)}'
        "</c:lineChart>"
    )


def _series(plot: Plot, frame: Frame, place: int, stroke: Stroke, hand: Hand) -> str:
    """Return a series, in the order of its schema: how it looks, the numbers at it, where they come from."""
    drawn, radar = plot.draws_line(stroke), plot.chart.form is Form.RADAR
    look = _line_look(plot, stroke, hand) if drawn else _bar_look(stroke, hand)
    smooth = '<c:smooth val="0"/>' if drawn and not radar else ""
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/><c:tx><c:strRef><c:f>{name_of(place)}</c:f>'
        f'<c:strCache><c:ptCount val="1"/>{_point(0, flat(stroke.name))}</c:strCache></c:strRef></c:tx>'
        f"{look}{labels(plot, frame, stroke, hand)}{_cells(plot, place, stroke)}{smooth}</c:ser>"
    )


def _bar_look(stroke: Stroke, hand: Hand) -> str:
    fill, edge = solid(stroke.colour), line("", 0)
    if stroke.aim and not stroke.mark:
        fill, edge = solid(hand.paper), line(stroke.colour, _EDGE)
    elif stroke.ink is Ink.BEFORE:
        edge = line(hand.muted, _EDGE)
    return f'{shape(fill, edge)}<c:invertIfNegative val="0"/>'


def _line_look(plot: Plot, stroke: Stroke, hand: Hand) -> str:
    colour = stroke.colour if lightness(stroke.colour) < _PALE else hand.muted
    alone = len(plot.chart.categories) == 1
    dash = "" if stroke.mark else "sysDash" if stroke.aim else _DASHES[stroke.turn % len(_DASHES)]
    drawn = shape(line(colour, _MARK if stroke.mark else _TARGET if stroke.aim else _LINE, dash))
    if stroke.aim and not alone:
        return f'{drawn}<c:marker><c:symbol val="none"/></c:marker>'
    sign = "dash" if stroke.aim else _SIGNS[stroke.turn % len(_SIGNS)]
    look = shape(solid(colour), line(colour, _EDGE))
    return f'{drawn}<c:marker><c:symbol val="{sign}"/><c:size val="{_SIGN}"/>{look}</c:marker>'


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
