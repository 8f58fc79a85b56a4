"""What the schedule was reckoned with."""

from __future__ import annotations

from opsplan.analysis.facts import Facts
from opsplan.compose.phrase import Phrase
from opsplan.compose.views.saying import if_written
from opsplan.model.document import Calendar, Region
from opsplan.model.plan import Plan

USUAL_WEEK = (1, 2, 3, 4, 5)


def calendar(plan: Plan, facts: Facts) -> list[Phrase]:
    """Return, a sentence each, what the dates were computed with where it is not simply Monday to Friday."""
    own = plan.calendar
    said: list[Phrase] = []
    if own.region is Region.CHINA:
        said.append(Phrase("schedule.china", {"version": facts.calendar.source.version}))
    if own.workdays != USUAL_WEEK:
        days = tuple(Phrase(f"formats.weekday.{day}") for day in sorted(set(own.workdays)))
        said.append(Phrase("schedule.workdays", {"days": days}))
    if own.holidays:
        said.append(Phrase("schedule.holidays", {"days": tuple(sorted(own.holidays))}))
    if own.extra_workdays:
        said.append(Phrase("schedule.extra", {"days": tuple(sorted(own.extra_workdays))}))
    return said + _reckoning(own)


def _reckoning(own: Calendar) -> list[Phrase]:
    """Return how long a day and when a financial year is, where somebody wrote it."""
    hours, start = if_written(own, "hours_per_day"), if_written(own, "fiscal_start")
    day = Phrase("schedule.hours", {"n": 1 if hours == 1 else f"{hours:f}"}) if hours else None
    year = Phrase("schedule.fiscal", {"month": Phrase(f"formats.month_name.{start}")}) if start else None
    return [one for one in (day, year) if one]
