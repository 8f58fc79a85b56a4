"""The head of a Gantt chart: months or years over days, weeks or months, and where the data date is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from opsplan.figures.gantt import Bucket, Gantt
from opsplan.lines import Line, each_row
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.frames import borders, rule
from opsplan.writers.docx.grid import cell, row
from opsplan.writers.docx.markup import paragraph, runs, shade
from opsplan.writers.docx.measure import exact, points

_KEEP = "<w:keepNext/>"
_MIDDLE = '<w:vAlign w:val="center"/>'
#: The margins of the label column.
PADDED = '<w:tcMar><w:left w:w="70" w:type="dxa"/><w:right w:w="50" w:type="dxa"/></w:tcMar>'
#: Bold letters are wider; a name keeps a little off the lines beside it.
_HEAVY, _OFF = 1.1, 50


def head_rows(chart: Gantt, widths: Sequence[int], context: Context) -> Iterator[str]:
    """Yield the two rows of the head."""
    fill = shade(context.theme.colour(context.theme.tables.fill))
    tint = shade(context.theme.colour(context.theme.tables.label))
    label = paragraph("FigureHead", runs(context.manuscript.labels["gantt_task"], "FigureHead"))
    groups = [cell(widths[0], label, '<w:vMerge w:val="restart"/>' + fill + PADDED + _MIDDLE)]
    for name, span in _groups(chart.axis, widths[-1], context):
        groups.append(cell(widths[-1] * span, paragraph("FigureGroup", runs(name, "FigureGroup")), fill, span=span))
    yield row(groups, head=True)
    buckets = [cell(widths[0], paragraph("FigureHead", ""), "<w:vMerge/>" + fill)]
    end, today = 0, passed(chart)
    for part, name in _labels(chart.axis, widths[-1], context):
        end += len(part)
        line = today_line(context) if end == today else ""
        named = paragraph("FigureAxis", runs(name, "FigureAxis"), _KEEP)
        buckets.append(cell(widths[-1] * len(part), named, line + tint, span=len(part)))
    yield row(buckets, head=True)


def _groups(axis: Sequence[Bucket], width: int, context: Context) -> Iterator[tuple[str, int]]:
    """Yield name and columns of each group.

    The first of a year says the year where it has the room, the others are short: `2026年3月`, `4月`. One that is too
    narrow for any name has none.
    """
    unit = points(context.theme.styles["FigureGroup"].size) / 2 * _HEAVY
    said = 0  # the year
    for name, members in groupby(axis, key=lambda bucket: bucket.group):
        group = list(members)
        year, short = group[0].start.year, group[0].short
        names = (short,) if short and year == said else (name, short)
        shown = next((one for one in names if exact(one) * unit <= width * len(group) - _OFF), "")
        said = year if shown == name else said
        yield shown, len(group)


def _labels(axis: Sequence[Bucket], width: int, context: Context) -> Iterator[tuple[list[Bucket], str]]:
    """Yield the buckets along the axis with their labels; where columns are narrow, only each so many is named."""
    unit = points(context.theme.styles["FigureAxis"].size) / 2
    names = {bucket: _below(bucket.label) for bucket in axis}
    wanted = max((exact(row) for name in names.values() for row in each_row(name)), default=0) * unit + 10
    step = max(1, -int(-wanted // max(width, 1)))
    for _, members in groupby(axis, key=lambda bucket: bucket.group):
        group = list(members)
        for start in range(0, len(group), step):
            part = group[start : start + step]
            yield part, names[part[0]] if len(part) == step or start == 0 else ""


def _below(label: str) -> str:
    """Return a label with its second language below the first: columns are narrow."""
    return label.each(str, "\n") if isinstance(label, Line) else label


def passed(chart: Gantt) -> int:
    """Return after how many columns the line of the data date stands, at the end of that day; 0 for none."""
    for index, bucket in enumerate(chart.axis):
        if chart.data_date is not None and bucket.start <= chart.data_date <= bucket.finish:
            days = (bucket.finish - bucket.start).days + 1
            return index + ((chart.data_date - bucket.start).days + 1) * 2 // (days + 1)
    return 0


def today_line(context: Context) -> str:
    """Return the border of the cells that end at the data date."""
    return borders({"right": rule(context.theme.colours["alarm"], 14)})
