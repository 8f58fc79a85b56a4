"""Lines in Mermaid: several of them in colours that a key below names.

A line may end early, but has no gaps. So only those periods stand below that the first series has values for, unless it
ends early and another goes on; and a series with gaps is told in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from opsplan.figures.chart import Chart, Series
from opsplan.lines import flat
from opsplan.writers.markdown.inline import inline
from opsplan.writers.markdown.numbers import ends, said
from opsplan.writers.markdown.xychart import (
    BETWEEN,
    COLOURS,
    SQUARES,
    WIDEST,
    Plot,
    across,
    key,
    marked,
    xychart,
)

#: One point is no line.
_LEAST = 2


def line_pieces(chart: Chart, words: str) -> Iterator[str]:
    """Yield the drawing, its key and what is told; nothing where there is no line, or no room for its points."""
    places = _places(chart)
    drawn = [one for one in chart.series if _is_whole(one, places)]
    labels = _points(chart, drawn, places)
    if len(places) < _LEAST or len(set(labels)) < len(labels) or across(labels) > WIDEST or len(drawn) > len(COLOURS):
        return
    values = tuple(tuple(value for value in _at(one, places) if value is not None) for one in drawn)
    mark = marked(chart)
    reach = ends([*(value for one in values for value in one), *(() if mark is None else (mark,))])
    yield xychart(Plot(labels, values, chart.ends or reach, "line"), chart, words)
    named = zip(SQUARES, drawn, strict=False)
    yield key((f"{square} {flat(one.name)}" for square, one in named if len(chart.series) > 1), chart)
    yield from (_told(one, chart) for one in chart.series if one not in drawn)


def _places(chart: Chart) -> Sequence[int]:
    """Return the places of the categories that stand below the lines."""
    if not chart.series:
        return ()
    (first, *others), every = chart.series, range(len(chart.categories))
    if _is_whole(first, every) and any(None not in one.values for one in others):
        return every
    return [place for place in every if first.values[place] is not None]


def _at(series: Series, places: Sequence[int]) -> list[Decimal | None]:
    return [series.values[place] for place in places]


def _is_whole(series: Series, places: Sequence[int]) -> bool:
    """Tell whether a series is a line without gaps over some categories, and has no values elsewhere."""
    known = [value for value in series.values if value is not None]
    return bool(known) and (len(known) == len(series.values) or _at(series, places)[: len(known)] == known)


def _points(chart: Chart, drawn: Sequence[Series], places: Sequence[int]) -> tuple[str, ...]:
    """Return the names of the points, with their numbers where there is one line and room for them."""
    names = tuple(flat(chart.categories[place]) for place in places)
    if len(drawn) != 1:
        return names
    numbers = (said(value, chart.unit, chart.decimals) for value in _at(drawn[0], places))
    told = tuple(map(BETWEEN.join, zip(names, numbers, strict=True)))
    return told if across(told) <= WIDEST else names


def _told(series: Series, chart: Chart) -> str:
    """Return the values of a series in words, as Markdown."""
    pairs = zip(chart.categories, series.values, strict=True)
    known = (f"{flat(name)} {said(value, chart.unit, chart.decimals)}" for name, value in pairs if value is not None)
    return f"**{inline(flat(series.name))}** {inline(BETWEEN.join(known))}".rstrip()
