"""The forward pass: one test for each rule, and the dates of an established planner."""

import json
from pathlib import Path
from textwrap import dedent

import pytest

ORACLE = Path(__file__).parents[3] / "shared" / "schedule-oracle"


def text(block: str) -> str:
    return dedent(block).strip()


@pytest.mark.skipif(not ORACLE.is_dir(), reason=f"the oracle's plans are not beside the checkout: {ORACLE}")
@pytest.mark.parametrize("name", [f"oracle-{n}" for n in range(10)])
def test_agrees_with_an_established_planner_on_every_date(name, scheduled):
    expected = json.loads((ORACLE / "expected.json").read_text(encoding="utf-8"))[name]
    tasks = scheduled((ORACLE / f"{name}.yaml").read_text(encoding="utf-8")).tasks
    assert {id_: [str(one.start), str(one.finish)] for id_, one in tasks.items() if not one.group} == expected


def test_a_task_occupies_whole_working_days_both_ends_included(dates):
    assert dates("""
        period: {start: 2026-03-05}
        tasks:
          - {id: T1, name: One day, duration: 1d}
          - {id: T2, name: Over the weekend, duration: 3d}
          - {id: T3, name: Part of a day, duration: 1.5d}
    """) == text("""
        T1 2026-03-05 2026-03-05 1d
        T2 2026-03-05 2026-03-09 3d
        T3 2026-03-05 2026-03-06 2d
    """)


def test_every_unit_of_duration(dates):
    assert dates("""
        period: {start: 2026-01-30}
        calendar: {hours_per_day: 7.5}
        tasks:
          - {id: T1, name: Hours, duration: 16h}
          - {id: T2, name: Minutes, duration: 90min}
          - {id: T3, name: Weeks, duration: 2w}
          - {id: T4, name: Calendar days, duration: 3cd}
          - {id: T5, name: A month that is short, duration: 1mo}
          - {id: T6, name: A month and a half, duration: 1.5mo}
          - {id: T7, name: A quarter, duration: 1q}
          - {id: T8, name: A year, duration: 1y}
          - {id: T9, name: The longer end, duration: 3-5d}
          - {id: T10, name: A month from the 31st, start: 2026-03-31, duration: 1mo}
    """) == text("""
        T1 2026-01-30 2026-02-03 3d
        T2 2026-01-30 2026-01-30 1d
        T3 2026-01-30 2026-02-12 10d
        T4 2026-01-30 2026-02-01 1d
        T5 2026-01-30 2026-02-27 21d
        T6 2026-01-30 2026-03-16 32d
        T7 2026-01-30 2026-04-29 64d
        T8 2026-01-30 2027-01-29 261d
        T9 2026-01-30 2026-02-05 5d
        T10 2026-03-31 2026-04-30 23d
    """)


def test_a_week_has_the_days_that_the_calendar_works(dates):
    assert dates("""
        period: {start: 2026-03-02}
        calendar: {workdays: [1, 2, 3, 4, 5, 6], holidays: [2026-03-05]}
        tasks: {id: T1, name: A week, duration: 1w}
    """) == text("T1 2026-03-02 2026-03-09 6d")


def test_after_is_finish_to_start_and_the_latest_decides(dates):
    assert dates("""
        period: {start: 2026-03-02}
        tasks:
          - {id: T1, name: First, duration: 3d}
          - {id: T2, name: Longer, duration: 5d}
          - {id: T3, name: After both, duration: 2d, after: [T1, T2]}
    """) == text("""
        T1 2026-03-02 2026-03-04 3d
        T2 2026-03-02 2026-03-06 5d
        T3 2026-03-09 2026-03-10 2d
    """)


def test_a_lag_leaves_whole_days_between_in_any_unit(dates):
    assert dates("""
        tasks:
          - {id: T1, name: First, start: 2026-03-02, duration: 5d}
          - {id: T2, name: Working days, duration: 1d, after: {task: T1, lag: 3d}}
          - {id: T3, name: Calendar days, duration: 1d, after: {task: T1, lag: 1cd}}
          - {id: T4, name: Hours, duration: 1d, after: {task: T1, lag: 12h}}
          - {id: T5, name: A month, duration: 1d, after: {task: T1, lag: 1mo}}
          - {id: T6, name: Milestone, duration: 0d, after: {task: T1, lag: 3d}}
          - {id: T7, name: Milestone on Monday, duration: 0d, after: {task: T1, lag: 1cd}}
          - {id: T8, name: The longer end, duration: 1d, after: {task: T1, lag: 1-2d}}
    """) == text("""
        T1 2026-03-02 2026-03-06 5d
        T2 2026-03-12 2026-03-12 1d
        T3 2026-03-09 2026-03-09 1d
        T4 2026-03-11 2026-03-11 1d
        T5 2026-04-07 2026-04-07 1d
        T6 2026-03-11 2026-03-11 0d milestone
        T7 2026-03-09 2026-03-09 0d milestone
        T8 2026-03-11 2026-03-11 1d
    """)


