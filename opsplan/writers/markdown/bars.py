"""Bars and columns: all in one colour, each with its number, its series and its state in its name."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from opsplan.columns import width
from opsplan.figures.chart import Chart, Form, Ink, Series
from opsplan.lines import flat
from opsplan.writers.markdown.numbers import PERCENT, ends, said
from opsplan.writers.markdown.xychart import BETWEEN, WIDTH, Plot, across, key, marked, xychart

#: A name of more columns leaves no room for its bar; of more bars than these none stands upright.
_LONGEST, _MOST_UPRIGHT = 80, 24


def bar_pieces(chart: Chart, words: str) -> Iterator[str]:
    """Yield the drawing and what its signs mean; nothing where Mermaid cannot draw the bars (below zero, no names)."""
    rows = list(_rows(chart))
    labels, values = tuple(label for label, _ in rows), tuple(value or Decimal(0) for _, value in rows)
    if not rows or min(values) < 0 or len(set(labels)) < len(labels) or max(map(width, labels)) > _LONGEST:
        return
    upright = chart.form is not Form.BARS and len(labels) <= _MOST_UPRIGHT and across(labels) <= WIDTH
    reach = ends((Decimal(0), *values, marked(chart) or Decimal(0)))
    yield xychart(Plot(labels, (values,), reach, lying=not upright), chart, words)
    yield key((flat(one.name) for one in chart.series if _signed(chart, one)), chart)


def _rows(chart: Chart) -> Iterator[tuple[str, Decimal | None]]:
    """Yield the bars: a name with all that is said of it, and how long it is."""
    for place, category in enumerate(chart.categories):
        for one in chart.series[:1] if chart.form is Form.PARETO else chart.series:
            value = one.values[place]
            if value is not None or len(chart.series) == 1:
                yield BETWEEN.join(filter(None, (flat(category), *_told(chart, one, place)))), value


def _told(chart: Chart, series: Series, place: int) -> Iterator[str]:
    """Yield what the name of a bar says beside its category."""
    number = said(series.values[place], chart.unit, chart.decimals)
    if chart.form is Form.PARETO:
        yield number
        for share in chart.series[1:]:
            yield f"{flat(share.name)} {said(share.values[place], PERCENT, 0)}"
    elif _signed(chart, series):
        sign = flat(series.name).partition(" ")[0]
        yield f"{number} {sign}" if len(sign) == 1 and not sign.isalnum() else number
    else:
        yield flat(series.name) if len(chart.series) > 1 else ""
        yield number


def _signed(chart: Chart, series: Series) -> bool:
    """Tell whether a bar's sign says which series it is of: a state, of which a category has only one."""
    return chart.stacked and series.ink is not Ink.BEFORE
