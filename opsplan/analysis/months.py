"""In which months something that is done again and again falls, as far as its frequency and its days say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from opsplan.analysis.calendar import FIRST_YEAR, CalendarRangeError, WorkCalendar
from opsplan.analysis.durations import later
from opsplan.analysis.monthwords import Place, told
from opsplan.analysis.rhythm import INSTANT, LASTS
from opsplan.analysis.window import apart
from opsplan.model.dates import months
from opsplan.model.duration import Dur
from opsplan.model.frequency import Freq
from opsplan.model.text import Text

#: How many months the longer units of a duration have.
_MONTHS = {"mo": 1, "q": 3, "y": 12}
#: What comes again within so many days is never far away; within so many, it falls in every month.
_SOON, _EVERY_MONTH = 7, 31


class Manner(StrEnum):
    """How sure it is that something falls in a month."""

    #: Its days are known, or the month in which it is due again after one that is.
    DATED = "dated"
    #: It has last been done then.
    DONE = "done"
    #: So many times in each month, on days that nobody has said.
    COUNTED = "counted"
    #: It is due by the end of a period of months, and nothing says when in it.
    CLOSING = "closing"
    #: All the time, or again before a month is over.
    RUNNING = "running"


class Fall(Struct, frozen=True):
    """What falls in a month: how sure, how many times, and on which days where those are known."""

    manner: Manner
    times: int = 1
    days: tuple[date, ...] = ()


class Recurring(Struct, frozen=True):
    """Something that is done again and again, or on some days, or from one day to another.

    `last` is the day on which it was last done, `when` are words that say when it is done in its period.
    """

    frequency: Freq | None = None
    days: tuple[date, ...] = ()
    last: date | None = None
    start: date | None = None
    finish: date | None = None
    when: Text | None = None


Falls = dict[date, Fall]


def falls(one: Recurring, window: Sequence[date], calendar: WorkCalendar, fiscal_start: int = 1) -> Falls:
    """Return what falls in which months of a window (each by its first day), those of its own days before all others.

    Nothing of a frequency that does not say: words of the author's own, `per-phase`, `per-event`; a period of months
    that does not divide a year, unless a day is known from which it counts. Quarters, halves and years end as the
    fiscal year does.
    """
    within = [month for month in window if _meets(month, one.start, one.finish)]
    found = _by_frequency(one, within, calendar, fiscal_start)
    dated: dict[date, list[date]] = {}
    for day in sorted(set(one.days)):
        dated.setdefault(day.replace(day=1), []).append(day)
    found |= {month: Fall(Manner.DATED, len(days), tuple(days)) for month, days in dated.items() if month in window}
    return {month: found[month] for month in window if month in found}


def _meets(month: date, start: date | None, finish: date | None) -> bool:
    _, last = months(month.year, month.month, 1)
    return (start is None or start <= last) and (finish is None or month <= finish)


def _by_frequency(one: Recurring, window: Sequence[date], calendar: WorkCalendar, fiscal: int) -> Falls:
    often = one.frequency
    if often is None or often.word == "once":
        spanned = often is None and (one.start or one.finish)
        return dict.fromkeys(window, Fall(Manner.RUNNING)) if spanned else {}
    if often.word == "ongoing":
        return dict.fromkeys(window, Fall(Manner.RUNNING))
    wait = often.every or INSTANT.get(often.word) or LASTS.get(often.word)
    if wait is None:
        return {}
    if wait.unit in _MONTHS:
        return _by_months(one, wait.amount * _MONTHS[wait.unit], often.times, window, fiscal)
    return _by_days(one, wait, often.times, window, calendar)


def _by_days(one: Recurring, wait: Dur, times: int, window: Sequence[date], calendar: WorkCalendar) -> Falls:
    """Return when something falls that comes again after days or weeks, counted from a day where one is known."""
    days = wait.amount * _days(wait.unit, calendar)
    anchor = _anchor(one)
    if days / times > _SOON and anchor and times == 1 and window:
        counts = _counted(_steps(anchor, wait, months(window[-1].year, window[-1].month, 1)[1], calendar))
        due = {month: Fall(Manner.DATED, counts[month]) for month in window if month in counts}
        return due | _done(one, window)
    return dict.fromkeys(window, Fall(Manner.RUNNING)) if days / times <= _EVERY_MONTH else {}


def _days(unit: str, calendar: WorkCalendar) -> Decimal:
    """Return how many days on the wall a unit has that is shorter than a month; none where it is shorter than a day."""
    return {"d": Decimal(7) / calendar.week_length, "cd": Decimal(1), "w": Decimal(7)}.get(unit, Decimal(0))


def _steps(day: date, wait: Dur, last: date, calendar: WorkCalendar) -> Iterator[date]:
    """Yield a day and all that follow it after as long a wait each, up to the last."""
    with suppress(CalendarRangeError):
        while day <= last:
            yield day
            day = later(calendar, day, wait)


def _counted(days: Iterable[date]) -> dict[date, int]:
    counts: dict[date, int] = {}
    for day in days:
        month = day.replace(day=1)
        counts[month] = counts.get(month, 0) + 1
    return counts


def _by_months(one: Recurring, count: Decimal, times: int, window: Sequence[date], fiscal: int) -> Falls:
    """Return when something falls that comes so many times in a number of months."""
    if count < 1:
        return dict.fromkeys(window, Fall(Manner.RUNNING))
    each, rest = divmod(times, count)
    if each and not rest:  # so often in every month
        return dict.fromkeys(window, Fall(Manner.COUNTED, int(each)))
    step, rest = divmod(count, times)
    if rest or not step:
        return {}
    return _by_steps(one, int(step), window, fiscal, anchored=times == 1)


def _by_steps(one: Recurring, step: int, window: Sequence[date], fiscal: int, *, anchored: bool) -> Falls:
    """Return when something falls that comes once in a number of months: from a known day on, or as words say."""
    said = told(one.when or (one.frequency.on if one.frequency else None))
    anchor = _anchor(one) if anchored else None
    if said.months:
        return {month: Fall(Manner.DATED) for month in window if month.month in said.months} | _done(one, window)
    if anchor:
        since = [(month, apart(anchor, month)) for month in window]
        return {month: Fall(Manner.DATED) for month, n in since if n >= 0 and n % step == 0} | _done(one, window)
    if 12 % step or said.place is Place.ELSEWHERE:
        return {}
    place = 0 if said.place in (Place.START, Place.AFTER) else step - 1
    manner = Manner.CLOSING if said.place is Place.UNSAID else Manner.DATED
    return {month: Fall(manner) for month in window if (month.month - fiscal) % step == place}


def _anchor(one: Recurring) -> date | None:
    """Return the day from which a rhythm counts: when it was last done, else its first day; None in no age of plans."""
    found = one.last or min(one.days, default=None) or one.start
    return found if found and found.year >= FIRST_YEAR else None


def _done(one: Recurring, window: Sequence[date]) -> Falls:
    """Return the month in which something was last done, for what does not come in every month."""
    if one.last is None or one.last.replace(day=1) not in window:
        return {}
    return {one.last.replace(day=1): Fall(Manner.DONE, 1, (one.last,))}
