"""The time axis of a chart: days, weeks or months, as many as a page holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from opsplan.analysis.calendar import FIRST_YEAR, LAST_YEAR
from opsplan.figures.gantt import Bucket, Scale
from opsplan.model.dates import months

#: So many columns stay legible beside the labels on a portrait page.
MOST_DAYS, MOST_WEEKS, MOST_MONTHS = 31, 32, 36

Name = Callable[[str, date], str]


def axis(start: date, finish: date, name: Name) -> tuple[Scale, tuple[Bucket, ...]] | None:
    """Return the finest scale on which the days fit, and its columns; None where none does, or in no age of plans.

    `name(style, day)` says a day in the document's language: as a month, a year, a day of the month, a week.
    """
    if not FIRST_YEAR <= start.year <= finish.year <= LAST_YEAR:
        return None
    if (finish - start).days < MOST_DAYS:
        return Scale.DAY, _days(start, finish, name)
    weeks = _weeks(start, finish, name)
    if len(weeks) <= MOST_WEEKS:
        return Scale.WEEK, weeks
    listed = _months(start, finish, name)
    return (Scale.MONTH, listed) if len(listed) <= MOST_MONTHS else None


def _days(start: date, finish: date, name: Name) -> tuple[Bucket, ...]:
    days = [start + timedelta(days=n) for n in range((finish - start).days + 1)]
    return tuple(Bucket(day, day, str(day.day), name("month", day), name("month_only", day)) for day in days)


def _weeks(start: date, finish: date, name: Name) -> tuple[Bucket, ...]:
    monday = start - timedelta(days=start.weekday())
    count = (finish - monday).days // 7 + 1
    mondays = [monday + timedelta(weeks=n) for n in range(count)]
    return tuple(_week(monday, name) for monday in mondays)


def _week(monday: date, name: Name) -> Bucket:
    finish = monday + timedelta(days=6)
    return Bucket(monday, finish, str(monday.day), name("month", monday), name("month_only", monday))


def _months(start: date, finish: date, name: Name) -> tuple[Bucket, ...]:
    found: list[Bucket] = []
    first, last = months(start.year, start.month, 1)
    while first <= finish and len(found) <= MOST_MONTHS:
        found.append(Bucket(first, last, name("month_only", first), name("year", first)))
        first, last = months(last.year, last.month + 1, 1)
    return tuple(found)
