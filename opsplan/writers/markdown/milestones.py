"""Milestones on an axis of time: a Gantt chart that has nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from opsplan.figures.axis import MOST_DAYS, MOST_WEEKS
from opsplan.figures.gantt import Bar, BarKind, Gantt, Scale
from opsplan.figures.milestones import MilestoneLine, Point
from opsplan.lines import after
from opsplan.markup import escape
from opsplan.writers.markdown.context import Context
from opsplan.writers.markdown.gantt import gantt_block

_WEEK = timedelta(weeks=1)


def milestones_pieces(line: MilestoneLine, words: str, context: Context) -> Iterator[str]:
    """Yield the chart of the milestones, each with its day, since an axis shows none of them exactly, and its note."""
    days = [point.day for point in line.points]
    chart = Gantt(tuple(map(_bar, line.points)), (), _scale(min(days), max(days)), line.data_date, line.data_day)
    yield gantt_block(chart, words, context)
    yield escape(line.note)


def _bar(point: Point) -> Bar:
    text = after(f"{point.said} ", point.label)
    done = 100 if point.passed else None
    return Bar("", text, BarKind.MILESTONE, point.day, point.day, progress=done, section=point.group)


def _scale(start: date, finish: date) -> Scale:
    if (finish - start).days < MOST_DAYS:
        return Scale.DAY
    return Scale.WEEK if finish - start < MOST_WEEKS * _WEEK else Scale.MONTH
