"""Tables: typed columns under a head that comes again on each page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from opsplan.manuscript import Cell, Column, Kind, Table, Tone
from opsplan.writers.docx.columns import need, share
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.grid import TABLE_END, cell, row, table_start
from opsplan.writers.docx.markup import paragraph, paragraphs, shade
from opsplan.writers.docx.measure import points, twips, units

#: The paragraph style of a cell, by what its column holds.
_STYLES = {Kind.NUMBER: "TableNumber"}
_KEEP = "<w:keepNext/>"
_BOLD = "<w:b/><w:bCs/>"
#: What marks an even row for the bands of the table style (Word computes it, others believe it).
EVEN = "000000010000"
#: A table no higher than this part of a page stays on one page.
_WHOLE = 0.3

GAP = paragraph("TableGap", "")


def letter(context: Context) -> int:
    """Return the width of a Latin character in a table, in twips."""
    return round(points(context.theme.styles["TableText"].size) * 0.52)


def gutter(context: Context) -> int:
    """Return what a column is wider than its text, in twips."""
    return twips(context.theme.padding) * 2 + 20


def table_xml(table: Table, context: Context) -> Iterator[str]:
    """Yield a table in pieces: its caption, its head, every row, and the gap after it."""
    yield context.caption("table", table.caption)
    measured = [[_widest(one) for one in cells] for cells in table.rows]
    widths = _widths(table.columns, measured, context)
    rooms = [(width - gutter(context)) / letter(context) for width in widths]
    heights = [_height(cells, wide, rooms, context) for cells, wide in zip(table.rows, measured, strict=True)]
    heads = [Cell(one.head) for one in table.columns]
    head = _height(heads, [_widest(one) for one in heads], rooms, context)
    whole = context.flow.table(head, heights, _WHOLE)
    yield table_start("PlanTable", widths, title=table.caption, banded=True)
    yield head_xml([paragraphs("TableHead", one.head, _aligned(one.kind)) for one in table.columns], widths, context)
    starts = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>' for width in widths]
    styles = [_STYLES.get(one.kind, "TableText") for one in table.columns]
    shades = tone_shades(context)
    last = len(table.rows) - 1
    for index, cells in enumerate(table.rows):
        keep = _KEEP if whole and index < last else ""
        inner = [
            f"{start}{shades[one.tone]}</w:tcPr>"
            f"{paragraphs(style, one.lines, keep, _BOLD if one.tone is Tone.STRONG else '')}</w:tc>"
            for start, style, one in zip(starts, styles, cells, strict=True)
        ]
        split = heights[index] > context.flow.height // 2
        yield row(inner, split=split, condition=EVEN if index % 2 else "")
    yield TABLE_END + GAP


def tone_shades(context: Context) -> dict[Tone, str]:
    """Return the shading of a cell by its tone."""
    return {tone: shade(context.theme.tones.get(tone.value, "")) for tone in Tone}


def head_xml(heads: Sequence[str], widths: Sequence[int], context: Context) -> str:
    """Return the head row of a table: paragraphs by column, on the accent colour."""
    fill = shade(context.theme.colours["accent"]) + '<w:vAlign w:val="center"/>'
    return row((cell(width, one, fill) for one, width in zip(heads, widths, strict=True)), head=True)


def _widest(one: Cell) -> float:
    return max(map(units, one.lines), default=0.0)


def _aligned(kind: Kind) -> str:
    return '<w:jc w:val="right"/>' if kind is Kind.NUMBER else ""


def _widths(columns: Sequence[Column], measured: list[list[float]], context: Context) -> list[int]:
    by_column: list[Sequence[float]] = list(zip(*measured, strict=True)) or [()] * len(columns)
    needs = [need(one.kind, one.head, widths) for one, widths in zip(columns, by_column, strict=True)]
    return share(needs, context.width, letter(context), gutter(context))


def _height(cells: Sequence[Cell], measured: Sequence[float], rooms: Sequence[float], context: Context) -> int:
    """Return the estimated height of a row; `rooms` are the columns' widths in Latin characters."""
    style = context.theme.styles["TableText"]
    around, line = points(style.before) + points(style.after), points(style.line)
    return 8 + max(
        [
            around + line * max(ceil(wide / room), 1)
            if len(one.lines) < 2
            else sum(around + line * max(ceil(units(text) / room), 1) for text in one.lines)
            for one, wide, room in zip(cells, measured, rooms, strict=True)
        ],
        default=0,
    )
