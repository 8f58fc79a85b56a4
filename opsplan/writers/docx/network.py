"""The network of tasks as a table: what each waits for, what waits for it, and what of it decides the finish."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from opsplan.figures.network import Link, Network
from opsplan.manuscript import Figure, Kind
from opsplan.writers.docx.columns import BOLD, Face, need, share
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.grid import TABLE_END, cell, row, table_start
from opsplan.writers.docx.markup import paragraph, runs, shade
from opsplan.writers.docx.measure import height, points, units

#: How a task that decides the finish is marked, and how wide the column of the marks is in twips.
CRITICAL, _MARK = "●", 380
#: What the columns behind it hold: id, task, predecessors, successors, float.
_KINDS = (Kind.ID, Kind.NAME, Kind.TEXT, Kind.TEXT, Kind.NUMBER)
#: How the cells of all columns are set.
_CENTRED, _RIGHT = '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'
_ALIGN = (_CENTRED, "", "", "", "", _RIGHT)
#: The margins of a cell in twips, at both sides together, and what is left for legend and caption.
_MARGINS, _BELOW = 140, 1000
_KEEP, _LOOSE = "<w:keepNext/>", '<w:keepNext w:val="0"/>'
_BOLD = "<w:b/><w:bCs/>"
_PADDED = '<w:tcMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tcMar><w:vAlign w:val="center"/>'


def network_xml(figure: Figure, context: Context) -> Iterator[str]:
    """Yield the table row by row, with its legend and its note below; no column of marks where nothing is critical."""
    net = figure.data
    if not isinstance(net, Network):
        raise TypeError(f"not a network: {figure.id}")
    first = 0 if any(link.critical for link in net.links) else 1
    between = "、" if context.is_chinese() else ", "
    rows = [_texts(link, between)[first:] for link in net.links]
    widths = _widths((CRITICAL, *net.columns), rows, first, context)
    line = points(context.theme.styles["FigureText"].line)
    keeping = context.flow.figure(2 * line, _heights(rows, widths, context), _BELOW)
    yield table_start("FigureTable", widths, title=figure.caption, words=figure.alt)
    head = shade(context.theme.colour(context.theme.tables.fill))
    yield _row("FigureHead", (CRITICAL, *net.columns)[first:], widths, head, "", "")
    fill = shade(context.theme.weights[0])
    for place, (link, texts) in enumerate(zip(net.links, rows, strict=True)):
        shown, marks = (fill, _BOLD) if link.critical else ("", "")
        yield _row("FigureText", texts, widths, shown, marks, _KEEP if keeping.holds(place) else "")
    yield TABLE_END
    yield from _notes([one for one in (net.legend, net.note) if one], bool(figure.caption), context)


def _texts(link: Link, between: str) -> tuple[str, ...]:
    slack = "" if link.total_float is None else str(link.total_float)
    return CRITICAL * link.critical, link.id, link.label, link.waits, between.join(link.before), slack


def _unit(context: Context) -> float:
    return points(context.theme.styles["FigureText"].size) / 2 * context.theme.fonts["body"].width


def _widths(heads: Sequence[str], rows: Sequence[Sequence[str]], first: int, context: Context) -> list[int]:
    """Return the widths of the columns from the first that there is: that of the marks, or that behind it."""
    mark, behind = [_MARK] * (1 - first), 1 - first
    columns = zip(_KINDS, heads[1:], [*zip(*rows, strict=True)][behind:], strict=True)
    needs = [need(kind, (head,), lines, list(map(units, lines)), Face(word=BOLD)) for kind, head, lines in columns]
    return mark + share(needs, context.width - sum(mark), round(_unit(context)), _MARGINS)


def _heights(rows: Sequence[Sequence[str]], widths: Sequence[int], context: Context) -> list[int]:
    style, small = context.theme.styles["FigureText"], context.theme.second.scale
    around = points(style.before) + points(style.after) + 10
    rooms = [(width - _MARGINS) / _unit(context) for width in widths]
    return [around + max(height(*one, style, small) for one in zip(texts, rooms, strict=True)) for texts in rows]


def _row(style: str, texts: Sequence[str], widths: Sequence[int], fill: str, marks: str, keep: str) -> str:
    aligns = _ALIGN[-len(widths) :]
    cells = [
        cell(width, paragraph(style, runs(text, style, marks), keep + align), fill + _PADDED)
        for text, width, align in zip(texts, widths, aligns, strict=True)
    ]
    return row(cells, head=style == "FigureHead")


def _notes(notes: Sequence[str], followed: bool, context: Context) -> Iterator[str]:
    """Yield the paragraphs below the table; `followed` keeps the last with the caption."""
    for place, note in enumerate(notes, start=1):
        context.flow.text("FigureNote", note)
        kept = followed or place < len(notes)
        yield paragraph("FigureNote", runs(note, "FigureNote"), "" if kept else _LOOSE)
