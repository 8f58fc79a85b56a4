"""The legend of a Gantt chart: a swatch and a word for each thing that occurs in it."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.figures.gantt import BarKind, Gantt
from opsplan.lines import Line, after, ending
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.markup import paragraph, run, runs, shade

#: How critical tasks, milestones and buffers are told apart without colours.
CRITICAL, MILESTONE, BUFFER = "●", "◆", "○"

#: As wide as a mark, and what stands around one: no line ends between a swatch and its word.
_BLANK, _TIE = "\u00a0\u00a0", "\u00a0"


def legend_xml(chart: Gantt, context: Context, *, followed: bool) -> str:
    """Return the legend as a line below the chart; `followed` keeps it with the caption."""
    labels, theme = context.manuscript.labels, context.theme
    parts = []
    for key, fill, mark in _occurring(chart):
        colour = theme.colours["ink" if fill in ("", "buffer") else "paper"]
        swatch = f'<w:color w:val="{colour}"/>{shade(theme.gantt.get(fill, ""))}'
        if key == "gantt_data_date":
            swatch = f'<w:b/><w:bCs/><w:color w:val="{theme.colours["alarm"]}"/>'
        day = ""
        if key == "gantt_data_date" and chart.data_date:
            day = f"\u2002{chart.data_day or chart.data_date.isoformat()}"
        word = runs(ending(after(_TIE, _tied(labels[key])), day), "FigureNote")
        parts.append(run(f"{_TIE}{mark or _BLANK}{_TIE}" if fill else mark, swatch) + word)
    content = run("\u2003").join(parts)
    context.flow.text("FigureNote", "x")
    return paragraph("FigureNote", content, "" if followed else '<w:keepNext w:val="0"/>')


def _tied(word: str) -> str:
    """Return a word that no line ends within."""
    if isinstance(word, Line):
        return word.each(lambda part: part.replace(" ", _TIE), _TIE)
    return word.replace(" ", _TIE)


def _occurring(chart: Gantt) -> Iterator[tuple[str, str, str]]:
    """Yield the key of the word, the shade and the mark of what the chart shows."""
    bars = chart.bars
    tasks = [bar for bar in bars if bar.kind is BarKind.TASK]
    if any(bar.kind is BarKind.PHASE for bar in bars):
        yield "gantt_phase", "group", ""
    if any(bar.kind is BarKind.GROUP for bar in bars):
        yield "gantt_group", "group", ""
    if any(not bar.critical for bar in tasks):
        yield "gantt_task", "task", ""
    if any(bar.progress and not bar.critical for bar in tasks):
        yield "gantt_done", "task_done", ""
    if any(bar.critical for bar in bars):
        yield "gantt_critical", "critical", CRITICAL
    if any(bar.progress and bar.critical for bar in tasks):
        yield "gantt_critical_done", "critical_done", CRITICAL
    if any(bar.kind is BarKind.MILESTONE for bar in bars):
        yield "gantt_milestone", "", MILESTONE
    if any(bar.buffer_finish for bar in bars):
        yield "gantt_buffer", "buffer", BUFFER
    if chart.data_date and any(one.start <= chart.data_date <= one.finish for one in chart.axis):
        yield "gantt_data_date", "", "┃"
