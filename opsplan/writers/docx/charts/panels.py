"""The panels of a figure on the page: one as wide as the text, several two beside each other, and a note below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from opsplan.figures.chart import Chart, Charts, Form
from opsplan.lines import flat
from opsplan.manuscript import Figure
from opsplan.writers.docx.charts.drawing import chart_run
from opsplan.writers.docx.charts.layout import Frame, framed, parted
from opsplan.writers.docx.charts.part import chart_xml
from opsplan.writers.docx.charts.plot import Plot, plotted
from opsplan.writers.docx.charts.text import Hand
from opsplan.writers.docx.charts.workbook import workbook
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.grid import TABLE_END, cell, row
from opsplan.writers.docx.markup import KEEP, paragraph, runs
from opsplan.writers.docx.measure import points

#: The room between two panels beside each other, in twips.
_BETWEEN = 240
#: So many points and no more has a chart in half of a page.
_MOST = {Form.LINE: 18, Form.PARETO: 6}
#: The height of the caption below a figure.
_BELOW = 700
_NOT_KEPT, _LEFT, _RIGHT = '<w:keepNext w:val="0"/>', '<w:jc w:val="left"/>', '<w:jc w:val="right"/>'
_SIDES = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
_NO_MARGINS = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'


@dataclass(frozen=True, slots=True)
class Panel:
    """A chart and the frame that it is drawn in."""

    plot: Plot
    frame: Frame


def charts_xml(figure: Figure, context: Context) -> Iterator[str]:
    """Yield the panels of a figure, row by row, and its note."""
    charts = figure.data
    if not isinstance(charts, Charts):
        raise TypeError(f"not charts: {figure.id}")
    hand = Hand.of(context)
    panels = [one for one in charts.panels if one.categories and one.series]
    rows = [_level(one) for one in _rows(panels, hand, context)]
    gap = points(context.theme.styles["TableGap"].line)
    note = 2 * points(context.theme.measures["FigureNote"].line) if charts.note else 0
    heights = [max(one.frame.height for one in panels) + gap for panels in rows]
    keeping = context.flow.figure(0, heights, note + (_BELOW if figure.caption else 0))
    for index, one in enumerate(rows):
        kept = KEEP if keeping.holds(index) else ""
        if index:
            yield paragraph("TableGap", "", KEEP if keeping.holds(index - 1) else "")
        yield _row([_run(panel, _alt(panel, figure, len(panels)), hand, context) for panel in one], kept, one, context)
    if charts.note:
        context.flow.text("FigureNote", charts.note)
        yield paragraph("FigureNote", runs(charts.note, "FigureNote"), "" if figure.caption else _NOT_KEPT)


def _rows(charts: Sequence[Chart], hand: Hand, context: Context) -> Iterator[list[Panel]]:
    """Yield the panels that stand beside each other: one that is alone or needs it has a row to itself."""
    half, waiting = (context.width - _BETWEEN) // 2, []
    for chart in charts:
        whole = len(charts) == 1 or len(chart.categories) > _MOST.get(chart.form, len(chart.categories))
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


def _panels(chart: Chart, width: int, hand: Hand, context: Context) -> Iterator[Panel]:
    """Yield a chart, or the parts of one whose bars do not stand on one page; only the first has a title."""
    page = context.flow.height
    plot = plotted(chart, width, hand, context.theme.charts)
    for place, part in enumerate(parted(plot, width, page, hand)):
        named = replace(part, chart=replace(part.chart, title="")) if place else part
        yield Panel(named, framed(named, width, page, hand))


def _level(panels: list[Panel]) -> list[Panel]:
    """Return panels of columns and lines as high as the highest of them; bars are as high as they are many."""
    upright = [one.frame.height for one in panels if one.plot.chart.form not in (Form.BARS, Form.RADAR)]
    return [
        replace(one, frame=one.frame.raised(max(upright))) if one.frame.height in upright else one for one in panels
    ]


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


def _row(runs: list[str], kept: str, panels: list[Panel], context: Context) -> str:
    """Return one panel in a paragraph, or two in a table without rules."""
    if len(runs) == 1:
        return paragraph("FigureMark", runs[0], kept + (_LEFT if panels[0].frame.width < context.width else ""))
    widths = (context.width // 2, context.width - context.width // 2)
    cells = [
        cell(width, paragraph("FigureMark", run, kept + side))
        for width, run, side in zip(widths, runs, (_LEFT, _RIGHT), strict=True)
    ]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{context.width}" w:type="dxa"/><w:tblBorders>{_SIDES}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/>{_NO_MARGINS}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{row(cells)}{TABLE_END}'
    )
