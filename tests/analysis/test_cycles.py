"""Loops, and sizes and dates that nobody expects."""

from textwrap import dedent

from opsplan.analysis.calendar import work_calendar
from opsplan.analysis.schedule import Problem, Schedule, schedule
from opsplan.model.plan import Plan


def text(block: str) -> str:
    return dedent(block).strip()


def test_a_loop_is_named_once_and_everything_else_is_dated(dates):
    assert dates("""
        period: {start: 2026-03-02}
        tasks:
          - {id: T1, name: In the loop, duration: 1d, after: T4}
          - {id: T2, name: In the loop, duration: 1d, after: T1}
          - {id: T3, name: Free, duration: 1d}
          - {id: T4, name: In the loop, duration: 1d, after: [T3, T2]}
          - {id: T5, name: Behind the loop, duration: 1d, after: [T3, T4]}
          - {id: T6, name: With dates behind the loop, start: 2026-03-09, finish: 2026-03-10, after: T5}
          - {id: T7, name: After the free one, duration: 1d, after: T3}
    """) == text("""
        T1 - -
        T2 - -
        T3 2026-03-02 2026-03-02 1d
        T4 - -
        T5 - -
        T6 2026-03-09 2026-03-10 2d
        T7 2026-03-03 2026-03-03 1d
        o T1 T4 T2
    """)


def test_every_loop_is_named(dates):
    assert dates("""
        tasks:
          - {id: T1, name: After itself, after: T1}
          - {id: T2, name: Two, after: T3}
          - {id: T3, name: Loops, after: [T2, T4]}
          - {id: T4, name: In a knot, after: T3}
    """) == text("""
        T1 - -
        T2 - -
        T3 - -
        T4 - -
        o T1
        o T2 T3
        o T3 T4
    """)


def test_loops_through_groups(dates):
    assert dates("""
        tasks:
          - {id: G1, name: After itself, after: G1, children: [{id: T1, name: Part}]}
          - {id: G2, name: After its part, after: T2, children: [{id: T2, name: Part}]}
          - {id: G3, name: Before its part, children: [{id: T3, name: Part, after: G3}]}
          - {id: G4, name: Crossing, after: T5, children: [{id: T4, name: Part}]}
          - {id: G5, name: Crossing, children: [{id: T5, name: Part, after: T4}]}
    """) == text("""
        G1 - - group
        T1 - -
        G2 - - group
        T2 - -
        G3 - - group
        T3 - -
        G4 - - group
        T4 - -
        G5 - - group
        T5 - -
        o G1
        o G2 T2
        o G3 T3
        o G4 T5 T4
    """)


def test_what_leads_out_of_the_calendar_is_a_problem_and_has_no_dates(dates):
    assert dates("""
        period: {start: 2026-03-02}
        tasks:
          - {id: T1, name: Too long, duration: 999999d}
          - {id: T2, name: After it, duration: 1d, after: T1}
          - {id: T3, name: Far too long, duration: 99999999999999999999999999999999y}
          - {id: T4, name: Too early, start: 0001-01-01, duration: 0d}
          - {id: T5, name: Too late, start: 9999-12-31, finish: 9999-12-31}
          - {id: T6, name: Too long before, finish: 2026-03-02, duration: 399999cd}
          - {id: T7, name: Sound, duration: 1d}
          - {id: T8, name: Too far behind, duration: 1d, after: {task: T7, lag: 99999mo}}
          - {id: T9, name: Too long a buffer, duration: 1d, buffer: 999999h}
    """) == text("""
        T1 - -
        T2 - -
        T3 - -
        T4 - -
        T5 - -
        T6 - -
        T7 2026-03-02 2026-03-02 1d
        T8 - -
        T9 2026-03-02 2026-03-02 1d
        ! out-of-range T1
        ! out-of-range T3
        ! out-of-range T4
        ! out-of-range T5
        ! out-of-range T6
        ! out-of-range T8
        ! out-of-range T9
    """)


def test_years_that_the_region_does_not_know_are_named(scheduled):
    plan = """
        period: {start: 2026-12-28}
        calendar: {region: china}
        tasks: [{id: T1, name: Into an unknown year, duration: 1000d}, {id: T2, name: Too long, duration: 200000d}]
    """
    found = scheduled(plan)
    assert found.unknown_years[-1] == found.finish.year
    assert found.unknown_years == tuple(range(found.unknown_years[0], found.finish.year + 1))


def planned(tasks: list[dict]) -> Schedule:
    plan = Plan.model_validate({"title": "Plan", "period": {"start": "2026-01-05"}, "tasks": tasks})
    return schedule(plan, work_calendar(plan.calendar))


def test_a_chain_of_ten_thousand():
    tasks = [{"id": f"T{n}", "name": "Task", "duration": "1d", "after": [f"T{n - 1}"] * (n > 0)} for n in range(10_000)]
    found = planned(tasks)
    assert len(found.critical_path) == 10_000
    assert found.problems == ()


def test_a_loop_of_ten_thousand():
    tasks = [{"id": f"T{n}", "name": "Task", "after": [f"T{n - 1}" if n else "T9999"]} for n in range(10_000)]
    found = planned(tasks)
    assert [len(loop) for loop in found.cycles] == [10_000]
    assert found.cycles[0][:3] == ("T0", "T9999", "T9998")


def test_a_knot_names_the_first_loops_only():
    ids = [f"T{n}" for n in range(100)]
    found = planned([{"id": one, "name": "Task", "after": [other for other in ids if other != one]} for one in ids])
    assert len(found.cycles) == 50
    assert found.cycles[0] == ("T0", "T1")


def test_two_groups_of_many_are_linked_once_and_each_early_start_names_the_last_predecessor():
    first = [{"id": f"A{n}", "name": "Task", "duration": f"{n % 3}d"} for n in range(1000)]
    second = [{"id": f"B{n}", "name": "Task", "start": "2026-01-05", "duration": "1d"} for n in range(1000)]
    after = [task["id"] for task in first]
    found = planned([*first, {"id": "B", "name": "Group", "after": after, "children": second}])
    assert len(found.problems) == 1000
    assert found.problems[0] == Problem("starts-early", "B0", "A2", found.problems[0].day)


def test_loops_that_have_nothing_to_do_with_each_other_are_all_named():
    tasks = [{"id": f"T{n}", "name": "Task", "after": [f"T{n ^ 1}"]} for n in range(600)]
    assert [set(loop) for loop in planned(tasks).cycles] == [{f"T{n}", f"T{n + 1}"} for n in range(0, 600, 2)]
