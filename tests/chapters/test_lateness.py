"""What a document says of work that should be done by its data date and is not."""

from textwrap import dedent

from opsplan.kinds import kind
from opsplan.pipeline import Wanted, document, judge


def printed(text: str, lang: str) -> str:
    """Return the chapters of a plan in Markdown without figures, blank lines and alignment rows."""
    data = dedent(text).strip().encode()
    plan, _ = judge(data, "plan.yaml")
    shown = document(plan, data, Wanted(kind("work-breakdown"), lang, "md")).decode()
    chapters = shown[shown.index("\n## ") :].partition("\n<!-- opsplan:")[0]
    told = "".join(chapters.split("```")[::2])
    return "\n".join(line for line in told.splitlines() if line and not line.startswith("| --"))


#: Nothing is overdue in a plan that does not say for which day it is true.
DATED = "status_date: 2026-06-15"
TASKS = """
    title: 客服提速
    %s
    period: {start: 2026-04-01, finish: 2026-07-31}
    goals: [{name: {zh: 五月开业, en: Open in May}}]
    phases: [{id: P1, name: {zh: 筹备, en: Preparation}}]
    tasks:
      - {name: {zh: 排班, en: Roster}, start: 2026-04-01, duration: 10d,
         status: doing, progress: 50, baseline: {start: 2026-04-01, finish: 2026-04-15}}
      - {name: {zh: 培训, en: Training}, start: 2026-04-01, duration: 8d,
         evidence: {zh: 签到表, en: Roll}, notes: {zh: 分两批, en: In two turns}}
      - {name: {zh: 选址, en: Site}, start: 2026-04-01, duration: 8d,
         actual_start: 2026-04-01, actual_finish: 2026-04-20}
      - {name: {zh: 开业, en: Opening}, start: 2026-06-15, duration: 5d, after: T2}
      - {name: {zh: 巡查, en: Rounds}, when: ongoing}
    document: {chapters: {only: [summary, breakdown, schedule]}, cover: false, toc: false}
    """


