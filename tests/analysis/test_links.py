"""The linked tasks: predecessors first, else in the order of their start; the critical ones as one chain."""

from textwrap import dedent

from opsplan.analysis.facts import facts
from opsplan.analysis.links import chain, linked
from opsplan.loading.plan import load


def told(text: str) -> tuple[list[str], tuple[str, ...]]:
    """Return a line a linked task (those it waits for > id > those that wait for it), and the critical chain."""
    loaded, _ = load(dedent(text).strip().encode(), "plan.yaml")
    assert loaded is not None
    schedule = facts(loaded.plan).schedule
    links = linked(loaded.plan, schedule)
    said = [f"{' '.join(one.after)} > {one.task.id} > {' '.join(one.before)}" for one in links]
    return said, chain(schedule.critical_path, links)


def test_predecessors_come_first_and_what_is_not_linked_is_left_out():
    assert told("""
        title: 计划
        tasks:
          - {id: T1, name: 上线, after: [T3, T4], duration: 2d}
          - {id: T2, name: 团建, start: 2026-03-02, duration: 1d}
          - {id: T3, name: 采购, after: T5, duration: 10d}
          - {id: T4, name: 培训, start: 2026-03-03, duration: 3d}
          - {id: T5, name: 调研, start: 2026-03-02, duration: 2d}
        """) == (
        [" > T5 > T3", " > T4 > T1", "T5 > T3 > T1", "T3 T4 > T1 > "],
        ("T5", "T3", "T1"),
    )  # fmt: skip


def test_groups_are_linked_as_tasks_are_and_what_runs_beside_a_chain_breaks_it():
    assert told("""
        title: 计划
        tasks:
          - id: T1
            name: 准备
            children:
              - {id: T1.1, name: 调研, start: 2026-03-02, duration: 2d}
              - {id: T1.2, name: 采购, start: 2026-03-02, duration: 2d}
          - {id: T2, name: 上线, after: T1, duration: 2d}
        """) == ([" > T1 > T2", "T1 > T2 > "], ())  # fmt: skip


def test_tasks_in_a_loop_come_last():
    said, path = told("""
        title: 计划
        tasks:
          - {id: T1, name: 甲, after: T2, duration: 2d}
          - {id: T2, name: 乙, after: T1, duration: 2d}
          - {id: T3, name: 丙, start: 2026-03-02, duration: 2d}
          - {id: T4, name: 丁, after: T3, duration: 2d}
        """)
    assert said == [" > T3 > T4", "T3 > T4 > ", "T2 > T1 > T2", "T1 > T2 > T1"]
    assert path == ("T3", "T4")
