"""How long the agreements with partners still hold (model.md §9, PTN-02)."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from enum import StrEnum

from opsplan.analysis.calendar import CalendarRangeError, WorkCalendar
from opsplan.analysis.durations import later
from opsplan.model.plan import Plan


class Term(StrEnum):
    """Whether an agreement holds on the plan's status date."""

    RUNNING = "running"
    EXPIRING = "expiring"
    EXPIRED = "expired"


def agreements(plan: Plan, calendar: WorkCalendar, today: date | None = None) -> dict[str, Term]:
    """Return the term of each partner's agreement by partner id, where it ends.

    It is that of `today`, by default the plan's status date; nobody knows any where there is neither. One that ends
    within `lint.limits.notice` is expiring; it still holds on the day of its end.
    """
    today = today or plan.status_date
    if today is None:
        return {}
    notice = _noticed(today, plan, calendar)
    dated = [(one.id, one.agreement.expires) for one in plan.partners if one.agreement and one.agreement.expires]
    return {
        partner: Term.EXPIRED if end < today else Term.EXPIRING if end <= notice else Term.RUNNING
        for partner, end in dated
    }


def _noticed(today: date, plan: Plan, calendar: WorkCalendar) -> date:
    """Return the last day that lies within the notice; the last there is where it reaches beyond the calendar."""
    with suppress(CalendarRangeError):
        return later(calendar, today, plan.lint.limits.notice)
    return date.max
