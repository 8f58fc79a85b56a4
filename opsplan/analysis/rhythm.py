"""When something that is done again and again is to be done next (model.md Freq)."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal

from opsplan.analysis.calendar import CalendarRangeError, WorkCalendar
from opsplan.analysis.durations import hours, later
from opsplan.model.duration import Dur
from opsplan.model.frequency import Freq

#: How long the words that name a stretch of time last; a day and a week are those of the calendar on the wall.
LASTS = {
    word: Dur(Decimal(amount), unit)
    for word, amount, unit in (
        ("daily", 1, "cd"), ("weekly", 7, "cd"), ("biweekly", 14, "cd"), ("monthly", 1, "mo"), ("quarterly", 1, "q"),
        ("half-yearly", 6, "mo"), ("yearly", 1, "y"),
    )
}  # fmt: skip
#: Those that name less than a day.
INSTANT = {"realtime": Dur(Decimal(0), "h"), "hourly": Dur(Decimal(1), "h")}


def due_again(calendar: WorkCalendar, last: date | None, frequency: Freq | None) -> date | None:
    """Return the day by which something is due again that was last done on `last`.

    None where it was never done, or where its frequency does not say how long it may wait: words of the author's own,
    `per-phase`, `realtime`; several times a period.
    """
    if last is None or frequency is None or frequency.times > 1:
        return None
    wait = frequency.every or LASTS.get(frequency.word)
    with suppress(CalendarRangeError):
        return later(calendar, last, wait) if wait else None
    return None


def interval(calendar: WorkCalendar, frequency: Freq | None) -> Decimal | None:
    """Return how many working hours pass from one time to the next: of `weekly` those of a week, of `realtime` none.

    None where a frequency does not say: words of the author's own, `per-phase`, `ongoing`, `once`.
    """
    if frequency is None:
        return None
    wait = frequency.every or INSTANT.get(frequency.word) or LASTS.get(frequency.word)
    return hours(calendar, wait) / frequency.times if wait else None
