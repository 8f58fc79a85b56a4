"""The network of tasks as a table: what each waits for, what waits for it, and what of it decides the finish."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from opsplan.figures.network import Link, Network
from opsplan.manuscript import Figure, Kind
from opsplan.writers.docx.columns import BOLD, Face, need, share
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.grid import TABLE_END, cell, row, table_start
from opsplan.writers.docx.markup import paragraph, run, runs, shade
from opsplan.writers.docx.measure import height, points, units

#: How a task that decides the finish is marked, and how wide the column of the mark is in twips.
CRITICAL, _MARK = "●", 380
#: What the columns behind it hold: id, task, predecessors, successors, float.
_KINDS = (Kind.ID, Kind.NAME, Kind.TEXT, Kind.TEXT, Kind.NUMBER)
#: The margins of a cell in twips, at both sides together, and what is left for legend and caption.
_MARGINS, _BELOW = 140, 1000
_KEEP, _LOOSE = "<w:keepNext/>", '<w:keepNext w:val="0"/>'
_BOLD = "<w:b/><w:bCs/>"
_PADDED = '<w:tcMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tcMar><w:vAlign w:val="center"/>'
_ALIGN = {Kind.NUMBER: '<w:jc w:val="right"/>'}


def network_xml(figure: Figure, context: Context) -> Iterator[str]:
    """Yield the table row by row, with its legend and its note below."""
    net = figure.data
    if not isinstance(net, Network):
        raise TypeError(f"not a network: {figure.id}")
    texts = list(map(_texts, net.links))
    widths = _widths(net.columns, texts, context)
    style, small = context.theme.styles["FigureText"], context.theme.second.scale
    around, rooms = points(style.before) + points(style.after) + 10, [one / _unit(context) for one in _rooms(widths)]
    heights = [
        around + max(height(text, room, style, small) for text, room in zip(line, rooms, strict=True)) for line in texts
    ]
    keeping = context.flow.figure(2 * points(style.line), heights, _BELOW)
    yield table_start("FigureTable", widths, title=figure.caption, words=figure.alt)
    yield _head(net.columns, widths, context)
    fill = shade(context.theme.weights[0])
    for place, (link, line) in enumerate(zip(net.links, texts, strict=True)):
        yield _row(link, line, widths, fill if link.critical else "", _KEEP if keeping.holds(place) else "")
    yield TABLE_END
    notes = [one for one in (net.legend, net.note) if one]
    for place, note in enumerate(notes, start=1):
        context.flow.text("FigureNote", note)
        kept = figure.caption or place < len(notes)
        yield paragraph("FigureNote", runs(note, "FigureNote"), "" if kept else _LOOSE)


def _texts(link: Link) -> tuple[str, ...]:
    slack = "" if link.total_float is None else str(link.total_float)
    return link.id, link.label, link.waits, ", ".join(link.before), slack


def _unit(context: Context) -> float:
    return points(context.theme.styles["FigureText"].size) / 2 * context.theme.fonts["body"].width


def _rooms(widths: Sequence[int]) -> list[int]:
    return [width - _MARGINS for width in widths[1:]]


def _widths(heads: Sequence[str], texts: Sequence[Sequence[str]], context: Context) -> list[int]:
    bold = Face(word=BOLD)
    columns = zip(_KINDS, heads, zip(*texts, strict=True), strict=True)
    needs = [need(kind, (head,), lines, list(map(units, lines)), bold) for kind, head, lines in columns]
    return [_MARK, *share(needs, context.width - _MARK, round(_unit(context)), _MARGINS)]


def _head(heads: Sequence[str], widths: Sequence[int], context: Context) -> str:
    fill = shade(context.theme.colour(context.theme.tables.fill)) + _PADDED
    cells = [cell(widths[0], paragraph("FigureHead", run(CRITICAL), '<w:jc w:val="center"/>'), fill)]
    for kind, head, width in zip(_KINDS, heads, widths[1:], strict=True):
        cells.append(cell(width, paragraph("FigureHead", runs(head, "FigureHead"), _ALIGN.get(kind, "")), fill))
    return row(cells, head=True)


def _row(link: Link, texts: Sequence[str], widths: Sequence[int], fill: str, keep: str) -> str:
    marks = _BOLD if link.critical else ""
    mark = paragraph("FigureMark", run(CRITICAL) if link.critical else "", keep)
    cells = [cell(widths[0], mark, fill + _PADDED)]
    for kind, text, width in zip(_KINDS, texts, widths[1:], strict=True):
        said = paragraph("FigureText", runs(text, "FigureText", marks), keep + _ALIGN.get(kind, ""))
        cells.append(cell(width, said, fill + _PADDED))
    return row(cells)
