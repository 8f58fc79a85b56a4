"""The form in which a chart is legible: how many categories it has, and whether their labels have room."""

from __future__ import annotations

from opsplan.figures.chart import Chart, Form
from opsplan.writers.docx.charts.numbers import each_value
from opsplan.writers.docx.charts.text import Hand
from opsplan.writers.docx.measure import count_rows, longest_word

#: From this width on, in twips, a chart is no half of a page; how wide a radar is in such a one, of many
#: spokes or of few, and in half of a page.
WIDE, _LARGE, _RADAR, _HALF_RADAR = 6500, 3700, 3000, 2100
#: A radar has so many spokes: of fewer there is no shape, more are not read; its labels have so many lines, or where
#: there are more than so many spokes fewer.
_SPOKES, _LINES, _MANY, _FEWER = (3, 16), 5, 8, 2
#: No chart has more columns; what has more, or labels of more lines, lies down.
_MOST_COLUMNS, _MOST_LINES = 24, 3
#: The room between two labels, and between a radar and its labels.
_APART, _BESIDE = 50, 160


def across_radar(width: int, spokes: int) -> int:
    """Return how wide a radar of so many spokes is in a chart of a width."""
    return (_LARGE if spokes > _MANY else _RADAR) if width >= WIDE else _HALF_RADAR


def legible(chart: Chart, width: int, hand: Hand) -> Form:
    """Return the form in which a chart is legible."""
    form, categories = chart.form, len(chart.categories)
    if form is Form.RADAR and not spreads(chart, width, hand):
        form = Form.COLUMNS
    if form is Form.PARETO and (len(chart.series) < 2 or min(each_value(chart), default=0) < 0):
        form = Form.COLUMNS
    if form is Form.COLUMNS and (categories in range(2) or not stands(chart, width, hand, _MOST_LINES)):
        form = Form.BARS
    return form


def spreads(chart: Chart, width: int, hand: Hand) -> bool:
    """Tell whether a radar can be read in a width: its spokes, and the labels around it."""
    (fewest, most), spokes = _SPOKES, len(chart.categories)
    lines = _FEWER if spokes > _MANY else _LINES
    return fewest <= spokes <= most and fits(chart.categories, around(width, spokes, hand), lines)


def around(width: int, spokes: int, hand: Hand) -> float:
    """Return the room of a label beside a radar."""
    return hand.room((width - across_radar(width, spokes)) / 2 - _BESIDE)


def stands(chart: Chart, width: int, hand: Hand, lines: int) -> bool:
    """Tell whether the labels of columns have room below them in so many lines."""
    slot = hand.room(width / len(chart.categories) - _APART)
    return len(chart.categories) <= _MOST_COLUMNS and fits(chart.categories, slot, lines)


def fits(labels: tuple[str, ...], room: float, lines: int) -> bool:
    """Tell whether labels have no more than so many lines, and no word is divided."""
    return all(longest_word(one) <= room and count_rows(one, room) <= lines for one in labels)
