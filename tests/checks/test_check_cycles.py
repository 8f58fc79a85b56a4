"""Loops: each is named whole, with the line of every edge."""

# Whole sentences stand here as they are printed.
# ruff: noqa: E501
from textwrap import dedent

CODES = {"GOAL-12", "ORG-01", "TASK-05"}


def text(block: str) -> str:
    return dedent(block).strip()


def test_a_loop_of_tasks_names_every_entry(said):
    assert said("""
        title: 客服提速
        tasks:
          - name: 排班
            after:
              - 培训
              - {task: 上线, lag: 1d}
          - name: 培训
          - name: 上线
            after: 试用
          - name: 试用
            after: [培训, 排班]
    """) == text("""
        error TASK-05 6:16 tasks[0].after[1].task
          任务互为前置，成环：T1 → T3 → T4 → T1 | 请断开其中一处：T1 → T3（第 6 行）、T3 → T4（第 9 行）、T4 → T1（第 11 行）
          Tasks wait for each other in a loop: T1 → T3 → T4 → T1 | Break it in one place: T1 → T3 (line 6), T3 → T4 (line 9), T4 → T1 (line 11)
    """)


def test_a_task_that_waits_for_itself(said):
    assert said("""
        title: 客服提速
        tasks:
          - name: 排班
            after: T1
    """) == text("""
        error TASK-05 4:12 tasks[0].after
          任务 T1 以自己为前置任务 | 请删去这个前置任务，或改成别的任务
          Task T1 waits for itself | Remove this predecessor, or name another task
    """)


def test_a_loop_through_a_group(said):
    assert said("""
        title: 客服提速
        tasks:
          - name: 筹备
            children:
              - name: 排班
                after: 上线
          - name: 上线
            after: 筹备
    """) == text("""
        error TASK-05 6:16 tasks[0].children[0].after
          任务互为前置，成环：T1 → T1.1 → T2 → T1 | 请断开其中一处：T1 → T1.1（第 3 行）、T1.1 → T2（第 6 行）、T2 → T1（第 8 行）
          Tasks wait for each other in a loop: T1 → T1.1 → T2 → T1 | Break it in one place: T1 → T1.1 (line 3), T1.1 → T2 (line 6), T2 → T1 (line 8)
    """)


def test_tasks_without_a_loop(said):
    assert (
        said("""
        title: 客服提速
        tasks:
          - {name: 排班}
          - {name: 培训, after: 排班}
          - {name: 上线, after: [排班, 培训]}
    """)
        == ""
    )


def test_a_loop_of_goals(said):
    assert said("""
        title: 客服提速
        goals:
          - name: 提升复购
            parent: 缩短响应
            children:
              - name: 提高满意
                children:
                  - 缩短响应
          - name: 降低投诉
            parent: 降低投诉
    """) == text("""
        error GOAL-12 4:13 goals[0].parent
          目标层级成环：G1 → G1.1.1 → G1.1 → G1 | 请断开其中一处：G1 → G1.1.1（第 4 行）、G1.1.1 → G1.1（第 8 行）、G1.1 → G1（第 6 行）
          Goals form a loop: G1 → G1.1.1 → G1.1 → G1 | Break it in one place: G1 → G1.1.1 (line 4), G1.1.1 → G1.1 (line 8), G1.1 → G1 (line 6)
        error GOAL-12 10:13 goals[1].parent
          目标层级成环：G2 → G2 | 请断开其中一处：G2 → G2（第 10 行）
          Goals form a loop: G2 → G2 | Break it in one place: G2 → G2 (line 10)
    """)


def test_goals_without_a_loop(said):
    assert (
        said("""
        title: 客服提速
        goals:
          - name: 提升复购
            children: [缩短响应]
          - {name: 降低投诉, parent: 缩短响应}
    """)
        == ""
    )


def test_loops_in_the_organisation(said):
    assert said("""
        title: 客服提速
        units:
          - {name: 客服部, parent: 运营部}
          - {name: 运营部, parent: 客服部}
        roles:
          - {name: 店长, reports_to: 主管}
          - {name: 主管, reports_to: 经理}
          - {name: 经理, reports_to: 主管}
        scope: {background: 一}
        goals: [{name: 提升复购, owner: 店长}]
        lint: {profile: basic}
    """) == text("""
        error ORG-01 3:25 units[0].parent
          组织层级成环：U1 → U2 → U1 | 请断开其中一处：U1 → U2（第 3 行）、U2 → U1（第 4 行）
          The organisation forms a loop: U1 → U2 → U1 | Break it in one place: U1 → U2 (line 3), U2 → U1 (line 4)
        error ORG-01 7:28 roles[1].reports_to
          组织层级成环：R2 → R3 → R2 | 请断开其中一处：R2 → R3（第 7 行）、R3 → R2（第 8 行）
          The organisation forms a loop: R2 → R3 → R2 | Break it in one place: R2 → R3 (line 7), R3 → R2 (line 8)
    """)


def test_an_organisation_without_a_loop(said):
    assert (
        said("""
        title: 客服提速
        units: [运营部, {name: 客服部, parent: 运营部}]
        roles: [经理, {name: 主管, reports_to: 经理}]
        lint: {profile: basic}
    """)
        == ""
    )


def test_a_task_that_waits_for_the_one_it_is_a_part_of(said):
    assert said("""
        title: 甲
        tasks:
          - id: T1
            name: 一
            children:
              - {id: T1.1, name: 二, start: 2026-03-02, duration: 2d}
              - {id: T1.2, name: 三, after: T1, duration: 2d}
    """) == text("""
        error TASK-05 7:36 tasks[0].children[1].after
          T1.2 的前置任务 T1 是它的上级任务 | T1 要等 T1.2 结束才算结束；请改成别的任务
          Task T1.2 waits for T1, which it is a part of | T1 ends only when T1.2 has ended; name another task
    """)


def test_of_a_loop_that_nobody_would_read_the_head_is_named(said):
    tasks = "\n".join(f"  - {{id: T{n}, name: 排班{n}, after: T{n % 50 + 1}}}" for n in range(1, 51))
    told = said(f"title: 客服提速\ntasks:\n{tasks}\n").splitlines()
    assert told[0] == "error TASK-05 3:32 tasks[0].after"
    assert told[1].startswith("  任务互为前置，成环：T1 → T2 → T3 → ")
    assert " → T39 → T40 → … → T1 | 请断开其中一处：T1 → T2（第 3 行）、" in told[1]
    assert told[1].endswith("、T40 → T41（第 42 行）、…")
