"""Sheets: labels and values of one thing; two pairs stand in a row where they are short."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from opsplan.lines import Lines, each_row
from opsplan.manuscript import HAND, Cell, Sheet, Tone
from opsplan.writers.docx.columns import BOLD
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.grid import TABLE_END, cell, row, table_start
from opsplan.writers.docx.markup import paragraphs, shade
from opsplan.writers.docx.measure import exact, height, points, twips
from opsplan.writers.docx.tables import face, gutter, letter, tone_shades

Pair = tuple[Lines, Cell]

_KEEP = "<w:keepNext/>"
_BOLD = "<w:b/><w:bCs/>"
#: A label column is between these widths, in Latin characters; labels are bold.
_LABEL = (8, 22)
#: A sheet no higher than this part of a page stays on one page; of a longer one, so many rows at its head do.
_WHOLE, _FIRST = 0.25, 3


def sheet_xml(sheet: Sheet, context: Context) -> Iterator[str]:
    """Yield a sheet in pieces.

    Its first row is marked as the head: it comes again where the sheet runs over a page.
    """
    yield context.caption("table", sheet.caption)
    label = _label_width(sheet, context)
    half = context.width // 2
    widths = [label, half - label, label, context.width - half - label]
    rows = list(_paired(sheet.rows, (widths[1] - gutter(context)) / letter(context)))
    if all(len(pairs) == 1 for pairs in rows):
        widths = [label, context.width - label]
    heights = [_height(pairs, widths, context) for pairs in rows]
    keeping = context.flow.table(0, heights, _WHOLE, first=_FIRST)
    yield table_start("PlanTable", widths, title=sheet.caption or context.headline, headed=False)
    for index, pairs in enumerate(rows):
        keep = _KEEP if keeping.holds(index) else ""
        split = heights[index] > context.flow.height // 2
        head = not index and len(rows) > 1
        yield row(_cells(pairs, widths, keep, context), head=head, split=split and not head, height=_least(pairs))
    yield TABLE_END


def _least(pairs: tuple[Pair, ...]) -> int:
    return 0 if any(value.lines for _, value in pairs) else twips(HAND)


def _label_width(sheet: Sheet, context: Context) -> int:
    low, high = _LABEL
    widest = max((exact(row) for label, _ in sheet.rows for line in label for row in each_row(line)), default=0)
    wide = face(context, "TableLabel").head * BOLD
    return round(min(max(widest * wide + 1, low), high) * letter(context)) + gutter(context)


def _paired(pairs: Sequence[Pair], room: float) -> Iterator[tuple[Pair, ...]]:
    """Yield the pairs of each row; the last of an odd number of short ones stands alone."""
    waiting: tuple[Pair, ...] = ()
    for pair in pairs:
        if not _is_short(pair, room):
            if waiting:
                yield waiting
            yield (pair,)
            waiting = ()
        elif waiting:
            yield (*waiting, pair)
            waiting = ()
        else:
            waiting = (pair,)
    if waiting:
        yield waiting


def _is_short(pair: Pair, room: float) -> bool:
    lines = pair[1].lines
    return len(lines) <= 1 and all(
        exact(row) + 0.5 <= room and "\n" not in row for one in lines for row in each_row(one)
    )


def _cells(pairs: tuple[Pair, ...], widths: Sequence[int], keep: str, context: Context) -> Iterator[str]:
    tint, shades = shade(context.theme.colour(context.theme.tables.label)), tone_shades(context)
    for index, (label, value) in enumerate(pairs):
        yield cell(widths[2 * index], paragraphs("TableLabel", label, keep, _BOLD), tint)
        span = len(widths) - 1 if len(pairs) == 1 else 1
        width = sum(widths[1:]) if span > 1 else widths[2 * index + 1]
        marks = _BOLD if value.tone is Tone.STRONG else ""
        yield cell(width, paragraphs("TableText", value.lines, keep, marks), shades[value.tone], span=span)


def _height(pairs: tuple[Pair, ...], widths: Sequence[int], context: Context) -> int:
    room = sum(widths[1:]) if len(pairs) == 1 else widths[1]
    labels = [_stacked(label, widths[0], context) for label, _ in pairs]
    return _least(pairs) or 8 + max(*labels, *(_stacked(value.lines, room, context) for _, value in pairs))


def _stacked(lines: Lines, width: int, context: Context) -> int:
    """Return how high the paragraphs of a cell are; labels and values are of one size."""
    style, small = context.theme.styles["TableText"], context.theme.second.scale
    around, room = points(style.before) + points(style.after), (width - gutter(context)) / letter(context)
    return sum(around + height(text, room, style, small) for text in lines or ("",))
