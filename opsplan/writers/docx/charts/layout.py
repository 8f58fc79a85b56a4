"""How much room the parts of a chart have: its title, its labels, its own area, its legend; in twips."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from math import ceil
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from opsplan.figures.chart import Form
from opsplan.lines import each_row, flat
from opsplan.writers.docx.charts.form import WIDE, across_radar
from opsplan.writers.docx.charts.numbers import PERCENT, each_value, said, ticks
from opsplan.writers.docx.charts.plot import GAP, Plot
from opsplan.writers.docx.charts.text import Hand
from opsplan.writers.docx.measure import count_rows

#: How high the area of columns and lines is in a chart that is as wide as a page, and as half of one.
_AREA, _HALF = 2450, 1900
#: The most of the width that labels beside bars take.
_LABELS = 0.4
#: Room at the edge, between a label and its axis, between title, chart and legend, and between labels.
_EDGE, _BESIDE, _BETWEEN, _APART = 60, 110, 90, 50
#: The room between single bars, as a part of one; the widest that a column is, and how far columns stand apart at most.
_GAP, _WIDEST, _FARTHEST = 0.75, 850, 5
#: What a bar takes, and what is between two categories, in type of eight points.
_BAR, _ROOM, _TYPE = 270, 155, 8
#: The part of a page that bars take before they stand closer, the most that they take, and how close they may stand.
_USUAL, _MOST, _CLOSE, _CLOSEST = 0.55, 0.8, 0.7, 0.55
#: What the sign of bars and that of a line in the legend take; which part of the width a legend fills; and at which
#: part of it a program breaks a title.
_SIGNS, _FILLED, _BROKEN = (450, 950), 0.9, 0.78


class Frame(Struct, frozen=True):
    """A chart's width and height, and where its own area lies in it.

    Of the labels below it every one stands there that is so many places (`skip`) from the one before.
    """

    width: int
    height: int
    left: int
    top: int
    across: int
    down: int
    skip: int = 1

    def place(self) -> str:
        """Return where the area of the chart lies, as parts of its width and height."""
        parts = (self.left / self.width, self.top / self.height, self.across / self.width, self.down / self.height)
        return _layout('<c:layoutTarget val="inner"/>', *parts)

    def of_height(self, height: int, rigid: bool) -> Frame:
        """Return the frame in another height; its area grows or shrinks with it unless it is `rigid`."""
        return replace(self, height=height, down=self.down + (0 if rigid else height - self.height))

    def gap(self, plot: Plot) -> float:
        """Return the room between two categories as a part of a bar: no column is very wide."""
        if plot.chart.form is Form.BARS:
            return _GAP if plot.bars == 1 else GAP
        slot = self.across / max(len(plot.chart.categories), 1)
        return min(max(slot / _WIDEST - plot.bars, GAP), _FARTHEST)

    def corner(self) -> str:
        """Return where the title of the chart lies: at its top, above its left edge."""
        return _layout("", _EDGE / self.width, _EDGE / 2 / self.height)


def _layout(target: str, *parts: float) -> str:
    modes = '<c:xMode val="edge"/><c:yMode val="edge"/>'
    lengths = "".join(f'<c:{name} val="{part:.4f}"/>' for name, part in zip("xywh", parts, strict=False))
    return f"<c:layout><c:manualLayout>{target}{modes}{lengths}</c:manualLayout></c:layout>"


def framed(plot: Plot, width: int, page: int, hand: Hand) -> Frame:
    """Return the frame of a chart of a width on a page of a height."""
    return _FRAMES[plot.chart.form](plot, width, page, hand)


def parted(plot: Plot, width: int, page: int, hand: Hand) -> list[Plot]:
    """Return the charts that a chart is divided into because its bars do not stand on one page, or itself alone."""
    bars = len(plot.chart.categories)
    if plot.chart.form is not Form.BARS or bars * _pitches(plot, width, hand)[1] <= page * _MOST:
        return [plot]
    each = ceil(bars / ceil(bars * _pitches(plot, width, hand)[2] / (page * _MOST)))
    return [plot.part(slice(start, start + each)) for start in range(0, bars, each)]


def heading(plot: Plot, hand: Hand) -> str:
    """Return the title of a chart, with the unit of its numbers where they do not say it themselves."""
    title, unit = flat(plot.chart.title), flat(plot.chart.unit)
    if unit in ("", PERCENT) or unit in title:
        return title
    return (f"{title}（{unit}）" if hand.lang == "zh-CN" else f"{title} ({unit})") if title else unit


def _head(plot: Plot, width: int, hand: Hand) -> int:
    """Return the height of what stands above the area of a chart."""
    title = heading(plot, hand)
    return count_rows(title, hand.room(width * _BROKEN, bold=True)) * hand.line + _BETWEEN if title else _EDGE


def _foot(plot: Plot, width: int, hand: Hand) -> int:
    """Return the height of the legend and the edge below it; programs fill rows of columns that are equally wide."""
    room = width * _FILLED
    each = max((hand.width(flat(one.name)) + _SIGNS[plot.draws_line(one)] for one in plot.legend), default=1)
    lines = max((count_rows(flat(one.name), hand.room(room - max(_SIGNS))) for one in plot.legend), default=0)
    rows = ceil(len(plot.legend) / max(room // each, 1)) * lines
    return rows * hand.line + (_BETWEEN if rows else 0) + _EDGE


def _pitches(plot: Plot, width: int, hand: Hand) -> tuple[float, float, float]:
    """Return what a category of bars takes: usually, at the least, and where others follow on the next page."""
    room = hand.room(_beside(plot, width, hand))
    lines = [count_rows(one, room) for one in plot.chart.categories]
    usual = (plot.bars * _BAR + _ROOM) * hand.size / _TYPE
    # a label of two lines has room beside one of one line
    least = max(map(sum, pairwise(lines)), default=2 * lines[0]) / 2 * hand.line + _APART
    return max(usual, least), max(usual * _CLOSEST, least), max(usual * _CLOSE, least)


def _beside(plot: Plot, width: int, hand: Hand) -> int:
    """Return the width of the labels beside bars."""
    wanted = hand.widest(row for label in plot.chart.categories for row in each_row(label))
    return min(wanted + _APART, round(width * _LABELS))


def _bars(plot: Plot, width: int, page: int, hand: Hand) -> Frame:
    chart, (usual, closest, close) = plot.chart, _pitches(plot, width, hand)
    count = max(len(chart.categories), 1)
    pitch = min(usual, max(page * _USUAL / count, close))
    if count * pitch > page * _MOST:
        pitch = max(page * _MOST / count, closest)
    left = _beside(plot, width, hand) + _BESIDE
    numbers = hand.widest(said(value, chart.unit, chart.decimals) for value in each_value(chart))
    top, down = _head(plot, width, hand), round(count * pitch)
    axis = hand.line + _BESIDE if plot.axis else 0
    height = top + down + axis + _foot(plot, width, hand)
    return Frame(width, height, left, top, width - left - numbers - _BESIDE, down)


def _upright(plot: Plot, width: int, page: int, hand: Hand) -> Frame:
    """Return the frame of columns or lines."""
    chart = plot.chart
    left = hand.widest(ticks(plot.low, plot.high, chart)[2]) + _BESIDE if plot.axis else _EDGE
    right = hand.width("100%") + _BESIDE if chart.form is Form.PARETO else 2 * _EDGE
    count = max(len(chart.categories), 1)
    skip = _skip(chart.categories, (width - left - right) / count, hand) if chart.form is Form.LINE else 1
    if skip > 1:  # a label that is not folded begins below its point
        right = max(right, hand.widest(row for label in chart.categories for row in label.split("\n")) - _BETWEEN)
    if plot.told and chart.mark is not None and chart.form is not Form.PARETO:
        behind = hand.width(said(chart.mark, chart.unit, chart.decimals)) + 2 * _EDGE
        right = max(right, round(behind - (width - left - right) / count / 2))
    across = width - left - right
    slot = across / count
    room = hand.room(slot * skip - _APART)
    if plot.turned:
        skip, labels = ceil(hand.line / slot), hand.widest(chart.categories) + _BESIDE
    else:
        labels = hand.line * max((count_rows(one, room) for one in chart.categories[::skip]), default=1)
    top = _head(plot, width, hand) + (hand.line + _BESIDE if plot.labelled else _BESIDE)
    down = _AREA if width >= WIDE else _HALF
    height = top + down + labels + _BESIDE + _foot(plot, width, hand)
    return Frame(width, height, left, top, across, down, skip)


def _skip(labels: tuple[str, ...], slot: float, hand: Hand) -> int:
    """Return how far apart the labels are that have room below a line without being folded."""
    widest = hand.widest(row for label in labels for row in label.split("\n"))
    return max(ceil((widest + _APART) / slot), 1)


def _radar(plot: Plot, width: int, page: int, hand: Hand) -> Frame:
    wide = across_radar(width, len(plot.chart.categories))
    names = plot.chart.categories
    above, *below = (hand.line * (one.count("\n") + 1) + _BESIDE for one in (names[0], *_lowest(names)))
    top = _head(plot, width, hand) + above
    return Frame(width, top + wide + max(below) + _foot(plot, width, hand), (width - wide) // 2, top, wide, wide)


def _lowest(names: Sequence[str]) -> Sequence[str]:
    """Return the one or two categories that stand lowest around a radar."""
    return names[len(names) // 2 : (len(names) + 1) // 2 + 1]


_FRAMES: Mapping[Form, Callable[[Plot, int, int, Hand], Frame]] = MappingProxyType(
    {Form.BARS: _bars, Form.COLUMNS: _upright, Form.LINE: _upright, Form.PARETO: _upright, Form.RADAR: _radar}
)
