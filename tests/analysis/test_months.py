"""In which months recurring work falls, by hand: a line of twelve months, a sign each."""

from datetime import date

import pytest
import yaml

from opsplan.analysis.calendar import work_calendar
from opsplan.analysis.months import Fall, Manner, Recurring, falls
from opsplan.analysis.window import window
from opsplan.model.document import Calendar
from opsplan.model.frequency import Freq
from opsplan.model.plan import Plan
from opsplan.model.text import Text

YEAR = tuple(date(2026, month, 1) for month in range(1, 13))
SIGNS = {Manner.DONE: "v", Manner.CLOSING: "o", Manner.RUNNING: "-", Manner.DATED: "*", Manner.COUNTED: "*"}


def shown(raw: object = None, fiscal: int = 1, **about: object) -> str:
    """Return what falls in each month of 2026: a sign, how often after it where that is not once."""
    often = Freq.parse(raw, "zh") if raw else None
    about = {key: Text.parse(one, "zh") if key == "when" else one for key, one in about.items()}
    found = falls(Recurring(often, **about), YEAR, work_calendar(Calendar()), fiscal)
    return " ".join(_sign(found.get(month)) for month in YEAR)


def _sign(fall: Fall | None) -> str:
    return "." if fall is None else SIGNS[fall.manner] + (str(fall.times) if fall.times != 1 else "")


@pytest.mark.parametrize(
    ("often", "months"),
    [
        ("daily", "- - - - - - - - - - - -"),
        ("realtime", "- - - - - - - - - - - -"),
        ("weekly", "- - - - - - - - - - - -"),
        ("biweekly", "- - - - - - - - - - - -"),
        ("ongoing", "- - - - - - - - - - - -"),
        ("every 3d", "- - - - - - - - - - - -"),
        ("every 0.5mo", "- - - - - - - - - - - -"),
        ("monthly", "* * * * * * * * * * * *"),
        ("2/monthly", "*2 *2 *2 *2 *2 *2 *2 *2 *2 *2 *2 *2"),
        ("3/quarterly", "* * * * * * * * * * * *"),
        ("quarterly", ". . o . . o . . o . . o"),
        ("4/yearly", ". . o . . o . . o . . o"),
        ("half-yearly", ". . . . . o . . . . . o"),
        ("every 2mo", ". o . o . o . o . o . o"),
        ("yearly", ". . . . . . . . . . . o"),
        ("2/quarterly", ". . . . . . . . . . . ."),
        ("5/yearly", ". . . . . . . . . . . ."),
        ("every 5mo", ". . . . . . . . . . . ."),
        ("every 2y", ". . . . . . . . . . . ."),
        ("every 45cd", ". . . . . . . . . . . ."),
        ("once", ". . . . . . . . . . . ."),
        ("per-phase", ". . . . . . . . . . . ."),
        ("per-event", ". . . . . . . . . . . ."),
        ("定期", ". . . . . . . . . . . ."),
    ],
)
def test_a_frequency_without_a_day_falls_by_the_end_of_its_period_or_nobody_knows_when(often, months):
    assert shown(often) == months


def test_quarters_halves_and_years_end_as_the_fiscal_year_does():
    assert shown("quarterly", 2) == "o . . o . . o . . o . ."
    assert shown("half-yearly", 4) == ". . o . . . . . o . . ."
    assert shown("yearly", 4) == ". . o . . . . . . . . ."


def test_from_the_day_on_which_it_was_last_done_it_comes_again():
    assert shown("quarterly", last=date(2026, 2, 10)) == ". v . . * . . * . . * ."
    assert shown("yearly", last=date(2025, 9, 30)) == ". . . . . . . . * . . ."
    assert shown("every 5mo", last=date(2025, 12, 1)) == ". . . . * . . . . * . ."
    assert shown("monthly", last=date(2026, 2, 10)) == "* * * * * * * * * * * *"
    # 14 days each: 5, 19 January; 2, 16 February; 2, 16, 30 March; …
    assert shown("biweekly", last=date(2026, 1, 5)) == "v *2 *3 *2 *2 *2 *2 *3 *2 *2 *2 *2"
    # 45 days each: 15 February, 1 April, 16 May, 30 June, 14 August, 28 September, 12 November, 27 December
    assert shown("every 45cd", last=date(2026, 1, 1)) == "v * . * * * . * * . * *"


