"""A flow chart in swim lanes: a box a step in its lane, lines from box to box, jumps by the number of the step."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from opsplan.figures.lanes import Lanes, Stage
from opsplan.lines import after, ending, flat
from opsplan.manuscript import Figure
from opsplan.writers.docx.board import ARROW, LINE, Board
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.frames import around, edges, firm, on_dark
from opsplan.writers.docx.grid import TABLE_END, table_start
from opsplan.writers.docx.markup import paragraph, run, runs, shade
from opsplan.writers.docx.measure import folded, height, longest_word, points

#: The most lanes: four columns each and one of text are as many as Word has.
MOST_LANES = 15
#: A lane that is narrower, in twips, has no room for words: they stand before the lanes, in this part of the width.
_NARROW, _BESIDE = 1240, 0.36
#: Two steps and the end stay together: one alone at the head of a page tells little.
_LAST = 3
#: How what is controlled and who helps is marked, and start and end where their lane is narrow.
CONTROL, HELPS, START, END = "◆", "○", "►", "■"
#: The room above the first box and below the last; the margins of a box; what is left for legend and caption; the
#: highest that turned names may be. In twips.
_ROOM, _INSET, _BELOW, _HIGHEST = 120, 60, 1000, 2000
_HEAVY = 1.08
_KEEP, _LOOSE = "<w:keepNext/>", '<w:keepNext w:val="0"/>'
_BOLD = "<w:b/><w:bCs/>"
_CENTRED = '<w:jc w:val="center"/>'
_PADDED = (
    '<w:tcMar><w:top w:w="30" w:type="dxa"/><w:left w:w="60" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/>'
    '<w:right w:w="60" w:type="dxa"/></w:tcMar>'
)
_TURNED = (
    '<w:tcMar><w:top w:w="60" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/></w:tcMar><w:textDirection w:val="btLr"/>'
)
_MIDDLE = '<w:vAlign w:val="center"/>'


def lanes_xml(figure: Figure, context: Context) -> Iterator[str]:
    """Yield the board of a flow chart and its legend; more lanes than Word has columns for are a ValueError."""
    chart = figure.data
    if not isinstance(chart, Lanes):
        raise TypeError(f"not a flow chart: {figure.id}")
    if not 0 < len(chart.lanes) <= MOST_LANES:
        raise ValueError(f"{len(chart.lanes)} lanes do not fit in a Word table")
    sheet = _Sheet(chart, context)
    boxes = list(_boxes(chart))
    turned = sheet.turned()
    head = turned or 2 * points(context.theme.styles["FigureText"].line)
    keeping = context.flow.figure(head, [sheet.height(one) for one in boxes], _BELOW, _LAST)
    yield table_start("FigureTable", sheet.board.widths, title=figure.caption, words=figure.alt)
    yield sheet.head(turned)
    above: _Box | None = None
    for place, one in enumerate(boxes):
        leads = above is not None and above.leads
        yield sheet.board.way(above.lane, one.lane) if above and leads else sheet.board.plain(_ROOM, _KEEP)
        yield sheet.row(one, _KEEP if keeping.holds(place) or one is boxes[-1] else "")
        above = one
    yield sheet.board.plain(_ROOM, _KEEP if keeping.more else "", last=True) + TABLE_END
    if chart.legend:
        context.flow.text("FigureNote", chart.legend)
        yield paragraph("FigureNote", runs(chart.legend, "FigureNote"), "" if figure.caption else _LOOSE)


class _Box(Struct, frozen=True):
    """A box on the board: a step or an end; `leads` tells whether a line goes on to the one `below`, a place."""

    lane: int
    text: str
    stage: Stage | None = None
    below: int = 0
    leads: bool = True


def _boxes(chart: Lanes) -> Iterator[_Box]:
    """Yield what stands on the board from top to bottom."""
    stages = chart.stages
    if chart.start and stages:
        yield _Box(stages[0].lane, chart.start)
    for place, stage in enumerate(stages):
        below = place + 1
        next_ = below if below < len(stages) else None
        yield _Box(stage.lane, stage.text, stage, below, not stage.ways or any(way.to == next_ for way in stage.ways))
    if chart.end and stages and (not stages[-1].ways or any(way.to is None for way in stages[-1].ways)):
        yield _Box(stages[-1].lane, chart.end, leads=False)


class _Sheet:
    """How the boxes of a chart look on its board."""

    def __init__(self, chart: Lanes, context: Context) -> None:
        self._chart, self._theme = chart, context.theme
        self._style = context.theme.styles["FigureText"]
        self._unit = points(self._style.size) / 2 * context.theme.fonts["body"].width
        narrow = context.width // len(chart.lanes) < _NARROW
        self._beside = round(context.width * _BESIDE) if narrow else 0
        self.board = Board(len(chart.lanes), self._beside, context)
        colours, (light, _, dark) = context.theme.colours, context.theme.weights
        rule = around(firm(colours["accent_light"]))
        self._step, self._end = rule + shade(light) + _PADDED, edges() + shade(dark) + _PADDED
        self._muted = f'<w:color w:val="{colours["muted"]}"/>'

    def turned(self) -> int:
        """Return how high the head is where the names of the lanes are turned; 0 where they are not."""
        unit, room = self._unit * _HEAVY, self.board.lane - 60
        if not self._beside and max(map(longest_word, self._chart.lanes)) * unit <= room:
            return 0
        return min(round(max(map(folded, map(flat, self._chart.lanes))) * unit) + 220, _HIGHEST)

    def head(self, turned: int) -> str:
        """Return the head row: the names of the lanes."""
        fill = shade(self._theme.colour(self._theme.tables.fill))
        align = "" if turned else _CENTRED
        names = [paragraph("FigureHead", runs(name, "FigureHead"), align) for name in self._chart.lanes]
        corner = paragraph("FigureHead", runs(self._chart.corner, "FigureHead"))
        way = _TURNED if turned else _PADDED
        return self.board.head(names, fill + way + _MIDDLE, corner, fill + _PADDED + _MIDDLE, turned)

    def row(self, one: _Box, keep: str) -> str:
        """Return the row of a box."""
        if one.stage is None:
            words = paragraph("FigureText", runs(one.text, "FigureText", _BOLD), keep)
            shown = (START if one.leads else END) if self._beside else one.text
            content = paragraph("FigureMark", on_dark(shown, "FigureMark", self._theme), keep)
            return self.board.boxed(one.lane, content, self._end, {}, words, keep)
        helps = paragraph("FigureMark", run(HELPS), keep)
        marks = dict.fromkeys(one.stage.also, helps)
        words = self._words(one.stage, list(self._ways(one)), keep)
        if not self._beside:
            return self.board.boxed(one.lane, words, self._step, marks, words, keep)
        number = paragraph("FigureMark", run(_numbered(one.stage), _BOLD), keep)
        return self.board.boxed(one.lane, number, self._step, marks, words, keep)

    def _words(self, stage: Stage, ways: list[str], keep: str) -> str:
        """Return what a step says: what is done, in how long, and where it goes if not simply on."""
        number = run(f"{stage.number}\u2002", _BOLD)
        mark = run(f"\u00a0{CONTROL}", _BOLD) if stage.control else ""
        lines = [paragraph("FigureText", number + runs(stage.text, "FigureText") + mark, keep)]
        if stage.limit:
            lines.append(paragraph("FigureText", runs(stage.limit, "FigureText", self._muted), keep))
        lines += [paragraph("FigureText", runs(way, "FigureText", _BOLD), keep) for way in ways]
        return "".join(lines)

    def _ways(self, one: _Box) -> Iterator[str]:
        """Yield the ways on from a step but for that which simply goes on to the next."""
        simply = one.below if one.below < len(self._chart.stages) else None
        for way in one.stage.ways if one.stage else ():
            if way.to == simply and not way.when:
                continue
            to = flat(self._chart.end) if way.to is None else self._chart.stages[way.to].number
            yield ending(flat(way.when), f" →\u00a0{to}") if way.when else f"→\u00a0{to}"

    def height(self, one: _Box) -> int:
        """Return the estimated height of a box with the line that leads to it."""
        room = ((self._beside or self.board.box) - 2 * _INSET) / self._unit
        style, small = self._style, self._theme.second.scale
        around = points(style.before) + points(style.after)
        stage = one.stage
        said = [one.text] if stage is None else [after("00 ", one.text), *filter(None, [stage.limit]), *self._ways(one)]
        return sum(around + height(text, room, style, small) for text in said) + _INSET + LINE + ARROW


def _numbered(stage: Stage) -> str:
    return f"{stage.number}\u00a0{CONTROL}" if stage.control else stage.number
