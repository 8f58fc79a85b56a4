"""The Gantt chart as a table: a row a bar, a column a bucket of time, bars by shading and, in print, by marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from opsplan.figures.gantt import Bar, BarKind, Bucket, Gantt
from opsplan.manuscript import Figure
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.ganttlegend import BUFFER, CRITICAL, MILESTONE, legend_xml
from opsplan.writers.docx.grid import TABLE_END, cell, row, table_start
from opsplan.writers.docx.markup import paragraph, run, shade
from opsplan.writers.docx.measure import points, units

#: Word's most columns in a table, the label's among them.
_MOST_COLUMNS = 63
_KEEP = "<w:keepNext/>"
_MIDDLE = '<w:vAlign w:val="center"/>'
_PADDED = '<w:tcMar><w:left w:w="{left}" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tcMar>'
_CENTRED = '<w:jc w:val="center"/>'
_SUMMARIES = (BarKind.PHASE, BarKind.GROUP)


@dataclass(frozen=True, slots=True)
class Segment:
    """Some columns of one look: shade (a name of the theme's, or none), mark, and whether the data date is here."""

    fill: str = ""
    mark: str = ""
    group: str = ""
    today: bool = False


def gantt_xml(figure: Figure, context: Context) -> Iterator[str]:
    """Yield the chart row by row, and the legend of what occurs in it."""
    chart = figure.data
    if not isinstance(chart, Gantt):
        raise TypeError(f"not a Gantt chart: {figure.id}")
    if len(chart.axis) >= _MOST_COLUMNS:
        raise ValueError(f"{len(chart.axis)} columns of time do not fit in a Word table")
    sheet = _Sheet(chart, context)
    kept = context.flow.chart(2 * sheet.line, [sheet.height(bar) for bar in chart.bars])
    yield table_start("FigureTable", sheet.widths, title=figure.caption, words=figure.alt)
    yield from sheet.head()
    section = ""
    titles = {bar.label for bar in chart.bars if bar.kind in _SUMMARIES}
    for index, bar in enumerate(chart.bars):
        sheet.keep = _KEEP if index >= kept else ""
        if bar.section != section and bar.section and bar.section not in titles:
            yield sheet.section(bar.section)
        section = bar.section
        yield sheet.bar(bar)
    yield TABLE_END + legend_xml(chart, context, followed=bool(figure.caption))


class _Sheet:
    """The columns of a chart, and how its rows are drawn in them."""

    def __init__(self, chart: Gantt, context: Context) -> None:
        self._chart = chart
        self._theme = context.theme
        self._size = points(context.theme.styles["FigureText"].size) * 0.53
        self.widths = self._divide(context.width)
        self.line = points(context.theme.styles["FigureText"].line) + points(2) + 10
        self.keep = ""
        self._today = chart.data_date
        self._label = context.manuscript.labels["gantt_task"]

    def _divide(self, width: int) -> list[int]:
        widest = max((units(_words(bar)) + 2 * bar.depth for bar in self._chart.bars), default=0)
        label = min(max(round(widest * self._size) + 120, round(width * 0.16)), round(width * 0.34))
        count = len(self._chart.axis)
        each = (width - label) // max(count, 1)
        return [width - each * count] + [each] * count

    def height(self, bar: Bar) -> int:
        """Return the estimated height of a row: a long label is wrapped."""
        room = self.widths[0] - 110 - 110 * bar.depth
        return self.line * max(1, -int(-units(_words(bar)) * self._size // max(room, 1)))

    def head(self) -> Iterator[str]:
        """Yield the two rows of the head: groups over buckets."""
        axis, fill = self._chart.axis, shade(self._theme.colours["accent"])
        empty, named = paragraph("FigureHead", ""), paragraph("FigureHead", run(self._label))
        groups = [cell(self.widths[0], named, '<w:vMerge w:val="restart"/>' + fill + _PADDED.format(left=70) + _MIDDLE)]
        for name, members in groupby(axis, key=lambda bucket: bucket.group):
            span = len(list(members))
            groups.append(cell(self.widths[-1] * span, paragraph("FigureHead", run(name), _CENTRED), fill, span=span))
        yield row(groups, head=True)
        buckets = [cell(self.widths[0], empty, "<w:vMerge/>" + fill)]
        tint = shade(self._theme.colours["tint"])
        for span, label, today in self._labels():
            line = self._line() if today else ""
            buckets.append(
                cell(self.widths[-1] * span, paragraph("FigureAxis", run(label), _KEEP), line + tint, span=span)
            )
        yield row(buckets, head=True)

    def _labels(self) -> Iterator[tuple[int, str, bool]]:
        """Yield columns, label and data date along the axis; where columns are narrow, only each so many is named."""
        axis = self._chart.axis
        size = points(self._theme.styles["FigureAxis"].size) * 0.56
        need = max((units(bucket.label) for bucket in axis), default=0) * size + 10
        step = max(1, -int(-need // max(self.widths[-1], 1)))
        for _, members in groupby(axis, key=lambda bucket: bucket.group):
            group = list(members)
            for start in range(0, len(group), step):
                part = group[start : start + step]
                shown = part[0].label if len(part) == step or start == 0 else ""
                yield len(part), shown, step == 1 and self._holds_today(part[0])

    def section(self, name: str) -> str:
        """Return a row that names what the next bars belong to."""
        fill = shade(self._theme.colours["band"]) + _PADDED.format(left=70)
        content = paragraph("FigureText", run(name, "<w:b/><w:bCs/>"), _KEEP)
        return row([cell(sum(self.widths), content, fill, span=len(self.widths))])

    def bar(self, bar: Bar) -> str:
        """Return the row of a bar: its label, then cells, those of one look made one."""
        summary = bar.kind in _SUMMARIES
        fill = shade(self._theme.colours["band"]) if summary else ""
        padding = _PADDED.format(left=70 + 110 * bar.depth)
        cells = [
            cell(
                self.widths[0],
                paragraph("FigureText", run(_words(bar), "<w:b/><w:bCs/>" if summary else ""), self.keep),
                fill + padding + _MIDDLE,
            )
        ]
        looks = [self._look(bar, bucket) for bucket in self._chart.axis]
        for look, members in groupby(looks):
            span = len(list(members))
            cells.append(self._cell(look, span))
        return row(cells)

    def _look(self, bar: Bar, bucket: Bucket) -> Segment:
        fill, mark = _shape(bar, bucket)
        # Empty cells part where the head's groups do, so that months are seen without a line a bucket.
        return Segment(fill, mark, "" if fill else bucket.group, self._holds_today(bucket))

    def _cell(self, look: Segment, span: int) -> str:
        colour = self._theme.colours["ink" if look.fill in ("", "buffer") else "paper"]
        marks = f'<w:color w:val="{colour}"/>' if look.mark else ""
        properties = (self._line() if look.today else "") + shade(self._theme.gantt.get(look.fill, "")) + _MIDDLE
        content = paragraph("FigureAxis", run(look.mark, marks), self.keep)
        return cell(self.widths[-1] * span, content, properties, span=span)

    def _holds_today(self, bucket: Bucket) -> bool:
        return self._today is not None and bucket.start <= self._today <= bucket.finish

    def _line(self) -> str:
        colour = self._theme.colours["alarm"]
        return f'<w:tcBorders><w:left w:val="single" w:sz="12" w:space="0" w:color="{colour}"/></w:tcBorders>'


def _words(bar: Bar) -> str:
    """Return what stands in the label column: progress and the mark of a critical task follow the label."""
    progress = f"\u2002{bar.progress}%" if bar.progress is not None else ""
    return bar.label + progress + (f"\u2002{CRITICAL}" if bar.critical else "")


def _shape(bar: Bar, bucket: Bucket) -> tuple[str, str]:
    """Return shade and mark of a bar in a bucket."""
    if bar.kind is BarKind.MILESTONE:
        return "", MILESTONE if bucket.start <= bar.finish <= bucket.finish else ""
    if _meets(bucket, bar.start, bar.finish):
        if bar.kind in _SUMMARIES:
            return "group", ""
        name = "critical" if bar.critical else "task"
        return (_DONE[name] if _is_done(bar, bucket) else name), ""
    if bar.buffer_finish and _meets(bucket, bar.finish + timedelta(days=1), bar.buffer_finish):
        return "buffer", BUFFER
    return "", ""


_DONE = {"critical": "critical_done", "task": "done"}


def _meets(bucket: Bucket, start: date, finish: date) -> bool:
    return bucket.start <= finish and start <= bucket.finish


def _is_done(bar: Bar, bucket: Bucket) -> bool:
    """Tell whether the middle of the bar's part in a bucket lies within its progress."""
    if not bar.progress:
        return False
    first, last = max(bar.start, bucket.start), min(bar.finish, bucket.finish)
    passed = (first - bar.start).days + (last - first).days / 2
    return passed < ((bar.finish - bar.start).days + 1) * bar.progress / 100