def test_a_milestone_lies_on_the_latest_finish(dates):
    assert dates("""
        period: {start: 2026-03-02}
        tasks:
          - {id: T1, name: Work, duration: 5d}
          - {id: M1, name: Done, duration: 0d, after: T1}
          - {id: M2, name: Done indeed, duration: 0h, after: M1}
          - {id: T2, name: Next, duration: 1d, after: M2}
    """) == text("""
        T1 2026-03-02 2026-03-06 5d
        M1 2026-03-06 2026-03-06 0d milestone
        M2 2026-03-06 2026-03-06 0d milestone
        T2 2026-03-09 2026-03-09 1d
    """)


def test_a_milestone_without_predecessors_opens_its_day(dates):
    assert dates("""
        period: {start: 2026-03-01}
        tasks:
          - {id: M1, name: Kick-off, duration: 0d}
          - {id: T1, name: First, duration: 2d, after: M1}
          - {id: M2, name: At once, duration: 0d, after: M1}
          - {id: T2, name: Second, duration: 1d, after: {task: M2, lag: 1d}}
          - {id: M3, name: On a day of its own, start: 2026-03-11, duration: 0d, after: T1}
          - {id: T3, name: Third, duration: 1d, after: M3}
          - {id: M4, name: By a day of its own, finish: 2026-03-11, duration: 0d}
          - {id: T4, name: Fourth, duration: 1d, after: M4}
    """) == text("""
        M1 2026-03-02 2026-03-02 0d milestone
        T1 2026-03-02 2026-03-03 2d
        M2 2026-03-02 2026-03-02 0d milestone
        T2 2026-03-03 2026-03-03 1d
        M3 2026-03-11 2026-03-11 0d milestone
        T3 2026-03-11 2026-03-11 1d
        M4 2026-03-11 2026-03-11 0d milestone
        T4 2026-03-12 2026-03-12 1d
    """)


def test_a_group_spans_its_leaves_and_waits_as_one(dates):
    assert dates("""
        period: {start: 2026-03-02}
        tasks:
          - id: G1
            name: First half
            children:
              - {id: T1, name: Short, duration: 1d}
              - {id: G2, name: Inner, children: [{id: T2, name: Long, duration: 4d}]}
              - {id: T3, name: Undated}
          - id: G3
            name: Second half
            after: G1
            children:
              - {id: T4, name: Next, duration: 1d}
              - {id: T5, name: Later, duration: 1d, after: T4}
    """) == text("""
        G1 2026-03-02 2026-03-05 4d group
        T1 2026-03-02 2026-03-02 1d
        G2 2026-03-02 2026-03-05 4d group
        T2 2026-03-02 2026-03-05 4d
        T3 - -
        G3 2026-03-06 2026-03-09 2d group
        T4 2026-03-06 2026-03-06 1d
        T5 2026-03-09 2026-03-09 1d
    """)


def test_a_buffer_holds_successors_and_not_the_task(dates):
    assert dates("""
        period: {start: 2026-03-02}
        tasks:
          - {id: T1, name: Buffered, duration: 3d, buffer: 2d}
          - {id: T2, name: Next, duration: 1d, after: T1}
          - id: G1
            name: Buffered group
            buffer: 1w
            children:
              - {id: T3, name: Inner, duration: 1d, buffer: 1d}
              - {id: T4, name: Longer, duration: 2d}
          - {id: T5, name: After the group, duration: 1d, after: {task: G1, lag: 1d}}
    """) == text("""
        T1 2026-03-02 2026-03-04 3d buffer 2026-03-06
        T2 2026-03-09 2026-03-09 1d
        G1 2026-03-02 2026-03-03 2d buffer 2026-03-10 group
        T3 2026-03-02 2026-03-02 1d buffer 2026-03-03
        T4 2026-03-02 2026-03-03 2d
        T5 2026-03-12 2026-03-12 1d
    """)
