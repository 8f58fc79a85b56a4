"""The Gantt chart as a table: a row a bar, a column a bucket of time, bars by shading and, in print, by marks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from msgspec import Struct

from opsplan.figures.gantt import Bar, BarKind, Bucket, Gantt
from opsplan.lines import each_row, flat
from opsplan.manuscript import Figure
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.ganttaxis import PADDED, head_rows, passed, today_line
from opsplan.writers.docx.ganttlegend import BUFFER, CRITICAL, MILESTONE, legend_xml
from opsplan.writers.docx.grid import TABLE_END, cell, row, table_start
from opsplan.writers.docx.markup import paragraph, parted, run, runs, shade
from opsplan.writers.docx.measure import exact, points

#: Word's most columns in a table, the label's among them.
_MOST_COLUMNS = 63
#: The label column is between these parts of the page's width.
_LABEL = (0.16, 0.36)
#: Indent of a level, and the margins of the label column, in twips.
_STEP, _MARGINS = 130, 120
#: What a row is higher than its line; and how high one is where only that brings the chart onto one page.
_AROUND, _TIGHT = 50, 222
#: The height of legend and caption below a chart.
_BELOW = 1000
_KEEP = "<w:keepNext/>"
_BOLD = "<w:b/><w:bCs/>"
_MIDDLE = '<w:vAlign w:val="center"/>'
_SUMMARIES = (BarKind.PHASE, BarKind.GROUP)


class Segment(Struct, frozen=True):
    """Some columns of one look: shade (a name of the theme's, or none), mark, and what parts them from others."""

    fill: str = ""
    mark: str = ""
    group: str = ""
    past: bool = False


def gantt_xml(figure: Figure, context: Context) -> Iterator[str]:
    """Yield the chart row by row, and the legend of what occurs in it."""
    chart = figure.data
    if not isinstance(chart, Gantt):
        raise TypeError(f"not a Gantt chart: {figure.id}")
    if len(chart.axis) >= _MOST_COLUMNS:
        raise ValueError(f"{len(chart.axis)} columns of time do not fit in a Word table")
    sheet = _Sheet(chart, context)
    keeping = context.flow.figure(2 * sheet.line, [sheet.height(bar) for bar in chart.bars], _BELOW)
    yield table_start("FigureTable", sheet.widths, title=figure.caption, words=figure.alt)
    yield from head_rows(chart, sheet.widths, context)
    section = ""
    titles = {bar.label for bar in chart.bars if bar.kind in _SUMMARIES}
    for index, bar in enumerate(chart.bars):
        if bar.section != section and bar.section and bar.section not in titles:
            yield sheet.section(bar.section)
        section = bar.section
        yield sheet.bar(bar, _KEEP if keeping.holds(index) or bar.kind in _SUMMARIES else "")
    yield TABLE_END + legend_xml(chart, context, followed=bool(figure.caption))


class _Sheet:
    """The columns of a chart, and how its rows are drawn in them."""

    def __init__(self, chart: Gantt, context: Context) -> None:
        self._chart, self._context = chart, context
        self._today = passed(chart)
        self._theme = context.theme
        style = context.theme.styles["FigureText"]
        self._unit = points(style.size) / 2 * context.theme.fonts["body"].width
        self.widths = self._divide(context.width)
        self.line = points(style.line) + points(style.before) + points(style.after) + 10
        self._spacing = ""
        heights = sum(map(self.height, chart.bars))
        room = context.flow.height - _BELOW - 2 * self.line
        if heights > room >= heights * _TIGHT / self.line:
            self._spacing = f'<w:spacing w:before="0" w:after="0" w:line="{_TIGHT - 10}" w:lineRule="exact"/>'
            self.line = _TIGHT

    def _divide(self, width: int) -> list[int]:
        widest = max((self._label_width(bar) for bar in self._chart.bars), default=0)
        low, high = _LABEL
        label = min(max(round(widest) + _MARGINS + 40, round(width * low)), round(width * high))
        count = len(self._chart.axis)
        each = (width - label) // max(count, 1)
        return [width - each * count] + [each] * count

    def _label_width(self, bar: Bar) -> float:
        """Return the width of a label with its indent and progress, in twips."""
        return max(self._row_widths(bar))

    def _row_widths(self, bar: Bar) -> list[float]:
        heavy = 1.08 if bar.kind in _SUMMARIES else 1
        first, *below = map(exact, each_row(bar.label))
        scale = self._theme.second.scale
        widths = [first * heavy + (7 if bar.progress is not None else 0), *(one * scale for one in below)]
        return [width * self._unit + _STEP * bar.depth for width in widths]

    def height(self, bar: Bar) -> int:
        """Return the estimated height of a row: a long label is wrapped."""
        room = self.widths[0] - _MARGINS
        return self.line * sum(max(1, -int(-width // room)) for width in self._row_widths(bar))

    def section(self, name: str) -> str:
        """Return a row that names what the next bars belong to."""
        fill = shade(self._theme.colours["band"]) + PADDED
        content = paragraph("FigureText", runs(flat(name), "FigureText", _BOLD), _KEEP + self._spacing)
        return row([cell(sum(self.widths), content, fill, span=len(self.widths))])

    def bar(self, bar: Bar, keep: str) -> str:
        """Return the row of a bar: its label, then cells, those of one look made one."""
        fill = shade(self._theme.colours["band"]) if bar.kind in _SUMMARIES else ""
        cells = [cell(self.widths[0], self._label(bar, keep), fill + PADDED + _MIDDLE)]
        end, marks = 0, {""}
        for look, members in groupby(self._looks(bar)):
            start, end = end, end + len(list(members))
            line = today_line(self._context) if end == self._today else ""
            mark = "" if look.mark in marks else look.mark  # one is enough where the data date divides a bar
            marks.add(mark)
            cells.append(self._cell(Segment(look.fill, mark), end - start, keep, line, fill))
        return row(cells)

    def _label(self, bar: Bar, keep: str) -> str:
        """Return the label, indented by its depth, with the progress at the right."""
        marks = _BOLD if bar.kind in _SUMMARIES else ""
        indent = f'<w:ind w:left="{_STEP * bar.depth}"/>' if bar.depth else ""
        if bar.progress is None:
            return paragraph("FigureText", runs(bar.label, "FigureText", marks), keep + self._spacing + indent)
        tabs = f'<w:tabs><w:tab w:val="right" w:pos="{self.widths[0] - _MARGINS}"/></w:tabs>'
        progress = "<w:r><w:tab/></w:r>" + run(f"{bar.progress}%", f'<w:color w:val="{self._theme.colours["muted"]}"/>')
        first, second = parted(bar.label, "FigureText", marks)
        return paragraph("FigureText", first + progress + second, keep + tabs + self._spacing + indent)

    def _looks(self, bar: Bar) -> Iterator[Segment]:
        """Yield the look of every column; empty ones part where the head's groups do, all at the data date."""
        for index, bucket in enumerate(self._chart.axis):
            fill, mark = _shape(bar, bucket)
            yield Segment(fill, mark, "" if fill else bucket.group, index < self._today)

    def _cell(self, look: Segment, span: int, keep: str, line: str, empty: str) -> str:
        colour = self._theme.colours["ink" if look.fill in ("", "buffer") else "paper"]
        marks = f'<w:color w:val="{colour}"/>' if look.mark else ""
        properties = line + (shade(self._theme.gantt[look.fill]) if look.fill else empty) + _MIDDLE
        content = paragraph("FigureAxis", run(look.mark, marks), keep + self._spacing)
        return cell(self.widths[-1] * span, content, properties, span=span)


def _shape(bar: Bar, bucket: Bucket) -> tuple[str, str]:
    """Return shade and mark of a bar in a bucket."""
    if bar.kind is BarKind.MILESTONE:
        here = bucket.start <= bar.finish <= bucket.finish
        return ("critical" if bar.critical else "", MILESTONE) if here else ("", "")
    if _meets(bucket, bar.start, bar.finish):
        if bar.kind in _SUMMARIES:
            return "group", ""
        name, mark = ("critical", CRITICAL) if bar.critical else ("task", "")
        return (f"{name}_done" if _is_done(bar, bucket) else name), mark
    if bar.buffer_finish and _meets(bucket, bar.finish + timedelta(days=1), bar.buffer_finish):
        return "buffer", BUFFER
    return "", ""


def _meets(bucket: Bucket, start: date, finish: date) -> bool:
    return bucket.start <= finish and start <= bucket.finish


def _is_done(bar: Bar, bucket: Bucket) -> bool:
    """Tell whether the middle of the bar's part in a bucket lies within its progress."""
    if not bar.progress:
        return False
    first, last = max(bar.start, bucket.start), min(bar.finish, bucket.finish)
    passed = (first - bar.start).days + (last - first).days / 2
    return passed < ((bar.finish - bar.start).days + 1) * bar.progress / 100
