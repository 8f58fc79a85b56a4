"""A heat map as one table: maps beside each other, a scale at the left and one below, ids on shaded squares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from opsplan.figures.heatmap import HeatMap, Square
from opsplan.lines import flat
from opsplan.manuscript import Figure, Tone
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.frames import around, edges, fine
from opsplan.writers.docx.grid import TABLE_END, cell, row, table_start
from opsplan.writers.docx.markup import paragraph, run, runs, shade
from opsplan.writers.docx.matrixwidths import unit
from opsplan.writers.docx.measure import count_rows, points
from opsplan.writers.docx.tables import tone_shades

#: The widths of the name of a scale that is turned, of a place on it, and of the room between maps, in twips.
_NAME, _PLACE, _GAP = 320, 320, 200
#: The least height of a square: as wide as one of two maps is.
_SQUARE = 700
#: The height of legend and caption.
_BELOW = 1000
_KEEP = "<w:keepNext/>"
_BOLD = "<w:b/><w:bCs/>"
_MIDDLE = '<w:vAlign w:val="center"/>'
_RIGHT = '<w:jc w:val="right"/>'
_TURNED = '<w:textDirection w:val="btLr"/>'
_BARE = edges()


def heatmap_xml(figure: Figure, context: Context) -> Iterator[str]:
    """Yield the maps and their legend."""
    chart = figure.data
    if not isinstance(chart, HeatMap):
        raise TypeError(f"not a heat map: {figure.id}")
    sheet = _Sheet(chart, context)
    squares = zip_longest(*(panel.rows for panel in chart.panels))
    rows = [sheet.squares(place, listed) for place, listed in enumerate(squares)]
    below = [sheet.places(), sheet.scale()]
    context.flow.figure(sheet.line, [*map(sheet.height, range(len(rows))), *[sheet.line] * len(below)], _BELOW)
    yield table_start("FigureTable", sheet.widths, title=figure.caption, words=figure.alt)
    yield from (sheet.titles(), *rows, *below)
    yield TABLE_END
    yield from _legend(chart, context)


class _Sheet:
    """The columns of a heat map, and how its rows are drawn in them; all of them stay together."""

    def __init__(self, chart: HeatMap, context: Context) -> None:
        self._chart, self._context = chart, context
        self._across, count = len(chart.columns), len(chart.panels)
        room = context.width - _NAME - count * _PLACE - (count - 1) * _GAP
        self._square = room // (self._across * count)
        panel = [_PLACE, *[self._square] * self._across]
        gaps = ([_GAP, *panel] for _ in range(count - 1))
        self.widths = [0, *panel, *(width for gap in gaps for width in gap)]
        self.widths[0] = context.width - sum(self.widths)
        style = context.theme.styles["FigureText"]
        self.line = points(style.line) + points(style.before) + points(style.after) + 10
        self._edges = around(fine(context.theme.colours["rule"]))
        self._shades: Mapping[Tone, str] = tone_shades(context)

    def height(self, place: int) -> int:
        """Return the estimated height of a row of squares."""
        room = (self._square - 60) / unit(self._context)
        held = (square for panel in self._chart.panels for square in panel.rows[place][1])
        return max([_SQUARE, *((1 + count_rows(_said(one), room)) * self.line for one in held)])

    def titles(self) -> str:
        """Return the row that names the maps."""
        fill = shade(self._context.theme.colour(self._context.theme.tables.fill))
        cells = []
        for place, panel in enumerate(self._chart.panels):
            first = 2 if place == 0 else 1
            width = self._square * self._across + _PLACE + (self.widths[0] if place == 0 else 0)
            named = paragraph("FigureHead", runs(panel.title, "FigureHead"), '<w:jc w:val="center"/>')
            cells.append(cell(width, named, fill + _MIDDLE, span=first + self._across))
        return row(self._apart(cells), head=True)

    def squares(self, place: int, listed: tuple[tuple[str, tuple[Square, ...]], ...]) -> str:
        """Return a row of squares of each map; the name of the scale stands beside all rows of the first."""
        name = paragraph("FigureMark", runs(flat(self._chart.down), "FigureMark"), _KEEP) if place == 0 else ""
        merge = '<w:vMerge w:val="restart"/>' if place == 0 else "<w:vMerge/>"
        beside = cell(self.widths[0], name or paragraph("FigureMark", "", _KEEP), merge + _BARE + _TURNED + _MIDDLE)
        cells = [
            cell(_PLACE, paragraph("FigureMark", run(label), _KEEP), _BARE + _MIDDLE) + "".join(map(self._drawn, marks))
            for label, marks in listed
        ]
        return row([beside, *self._apart(cells)], height=_SQUARE)

    def _drawn(self, square: Square) -> str:
        look = _BOLD if square.tone is Tone.BAD else ""
        score = paragraph("FigureAxis", run(str(square.score), look), _KEEP + _RIGHT)
        held = paragraph("FigureMark", run(_said(square), _BOLD), _KEEP) if square.items else ""
        return cell(self._square, score + held, self._edges + self._shades[square.tone])

    def places(self) -> str:
        """Return the row of places on the scale that goes across."""
        marks = "".join(
            cell(self._square, paragraph("FigureMark", run(one), _KEEP), _BARE + _MIDDLE) for one in self._chart.columns
        )
        return row(self._apart([self._corner(place) + marks for place in range(len(self._chart.panels))]))

    def scale(self) -> str:
        """Return the row that names the scale that goes across."""
        name = paragraph("FigureMark", runs(flat(self._chart.across), "FigureMark"), _KEEP)
        named = cell(self._square * self._across, name, _BARE + _MIDDLE, span=self._across)
        return row(self._apart([self._corner(place) + named for place in range(len(self._chart.panels))]))

    def _corner(self, place: int) -> str:
        """Return what stands below the places of a map."""
        empty = paragraph("FigureAxis", "", _KEEP)
        return cell(self.widths[0] + _PLACE, empty, _BARE, span=2) if place == 0 else cell(_PLACE, empty, _BARE)

    def _apart(self, cells: list[str]) -> list[str]:
        """Return what belongs to each map, with the room between maps."""
        gap = cell(_GAP, paragraph("FigureAxis", "", _KEEP), _BARE)
        return [one for each in cells for one in (gap, each)][1:]


def _said(square: Square) -> str:
    return " ".join(filter(None, (*square.items, square.more)))


def _legend(chart: HeatMap, context: Context) -> Iterator[str]:
    """Yield what the shades mean, as a line below, and what is left out; both stay with the caption."""
    shades = tone_shades(context)
    edge = f'<w:bdr w:val="single" w:sz="4" w:space="0" w:color="{context.theme.colours["rule"]}"/>'
    parts = [
        run("\u2002\u2002", edge + shades[tone]) + run("\u2005") + runs(words, "FigureNote")
        for tone, words in chart.legend
    ]
    context.flow.text("FigureNote", "x")
    yield paragraph("FigureNote", run("\u2003").join(parts))
    if chart.note:
        context.flow.text("FigureNote", chart.note)
        yield paragraph("FigureNote", runs(chart.note, "FigureNote"))