def test_tasks_that_are_overdue_are_neither_early_nor_have_float():
    assert (
        printed(TASKS % DATED, "zh")
        == """\
## 摘要
截至2026年6月15日，2项任务已逾期；按计划，全部任务排至2026年7月31日完成。
**表1** 目标与进展
| 编号 | 目标     |
| G1   | 五月开业 |
## 一、任务分解
**表2** 任务分解
| 编号 | 任务 | 前置任务 |
| T1   | 排班 |          |
| T2   | 培训 |          |
| T3   | 选址 |          |
| T4   | 开业 | T2       |
| T5   | 巡查 |          |
**表3** 任务进展
| 编号 | 任务 | 状态                  | 计划完成   | 实际开始   | 实际完成   |
| T1   | 排班 | 进行中（50%），已逾期 | 2026-04-15 |            |            |
| T2   | 培训 | 未开始，已逾期        | 2026-04-10 |            |            |
| T3   | 选址 | 已完成                | 2026-04-10 | 2026-04-01 | 2026-04-20 |
**表4** 任务补充说明
- **编号**：T5
- **任务**：巡查
- **时间安排**：持续进行
**表5** 任务说明
- **编号**：T2
- **任务**：培训
- **资源与要求**：
  - 完成凭证：签到表
  - 注意事项：分两批
## 二、时间安排
**表6** 阶段安排
| 编号 | 阶段 |
| P1   | 筹备 |
**表7** 任务日期（工期与总浮动以工作日计）
| 编号 | 任务 | 开始       | 完成       | 工期 | 总浮动 |
| T1   | 排班 | 2026-04-01 | 2026-04-14 |   10 | 已逾期 |
| T2   | 培训 | 2026-04-01 | 2026-04-10 |    8 | 已逾期 |
| T3   | 选址 | 2026-04-01 | 2026-04-10 |    8 |        |
| T4   | 开业 | 2026-06-15 | 2026-06-19 |    5 |   关键 |
| T5   | 巡查 | 2026-04-01 | 持续进行   |   88 |        |
**表8** 进度偏差
| 编号 | 任务 | 计划开始   | 计划完成   | 实际或预计完成 | 偏差           |
| T1   | 排班 | 2026-04-01 | 2026-04-15 | 2026-06-15     | 推迟43个工作日 |
| T2   | 培训 | 2026-04-01 | 2026-04-10 | 2026-06-15     | 推迟46个工作日 |
| T3   | 选址 | 2026-04-01 | 2026-04-10 | 2026-04-20     | 推迟6个工作日  |
图1列出各项任务的起止时间、缓冲与里程碑。
**图1** 进度计划"""
    )
    assert (
        printed(TASKS % DATED, "en")
        == """\
## Executive Summary
On 15 June 2026, 2 tasks are overdue; all tasks were scheduled to finish by 31 July 2026.
**Table 1** Goals and where they stand
| ID  | Goal        |
| G1  | Open in May |
## 1 Work Breakdown
**Table 2** Work breakdown
| ID  | Task     | Predecessors |
| T1  | Roster   |              |
| T2  | Training |              |
| T3  | Site     |              |
| T4  | Opening  | T2           |
| T5  | Rounds   |              |
**Table 3** Progress of tasks
| ID  | Task     | Status                     | Planned finish | Actual start | Actual finish |
| T1  | Roster   | In progress (50%), overdue | 15 Apr 2026    |              |               |
| T2  | Training | To do, overdue             | 10 Apr 2026    |              |               |
| T3  | Site     | Done                       | 10 Apr 2026    | 1 Apr 2026   | 20 Apr 2026   |
**Table 4** Further details of tasks
- **ID**: T5
- **Task**: Rounds
- **When and how often**: Ongoing
**Table 5** Steps and checkpoints of tasks
- **ID**: T2
- **Task**: Training
- **Resources and requirements**:
  - Evidence: Roll
  - Notes: In two turns
## 2 Schedule
**Table 6** Phases
| ID  | Phase       |
| P1  | Preparation |
**Table 7** Dates of tasks (duration and float in working days)
| ID  | Task     | Start       | Finish      | Duration | Total float |
| T1  | Roster   | 1 Apr 2026  | 14 Apr 2026 |       10 |     Overdue |
| T2  | Training | 1 Apr 2026  | 10 Apr 2026 |        8 |     Overdue |
| T3  | Site     | 1 Apr 2026  | 10 Apr 2026 |        8 |             |
| T4  | Opening  | 15 Jun 2026 | 19 Jun 2026 |        5 |    Critical |
| T5  | Rounds   | 1 Apr 2026  | Ongoing     |       88 |             |
**Table 8** Schedule variance
| ID  | Task     | Planned start | Planned finish | Actual or expected finish | Variance             |
| T1  | Roster   | 1 Apr 2026    | 15 Apr 2026    | 15 Jun 2026               | 43 working days late |
| T2  | Training | 1 Apr 2026    | 10 Apr 2026    | 15 Jun 2026               | 46 working days late |
| T3  | Site     | 1 Apr 2026    | 10 Apr 2026    | 20 Apr 2026               | 6 working days late  |
Figure 1 shows when each task runs, with buffers and milestones.
**Figure 1** Project schedule"""
    )


def test_tasks_that_are_overdue_in_two_languages():
    shown = printed(TASKS % DATED, "both")
    assert [line for line in shown.splitlines() if "逾期" in line or "verdue" in line][:4] == [
        "截至2026年6月15日，2项任务已逾期；按计划，全部任务排至2026年7月31日完成。",
        "On 15 June 2026, 2 tasks are overdue; all tasks were scheduled to finish by 31 July 2026.",
        "| T1 | 排班<br>Roster | 进行中（50%），已逾期<br>In progress, overdue | 2026-04-15 |  |  |",
        "| T2 | 培训<br>Training | 未开始，已逾期<br>To do, overdue | 2026-04-10 |  |  |",
    ]


def test_no_task_is_overdue_without_a_data_date():
    shown = printed(TASKS % "", "zh")
    assert "逾期" not in shown
    assert [line for line in shown.splitlines() if line.startswith("| T1 ")] == [
        "| T1   | 排班 |          |",
        "| T1   | 排班 | 进行中（50%） | 2026-04-15 |            |            |",
        "| T1   | 排班 | 2026-04-01 | 2026-04-14 |   10 |     48 |",
        "| T1   | 排班 | 2026-04-01 | 2026-04-15 | 2026-04-14     | 提前1个工作日 |",
    ]
