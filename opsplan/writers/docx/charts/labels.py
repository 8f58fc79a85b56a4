"""The numbers that stand at the values of a series."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from opsplan.figures.chart import Form, Ink
from opsplan.writers.docx.charts.layout import Frame
from opsplan.writers.docx.charts.plot import Mark, Plot, Stroke
from opsplan.writers.docx.charts.text import NO_FILL, WHOLE, Hand, line, shape, solid, words
from opsplan.writers.docx.markup import attribute

_ABOVE, _BELOW, _BEYOND, _WITHIN = "t", "b", "outEnd", "inEnd"
#: The room that a number needs within a column, in lines; and so many hundredths below a mark its line is near.
_INSIDE, _NEAR = 1.5, 13
#: From this lightness of a colour on (0-255), dark letters are read on it.
_LIGHT = 140
_SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="{}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def labels(plot: Plot, frame: Frame, stroke: Stroke, hand: Hand) -> str:
    """Return the numbers that stand at a series, or that there are none."""
    drawn = plot.draws_line(stroke)
    bare = stroke.mark or (drawn and stroke.ink is Ink.TARGET)
    if not plot.labelled or bare or (stroke.second and not plot.aligned):
        return f"<c:dLbls>{_SHOWN.format(0)}</c:dLbls>"
    usual = "" if plot.chart.form is Form.RADAR else _ABOVE if drawn else _BEYOND
    ground = solid(hand.paper) if plot.mark is not Mark.NONE else NO_FILL  # a line is interrupted behind a number
    others = "".join(
        f'<c:dLbl><c:idx val="{place}"/>{_label(where, stroke, hand, ground)}</c:dLbl>'
        for place, where in _elsewhere(plot, frame, stroke, hand)
    )
    return f"<c:dLbls>{others}{_label(usual, stroke, hand, ground)}</c:dLbls>"


def _label(where: str, stroke: Stroke, hand: Hand, ground: str) -> str:
    within = where == _WITHIN
    colour = hand.paper if within and _lightness(stroke.colour) < _LIGHT else hand.ink
    place = f'<c:dLblPos val="{where}"/>' if where else ""
    return (
        f'<c:numFmt formatCode="{attribute(stroke.shown)}" sourceLinked="0"/>'
        f"{shape(NO_FILL if within else ground, line('', 0))}{words(hand, colour, WHOLE)}{place}{_SHOWN.format(1)}"
    )


def _lightness(colour: str) -> float:
    red, green, blue = bytes.fromhex(colour)
    return 0.299 * red + 0.587 * green + 0.114 * blue


def _elsewhere(plot: Plot, frame: Frame, stroke: Stroke, hand: Hand) -> Iterator[tuple[int, str]]:
    """Yield the places of a series whose number does not stand where the others do, and where it does."""
    if plot.aligned and not plot.draws_line(stroke):
        first, whole = stroke.values[0] or Decimal(0), plot.high or Decimal(1)
        if first / whole * frame.down >= hand.line * _INSIDE:
            yield 0, _WITHIN  # the line begins at its top
    if not plot.draws_line(stroke) or plot.chart.form is Form.RADAR:
        return
    for place, value in enumerate(stroke.values):
        if value is not None and _is_low(plot, stroke, place, value):
            yield place, _BELOW


def _is_low(plot: Plot, stroke: Stroke, place: int, value: Decimal) -> bool:
    """Tell whether a point of a line lies low: below what is aimed at, or lower than those beside it."""
    aims = next((one.values for one in plot.strokes if one.ink is Ink.TARGET), None)
    aim = aims[place] if aims else None
    if plot.chart.form is Form.PARETO:
        return aim is not None and aim - _NEAR < value < aim
    if aim is not None:
        return value < aim
    values = stroke.values
    beside = [one for one in (*values[max(place - 1, 0) : place], *values[place + 1 : place + 2]) if one is not None]
    return len(beside) == 2 and value < min(beside)
