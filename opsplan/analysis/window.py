"""Which months the calendar of a plan has."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from opsplan.analysis.calendar import FIRST_YEAR, LAST_YEAR
from opsplan.model.dates import months
from opsplan.model.plan import Plan

#: A calendar has no more months than this, a year of what is longer.
_MOST, _YEAR = 18, 12


def window(plan: Plan, known: Iterable[date]) -> tuple[date, ...]:
    """Return the months of a plan's calendar, each by its first day.

    Those of its period, or of a longer one the twelve from the data date on; of a plan without a period the fiscal year
    of the data date or else of the first day that is known of anything; none where there is no day at all.
    """
    start, finish = _month(plan.period.start), _month(plan.period.finish)
    today = _month(plan.status_date)
    seen = today or _month(min(known, default=None))
    if start is None and finish is None:
        start = seen and _moved(seen, -((seen.month - plan.calendar.fiscal_start) % _YEAR))
    elif start is None and finish:
        start = _moved(finish, 1 - _YEAR)
    count = apart(start, finish) + 1 if start and finish else _YEAR
    if start and finish and today and count > _MOST:
        start = min(max(start, today), _moved(finish, 1 - _YEAR))
    return tuple(_moved(start, n) for n in range(count if count <= _MOST else _YEAR)) if start else ()


def _month(day: date | None) -> date | None:
    """Return the first day of a month that lies in an age of plans."""
    return day.replace(day=1) if day and FIRST_YEAR < day.year < LAST_YEAR else None


def apart(one: date, other: date) -> int:
    """Return how many months the month of one day lies before that of another."""
    return (other.year - one.year) * 12 + other.month - one.month


def _moved(month: date, by: int) -> date:
    return months(month.year, month.month + by, 1)[0]
