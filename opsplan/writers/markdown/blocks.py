"""The blocks of a chapter, each written by a function of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from opsplan.figures.chart import Charts
from opsplan.figures.comparison import Comparison
from opsplan.figures.cycle import Cycle
from opsplan.figures.gantt import Gantt
from opsplan.figures.heatmap import HeatMap
from opsplan.figures.lanes import Lanes
from opsplan.figures.matrix import Matrix
from opsplan.figures.milestones import MilestoneLine
from opsplan.figures.network import Network
from opsplan.figures.tree import Tree
from opsplan.lines import flat
from opsplan.manuscript import NUMBER, Block, Bullets, Figure, Heading, Prose, Sheet, Table
from opsplan.markup import escape, unescape
from opsplan.writers.markdown.charts import chart_pieces
from opsplan.writers.markdown.context import Context
from opsplan.writers.markdown.cycle import cycle_pieces
from opsplan.writers.markdown.gantt import gantt_pieces
from opsplan.writers.markdown.lanes import lanes_pieces
from opsplan.writers.markdown.matrices import heat_table, matrix_table
from opsplan.writers.markdown.milestones import milestones_pieces
from opsplan.writers.markdown.network import network_pieces
from opsplan.writers.markdown.sheets import entries
from opsplan.writers.markdown.tables import pipe_table
from opsplan.writers.markdown.trees import tree_pieces

#: Prose that is plain paragraphs needs no parser.
_PLAIN = re.compile(r"(?:(?![#>|=+~ \t-]|\d{1,9}[.)])[^\\`~\[\]<&|\n\t]*[^\\`~\[\]<&|\s](?:\n\n|\Z))+")
_MARKED = re.compile(r"(?<!\\)[*_`\[~<]")
_BULLET = re.compile(r"^- ", re.MULTILINE)


def block_lines(block: Block, context: Context) -> Iterator[str]:
    """Yield the pieces of a block; a blank line stands between any two. An unknown block or figure is a KeyError."""
    for piece in _BLOCKS[type(block)](block, context):
        if piece:
            context.last = piece
            yield piece


def _prose(prose: Prose, context: Context) -> Iterator[str]:
    if _PLAIN.fullmatch(prose.text):
        yield prose.text
        return
    from opsplan.writers.markdown.narrative import tidy

    yield tidy(prose.text, context.depth, context.headings)


def _bullets(bullets: Bullets, context: Context) -> Iterator[str]:
    yield "\n".join(_items(bullets, _mark(context), ""))


def _items(bullets: Bullets, mark: str, indent: str) -> Iterator[str]:
    for item in bullets.items:
        if isinstance(item, Bullets):
            yield from _items(item, mark, f"{indent}  ")
        else:
            yield f"{indent}{mark} " + escape(item).replace("\n", f"\n{indent}  ")


def _mark(context: Context) -> str:
    """Return a list's mark: another one than the list's above it, which it would run into."""
    return "*" if _BULLET.search(context.last) else "-"


def _heading(heading: Heading, context: Context) -> Iterator[str]:
    number = context.numbering.next(heading.level) if heading.numbered else ""
    context.depth = heading.level + 1
    text = heading.text.replace("\\\n", " ").replace("\n", " ")
    yield context.headings.line(context.depth, number + text, number + _seen(text))


def _seen(text: str) -> str:
    """Return what a reader sees of the inline Markdown of a heading."""
    if not _MARKED.search(text):
        return unescape(text)
    from opsplan.writers.prose import parse, text_of

    return text_of(parse(f"# {text}"))


def _table(table: Table, context: Context) -> Iterator[str]:
    yield context.caption("table", table.caption)
    yield pipe_table(table)


def _sheet(sheet: Sheet, context: Context) -> Iterator[str]:
    yield context.caption("table", sheet.caption)
    pairs = tuple((label, cell.lines) for label, cell in sheet.rows)
    yield entries(pairs, context.manuscript.lang, _mark(context))


def _figure(figure: Figure, context: Context) -> Iterator[str]:
    for turn, text in enumerate(figure.lead):
        yield escape(text.replace(NUMBER, context.named("figure", turn)))
    yield from _FIGURES[type(figure.data)](figure.data, figure.alt, context)
    yield context.caption("figure", figure.caption)


def _matrix(matrix: Matrix, _words: str, _context: Context) -> Iterator[str]:
    yield matrix_table(matrix)
    yield escape(matrix.legend)
    yield escape(matrix.note)


def _heatmap(chart: HeatMap, _words: str, _context: Context) -> Iterator[str]:
    for panel in chart.panels:
        yield f"**{escape(flat(panel.title))}**"
        yield heat_table(chart, panel)
    yield escape("\N{EM SPACE}".join(flat(words) for _, words in chart.legend))
    yield escape(chart.note)


def _comparison(comparison: Comparison, _words: str, _context: Context) -> Iterator[str]:
    yield from map(pipe_table, comparison.parts)


_BLOCKS: Mapping[type, Callable[[Any, Context], Iterator[str]]] = MappingProxyType(
    {Prose: _prose, Bullets: _bullets, Heading: _heading, Table: _table, Sheet: _sheet, Figure: _figure}
)
_FIGURES: Mapping[type, Callable[[Any, str, Context], Iterator[str]]] = MappingProxyType(
    {
        Charts: chart_pieces,
        Comparison: _comparison,
        Cycle: cycle_pieces,
        Gantt: gantt_pieces,
        HeatMap: _heatmap,
        Lanes: lanes_pieces,
        Matrix: _matrix,
        MilestoneLine: milestones_pieces,
        Network: network_pieces,
        Tree: tree_pieces,
    }
)
