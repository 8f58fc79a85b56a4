"""A matrix: a shaded grid under a head that comes again on each page, with its legend below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from opsplan.figures.matrix import Matrix
from opsplan.lines import Line, each_row
from opsplan.manuscript import Figure
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.grid import TABLE_END, cell, row, table_start
from opsplan.writers.docx.markup import paragraph, run, runs, shade
from opsplan.writers.docx.measure import exact, folded, height, longest_word, points

#: The most columns of marks that are legible side by side, under names of one line and of two; more are drawn in
#: further grids below.
_MOST, _MOST_OF_TWO = 18, 12
#: The label column, in Latin characters, and the narrowest column of marks in twips.
_LABEL = (10, 40)
_NARROW = 400
#: The margins of the label column; the height of legend and caption; and the highest that turned labels may be.
_MARGINS, _BELOW, _HIGHEST = 120, 1000, 3400
#: Bold letters are wider.
_HEAVY = 1.08
_KEEP = "<w:keepNext/>"
_PADDED = '<w:tcMar><w:left w:w="70" w:type="dxa"/><w:right w:w="50" w:type="dxa"/></w:tcMar>'
_TURNED = (
    '<w:tcMar><w:top w:w="60" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/></w:tcMar><w:textDirection w:val="btLr"/>'
)
_MIDDLE = '<w:vAlign w:val="center"/>'


def matrix_xml(figure: Figure, context: Context) -> Iterator[str]:
    """Yield the grids of a matrix and its legend."""
    matrix = figure.data
    if not isinstance(matrix, Matrix):
        raise TypeError(f"not a matrix: {figure.id}")
    count = len(matrix.columns)
    most = _MOST_OF_TWO if any(isinstance(one, Line) for one in matrix.columns) else _MOST
    size = max(ceil(count / ceil(count / most)), 1) if count else 1
    for start in range(0, max(count, 1), size):
        if start:
            yield paragraph("FigureNote", "", '<w:keepNext w:val="0"/>')
        below = _BELOW if start + size >= count else 0
        yield from _grid(figure, matrix, slice(start, start + size), below, context)
    if matrix.legend:
        context.flow.text("FigureNote", matrix.legend)
        yield paragraph(
            "FigureNote", runs(matrix.legend, "FigureNote"), "" if figure.caption else '<w:keepNext w:val="0"/>'
        )


def _grid(figure: Figure, matrix: Matrix, part: slice, below: int, context: Context) -> Iterator[str]:
    columns = matrix.columns[part]
    if len(columns) < len(matrix.columns):
        rows = tuple(
            (label, marks) for label, marks in matrix.rows if any(mark.text or mark.weight for mark in marks[part])
        )
        matrix = replace(matrix, rows=rows)
    widths = _widths(matrix, len(columns), context)
    turned = _turned(columns, widths[-1], context)
    style, room = context.theme.styles["FigureText"], (widths[0] - _MARGINS) / _unit(context)
    around, small = points(style.before) + points(style.after) + 10, context.theme.second.scale
    heights = [around + height(label, room, style, small) for label, _ in matrix.rows]
    keeping = context.flow.figure(turned or 3 * points(style.line), heights, below)
    yield table_start("FigureTable", widths, title=figure.caption, words=figure.alt)
    yield _head(matrix.corner, columns, widths, turned, context)
    shades = _shades(context)
    tint = shade(context.theme.colour(context.theme.tables.label)) + _PADDED + _MIDDLE
    for index, (label, marks) in enumerate(matrix.rows):
        keep = _KEEP if keeping.holds(index) else ""
        cells = [cell(widths[0], paragraph("FigureText", runs(label, "FigureText"), keep), tint)]
        for mark, width in zip(marks[part], widths[1:], strict=True):
            fill, look = shades[mark.weight]
            cells.append(cell(width, paragraph("FigureMark", run(mark.text, look), keep), fill + _MIDDLE))
        yield row(cells)
    yield TABLE_END


def _unit(context: Context) -> float:
    return points(context.theme.styles["FigureText"].size) / 2 * context.theme.fonts["body"].width


def _widths(matrix: Matrix, count: int, context: Context) -> list[int]:
    if not count:
        return [context.width]
    low, high = _LABEL
    labels = (matrix.corner, *(label for label, _ in matrix.rows))
    widest = max((exact(one) for label in labels for one in each_row(label)), default=0)
    label = round((min(max(widest, low), high) + 1) * _unit(context)) + _MARGINS
    label = min(label, context.width - count * _NARROW)
    each = (context.width - label) // count
    return [context.width - each * count] + [each] * count


def _turned(columns: Sequence[str], width: int, context: Context) -> int:
    """Return how high a head of turned labels is, of as many lines as a column is wide; 0 where none is turned.

    They are turned where a word does not fit across its column.
    """
    unit = _unit(context) * _HEAVY
    if max(map(longest_word, columns), default=0) * unit <= width - 60:
        return 0
    room = (width - 40) // points(context.theme.styles["FigureText"].line)
    longest = max(_long(column, room) for column in columns)
    return min(round(longest * unit) + 220, _HIGHEST)


def _long(column: str, room: int) -> float:
    """Return how long the turned label of a column is in so many lines; of two languages the second may take two."""
    if not isinstance(column, Line):
        return folded(column) if room > 1 else exact(column)
    if room < 2:
        return exact(column.flat())
    first, *others = each_row(column)
    return max([exact(first), *map(folded if room > 2 else exact, others)])


def _head(corner: str, columns: Sequence[str], widths: Sequence[int], turned: int, context: Context) -> str:
    """Return the head row."""
    fill = shade(context.theme.colour(context.theme.tables.fill))
    way, centred = _TURNED if turned else "", "" if turned else '<w:jc w:val="center"/>'
    cells = [cell(widths[0], paragraph("FigureHead", runs(corner, "FigureHead")), fill + _PADDED + _MIDDLE)]
    cells += [
        cell(width, paragraph("FigureHead", runs(column, "FigureHead"), centred), fill + way + _MIDDLE)
        for column, width in zip(columns, widths[1:], strict=True)
    ]
    return row(cells, head=True, height=turned)


def _shades(context: Context) -> list[tuple[str, str]]:
    """Return the shading and the run properties of a mark by its weight; on the darkest, letters are light."""
    paper = f'<w:b/><w:bCs/><w:color w:val="{context.theme.colours["paper"]}"/>'
    light, middle, dark = context.theme.weights
    return [("", ""), (shade(light), ""), (shade(middle), "<w:b/><w:bCs/>"), (shade(dark), paper)]
