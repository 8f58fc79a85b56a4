"""A matrix: a shaded grid under a head that comes again on each page, with its legend below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from opsplan.figures.matrix import Matrix
from opsplan.manuscript import Figure
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.grid import TABLE_END, cell, row, table_start
from opsplan.writers.docx.markup import paragraph, run, shade
from opsplan.writers.docx.measure import points, units
from opsplan.writers.docx.tables import letter

#: The most columns of marks that are legible side by side; more are drawn in further grids below.
_MOST = 18
#: The label column, in Latin characters, and the narrowest column of marks in twips.
_LABEL = (10, 34)
_NARROW = 400
_KEEP = "<w:keepNext/>"
_PADDED = '<w:tcMar><w:left w:w="70" w:type="dxa"/><w:right w:w="50" w:type="dxa"/></w:tcMar>'
_TURNED = '<w:tcMar><w:bottom w:w="60" w:type="dxa"/></w:tcMar><w:textDirection w:val="btLr"/>'
_MIDDLE = '<w:vAlign w:val="center"/>'


def matrix_xml(figure: Figure, context: Context) -> Iterator[str]:
    """Yield the grids of a matrix and its legend."""
    matrix = figure.data
    if not isinstance(matrix, Matrix):
        raise TypeError(f"not a matrix: {figure.id}")
    count = len(matrix.columns)
    size = max(ceil(count / ceil(count / _MOST)), 1) if count else 1
    for start in range(0, max(count, 1), size):
        if start:
            yield paragraph("FigureNote", "")
        yield from _grid(figure, matrix, slice(start, start + size), context)
    if matrix.legend:
        context.flow.text("FigureNote", matrix.legend)
        yield paragraph("FigureNote", run(matrix.legend), "" if figure.caption else '<w:keepNext w:val="0"/>')


def _grid(figure: Figure, matrix: Matrix, part: slice, context: Context) -> Iterator[str]:
    columns = matrix.columns[part]
    widths = _widths(matrix, len(columns), context)
    height = points(context.theme.styles["FigureText"].line) + 2 * points(1) + 8
    kept = context.flow.chart(2 * height, [height] * len(matrix.rows))
    yield table_start("FigureTable", widths, title=figure.caption, words=figure.alt)
    yield _head(matrix.corner, columns, widths, context)
    shades = _shades(context)
    tint = shade(context.theme.colours["tint"]) + _PADDED + _MIDDLE
    for index, (label, marks) in enumerate(matrix.rows):
        keep = _KEEP if index >= kept else ""
        cells = [cell(widths[0], paragraph("FigureText", run(label), keep), tint)]
        for mark, width in zip(marks[part], widths[1:], strict=True):
            fill, look = shades[mark.weight]
            cells.append(cell(width, paragraph("FigureMark", run(mark.text, look), keep), fill + _MIDDLE))
        yield row(cells)
    yield TABLE_END


def _widths(matrix: Matrix, count: int, context: Context) -> list[int]:
    low, high = _LABEL
    widest = max((units(label) for label in (matrix.corner, *(label for label, _ in matrix.rows))), default=0)
    label = round(min(max(widest, low), high) * letter(context)) + 140
    if not count:
        return [context.width]
    label = min(label, context.width - count * _NARROW)
    each = (context.width - label) // count
    return [context.width - each * count] + [each] * count


def _head(corner: str, columns: Sequence[str], widths: Sequence[int], context: Context) -> str:
    """Return the head row; labels that do not fit across are turned."""
    fill = shade(context.theme.colours["accent"])
    unit = letter(context)
    word = max((units(word) for column in columns for word in column.split() if word.isascii()), default=0)
    turned = bool(columns) and word * unit > widths[1] - 40
    way = _TURNED if turned else ""
    height = round(max((units(column) for column in columns), default=0) * unit) + 160 if turned else 0
    centred = '<w:jc w:val="center"/>'
    cells = [cell(widths[0], paragraph("FigureHead", run(corner)), fill + _PADDED + _MIDDLE)]
    cells += [
        cell(width, paragraph("FigureHead", run(column), "" if turned else centred), fill + way + _MIDDLE)
        for column, width in zip(columns, widths[1:], strict=True)
    ]
    return row(cells, head=True, height=min(height, 2400))


def _shades(context: Context) -> list[tuple[str, str]]:
    """Return the shading and the run properties of a mark by its weight; on the darkest, letters are light."""
    paper = f'<w:b/><w:bCs/><w:color w:val="{context.theme.colours["paper"]}"/>'
    light, middle, dark = context.theme.weights
    return [("", ""), (shade(light), ""), (shade(middle), "<w:b/><w:bCs/>"), (shade(dark), paper)]
