"""Milestones on an axis of time."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Point(Struct, frozen=True):
    """A milestone: its day, also as printed, its name, and the phase that it ends; `passed` before the data date."""

    day: date
    said: str
    label: str
    group: str = ""
    passed: bool = False


class MilestoneLine(Struct, frozen=True):
    """The milestones in order of their days, at least one, and the data date where there is one.

    `legend` explains the marks, filled for those that are passed and hollow for those to come; `note` says what is left
    out.
    """

    points: tuple[Point, ...]
    data_date: date | None = None
    data_day: str = ""
    legend: str = ""
    note: str = ""
