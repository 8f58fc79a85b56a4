"""The panels of a figure on the page: one as wide as the text, several two beside each other, and a note below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from opsplan.figures.chart import Chart, Charts, Form
from opsplan.lines import flat
from opsplan.manuscript import Figure
from opsplan.writers.docx.charts.drawing import chart_run
from opsplan.writers.docx.charts.form import spreads
from opsplan.writers.docx.charts.layout import Frame, framed, parted
from opsplan.writers.docx.charts.part import chart_xml
from opsplan.writers.docx.charts.plot import Plot
from opsplan.writers.docx.charts.settle import plotted
from opsplan.writers.docx.charts.text import Hand
from opsplan.writers.docx.charts.workbook import workbook
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.markup import KEEP, paragraph, runs
from opsplan.writers.docx.measure import points

#: The room between two panels beside each other, and above those below others, in twips.
_BETWEEN, _ABOVE = 240, 160
#: So many points and no more has a chart in half of a page.
_MOST = {Form.LINE: 18, Form.PARETO: 6, Form.RADAR: 8}
#: No figure of more than this part of a page stays together.
_TOGETHER = 0.9
#: So much lower are areas, so that all panels of a figure stand on one page.
_LOWER = 0.25
#: What does not grow with its frame.
_RIGID = (Form.BARS, Form.RADAR)
#: The height of the caption below a figure.
_BELOW = 700
_NOT_KEPT, _LEFT = '<w:keepNext w:val="0"/>', '<w:jc w:val="left"/>'


class Panel(Struct, frozen=True):
    """A chart and the frame that it is drawn in."""

    plot: Plot
    frame: Frame


#: What stands beside each other.
Row = list[Panel]


def charts_xml(figure: Figure, context: Context) -> Iterator[str]:
    """Yield the panels of a figure, row by row, and its note."""
    charts = figure.data
    if not isinstance(charts, Charts):
        raise TypeError(f"not charts: {figure.id}")
    hand = Hand.of(context)
    panels = [one for one in charts.panels if one.categories and one.series]
    note = 2 * points(context.theme.measures["FigureNote"].line) if charts.note else 0
    below = note + (_BELOW if figure.caption else 0)
    rows = _on_one_page([_level(one) for one in _rows(panels, hand, context)], below, context)
    for place, (row, kept) in enumerate(zip(rows, _kept(rows, below, context), strict=True)):
        drawn = [_run(panel, _alt(panel, figure, len(panels)), hand, context) for panel in row]
        yield _line(drawn, kept, place, row[0].frame.width < context.width, context)
    if charts.note:
        context.flow.text("FigureNote", charts.note)
        yield paragraph("FigureNote", runs(charts.note, "FigureNote"), "" if figure.caption else _NOT_KEPT)


def _on_one_page(rows: list[Row], below: int, context: Context) -> list[Row]:
    """Return rows somewhat lower where only then all stand on one page, with what is below them."""
    panels = [panel for row in rows for panel in row]
    over = sum(row[0].frame.height + _ABOVE for row in rows) + below - context.flow.height * _TOGETHER
    each = ceil(over / max(len(rows), 1))
    rigid = any(panel.plot.chart.form in _RIGID for panel in panels)
    if rigid or not 0 < each <= min((panel.frame.down for panel in panels), default=0) * _LOWER:
        return rows
    return [[replace(one, frame=one.frame.of_height(one.frame.height - each, False)) for one in row] for row in rows]


def _kept(rows: Sequence[Row], below: int, context: Context) -> list[bool]:
    """Pass what stands on the page; return which of it stays with the next, or with the note and the caption below."""
    flow = context.flow
    heights = [row[0].frame.height + _ABOVE for row in rows]
    if sum(heights) + below <= flow.height * _TOGETHER:
        keeping = flow.figure(0, heights, below)
        return [keeping.holds(place) for place in range(len(rows))]
    *others, last = heights
    for height in others:
        flow.block(height)
    return [*(False for _ in others), flow.figure(0, [last], below).holds(0)]


def _rows(charts: Sequence[Chart], hand: Hand, context: Context) -> Iterator[Row]:
    """Yield the panels that stand beside each other: one that is alone or needs it has a row to itself."""
    half = (context.width - _BETWEEN) // 2
    waiting: Row = []
    for chart in charts:
        whole = len(charts) == 1 or _needs_width(chart, half, hand)
        if whole and waiting:
            yield waiting
            waiting = []
        for panel in _panels(chart, context.width if whole else half, hand, context):
            waiting = [*waiting, panel]
            if whole or len(waiting) == 2:
                yield waiting
                waiting = []
    if waiting:
        yield waiting


def _needs_width(chart: Chart, half: int, hand: Hand) -> bool:
    """Tell whether a chart has no room in half of a page."""
    crowded = len(chart.categories) > _MOST.get(chart.form, len(chart.categories))
    return crowded or (chart.form is Form.RADAR and not spreads(chart, half, hand))


def _panels(chart: Chart, width: int, hand: Hand, context: Context) -> Iterator[Panel]:
    """Yield a chart, or the parts of one whose bars do not stand on one page; only the first has a title."""
    page = context.flow.height
    plot = plotted(chart, width, hand, context.theme.charts)
    for place, part in enumerate(parted(plot, width, page, hand)):
        named = replace(part, chart=replace(part.chart, title="")) if place else part
        yield Panel(named, framed(named, width, page, hand))


def _level(row: Row) -> Row:
    """Return panels beside each other as high as the highest: so their titles stand on one line."""
    height = max(one.frame.height for one in row)
    return [replace(one, frame=one.frame.of_height(height, one.plot.chart.form in _RIGID)) for one in row]


def _run(panel: Panel, alt: str, hand: Hand, context: Context) -> str:
    """Add a chart to the package and return the run that shows it."""
    plot, frame = panel.plot, panel.frame
    columns = [(flat(one.name), one.values, one.shown) for one in plot.strokes]
    relation = context.package.chart(chart_xml(plot, frame, hand), workbook(plot.chart.categories, columns))
    return chart_run(relation, frame.width, frame.height, alt, context)


def _alt(panel: Panel, figure: Figure, count: int) -> str:
    """Return what is read out to those who cannot see a panel."""
    said, title = flat(figure.alt or figure.caption), flat(panel.plot.chart.title)
    return f"{title}: {said}" if count > 1 and title and said else said or title or figure.id


def _line(drawn: Sequence[str], kept: bool, place: int, half: bool, context: Context) -> str:
    """Return the paragraph of a row: a panel, or two at the edges; there is room above all but the first."""
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{context.width}"/></w:tabs>' if len(drawn) > 1 else ""
    space = f'<w:spacing w:before="{_ABOVE}"/>' if place else ""
    content = "<w:r><w:tab/></w:r>".join(drawn)
    return paragraph("FigureMark", content, (KEEP if kept else "") + tab + space + (_LEFT if half else ""))
