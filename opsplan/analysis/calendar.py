"""Working days: which days of a calendar are worked, and counting in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Set
from datetime import date
from decimal import Decimal
from functools import cache

from msgspec import Struct

from opsplan.model.document import Calendar, Region

#: Outside these years nothing is computed, so that no duration, however long, costs more than this span.
FIRST_YEAR, LAST_YEAR = 1900, 2200


class CalendarRangeError(ValueError):
    """A day lies outside the years in which working days are counted."""


class Source(Struct, frozen=True):
    """Where public holidays come from: the region, the data set's version, and the years it knows (none: empty)."""

    region: Region
    package: str = ""
    version: str = ""
    years: range = range(0)


class _Arrangement(Struct, frozen=True):
    source: Source
    off: frozenset[int] = frozenset()
    on: frozenset[int] = frozenset()


def work_calendar(calendar: Calendar) -> WorkCalendar:
    """Return the working days that a plan's calendar describes; its own days override those of the region."""
    region = _REGIONS[calendar.region]()
    own_off = {day.toordinal() for day in calendar.holidays}
    own_on = {day.toordinal() for day in calendar.extra_workdays}
    return WorkCalendar(
        frozenset(calendar.workdays),
        off=region.off | own_off,
        on=(region.on - own_off) | own_on,
        hours_per_day=calendar.hours_per_day,
        source=region.source,
    )


class WorkCalendar:
    """Working days, numbered in order, so that counting is a subtraction.

    Every method raises `CalendarRangeError` for days outside FIRST_YEAR–LAST_YEAR. The days of a year are listed when
    it is first asked about; years that a result depends on but the region does not know gather in `unknown_years`.
    """

    def __init__(
        self, weekdays: Collection[int], off: Set[int], on: Set[int], hours_per_day: Decimal, source: Source
    ) -> None:
        self.source = source
        self.hours_per_day = hours_per_day
        self.week_length = len(weekdays)
        self._weekdays = weekdays
        self._off = off
        self._on: dict[int, set[int]] = {}
        for ordinal in on:
            self._on.setdefault(date.fromordinal(ordinal).year, set()).add(ordinal)
        self._asked: set[int] = set()
        self._days: list[int] = []
        self._before = 0
        self._first, self._last = 0, -1

    @property
    def unknown_years(self) -> tuple[int, ...]:
        """The years, in order, that results so far depend on and that the region's arrangement does not cover."""
        return tuple(sorted(self._asked.difference(self.source.years))) if self.source.years else ()

    def number(self, day: date) -> int:
        """Return the running number of the last working day on or before `day` (its origin has no meaning)."""
        number = self._number(day)
        self._ask(day.year, day.year)
        return number

    def nth(self, number: int) -> date:
        """Return the working day with a running number."""
        day = self._nth(number)
        self._ask(day.year, day.year)
        return day

    def is_working(self, day: date) -> bool:
        """Tell whether `day` is worked."""
        return self.number(day) != self._earlier(day)

    def first_working_on_or_after(self, day: date) -> date:
        """Return `day`, or the next working day where it is none."""
        return self._asked_nth(day, self._earlier(day) + 1)

    def last_working_on_or_before(self, day: date) -> date:
        """Return `day`, or the working day before where it is none."""
        return self._asked_nth(day, self._number(day))

    def finish(self, start: date, n: int) -> date:
        """Return the n-th working day counted from `start` (n ≥ 1)."""
        return self._asked_nth(start, self._earlier(start) + n)

    def begin(self, finish: date, n: int) -> date:
        """Return the n-th working day counted back from `finish` (n ≥ 1)."""
        return self._asked_nth(finish, self._number(finish) - n + 1)

    def after(self, day: date, n: int = 0) -> date:
        """Return the working day that leaves `n` whole working days between itself and `day`."""
        return self._asked_nth(day, self._number(day) + n + 1)

    def add(self, day: date, n: int) -> date:
        """Return the n-th working day after `day`; `day` itself for 0."""
        return self._asked_nth(day, self._number(day) + n) if n else day

    def count(self, start: date, finish: date) -> int:
        """Return how many working days lie in `start`–`finish`, both included; 0 where they are reversed."""
        if finish < start:
            return 0
        count = self._number(finish) - self._earlier(start)
        self._ask(start.year, finish.year)
        return count

    def apart(self, one: date, other: date) -> int:
        """Return how many working days come after `one` up to `other`; less than 0 where `other` is the earlier."""
        apart = self._number(other) - self._number(one)
        self._ask(min(one.year, other.year), max(one.year, other.year))
        return apart

    def _asked_nth(self, origin: date, number: int) -> date:
        day = self._nth(number)
        self._ask(min(origin.year, day.year), max(origin.year, day.year))
        return day

    def _ask(self, first: int, last: int) -> None:
        if first == last:
            self._asked.add(first)
        else:
            self._asked.update(range(first, last + 1))

    def _number(self, day: date) -> int:
        self._cover(day.year)
        return bisect_right(self._days, day.toordinal()) - self._before

    def _earlier(self, day: date) -> int:
        self._cover(day.year)
        return bisect_left(self._days, day.toordinal()) - self._before

    def _nth(self, number: int) -> date:
        while number + self._before > len(self._days):
            self._cover(self._last + 1)
        while number + self._before < 1:
            self._cover(self._first - 1)
        return date.fromordinal(self._days[number + self._before - 1])

    def _cover(self, year: int) -> None:
        if self._first <= year <= self._last:
            return
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise CalendarRangeError(year)
        if self._last < self._first:
            self._first, self._last = year, year - 1
        while self._last < year:
            self._last += 1
            self._days += self._worked_in(self._last)
        while year < self._first:
            self._first -= 1
            days = self._worked_in(self._first)
            self._days[:0] = days
            self._before += len(days)

    def _worked_in(self, year: int) -> list[int]:
        days = range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal())
        # Ordinal 1 is a Monday, so that (ordinal - 1) % 7 + 1 is the ISO weekday.
        worked = {day for day in days if (day - 1) % 7 + 1 in self._weekdays and day not in self._off}
        return sorted(worked | self._on.get(year, set()))


@cache
def _china() -> _Arrangement:
    # Imported here because only plans with this region pay for it.
    import chinese_calendar

    off = frozenset(day.toordinal() for day in chinese_calendar.holidays)
    on = frozenset(day.toordinal() for day in chinese_calendar.workdays)
    years = range(min(chinese_calendar.holidays).year, max(chinese_calendar.holidays).year + 1)
    return _Arrangement(Source(Region.CHINA, "chinesecalendar", chinese_calendar.__version__, years), off, on)


_REGIONS: dict[Region, Callable[[], _Arrangement]] = {
    Region.NONE: lambda: _Arrangement(Source(Region.NONE)),
    Region.CHINA: _china,
}
