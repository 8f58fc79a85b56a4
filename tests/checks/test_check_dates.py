"""Dates against phases, parents, the period, predecessors, durations and the calendar."""

# Whole sentences stand here as they are printed.
# ruff: noqa: E501
from textwrap import dedent

CODES = {"CAL-01", "TASK-06", "TASK-07"}


def text(block: str) -> str:
    return dedent(block).strip()


def test_a_task_outside_the_period(said):
    assert said("""
        title: 客服提速
        period: {start: 2026-03-02, finish: 2026-03-31}
        tasks:
          - {name: 排班, start: 2026-02-27, finish: 2026-03-04}
          - {name: 培训, start: 2026-03-30, finish: 2026-04-02}
          - {name: 上线, start: 2026-03-30, duration: 5d}
          - {name: 复核, after: 上线, duration: 1d}
          - {name: 收尾, start: 2026-03-02, finish: 2026-03-31}
          - {name: 作废, start: 2027-03-02, finish: 2027-03-31, status: cancelled}
    """) == text("""
        error TASK-06 4:23 tasks[0].start
          任务 T1（2026-02-27 至 2026-03-04）超出计划期（2026-03-02 至 2026-03-31） | 请调整任务的日期、前置任务，或 period
          Task T1 (2026-02-27 to 2026-03-04) lies outside the plan's period (2026-03-02 to 2026-03-31) | Change the task's dates or predecessors, or period
        error TASK-06 5:43 tasks[1].finish
          任务 T2（2026-03-30 至 2026-04-02）超出计划期（2026-03-02 至 2026-03-31） | 请调整任务的日期、前置任务，或 period
          Task T2 (2026-03-30 to 2026-04-02) lies outside the plan's period (2026-03-02 to 2026-03-31) | Change the task's dates or predecessors, or period
        error TASK-06 6:45 tasks[2].duration
          任务 T3（2026-03-30 至 2026-04-03）超出计划期（2026-03-02 至 2026-03-31） | 请调整任务的日期、前置任务，或 period
          Task T3 (2026-03-30 to 2026-04-03) lies outside the plan's period (2026-03-02 to 2026-03-31) | Change the task's dates or predecessors, or period
        error TASK-06 7:37 tasks[3].duration
          任务 T4（2026-04-06 至 2026-04-06）超出计划期（2026-03-02 至 2026-03-31） | 请调整任务的日期、前置任务，或 period
          Task T4 (2026-04-06 to 2026-04-06) lies outside the plan's period (2026-03-02 to 2026-03-31) | Change the task's dates or predecessors, or period
    """)


def test_a_task_outside_its_phase(said):
    assert said("""
        title: 客服提速
        period: {start: 2026-03-01, finish: 2026-12-31}
        phases: [{name: 筹备, start: 2026-03-02, finish: 2026-03-31}, {name: 运行, start: 2026-04-01}]
        tasks:
          - {name: 排班, phase: 筹备, start: 2026-03-02, finish: 2026-04-01}
          - {name: 培训, phase: 运行, start: 2026-03-30, finish: 2027-01-04}
          - name: 上线
            phase: 运行
            children: [{name: 试用, start: 2026-03-31, finish: 2026-04-30}, {name: 发布, start: 2026-05-06, finish: 2026-05-06}]
    """) == text("""
        error TASK-06 5:54 tasks[0].finish
          任务 T1（2026-03-02 至 2026-04-01）超出阶段“筹备”（2026-03-02 至 2026-03-31） | 请调整任务的日期、前置任务，或阶段的起止日期
          Task T1 (2026-03-02 to 2026-04-01) lies outside phase “筹备” (2026-03-02 to 2026-03-31) | Change the task's dates or predecessors, or the dates of the phase
        error TASK-06 6:34 tasks[1].start
          任务 T2（2026-03-30 至 2027-01-04）超出阶段“运行”（2026-04-01 至 …） | 请调整任务的日期、前置任务，或阶段的起止日期
          Task T2 (2026-03-30 to 2027-01-04) lies outside phase “运行” (2026-04-01 to …) | Change the task's dates or predecessors, or the dates of the phase
        error TASK-06 9:34 tasks[2].children[0].start
          任务 T3.1（2026-03-31 至 2026-04-30）超出阶段“运行”（2026-04-01 至 …） | 请调整任务的日期、前置任务，或阶段的起止日期
          Task T3.1 (2026-03-31 to 2026-04-30) lies outside phase “运行” (2026-04-01 to …) | Change the task's dates or predecessors, or the dates of the phase
    """)


