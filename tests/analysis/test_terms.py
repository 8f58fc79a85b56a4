"""How long agreements hold, and when something is to be done again."""

from datetime import date
from decimal import Decimal

import pytest

from opsplan.analysis.calendar import work_calendar
from opsplan.analysis.facts import facts
from opsplan.analysis.rhythm import due_again, interval
from opsplan.loading.plan import load
from opsplan.model.document import Calendar
from opsplan.model.frequency import Freq


@pytest.mark.parametrize(
    ("today", "notice", "term"),
    [
        ("2026-06-12", "", "expired"),
        ("2026-06-11", "", "expiring"),  # it holds on its last day
        ("2026-05-28", "10d", "expiring"),  # ten working days later is 11 June
        ("2026-05-27", "10d", "running"),
        ("9999-12-30", "10d", "expired"),
    ],
)
def test_an_agreement_that_ends_within_the_notice_is_expiring(today, notice, term):
    text = f"title: 甲\nstatus_date: {today}\npartners: [{{id: PA1, name: 乙, agreement: {{expires: 2026-06-11}}}}, 丙]"
    text += f"\nlint: {{limits: {{notice: {notice}}}}}" if notice else ""
    loaded, _ = load(text.encode(), "plan.yaml")
    assert facts(loaded.plan).agreements == {"PA1": term}


def test_without_a_status_date_nothing_is_said_of_agreements():
    loaded, _ = load("title: 甲\npartners: [{name: 乙, agreement: {expires: 2026-06-11}}]".encode(), "plan.yaml")
    assert facts(loaded.plan).agreements == {}


@pytest.mark.parametrize(
    ("frequency", "due"),
    [
        ("daily", "2026-02-01"),
        ("weekly", "2026-02-07"),
        ("monthly", "2026-02-28"),
        ("quarterly", "2026-04-30"),
        ("half-yearly", "2026-07-31"),
        ("yearly", "2027-01-31"),
        ("every 10cd", "2026-02-10"),
        ("2/yearly", None),
        ("per-phase", None),
        ("每逢大促", None),
        ("every 9999y", None),
    ],
)
def test_when_something_last_done_on_31_january_is_due_again(frequency, due):
    found = due_again(work_calendar(Calendar()), date(2026, 1, 31), Freq.parse(frequency, "zh"))
    assert found == (due and date.fromisoformat(due))


def test_what_was_never_done_has_no_day():
    assert due_again(work_calendar(Calendar()), None, Freq.parse("daily", "zh")) is None
    assert due_again(work_calendar(Calendar()), date(2026, 1, 31), None) is None


@pytest.mark.parametrize(
    ("frequency", "hours"),
    [
        ("realtime", 0),
        ("hourly", 1),
        ("weekly", 40),
        ("5/weekly", 8),
        ("every 3d", 24),
        ("monthly", 168),
        ("per-event", None),
        ("ongoing", None),
        ("每逢大促", None),
    ],
)
def test_how_many_working_hours_pass_between_two_times(frequency, hours):
    found = interval(work_calendar(Calendar()), Freq.parse(frequency, "zh"))
    assert found == (None if hours is None else Decimal(hours))


def test_what_has_no_frequency_has_no_interval():
    assert interval(work_calendar(Calendar()), None) is None
