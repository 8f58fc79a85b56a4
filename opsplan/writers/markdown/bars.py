"""Bars and columns: each series in a colour of its own, each bar with its number and its series in its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import cycle

from opsplan.columns import width
from opsplan.figures.chart import Chart, Form, Ink, Series
from opsplan.lines import flat
from opsplan.writers.markdown.numbers import PERCENT, ends, said
from opsplan.writers.markdown.xychart import BETWEEN, COLOURS, SQUARES, WIDTH, Plot, across, key, marked, xychart

#: A name of more columns leaves no room for its bar; of more bars than these none stands upright.
_LONGEST, _MOST_UPRIGHT = 100, 24
#: A line needs no more decimals.
_PLACES = Decimal("0.01")
#: The colour of what a series says, and the square that names it in the key.
_INKS = {
    Ink.GOOD: ("#4aa36b", "🟩"),
    Ink.WARNING: ("#e9b949", "🟨"),
    Ink.BAD: ("#d9534f", "🟥"),
    Ink.BEFORE: ("#b9c3cf", "⬜"),
}


def bar_pieces(chart: Chart, words: str) -> Iterator[str]:
    """Yield the drawing and the key to its series; nothing where Mermaid cannot draw the bars.

    It has none below zero: those of states, of which all that counts is how far they have come, have no length then.
    """
    rows = list(_rows(chart))
    labels, values = tuple(label for label, _, _ in rows), tuple(value or Decimal(0) for _, value, _ in rows)
    if not rows or len(set(labels)) < len(labels) or max(map(width, labels)) > _LONGEST:
        return
    if min(values) < 0 and not (chart.stacked and max(values) > 0):
        return
    reach = ends((Decimal(0), *(value for value in values if value > 0), marked(chart) or Decimal(0)))
    over = _cumulative(chart)
    low, high = Decimal(0), chart.ends[1] if chart.ends else max((reach[1], *over))
    upright = chart.form is not Form.BARS and len(labels) <= _MOST_UPRIGHT and across(labels) <= WIDTH
    drawn = [one for one in chart.series if any(series is one for _, _, series in rows)]
    bars = tuple(
        tuple(value if series is one else Decimal(0) for value, (_, _, series) in zip(values, rows, strict=True))
        for one in drawn
    )
    named = [*drawn, *(chart.series[1:2] if over else ())]
    shades = list(_shades(named))
    plot = Plot(labels, bars, (low, high), lying=not upright, over=over, colours=tuple(colour for colour, _ in shades))
    yield xychart(plot, chart, words)
    told = (f"{square} {flat(one.name)}" for (_, square), one in zip(shades, named, strict=True))
    yield key(told if len(named) > 1 else (flat(one.name) for one in named if _is_state(chart, one)), chart)


def _shades(series: Sequence[Series]) -> Iterator[tuple[str, str]]:
    """Yield the colour of each series, and its square; those alike by turns."""
    plain = cycle(zip(COLOURS, SQUARES, strict=True))
    return (_INKS.get(one.ink) or next(plain) for one in series)


def _cumulative(chart: Chart) -> tuple[Decimal, ...]:
    """Return the line of a Pareto chart: its shares of the sum of all bars, since there is no second axis."""
    if chart.form is not Form.PARETO or len(chart.series) < 2:
        return ()
    bars, shares = (tuple(value or Decimal(0) for value in one.values) for one in chart.series[:2])
    whole = sum(bars, Decimal(0))
    return tuple((share * whole / 100).quantize(_PLACES) for share in shares)


def _rows(chart: Chart) -> Iterator[tuple[str, Decimal | None, Series]]:
    """Yield the bars: a name with all that is said of it, how long it is, and its series."""
    for place, category in enumerate(chart.categories):
        for one in chart.series[:1] if chart.form is Form.PARETO else chart.series:
            value = one.values[place]
            if value is not None or len(chart.series) == 1:
                yield BETWEEN.join(filter(None, (flat(category), *_told(chart, one, place)))), value, one


def _told(chart: Chart, series: Series, place: int) -> Iterator[str]:
    """Yield what the name of a bar says beside its category."""
    number = said(series.values[place], chart.unit, chart.decimals)
    if chart.form is Form.PARETO:
        yield number
        for share in chart.series[1:]:
            yield f"{flat(share.name)} {said(share.values[place], PERCENT, 0)}"
    else:
        yield flat(series.name) if len(chart.series) > 1 and not _is_state(chart, series) else ""
        yield number


def _is_state(chart: Chart, series: Series) -> bool:
    """Tell whether a series is a state, of which a category has only one, and says it by a mark in its name."""
    return chart.stacked and series.ink is not Ink.BEFORE
