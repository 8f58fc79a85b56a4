"""What should have been done again by now."""

from __future__ import annotations

from datetime import date

from opsplan.analysis.rhythm import due_again
from opsplan.checks.case import Case
from opsplan.model.frequency import Freq


def overdue_since(case: Case, last: date | None, frequency: Freq | None) -> date | None:
    """Return the day by which something was due again that is not done yet; None where it is not overdue."""
    due = due_again(case.facts.calendar, last, frequency)
    return due if is_past(case, due) else None


def is_past(case: Case, day: date | None) -> bool:
    """Tell whether a day is over; none is where nobody knows what day it is."""
    return day is not None and case.today is not None and day < case.today
