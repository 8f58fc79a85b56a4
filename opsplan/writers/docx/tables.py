"""Tables: typed columns under a head that comes again on each page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from opsplan.manuscript import Cell, Column, Kind, Table, Tone
from opsplan.writers.docx.balance import evened
from opsplan.writers.docx.bilingual import Row, beside, shaped, stacked
from opsplan.writers.docx.columns import BOLD, Face, Need, is_crowded, need, share
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.flow import Keeping
from opsplan.writers.docx.grid import TABLE_END, cell, row, table_start
from opsplan.writers.docx.markup import paragraph, paragraphs, shade
from opsplan.writers.docx.measure import height, points, twips, units

#: The paragraph style of a cell, by what its column holds.
_STYLES = {Kind.NUMBER: "TableNumber"}
_KEEP = "<w:keepNext/>"
_BOLD = "<w:b/><w:bCs/>"
#: What marks an even row for the bands of the table style (Word computes it, others believe it).
EVEN = "000000010000"
#: A table no higher than this part of a page stays on one page; a form to fill in may be higher.
_WHOLE, _FORM = 0.19, 0.6

GAP = paragraph("TableGap", "")


def letter(context: Context) -> int:
    """Return the width of a Latin character in a table, in twips."""
    return round(points(context.theme.styles["TableText"].size) / 2 * context.theme.fonts["body"].width)


def face(context: Context, style: str = "TableHead") -> Face:
    """Return how wide the letters of a table are, its head's or its labels' among them.

    A typeface that is narrow on the average has words that are as wide as others'.
    """
    fonts = context.theme.fonts
    width = fonts["body"].width
    return Face(fonts[context.theme.styles[style].font or "body"].width / width, 1 / min(width, 1))


def gutter(context: Context) -> int:
    """Return what a column is wider than its text, in twips."""
    return twips(context.theme.tables.padding) * 2


class Laid(Struct, frozen=True):
    """A table as it stands in a width: its rows with what each joins, its columns' widths, and heights in twips.

    `hand` is the least height of a row that is written in by hand, 0 in other tables; `crowded` tells that words break.
    """

    columns: Sequence[Column]
    rows: Sequence[Row]
    widths: list[int]
    head: int
    heights: list[int]
    hand: int
    crowded: bool

    @property
    def height(self) -> int:
        """Return the height of the whole table."""
        return self.head + sum(self.heights)


def table_xml(
    table: Table, context: Context, *, title: str = "", words: str = "", whole: float = _WHOLE
) -> Iterator[str]:
    """Yield a table in pieces: its caption, its head and every row.

    `title` and `words` are read out of a table without a caption, to those who cannot see it, else the heading that it
    stands under; a table lower than the part `whole` of a page is not divided.
    """
    yield context.caption("table", table.caption)
    laid = laid_out(table, context, context.width)
    keeping = context.flow.table(laid.head, laid.heights, _FORM if laid.hand else whole)
    called = table.caption or title or context.headline
    yield table_start("PlanTable", laid.widths, title=called, words=words, banded=True)
    heads = [paragraphs("TableHead", one.head, _aligned(one.kind)) for one in laid.columns]
    yield head_xml(heads, laid.widths, context)
    yield from _rows(table.columns, laid, keeping, context)
    yield TABLE_END


def laid_out(table: Table, context: Context, width: int) -> Laid:
    """Return a table as it stands in so many twips; whoever asks again gets the same."""
    known: dict[tuple[int, int], Laid] = context.tables
    key = id(table), width
    if key not in known:
        known[key] = _lay(table, context, width)
    return known[key]


def _lay(table: Table, context: Context, width: int) -> Laid:
    rows = [_joined(cells) if cells and cells[0].tone is Tone.STRONG else (cells, 0) for cells in table.rows]
    both = context.manuscript.lang == "both"
    unit, padding = letter(context), gutter(context)
    columns, shape = shaped(table.columns, rows, folds=False) if both else (table.columns, rows)
    needs = _needs(columns, shape, context)
    if both and sum(one.full for one in needs) > (width - padding * len(needs)) / unit:
        columns, shape = shaped(table.columns, rows, folds=True)
        needs = _needs(columns, shape, context)
    form = bool(rows) and any(not any(column) for column in zip(*_measured(shape), strict=True))
    hand, crowded = twips(table.hand) if form else 0, is_crowded(needs, width, unit, padding)

    def at(widths: list[int]) -> Laid:
        rooms = _rooms(widths, context)
        heads = beside(table.columns, rooms, (BOLD, context.theme.second.scale)) if both else table.columns
        shown = stacked(rows, rooms) if both else rows
        return Laid(heads, shown, widths, *_heights(heads, shown, widths, hand, context), hand, crowded)

    usual = at(share(needs, width, unit, padding))
    if crowded:
        return usual
    held = [[[*map(units, one.lines)] for one in cells] for cells, over in shape if not over]
    even = evened(usual.widths, needs, held, unit, padding)
    return usual if even == usual.widths else min(usual, at(even), key=lambda one: one.height)


def _joined(cells: tuple[Cell, ...]) -> Row:
    """Return a row that heads others, shaded across, and over how many empty cells its name reaches."""
    over = 0
    while len(cells) > 1 and cells[1].lines and over + 2 < len(cells) and not cells[over + 2].lines:
        over += 1
    strong = (Cell(one.lines, Tone.STRONG) if one.tone is Tone.PLAIN else one for one in cells)
    return tuple(strong), over


def _needs(columns: Sequence[Column], rows: Sequence[Row], context: Context) -> list[Need]:
    needs, measured, usual = [], _measured(rows), face(context)
    for index, column in enumerate(columns):
        # A name that reaches over its neighbours asks for no room of its own.
        asking = [place for place, (_, over) in enumerate(rows) if not (over and index == 1)]
        lines = [line for place in asking for line in rows[place][0][index].lines]
        held = [_held(rows[place][0][index], measured[place][index]) for place in asking]
        bold = any(rows[place][0][index].tone is Tone.STRONG for place in asking)
        letters = replace(usual, word=usual.word * BOLD) if bold else usual
        needs.append(need(column.kind, column.head, lines, held, letters))
    return needs


def _measured(rows: Sequence[Row]) -> list[list[float]]:
    """Return how wide each cell's widest line is."""
    return [[max(map(units, one.lines), default=0.0) for one in cells] for cells, _ in rows]


