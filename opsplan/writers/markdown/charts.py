"""Charts: Mermaid's where it draws what there is to see, else a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec.structs import replace

from opsplan.figures.chart import Chart, Charts, Form, Ink, Series
from opsplan.lines import flat
from opsplan.manuscript import Cell, Column, Kind, Table
from opsplan.markup import escape
from opsplan.writers.markdown.bars import bar_pieces
from opsplan.writers.markdown.context import Context
from opsplan.writers.markdown.courses import line_pieces
from opsplan.writers.markdown.inline import inline
from opsplan.writers.markdown.numbers import PERCENT, said
from opsplan.writers.markdown.radar import radar_pieces
from opsplan.writers.markdown.tables import pipe_table
from opsplan.writers.markdown.xychart import BETWEEN


def chart_pieces(charts: Charts, words: str, _context: Context) -> Iterator[str]:
    """Yield the panels, each under its title, and the note on what is left out."""
    for panel in charts.panels:
        if panel.title:
            yield f"**{inline(flat(panel.title))}**"
        yield from _drawn(panel, BETWEEN.join(filter(None, (flat(panel.title), words))))
    yield escape(charts.note)


def _drawn(chart: Chart, words: str) -> Iterator[str]:
    pieces = list(_FORMS[chart.form](chart, words))
    yield from pieces or [pipe_table(_table(chart))]


def _table(chart: Chart) -> Table:
    """Return the numbers of a chart, their unit above its categories; states share a column, since each has a mark."""
    if chart.stacked:
        chart = replace(chart, series=tuple(_together(chart.series)))
    corner = "" if chart.unit == PERCENT else chart.unit
    heads = (Column((corner,)), *(Column((one.name,), Kind.NUMBER) for one in chart.series))
    rows = (
        (Cell((category,)), *(Cell((number,)) for number in _numbers(chart, place)))
        for place, category in enumerate(chart.categories)
    )
    return Table(heads, tuple(rows))


def _together(series: Sequence[Series]) -> Iterator[Series]:
    states = [one for one in series if one.ink is not Ink.BEFORE]
    if states:
        values = zip(*(one.values for one in states), strict=True)
        yield Series("", tuple(next((value for value in row if value is not None), None) for row in values))
    yield from (one for one in series if one.ink is Ink.BEFORE)


def _numbers(chart: Chart, place: int) -> Iterator[str]:
    for one in chart.series:
        share = chart.form is Form.PARETO and one is not chart.series[0]
        yield said(one.values[place], PERCENT if share else chart.unit, 0 if share else chart.decimals)


_FORMS: Mapping[Form, Callable[[Chart, str], Iterator[str]]] = MappingProxyType(
    {
        Form.BARS: bar_pieces,
        Form.COLUMNS: bar_pieces,
        Form.PARETO: bar_pieces,
        Form.LINE: line_pieces,
        Form.RADAR: radar_pieces,
    }
)
