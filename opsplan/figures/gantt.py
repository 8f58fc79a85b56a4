"""The Gantt chart: bars over days, weeks or months."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

#: A chart reaches a data date that lies no more than such a part of the time of its bars behind them: a quarter.
BEHIND = 4


class BarKind(StrEnum):
    """What a row of the chart is."""

    PHASE = "phase"
    GROUP = "group"
    TASK = "task"
    MILESTONE = "milestone"


class Scale(StrEnum):
    """How long one column of the chart is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Bar(Struct, frozen=True):
    """One row: inclusive dates; `buffer_finish` is the last day of the buffer, `progress` 0–100 or None."""

    id: str
    label: str
    kind: BarKind
    start: date
    finish: date
    depth: int = 0
    critical: bool = False
    buffer_finish: date | None = None
    progress: int | None = None
    section: str = ""


class Bucket(Struct, frozen=True):
    """One column of the time axis: inclusive dates, its label and its group (month or year).

    `short` is the group's name without the year, for groups that are narrow.
    """

    start: date
    finish: date
    label: str
    group: str
    short: str = ""


class Gantt(Struct, frozen=True):
    """The chart: rows from top to bottom, the axis, and the data date where the plan has one, also in words."""

    bars: tuple[Bar, ...]
    axis: tuple[Bucket, ...]
    scale: Scale
    data_date: date | None = None
    data_day: str = ""