def _rooms(widths: Sequence[int], context: Context) -> list[float]:
    """Return how many Latin characters a line of each column holds."""
    return [(width - gutter(context)) / letter(context) for width in widths]


def _held(one: Cell, widest: float) -> float:
    """Return how much a cell holds: its lines one after the other."""
    return widest if len(one.lines) < 2 else sum(map(units, one.lines))


def _heights(
    columns: Sequence[Column], rows: Sequence[Row], widths: Sequence[int], hand: int, context: Context
) -> tuple[int, list[int]]:
    """Return the estimated heights of the head and of the rows, these at least `hand`."""
    rooms = _rooms(widths, context)
    heights = [
        max(hand, _height(cells, [*rooms[:1], sum(rooms[1 : over + 2]), *rooms[2:]] if over else rooms, context))
        for cells, over in rows
    ]
    return _height([Cell(one.head) for one in columns], rooms, context), heights


def _rows(columns: Sequence[Column], laid: Laid, keeping: Keeping, context: Context) -> Iterator[str]:
    widths = laid.widths
    starts = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>' for width in widths]
    styles = [_STYLES.get(one.kind, "TableText") for one in columns]
    shades = tone_shades(context)
    middle = '<w:vAlign w:val="center"/>' if laid.hand else ""
    last = len(laid.rows) - 1
    for index, (cells, over) in enumerate(laid.rows):
        strong = cells[0].tone is Tone.STRONG if cells else False
        keep = _KEEP if keeping.holds(index) or (strong and index < last) else ""
        inner = [
            f"{start}{shades[one.tone]}{middle}</w:tcPr>"
            f"{paragraphs(style, one.lines, keep, _BOLD if one.tone is Tone.STRONG else '')}</w:tc>"
            for start, style, one in zip(starts, styles, cells, strict=True)
        ]
        if over:
            name = paragraphs("TableText", cells[1].lines, keep, _BOLD)
            inner[1 : over + 2] = [cell(sum(widths[1 : over + 2]), name, shades[Tone.STRONG], span=over + 1)]
        split = laid.heights[index] > context.flow.height // 2
        yield row(inner, split=split, condition=EVEN if index % 2 else "", height=laid.hand)


def tone_shades(context: Context) -> dict[Tone, str]:
    """Return the shading of a cell by its tone."""
    return {tone: shade(context.theme.tones.get(tone.value, "")) for tone in Tone}


def head_xml(heads: Sequence[str], widths: Sequence[int], context: Context) -> str:
    """Return the head row of a table: paragraphs by column, on the fill of heads."""
    fill = shade(context.theme.colour(context.theme.tables.fill)) + '<w:vAlign w:val="center"/>'
    return row((cell(width, one, fill) for one, width in zip(heads, widths, strict=True)), head=True)


def _aligned(kind: Kind) -> str:
    return '<w:jc w:val="right"/>' if kind is Kind.NUMBER else ""


def _height(cells: Sequence[Cell], rooms: Sequence[float], context: Context) -> int:
    """Return the estimated height of a row; `rooms` are the columns' widths in Latin characters."""
    style, small = context.theme.styles["TableText"], context.theme.second.scale
    around = points(style.before) + points(style.after)
    return 8 + max(
        [
            sum(around + height(text, room, style, small) for text in one.lines or ("",))
            for one, room in zip(cells, rooms, strict=True)
        ],
        default=0,
    )