def test_words_that_name_months_are_believed_and_those_that_name_another_place_leave_it_open():
    assert shown({"every": "half-yearly", "on": "3月、9月"}) == ". . * . . . . . * . . ."
    assert shown({"every": "yearly", "on": "十月第二周"}) == ". . . . . . . . . * . ."
    assert shown("yearly", when={"en": "in the second week of May"}) == ". . . . * . . . . . . ."
    assert shown({"every": "quarterly", "on": "季末月25日"}) == ". . * . . * . . * . . *"
    assert shown({"every": "quarterly", "on": "首月10日"}) == "* . . * . . * . . * . ."
    assert shown({"every": "quarterly", "on": "季后十日内"}) == "* . . * . . * . . * . ."
    assert shown({"every": "quarterly", "on": "第二个月"}) == ". . . . . . . . . . . ."
    assert shown({"every": "quarterly", "on": "25日"}) == ". . o . . o . . o . . o"


def test_days_that_are_known_stand_before_what_is_reckoned():
    two = (date(2026, 3, 16), date(2026, 3, 2))
    assert falls(Recurring(days=two), YEAR, work_calendar(Calendar())) == {
        date(2026, 3, 1): Fall(Manner.DATED, 2, (date(2026, 3, 2), date(2026, 3, 16)))
    }
    assert shown("quarterly", days=(date(2026, 3, 2),)) == ". . * . . * . . * . . *"
    assert shown(days=(date(2027, 3, 2),)) == ". . . . . . . . . . . ."


def test_what_lasts_from_one_day_to_another_runs_in_between_and_what_is_done_again_is_done_in_between():
    assert shown(start=date(2026, 3, 31), finish=date(2026, 5, 1)) == ". . - - - . . . . . . ."
    assert shown("monthly", start=date(2026, 11, 30)) == ". . . . . . . . . . * *"
    assert shown("quarterly", start=date(2026, 2, 2), finish=date(2026, 9, 1)) == ". * . . * . . * . . . ."
    assert shown() == ". . . . . . . . . . . ."


def test_a_day_of_another_age_is_none_to_count_from():
    assert shown("every 8cd", last=date(1899, 12, 31)) == "- - - - - - - - - - - -"
    assert shown("every 8cd", last=date(1900, 1, 1)).startswith("*4 *3 *4")
    assert shown("quarterly", last=date(2199, 1, 1)) == ". . . . . . . . . . . ."


def months_of(text: str, *known: date) -> str:
    """Return the first and the last month of a plan's calendar, and how many it has."""
    plan = Plan.model_validate({"title": "Plan"} | yaml.load(text, yaml.BaseLoader))
    found = window(plan, known)
    return f"{found[0]:%Y-%m} {found[-1]:%Y-%m} {len(found)}" if found else ""


@pytest.mark.parametrize(
    ("text", "known", "months"),
    [
        ("period: {start: 2026-03-10, finish: 2026-12-05}", (), "2026-03 2026-12 10"),
        ("period: {start: 2026-01-05, finish: 2027-06-30}", (), "2026-01 2027-06 18"),
        ("period: {start: 2026-01-05, finish: 2027-07-01}", (), "2026-01 2026-12 12"),
        ("period: {start: 2026-01-05, finish: 2028-07-01}\nstatus_date: 2026-09-15", (), "2026-09 2027-08 12"),
        ("period: {start: 2026-01-05, finish: 2028-07-01}\nstatus_date: 2028-05-01", (), "2027-08 2028-07 12"),
        ("period: {start: 2026-01-05, finish: 2028-07-01}\nstatus_date: 2025-05-01", (), "2026-01 2026-12 12"),
        ("period: {start: 2026-02-05}", (), "2026-02 2027-01 12"),
        ("period: {finish: 2026-02-05}", (), "2025-03 2026-02 12"),
        ("status_date: 2026-05-04", (date(2025, 1, 1),), "2026-01 2026-12 12"),
        ("status_date: 2026-03-04\ncalendar: {fiscal_start: 4}", (), "2025-04 2026-03 12"),
        ("lang: zh", (date(2027, 8, 1), date(2026, 8, 1)), "2026-01 2026-12 12"),
        ("lang: zh", (), ""),
        ("period: {start: 0001-01-01}", (), ""),
        ("period: {start: 9999-12-01}", (), ""),
        ("period: {finish: 0001-03-01}\nstatus_date: 0001-01-01", (date(1, 1, 1),), ""),
    ],
)
def test_a_calendar_has_the_months_of_the_period_or_a_year(text, known, months):
    assert months_of(text, *known) == months
