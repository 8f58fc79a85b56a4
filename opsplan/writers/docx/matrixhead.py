"""The head of a matrix: names across or turned, or a time axis of two rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from opsplan.lines import Line, each_row
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.grid import cell, row
from opsplan.writers.docx.markup import paragraph, runs, shade
from opsplan.writers.docx.matrixwidths import unit
from opsplan.writers.docx.measure import exact, folded, longest_word, points

#: The highest that turned names may be, in twips.
_HIGHEST = 3400
#: Bold letters are wider; a name keeps a little off the lines beside it.
_HEAVY, _OFF = 1.08, 50
_KEEP = "<w:keepNext/>"
_CENTRED = '<w:jc w:val="center"/>'
_MIDDLE = '<w:vAlign w:val="center"/>'
#: The margins of a column of text.
PADDED = '<w:tcMar><w:left w:w="70" w:type="dxa"/><w:right w:w="50" w:type="dxa"/></w:tcMar>'
_TURNED = (
    '<w:tcMar><w:top w:w="60" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/></w:tcMar><w:textDirection w:val="btLr"/>'
)


class Head(Struct, frozen=True):
    """What a grid is headed by: the heads of its columns of text, the names of the others and their groups, widths."""

    texts: tuple[str, ...]
    columns: tuple[str, ...]
    groups: tuple[str, ...]
    widths: list[int]


def head_row(head: Head, context: Context) -> tuple[list[str], int]:
    """Return the head as one row, and its height; names are turned where a word does not fit across its column."""
    fill = shade(context.theme.colour(context.theme.tables.fill))
    turned = _turned(head.columns, head.widths[-1], context)
    way, centred = _TURNED if turned else "", "" if turned else _CENTRED
    cells = [
        cell(width, paragraph("FigureHead", runs(text, "FigureHead")), fill + PADDED + _MIDDLE)
        for text, width in zip(head.texts, head.widths, strict=False)
    ]
    cells += [
        cell(head.widths[-1], paragraph("FigureHead", runs(column, "FigureHead"), centred), fill + way + _MIDDLE)
        for column in head.columns
    ]
    line = points(context.theme.styles["FigureText"].line)
    return [row(cells, head=True, height=turned)], turned or 3 * line


def grouped_rows(head: Head, context: Context) -> tuple[list[str], int]:
    """Return the head of a time axis, groups above columns, and its height."""
    fill = shade(context.theme.colour(context.theme.tables.fill))
    tint = shade(context.theme.colour(context.theme.tables.label))
    width, texts = head.widths[-1], list(zip(head.texts, head.widths, strict=False))
    above = [
        cell(wide, paragraph("FigureHead", runs(text, "FigureHead")), _merged(True) + fill + PADDED + _MIDDLE)
        for text, wide in texts
    ]
    for name, members in groupby(head.groups):
        span = len(list(members))
        shown = paragraph("FigureGroup", runs(_fitting(name, width * span, context), "FigureGroup"))
        above.append(cell(width * span, shown, fill, span=span))
    below = [cell(wide, paragraph("FigureHead", ""), _merged(False) + fill) for _, wide in texts]
    below += [
        cell(width, paragraph("FigureAxis", runs(_below(one), "FigureAxis"), _KEEP), tint + _MIDDLE)
        for one in head.columns
    ]
    line = points(context.theme.styles["FigureText"].line)
    rows = 3 if any(isinstance(one, Line) for one in head.columns) else 2
    return [row(above, head=True), row(below, head=True)], rows * (line + 40)


def _merged(first: bool) -> str:
    return '<w:vMerge w:val="restart"/>' if first else "<w:vMerge/>"


def _fitting(name: str, width: int, context: Context) -> str:
    """Return the name of a group where it has the room."""
    letter = points(context.theme.styles["FigureGroup"].size) / 2 * _HEAVY
    return name if exact(name) * letter <= width - _OFF else ""


def _below(label: str) -> str:
    """Return a label with its second language below the first: columns are narrow."""
    return label.each(str, "\n") if isinstance(label, Line) else label


def _turned(columns: Sequence[str], width: int, context: Context) -> int:
    """Return how high a head of turned labels is, of as many lines as a column is wide; 0 where none is turned.

    They are turned where a word does not fit across its column.
    """
    letter = unit(context) * _HEAVY
    if max(map(longest_word, columns), default=0) * letter <= width - 60:
        return 0
    room = (width - 40) // points(context.theme.styles["FigureText"].line)
    longest = max(_long(column, room) for column in columns)
    return min(round(longest * letter) + 220, _HIGHEST)


def _long(column: str, room: int) -> float:
    """Return how long the turned label of a column is in so many lines; of two languages the second may take two."""
    if not isinstance(column, Line):
        return folded(column) if room > 1 else exact(column)
    if room < 2:
        return exact(column.flat())
    first, *others = each_row(column)
    return max([exact(first), *map(folded if room > 2 else exact, others)])
