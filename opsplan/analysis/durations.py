"""Durations and lags of any unit, counted on a working calendar."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from typing import NamedTuple

from opsplan.analysis.calendar import LAST_YEAR, CalendarRangeError, WorkCalendar
from opsplan.model.duration import Dur

#: What a month counts where a part of it is meant: 0.5mo is 11 working days.
MONTH_DAYS = 21
# More days than the calendar counts, few enough for every sum with a date to be a date.
_LONGEST = 400_000
_SECONDS = {"h": 3600, "min": 60, "s": 1}
_MONTHS = {"mo": 1, "q": 3, "y": 12}

Length = tuple[Decimal, str]


def day_before(day: date) -> date:
    """Return the calendar day before."""
    return day - timedelta(days=1)


def is_zero(duration: Dur) -> bool:
    """Tell whether a duration says a milestone: 0d, or 0 of any unit."""
    return not any(amount for amount, _ in _lengths(duration))


def finish_of(calendar: WorkCalendar, start: date, duration: Dur) -> date:
    """Return the last day of what takes `duration` from `start` on; of a range the longer end counts."""
    return max(_finish(calendar, start, *length) for length in _lengths(duration))


def start_of(calendar: WorkCalendar, finish: date, duration: Dur) -> date:
    """Return the first day of what takes `duration` and ends on `finish`."""
    return min(_start(calendar, finish, *length) for length in _lengths(duration))


def later(calendar: WorkCalendar, day: date, lag: Dur) -> date:
    """Return the day at whose end `lag` has passed since the end of `day`; `day` itself where there is no lag."""
    return max(_later(calendar, day, *length) for length in _lengths(lag))


def agrees(calendar: WorkCalendar, start: date, finish: date, duration: Dur) -> bool:
    """Tell whether `start`–`finish` has as many working days as `duration` (any end of a range, or between) says."""
    if is_zero(duration):
        return start == finish
    counts = [calendar.count(start, _finish(calendar, start, *length)) for length in _lengths(duration)]
    return min(counts) <= calendar.count(start, finish) <= max(counts)


def hours(calendar: WorkCalendar, duration: Dur) -> Decimal:
    """Return a duration in hours, for limits that are compared (see `seconds`)."""
    return seconds(calendar, duration) / 3600


def seconds(calendar: WorkCalendar, duration: Dur) -> Decimal:
    """Return a duration in seconds, exact for limits that are added (model.md Dur); of a range the longer end.

    1 d is the calendar's hours per day, 1 w its working days of a week, 1 mo 21 d, 1 q 3 mo, 1 y 12 mo; calendar days
    are reckoned so that seven are a week.
    """
    return max(amount * _seconds_of(calendar, unit) for amount, unit in _lengths(duration))


def _seconds_of(calendar: WorkCalendar, unit: str) -> Decimal:
    if unit in _SECONDS:
        return Decimal(_SECONDS[unit])
    day = Decimal(calendar.hours_per_day) * 3600
    week = {"d": day, "w": day * calendar.week_length, "cd": day * calendar.week_length / 7}
    return week[unit] if unit in week else day * MONTH_DAYS * _MONTHS[unit]


def _lengths(duration: Dur) -> tuple[Length, ...]:
    most = (duration.amount, duration.unit)
    return (most,) if duration.least is None else ((duration.least, duration.least_unit), most)


class _Way(NamedTuple):
    """How a unit is counted: forwards and backwards from a first and last day, and from the end of a day."""

    finish: Callable[[WorkCalendar, date, Length], date]
    start: Callable[[WorkCalendar, date, Length], date]
    later: Callable[[WorkCalendar, date, Length], date]


def _finish(calendar: WorkCalendar, start: date, amount: Decimal, unit: str) -> date:
    return max(start, _WAYS[unit].finish(calendar, start, (amount, unit))) if amount else start


def _start(calendar: WorkCalendar, finish: date, amount: Decimal, unit: str) -> date:
    return min(finish, _WAYS[unit].start(calendar, finish, (amount, unit))) if amount else finish


def _later(calendar: WorkCalendar, day: date, amount: Decimal, unit: str) -> date:
    return _WAYS[unit].later(calendar, day, (amount, unit)) if amount else day


def _working_days(calendar: WorkCalendar, length: Length) -> int:
    amount, unit = length
    if unit in _SECONDS:
        return _whole(amount * _SECONDS[unit] / (calendar.hours_per_day * 3600))
    return _whole(amount * calendar.week_length if unit == "w" else amount)


def _whole(amount: Decimal) -> int:
    if amount > _LONGEST:
        raise CalendarRangeError(amount)
    return int(amount.to_integral_value(ROUND_CEILING))


def _months_and_days(length: Length) -> tuple[int, int]:
    amount, unit = length
    if amount > _LONGEST:
        raise CalendarRangeError(amount)
    months, part = divmod(amount * _MONTHS[unit], 1)
    return int(months), _whole(part * MONTH_DAYS)


def _finish_months(calendar: WorkCalendar, start: date, length: Length) -> date:
    months, days = _months_and_days(length)
    end = _before_same_day(start, months)
    return calendar.finish(end + timedelta(days=1), days) if days else calendar.last_working_on_or_before(end)


def _start_months(calendar: WorkCalendar, finish: date, length: Length) -> date:
    months, days = _months_and_days(length)
    end = day_before(calendar.begin(finish, days)) if days else finish
    return calendar.first_working_on_or_after(_shifted(end + timedelta(days=1), -months))


def _later_months(calendar: WorkCalendar, day: date, length: Length) -> date:
    months, days = _months_and_days(length)
    return calendar.add(_shifted(day, months), days)


def _before_same_day(start: date, months: int) -> date:
    # A month from the 31st ends with the last day of the month that has no 31st.
    same = _shifted(start, months)
    return day_before(same) if same.day == start.day else same


def _shifted(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= LAST_YEAR:
        raise CalendarRangeError(year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise CalendarRangeError(days) from None


_WORKING = _Way(
    lambda calendar, start, length: calendar.finish(start, _working_days(calendar, length)),
    lambda calendar, finish, length: calendar.begin(finish, _working_days(calendar, length)),
    lambda calendar, day, length: calendar.add(day, _working_days(calendar, length)),
)
_CALENDAR = _Way(
    lambda calendar, start, length: _moved(start, _whole(length[0]) - 1),
    lambda calendar, finish, length: _moved(finish, 1 - _whole(length[0])),
    lambda calendar, day, length: _moved(day, _whole(length[0])),
)
_MONTHLY = _Way(_finish_months, _start_months, _later_months)
_WAYS = {"d": _WORKING, "w": _WORKING, "cd": _CALENDAR} | dict.fromkeys(_SECONDS, _WORKING)
_WAYS |= dict.fromkeys(_MONTHS, _MONTHLY)
