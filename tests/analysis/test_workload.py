"""Load of roles by month: effort and capacity in person-days, load in %, by hand."""

from textwrap import dedent

import pytest

from opsplan.analysis.facts import facts
from opsplan.loading.plan import load


def loads(text: str) -> str:
    """Return a line a month of a role: id, month, effort, capacity, load."""
    loaded, found = load(dedent(text).strip().encode(), "plan.yaml")
    assert found == []
    return "\n".join(
        f"{role} {one.month:%Y-%m} {one.effort:.2f} {one.capacity:.2f} "
        + ("-" if one.percent is None else f"{one.percent:.1f}")
        for role, months in facts(loaded.plan).workload.items()
        for one in months
    )


def test_effort_is_spread_over_the_working_days_of_the_months():
    # 29 June to 10 July 2026: two working days in June (of 22), eight in July (of 23).
    assert (
        loads("""
        title: 改造
        roles: [{id: R1, name: 店长}]
        tasks: [{name: 换标, owner: R1, start: 2026-06-29, finish: 2026-07-10, effort: 5}]
        """)
        == """\
R1 2026-06 1.00 22.00 4.5
R1 2026-07 4.00 23.00 17.4"""
    )


def test_capacity_is_by_week_and_head_and_a_month_without_work_in_between_has_no_load():
    # 2 days a week × 3 heads ÷ 5 = 1.2 a working day: 22 days in April, 21 in May, 22 in June.
    assert (
        loads("""
        title: 改造
        roles: [{id: R1, name: 店员, capacity: 2, headcount: 3}]
        tasks:
          - {name: 甲, owner: R1, start: 2026-04-01, finish: 2026-04-10, effort: 6}
          - {name: 乙, owner: R1, start: 2026-06-01, finish: 2026-06-30, effort: 33}
        """)
        == """\
R1 2026-04 6.00 26.40 22.7
R1 2026-05 0.00 25.20 0.0
R1 2026-06 33.00 26.40 125.0"""
    )


def test_capacity_a_week_is_that_of_the_week_of_the_calendar():
    # A week of six days: June 2026 has 26 of them, without its four Sundays. 4.5 days a week × 26 ÷ 6 = 19.5.
    assert (
        loads("""
        title: 改造
        calendar: {workdays: [1, 2, 3, 4, 5, 6]}
        roles: [{id: R1, name: 店长, capacity: 4.5}]
        tasks: [{name: 甲, owner: R1, start: 2026-06-01, finish: 2026-06-30, effort: 13}]
        """)
        == "R1 2026-06 13.00 19.50 66.7"
    )


def test_several_who_do_a_task_share_it_by_capacity():
    # 28 days among 2 × 4 = 8 and 24 × 0.5 = 12 a week: 11.2 and 16.8. The owner does nothing where others do it.
    assert (
        loads("""
        title: 盘点
        roles:
          - {id: R1, name: 经理}
          - {id: R2, name: 管理员, headcount: 2, capacity: 4}
          - {id: R3, name: 作业员, headcount: 24, capacity: 0.5}
        units: [{id: U1, name: 仓储部}]
        tasks:
          - {name: 盘点, owner: R1, doers: [R2, R3, U1], start: 2026-05-06, finish: 2026-05-19, effort: 28}
          - {name: 归口, owner: U1, start: 2026-05-06, finish: 2026-05-19, effort: 9}
        """)
        == """\
R2 2026-05 11.20 33.60 33.3
R3 2026-05 16.80 50.40 33.3"""
    )


def test_absences_are_taken_out_of_capacity_once():
    # June 2026 has 22 working days; 15 to 19 June are five of them, said twice.
    assert (
        loads("""
        title: 改造
        roles:
          - id: R1
            name: 店长
            absent: [{start: 2026-06-15, finish: 2026-06-21}, {start: 2026-06-19, finish: 2026-06-19}]
          - {id: R2, name: 店员, absent: [{start: 2026-06}]}
        tasks:
          - {name: 甲, owner: R1, start: 2026-06-01, finish: 2026-06-30, effort: 8.5}
          - {name: 乙, owner: R2, start: 2026-06-02, finish: 2026-06-03, effort: 1}
        """)
        == """\
R1 2026-06 8.50 17.00 50.0
R2 2026-06 1.00 21.00 4.8"""
    )


def test_absences_in_any_order_that_overlap_within_and_beyond_the_month():
    # Away from 18 May to 12 June: May has 21 working days, 10 of them from the 18th on; June has 22, 10 to the 12th.
    assert (
        loads("""
        title: 改造
        roles:
          - id: R1
            name: 店长
            absent:
              - {start: 2026-06-09, finish: 2026-06-12}
              - {start: 2026-05-18, finish: 2026-06-10}
              - {start: 2026-06-03, finish: 2026-06-05}
              - {start: 2026-07-01, finish: 2026-07-31}
        tasks:
          - {name: 甲, owner: R1, start: 2026-05-04, finish: 2026-05-05, effort: 1.1}
          - {name: 乙, owner: R1, start: 2026-06-15, finish: 2026-06-16, effort: 6}
        """)
        == """\
R1 2026-05 1.10 11.00 10.0
R1 2026-06 6.00 12.00 50.0"""
    )


def test_who_is_away_the_whole_month_has_no_capacity():
    text = """
        title: 改造
        roles: [{id: R1, name: 店长, absent: [{start: 2026-06-01, finish: 2026-06-30}]}]
        tasks: [{name: 甲, owner: R1, start: 2026-06-01, finish: 2026-06-02, effort: 1}]
        """
    assert loads(text) == "R1 2026-06 1.00 0.00 -"


def test_a_day_off_carries_its_effort_in_its_month():
    text = """
        title: 改造
        roles: [{id: R1, name: 店长}]
        tasks: [{name: 开业, owner: R1, start: 2026-06-06, finish: 2026-06-07, effort: 1}]
        """
    assert loads(text) == "R1 2026-06 1.00 22.00 4.5"


@pytest.mark.parametrize(
    "task",
    [
        "{name: 甲, owner: R1, start: 2026-06-01, finish: 2026-06-02}",
        "{name: 甲, owner: R1, effort: 3, when: 待定}",
        "{name: 甲, owner: R1, start: 2026-06-01, finish: 2026-06-02, effort: 3, status: cancelled}",
        "{name: 甲, status: cancelled, children: [{name: 乙, owner: R1, start: 2026-06-01, duration: 2d, effort: 3}]}",
        "{name: 甲, start: 2026-06-01, finish: 2026-06-02, effort: 3}",
        "{name: 甲, owner: R1, start: 1200-06-01, finish: 1200-06-02, effort: 3}",
        "{name: 甲, owner: R1, effort: 3, children: [{name: 乙, owner: R1, start: 2026-06-01, duration: 2d}]}",
    ],
)
def test_tasks_that_count_for_nothing(task):
    assert loads(f"title: 改造\nroles: [{{id: R1, name: 店长}}]\ntasks: [{task}]") == ""
