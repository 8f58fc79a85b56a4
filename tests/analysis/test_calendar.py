"""Working days: against a naive count, day by day, and the arrangement of a region."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsplan.analysis.calendar import CalendarRangeError, WorkCalendar, work_calendar
from opsplan.model.document import Calendar

FIRST = date(2025, 11, 1)
days = st.integers(0, 250).map(lambda n: FIRST + timedelta(days=n))
off_days = st.sets(days, max_size=40)


@st.composite
def calendars(draw):
    """A calendar and the set of days that it works, listed one by one."""
    weekdays = draw(st.sets(st.integers(1, 7), min_size=1))
    holidays = draw(off_days)
    extra = draw(off_days) - holidays
    plan = Calendar(workdays=tuple(weekdays), holidays=tuple(holidays), extra_workdays=tuple(extra))
    every = (FIRST + timedelta(days=n) for n in range(-500, 900))
    worked = [day for day in every if day in extra or (day.isoweekday() in weekdays and day not in holidays)]
    return work_calendar(plan), worked


def calendar(**fields: object) -> WorkCalendar:
    return work_calendar(Calendar.model_validate(fields))


@given(calendars(), days, st.integers(1, 30))
def test_counts_forwards_like_somebody_with_a_finger_on_the_calendar(both, day, n):
    work, worked = both
    on_or_after = [one for one in worked if one >= day]
    later = [one for one in worked if one > day]
    assert work.is_working(day) == (day in worked)
    assert work.first_working_on_or_after(day) == on_or_after[0]
    assert work.finish(day, n) == on_or_after[n - 1]
    assert work.after(day, n) == later[n]
    assert work.after(day) == later[0]
    assert work.add(day, n) == later[n - 1]
    assert work.add(day, 0) == day


@given(calendars(), days, st.integers(1, 30))
def test_counts_backwards_like_somebody_with_a_finger_on_the_calendar(both, day, n):
    work, worked = both
    on_or_before = [one for one in worked if one <= day]
    assert work.last_working_on_or_before(day) == on_or_before[-1]
    assert work.begin(day, n) == on_or_before[-n]


@given(calendars(), days, days)
def test_counts_what_lies_between_two_days(both, one, other):
    work, worked = both
    assert work.count(one, other) == sum(one <= day <= other for day in worked)


@given(calendars(), days, st.integers(-30, 30))
def test_numbers_working_days_in_order_whatever_was_asked_before(both, day, n):
    work, worked = both
    number = work.number(day)
    work.number(date(1990, 1, 1))
    assert work.number(day) == number
    assert work.nth(number + n) == worked[worked.index(work.nth(number)) + n]


def test_a_week_has_as_many_days_as_are_worked():
    assert calendar().week_length == 5
    assert calendar(workdays=["1", "2", "3", "4", "5", "6"]).week_length == 6


def test_china_has_make_up_workdays_and_holidays():
    china = calendar(region="china")
    assert china.is_working(date(2026, 2, 14))
    assert not china.is_working(date(2026, 2, 16))
    assert china.count(date(2026, 2, 1), date(2026, 2, 28)) == 16
    assert china.unknown_years == ()


def test_china_leaves_saturdays_to_a_plan_that_works_on_them():
    china = calendar(region="china", workdays=["1", "2", "3", "4", "5", "6"])
    assert china.is_working(date(2026, 1, 10))
    assert not china.is_working(date(2026, 2, 21))


def test_china_agrees_with_its_package_on_every_day_that_it_knows():
    import chinese_calendar

    china = calendar(region="china")
    known = china.source.years
    span = range(date(known[0], 1, 1).toordinal(), date(known[-1], 12, 31).toordinal() + 1, 3)
    assert [
        day for day in map(date.fromordinal, span) if china.is_working(day) != chinese_calendar.is_workday(day)
    ] == []


def test_own_days_override_the_region():
    own = calendar(region="china", holidays=["2026-02-14"], extra_workdays=["2026-02-16"])
    assert not own.is_working(date(2026, 2, 14))
    assert own.is_working(date(2026, 2, 16))


def test_a_year_that_the_region_does_not_know_is_named_if_a_result_depends_on_it():
    china = calendar(region="china")
    beyond = china.source.years[-1] + 2
    assert china.after(date(2026, 1, 5), 3) == date(2026, 1, 9)
    assert china.unknown_years == ()
    monday = china.first_working_on_or_after(date(beyond, 1, 8))
    assert monday.isoweekday() <= 5
    assert china.unknown_years == (beyond,)
    china.count(date(beyond - 2, 12, 1), date(beyond, 1, 8))
    assert china.unknown_years == (beyond - 1, beyond)


def test_without_a_region_no_year_is_unknown():
    plain = calendar()
    plain.count(date(2026, 1, 1), date(2150, 1, 1))
    assert plain.unknown_years == ()
    assert (plain.source.package, plain.source.version, plain.source.years) == ("", "", range(0))


def test_the_source_names_the_data_set_and_what_it_knows():
    source = calendar(region="china").source
    assert (source.region, source.package) == ("china", "chinesecalendar")
    assert source.version[0].isdigit()
    assert {2024, 2025, 2026} <= set(source.years)


@pytest.mark.parametrize(
    "ask",
    [
        lambda work: work.finish(date(2026, 1, 5), 999_999),
        lambda work: work.begin(date(2026, 1, 5), 999_999),
        lambda work: work.number(date(1, 1, 1)),
        lambda work: work.is_working(date(9999, 12, 31)),
        lambda work: work.nth(10**30),
    ],
)
def test_days_out_of_range_are_refused(ask):
    work = calendar(region="china")
    with pytest.raises(CalendarRangeError):
        ask(work)
    assert work.unknown_years == ()


def test_a_calendar_without_working_days_refuses_every_question_for_one():
    none = WorkCalendar((), off=set(), on=set(), hours_per_day=8, source=calendar().source)
    assert none.count(date(2026, 1, 1), date(2026, 12, 31)) == 0
    with pytest.raises(CalendarRangeError):
        none.after(date(2026, 1, 1))


def test_only_china_pays_for_its_package():
    program = (
        "import sys; from opsplan.model.document import Calendar; from opsplan.analysis.calendar import work_calendar;"
        "work_calendar(Calendar()); print('chinese_calendar' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
