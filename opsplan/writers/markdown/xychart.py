"""Mermaid's charts of bars and lines.

They show neither numbers nor, in most versions, a legend: what they say stands in their labels, or in a key below.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from opsplan.columns import width
from opsplan.figures.chart import Chart, Form
from opsplan.lines import flat
from opsplan.markup import escape
from opsplan.writers.markdown.mermaid import Settings, described, fenced, quoted, settings
from opsplan.writers.markdown.numbers import plain, said, written

#: Between the parts of a label.
BETWEEN = " · "
#: The colour of bars and the first line, those of further lines, and the squares that name them in the key.
COLOURS = ("#3b82c4", "#ed8b00", "#8e5bb5", "#8b5a2b")
SQUARES = ("🟦", "🟧", "🟪", "🟫")
_MARK, _RULE = "#7f7f7f", "━"
#: How wide a chart is in Mermaid's pixels, and may be (a wider one is shown smaller); how high one is that stands.
WIDTH, WIDEST, _HEIGHT = 700, 1100, 320
#: A column of text, where it lies at an axis at the most; the room between two labels, and that beside them.
_COLUMN, _WIDE, _APART, _BESIDE = 7, 8, 14, 60
#: The room for bars beside their names, above them, and for each; the part of the width that is kept for them.
_BARS, _ABOVE, _BAR, _RESERVED = 400, 60, 30, 30
#: By so many columns Mermaid believes the number of a character to be longer than it is written.
_NUMBER = 3


class Plot(Struct, frozen=True):
    """What is drawn of a chart: the names at its axis, its bars or lines, and where the axis of values ends.

    `over` is a line over the bars; `colours` are those of the series and of that line, by default those alike.
    """

    labels: tuple[str, ...]
    series: tuple[tuple[Decimal, ...], ...]
    ends: tuple[Decimal, Decimal]
    word: str = "bar"
    lying: bool = False
    over: tuple[Decimal, ...] = ()
    colours: tuple[str, ...] = COLOURS


def xychart(plot: Plot, chart: Chart, words: str) -> str:
    """Return the drawing; a value that is marked is a line across it, and what lies beyond its ends is cut off."""
    drawn = [*((plot.word, one) for one in plot.series), *([("line", plot.over)] if plot.over else [])]
    colours = [*plot.colours[: len(drawn)]]
    if (mark := marked(chart)) is not None:
        drawn.append(("line", (mark,) * len(plot.labels)))
        colours.append(_MARK)
    unit = f"{quoted(chart.unit)} " if chart.unit else ""
    low, high = plot.ends
    return fenced(
        [
            *_settings(plot, colours),
            "xychart-beta horizontal" if plot.lying else "xychart-beta",
            *described(words),
            f"    x-axis [{', '.join(map(quoted, plot.labels))}]",
            f"    y-axis {unit}{plain(low)} --> {plain(high)}",
            *(f"    {word} [{', '.join(plain(min(max(one, low), high)) for one in values)}]" for word, values in drawn),
        ]
    )


def marked(chart: Chart) -> Decimal | None:
    """Return the value that a line marks, if Mermaid can draw it: it has no second axis."""
    return None if chart.form is Form.PARETO else chart.mark


def key(names: Iterable[str], chart: Chart) -> str:
    """Return a line of Markdown that says what stands for what."""
    mark = marked(chart)
    rule = () if mark is None else (f"{_RULE} {flat(chart.marked) or said(mark, chart.unit, written(mark))}",)
    return escape(BETWEEN.join((*names, *rule)))


def across(labels: Sequence[str]) -> int:
    """Return how wide a chart must be for labels beside each other, in Mermaid's pixels."""
    return _BESIDE + len(labels) * (_COLUMN * max(map(width, labels), default=0) + _APART)


def _settings(plot: Plot, colours: Sequence[str]) -> Iterator[str]:
    shape = _lying(plot.labels) if plot.lying else {"width": max(WIDTH, across(plot.labels)), "height": _HEIGHT}
    return settings({"xyChart": shape, "themeVariables": {"xyChart": {"plotColorPalette": ", ".join(colours)}}})


def _lying(labels: Sequence[str]) -> Settings:
    """Return the shape of bars that lie: their numbers stand in their names, those at an axis would collide.

    Without the room that it believes the names to need Mermaid shows none; it measures the number of a character as it
    stands there.
    """
    names = max(map(_measured, labels))
    return {
        "width": max(WIDTH, _WIDE * names + _BARS),
        "height": _ABOVE + _BAR * len(labels),
        "plotReservedSpacePercent": _RESERVED,
        "yAxis": {"showLabel": False, "showTick": False},
    }


def _measured(label: str) -> int:
    text = quoted(label)
    return width(text) + _NUMBER * text.count("#")