def test_a_task_outside_its_parent(said):
    assert said("""
        title: 客服提速
        tasks:
          - name: 筹备
            start: 2026-03-02
            finish: 2026-03-13
            children:
              - {name: 排班, start: 2026-03-02, finish: 2026-03-16}
              - {name: 培训, start: 2026-03-03, duration: 2d}
              - name: 物料
                finish: 2026-03-20
                children:
                  - {name: 采购, start: 2026-03-10, finish: 2026-03-18}
    """) == text("""
        error TASK-06 7:47 tasks[0].children[0].finish
          任务 T1.1（2026-03-02 至 2026-03-16）超出上级任务 T1（2026-03-02 至 2026-03-13） | 请调整任务的日期、前置任务，或上级任务 T1 的起止日期
          Task T1.1 (2026-03-02 to 2026-03-16) lies outside its parent T1 (2026-03-02 to 2026-03-13) | Change the task's dates or predecessors, or the dates of T1
        error TASK-06 10:17 tasks[0].children[2].finish
          任务 T1.3（… 至 2026-03-20）超出上级任务 T1（2026-03-02 至 2026-03-13） | 请调整任务的日期、前置任务，或上级任务 T1 的起止日期
          Task T1.3 (… to 2026-03-20) lies outside its parent T1 (2026-03-02 to 2026-03-13) | Change the task's dates or predecessors, or the dates of T1
    """)


def test_a_task_before_its_predecessor(said):
    assert said("""
        title: 客服提速
        tasks:
          - {name: 排班, start: 2026-03-02, finish: 2026-03-06}
          - {name: 培训, start: 2026-03-06, duration: 2d, after: 排班}
          - {name: 上线, finish: 2026-03-05, after: 排班}
          - {name: 复核, start: 2026-03-09, finish: 2026-03-10, after: {task: 排班, lag: 2d}}
          - {name: 收尾, start: 2026-03-09, finish: 2026-03-10, after: 排班}
    """) == text("""
        error TASK-07 4:23 tasks[1].start
          任务 T2 在前置任务 T1 完成之前就开始 | 最早可从 2026-03-09 开始；请改日期，或删去 after 中的 T1
          Task T2 starts before its predecessor T1 finishes | The earliest start is 2026-03-09; change the date, or take T1 out of after
        error TASK-07 5:24 tasks[2].finish
          任务 T3 在前置任务 T1 完成之前就开始 | 最早可从 2026-03-09 开始；请改日期，或删去 after 中的 T1
          Task T3 starts before its predecessor T1 finishes | The earliest start is 2026-03-09; change the date, or take T1 out of after
        error TASK-07 6:23 tasks[3].start
          任务 T4 在前置任务 T1 完成之前就开始 | 最早可从 2026-03-11 开始；请改日期，或删去 after 中的 T1
          Task T4 starts before its predecessor T1 finishes | The earliest start is 2026-03-11; change the date, or take T1 out of after
    """)


def test_a_duration_that_contradicts_the_dates(said):
    assert said("""
        title: 客服提速
        tasks:
          - {name: 排班, start: 2026-03-02, finish: 2026-03-05, duration: 1w}
          - {name: 培训, start: 2026-03-02, finish: 2026-03-06, duration: 1w}
          - {name: 上线, start: 2026-03-02, duration: 90000d}
    """) == text("""
        error TASK-06 3:65 tasks[0].duration
          任务 T1 的工期与起止日期不一致 | 按工期应在 2026-03-06 完成；duration 与 finish 请只留一个
          The duration of task T1 contradicts its dates | By its duration it finishes on 2026-03-06; keep either duration or finish
        error TASK-06 5:45 tasks[2].duration
          任务 T3 的日期或工期超出可以计算的范围 | 请核对年份和时长
          A date or duration of task T3 is beyond what can be computed | Check the year and the length
    """)


def test_a_calendar_that_does_not_know_a_year(said):
    assert said("""
        title: 客服提速
        calendar:
          region: china
        tasks:
          - {name: 排班, start: 2031-03-03, finish: 2032-01-09}
          - {name: 培训, start: 2024-03-04, finish: 2024-03-08}
    """) == text("""
        warning CAL-01 3:11 calendar.region
          日历中没有 2031 年的放假安排，暂按平常的工作周推算 | 放假安排公布后升级 chinesecalendar，或把放假与调休写进 calendar 的 holidays 和 extra_workdays
          The calendar does not know the holidays of 2031 yet; ordinary working weeks are assumed | Upgrade chinesecalendar once they are announced, or list them in holidays and extra_workdays of calendar
        warning CAL-01 3:11 calendar.region
          日历中没有 2032 年的放假安排，暂按平常的工作周推算 | 放假安排公布后升级 chinesecalendar，或把放假与调休写进 calendar 的 holidays 和 extra_workdays
          The calendar does not know the holidays of 2032 yet; ordinary working weeks are assumed | Upgrade chinesecalendar once they are announced, or list them in holidays and extra_workdays of calendar
    """)


def test_a_calendar_without_region_knows_every_year(said):
    assert (
        said("""
        title: 客服提速
        tasks: [{name: 排班, start: 2031-03-03, finish: 2032-01-09}]
    """)
        == ""
    )
