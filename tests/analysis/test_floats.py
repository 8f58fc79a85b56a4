"""The backward pass: late dates, total float and the critical path."""

from datetime import date
from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from opsplan.analysis.calendar import work_calendar
from opsplan.analysis.schedule import Schedule, schedule
from opsplan.model.plan import Plan


def text(block: str) -> str:
    return dedent(block).strip()


def test_float_is_what_a_task_may_slip_without_moving_the_end(floats, scheduled):
    plan = """
        period: {start: 2026-03-02}
        tasks:
          - {id: T1, name: Long, duration: 5d}
          - {id: T2, name: Short, duration: 2d}
          - {id: T3, name: After both, duration: 3d, after: [T1, T2]}
          - {id: T4, name: After the short one, duration: 1d, after: {task: T2, lag: 1d}}
          - {id: M1, name: Done, duration: 0d, after: [T3, T4]}
    """
    assert floats(plan) == text("""
        T1 2026-03-02 2026-03-06 0 critical
        T2 2026-03-05 2026-03-06 3
        T3 2026-03-09 2026-03-11 0 critical
        T4 2026-03-11 2026-03-11 4
        M1 2026-03-11 2026-03-11 0 critical
    """)
    found = scheduled(plan)
    assert found.critical_path == ("T1", "T3", "M1")
    assert (found.start, found.finish) == (date(2026, 3, 2), date(2026, 3, 11))


def test_buffers_and_lags_take_from_the_float_and_where_chains_are_equal_both_are_critical(floats):
    assert floats("""
        period: {start: 2026-03-02}
        tasks:
          - {id: T1, name: Buffered, duration: 1d, buffer: 2d}
          - {id: T2, name: With a lag behind, duration: 2d}
          - {id: T3, name: End, duration: 1d, after: [T1, {task: T2, lag: 1d}]}
          - {id: T4, name: A week of calendar days before the end, duration: 1d}
          - {id: T5, name: Last, duration: 1d, after: [T3, {task: T4, lag: 3cd}]}
    """) == text("""
        T1 2026-03-02 2026-03-02 0 critical
        T2 2026-03-02 2026-03-03 0 critical
        T3 2026-03-05 2026-03-05 0 critical
        T4 2026-03-02 2026-03-02 0 critical
        T5 2026-03-06 2026-03-06 0 critical
    """)


def test_a_group_has_the_least_float_of_its_leaves(floats):
    assert floats("""
        period: {start: 2026-03-02}
        tasks:
          - id: G1
            name: First
            buffer: 1d
            children:
              - {id: T1, name: Short, duration: 1d}
              - {id: T2, name: Long, duration: 3d}
          - id: G2
            name: Second
            after: G1
            children:
              - {id: T3, name: Short, duration: 1d}
              - {id: T4, name: Long, duration: 2d}
          - {id: T5, name: Aside, duration: 1d}
    """) == text("""
        G1 2026-03-02 2026-03-04 0 critical
        T1 2026-03-04 2026-03-04 2
        T2 2026-03-02 2026-03-04 0 critical
        G2 2026-03-06 2026-03-09 0 critical
        T3 2026-03-09 2026-03-09 1
        T4 2026-03-06 2026-03-09 0 critical
        T5 2026-03-09 2026-03-09 5
    """)


def test_a_start_that_is_too_early_makes_the_float_negative(floats):
    assert floats("""
        tasks:
          - {id: T1, name: First, start: 2026-03-02, duration: 5d}
          - {id: T2, name: Too early, start: 2026-03-05, duration: 2d, after: T1}
    """) == text("""
        T1 2026-02-26 2026-03-04 -2 critical
        T2 2026-03-05 2026-03-06 0 critical
        ! starts-early T2 T1 2026-03-09
    """)


def test_ongoing_and_cancelled_tasks_have_no_float_and_do_not_end_the_plan(floats):
    assert floats("""
        period: {start: 2026-03-02, finish: 2026-12-31}
        tasks:
          - {id: T1, name: Work, duration: 5d}
          - {id: T2, name: Short, duration: 1d}
          - {id: T3, name: Hotline, when: ongoing, after: T2}
          - {id: T4, name: Given up, status: cancelled, start: 2026-03-02, finish: 2026-06-01}
          - {id: T5, name: Some day}
    """) == text("""
        T1 2026-03-02 2026-03-06 0 critical
        T2 2026-03-06 2026-03-06 4
        T3 - - -
        T4 - - -
        T5 - - -
    """)


def test_a_cancelled_task_hands_the_limit_on(floats):
    assert floats("""
        period: {start: 2026-03-02}
        tasks:
          - {id: T1, name: First, duration: 1d}
          - {id: T2, name: Given up, status: cancelled, duration: 5d, after: T1}
          - {id: T3, name: Last, duration: 1d, after: T2}
    """) == text("""
        T1 2026-03-02 2026-03-02 0 critical
        T2 - - -
        T3 2026-03-03 2026-03-03 0 critical
    """)


def test_an_opening_milestone_may_slip_to_the_morning_of_its_successor(floats):
    assert floats("""
        period: {start: 2026-03-02}
        tasks:
          - {id: M1, name: Kick-off, duration: 0d}
          - {id: T1, name: Short, duration: 1d, after: M1}
          - {id: T2, name: Long, duration: 6d}
    """) == text("""
        M1 2026-03-09 2026-03-09 5
        T1 2026-03-09 2026-03-09 5
        T2 2026-03-02 2026-03-09 0 critical
    """)


@st.composite
def plans(draw):
    """A plan of groups with tasks that wait for earlier tasks and groups."""
    known, groups = [], []
    for g in range(draw(st.integers(1, 3))):
        afters = st.lists(st.sampled_from(known), max_size=2, unique=True) if known else st.just([])
        group = {"id": f"G{g}", "name": "Group", "after": draw(afters), "children": []}
        for t in range(draw(st.integers(1, 4))):
            links = draw(afters) if g else [f"G0.T{n}" for n in range(t) if draw(st.booleans())]
            after = [{"task": link, "lag": f"{draw(st.integers(0, 3))}d"} for link in links]
            task = {"id": f"G{g}.T{t}", "name": "Task", "duration": f"{draw(st.integers(0, 4))}d", "after": after}
            group["children"].append(task | {"buffer": f"{draw(st.integers(0, 2))}d"})
        groups.append(group | {"buffer": f"{draw(st.integers(0, 2))}d"})
        known += [group["id"], *(task["id"] for task in group["children"])]
    return groups


def planned(groups: list[dict]) -> Schedule:
    plan = Plan.model_validate({"title": "Plan", "period": {"start": "2026-01-05"}, "tasks": groups})
    return schedule(plan, work_calendar(plan.calendar))


@given(plans(), st.data())
def test_the_end_stays_as_long_as_a_task_takes_no_more_than_its_float(groups, data):
    before = planned(groups)
    task = data.draw(st.sampled_from([task for group in groups for task in group["children"]]))
    dates = before.tasks[task["id"]]
    if dates.milestone:
        return
    task["duration"] = f"{dates.days + dates.total_float}d"
    assert planned(groups).finish == before.finish
    task["duration"] = f"{dates.days + dates.total_float + 1}d"
    assert planned(groups).finish > before.finish


@given(plans())
def test_something_is_always_critical_and_late_dates_are_never_early(groups):
    found = planned(groups)
    assert found.critical_path
    for one in found.tasks.values():
        assert one.start <= one.late_start
        assert one.finish <= one.late_finish
        assert one.critical == (one.total_float == 0)
