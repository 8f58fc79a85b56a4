"""The Gantt chart: bars over days, weeks or months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Bar:
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


@dataclass(frozen=True, slots=True)
class Bucket:
    """One column of the time axis: inclusive dates, its label and its group (month or year).

    `short` is the group's name without the year, for groups that are narrow.
    """

    start: date
    finish: date
    label: str
    group: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Gantt:
    """The chart: rows from top to bottom, the axis, and the data date where the plan has one, also in words."""

    bars: tuple[Bar, ...]
    axis: tuple[Bucket, ...]
    scale: Scale
    data_date: date | None = None
    data_day: str = ""
