"""A matrix: a shaded grid under a head that comes again on each page, with its legend below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil

from msgspec import Struct

from opsplan.figures.matrix import Mark, Matrix
from opsplan.lines import Line, flat
from opsplan.manuscript import Figure, Tone
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.flow import Keeping
from opsplan.writers.docx.grid import TABLE_END, cell, row, table_start
from opsplan.writers.docx.markup import paragraph, run, runs, shade
from opsplan.writers.docx.matrixhead import PADDED, Head, grouped_rows, head_row
from opsplan.writers.docx.matrixwidths import MARGINS, divided, unit
from opsplan.writers.docx.measure import height, points
from opsplan.writers.docx.tables import GAP, tone_shades

#: The most columns of marks that are legible side by side: of a time axis and under names of one line, behind a column
#: of texts, and under names of two lines; more are drawn in further grids below.
_MOST, _MOST_BESIDE, _MOST_OF_TWO = 18, 16, 12
#: The height of legend and caption.
_BELOW = 1000
_KEEP = "<w:keepNext/>"
_BOLD = "<w:b/><w:bCs/>"
_MIDDLE = '<w:vAlign w:val="center"/>'
#: The tones that are bold, so that print without colours says them too.
_HEAVY = (Tone.BAD, Tone.STRONG)
Looks = Mapping[int | Tone, tuple[str, str]]


class _Row(Struct, frozen=True):
    """A row of a grid, and the name of the rows that begin with it."""

    name: str
    label: str
    beside: str
    marks: tuple[Mark, ...]


def matrix_xml(figure: Figure, context: Context) -> Iterator[str]:
    """Yield the grids of a matrix, its legend and its note."""
    matrix = figure.data
    if not isinstance(matrix, Matrix):
        raise TypeError(f"not a matrix: {figure.id}")
    count = len(matrix.columns)
    size = max(ceil(count / ceil(count / _most(matrix))), 1) if count else 1
    for start in range(0, max(count, 1), size):
        if start:
            context.flow.gap()
            yield GAP
        below = _BELOW if start + size >= count else 0
        yield from _grid(figure, matrix, slice(start, start + size), below, context)
    told = [one for one in (matrix.legend, matrix.note) if one]
    for one in told:
        context.flow.text("FigureNote", one)
        last = not figure.caption and one is told[-1]
        yield paragraph("FigureNote", runs(one, "FigureNote"), '<w:keepNext w:val="0"/>' if last else "")


def _most(matrix: Matrix) -> int:
    if matrix.groups:
        return _MOST
    if any(isinstance(one, Line) for one in matrix.columns):
        return _MOST_OF_TWO
    return _MOST_BESIDE if matrix.beside else _MOST


def _grid(figure: Figure, matrix: Matrix, part: slice, below: int, context: Context) -> Iterator[str]:
    columns = matrix.columns[part]
    rows = list(_rows(matrix, part, whole=len(columns) == len(matrix.columns)))
    widths = divided(matrix, [(one.label, one.beside) for one in rows], len(columns), context)
    beside = (matrix.beside.head,) if matrix.beside else ()
    head = Head((matrix.corner, *beside), columns, matrix.groups[part], widths)
    heads, high = grouped_rows(head, context) if matrix.groups else head_row(head, context)
    keeping = context.flow.figure(high, [_height(one, widths, context) for one in rows], below)
    yield table_start("FigureTable", widths, title=figure.caption, words=figure.alt)
    yield from heads
    looks = _looks(context)
    for index, one in enumerate(rows):
        if one.name:
            yield _section(one.name, widths, context)
        yield _drawn(one, widths, looks, keeping, index, context)
    yield TABLE_END


def _rows(matrix: Matrix, part: slice, *, whole: bool) -> Iterator[_Row]:
    """Yield the rows of some columns; in a part of all those that have a mark in it."""
    names, waiting = dict(matrix.sections), ""
    for place, (label, marks) in enumerate(matrix.rows):
        waiting = names.get(place, waiting)
        if whole or any(mark != Mark() for mark in marks[part]):
            yield _Row(waiting, label, matrix.beside.texts[place] if matrix.beside else "", marks[part])
            waiting = ""


def _height(one: _Row, widths: list[int], context: Context) -> int:
    """Return the estimated height of a row, with the name above it."""
    style, small = context.theme.styles["FigureText"], context.theme.second.scale
    around, letter = points(style.before) + points(style.after) + 10, unit(context)
    texts = (one.label, one.beside) if len(widths) > len(one.marks) + 1 else (one.label,)
    rooms = [(width - MARGINS) / letter for width in widths[: len(texts)]]
    held = [height(text, room, style, small) for text, room in zip(texts, rooms, strict=True)]
    marks = {mark.text for mark in one.marks if len(mark.text) > 1}
    held += [height(text, (widths[-1] - 20) / letter, style, small) for text in marks]
    name = around + points(style.line) if one.name else 0
    return around + max(held) + name


def _section(name: str, widths: list[int], context: Context) -> str:
    """Return a row that names those below it."""
    fill = shade(context.theme.colours["band"]) + PADDED
    content = paragraph("FigureText", runs(flat(name), "FigureText", _BOLD), _KEEP)
    return row([cell(sum(widths), content, fill, span=len(widths))])


def _drawn(one: _Row, widths: list[int], looks: Looks, keeping: Keeping, index: int, context: Context) -> str:
    keep = _KEEP if keeping.holds(index) else ""
    tint = shade(context.theme.colour(context.theme.tables.label)) + PADDED + _MIDDLE
    cells = [cell(widths[0], paragraph("FigureText", runs(one.label, "FigureText"), keep), tint)]
    if len(widths) > len(one.marks) + 1:
        beside = paragraph("FigureText", runs(one.beside, "FigureText"), keep)
        cells.append(cell(widths[1], beside, PADDED + _MIDDLE))
    for mark in one.marks:
        fill, look = looks[mark.tone if mark.tone is not Tone.PLAIN else mark.weight]
        cells.append(cell(widths[-1], paragraph("FigureMark", run(mark.text, look), keep), fill + _MIDDLE))
    return row(cells)


def _looks(context: Context) -> Looks:
    """Return the shading and the run properties of a mark by its weight or tone; on the darkest, letters are light."""
    paper = f'{_BOLD}<w:color w:val="{context.theme.colours["paper"]}"/>'
    light, middle, dark = context.theme.weights
    return {
        0: ("", ""),
        1: (shade(light), ""),
        2: (shade(middle), _BOLD),
        3: (shade(dark), paper),
        **{tone: (fill, _BOLD if tone in _HEAVY else "") for tone, fill in tone_shades(context).items()},
    }
