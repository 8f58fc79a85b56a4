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
截至2026年6月15日，2项任务已逾期；按计划，全部任务应于2026年7月31日完成。
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
| T1   | 排班 | 2026-04-01 | 2026-04-15 | 2026-06-19     | 推迟47个工作日 |
| T2   | 培训 | 2026-04-01 | 2026-04-10 | 2026-06-24     | 推迟53个工作日 |
| T3   | 选址 | 2026-04-01 | 2026-04-10 | 2026-04-20     | 推迟6个工作日  |
图1列出各项任务的起止时间。
红色：关键任务 · 灰色：已完成或日期已过 · 浅色：进行中
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
| T1  | Roster   | 1 Apr 2026    | 15 Apr 2026    | 19 Jun 2026               | 47 working days late |
| T2  | Training | 1 Apr 2026    | 10 Apr 2026    | 24 Jun 2026               | 53 working days late |
| T3  | Site     | 1 Apr 2026    | 10 Apr 2026    | 20 Apr 2026               | 6 working days late  |
Figure 1 shows when each task runs.
red: critical task · grey: done, or its date has passed · pale: under way
**Figure 1** Project schedule"""
    )


def test_tasks_that_are_overdue_in_two_languages():
    shown = printed(TASKS % DATED, "both")
    assert [line for line in shown.splitlines() if "逾期" in line or "verdue" in line][:4] == [
        "截至2026年6月15日，2项任务已逾期；按计划，全部任务应于2026年7月31日完成。",
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


OPEN = """
    title: 客服提速
    %s
    roles: [{id: R1, name: {zh: 主管, en: Team lead}}]
    goals: [{name: {zh: 五月开业, en: Open in May}}]
    feedback:
      channels: [{id: FC1, name: {zh: 热线, en: Hotline}, respond_within: 2d, close_within: 10d}]
      items:
        - {date: 2026-06-10, channel: FC1, text: {zh: 等候, en: Queue}}
        - {date: 2026-05-25, channel: FC1, text: {zh: 退款, en: Refund}, response: {date: 2026-05-25}}
        - {date: 2026-06-12, channel: FC1, text: {zh: 座椅, en: Chairs}}
        - {date: 2026-05-25, channel: FC1, text: {zh: 表扬, en: Praise}, status: closed}
    improvements:
      - {name: {zh: 晚班, en: Late shift}, owner: R1, due: 2026-06-12}
      - {name: {zh: 台账, en: Register}, owner: R1, due: 2026-06-30, status: do}
      - {name: {zh: 话术, en: Scripts}, owner: R1, due: 2026-05-29, status: closed}
    log:
      - {name: {zh: 定补贴, en: Set the allowance}, type: decision, owner: R1, due: 2026-06-10}
      - {name: {zh: 定店名, en: Name the shop}, type: decision, owner: R1, due: 2026-06-20}
      - {name: {zh: 漏水, en: Leak}, owner: R1, due: 2026-06-12}
    document: {chapters: {only: [summary, monitoring, feedback, improvement], add: [feedback, improvement, monitoring]},
      cover: false, toc: false}
    """


def test_decisions_feedback_and_improvements_that_are_overdue():
    assert (
        printed(OPEN % DATED, "zh")
        == """\
## 摘要
**表1** 目标与进展
| 编号 | 目标     |
| G1   | 五月开业 |
**表2** 待决策事项
| 事项   | 级别 | 负责人 | 期限                 |
| 定补贴 | 中   | 主管   | 2026-06-10（已逾期） |
| 定店名 | 中   | 主管   | 2026-06-20           |
## 一、监控与检查
**表3** 问题、决策与行动记录
| 类别（级别） | 事项        | 负责人 | 期限       | 状态           |
| 决策         | LG1　定补贴 | 主管   | 2026-06-10 | 待处理，已逾期 |
| 决策         | LG2　定店名 | 主管   | 2026-06-20 | 待处理         |
|              | LG3　漏水   | 主管   | 2026-06-12 | 待处理，已逾期 |
## 二、用户反馈
共收到4条反馈，已关闭1条，关闭率25%；首次响应平均用时0天。截至2026年6月15日，2条已超过规定时限。
图1列出收集、答复、处理、验证、回告各环节已走到的反馈条数。
**图1** 反馈闭环进展：4条反馈已关闭1条，关闭率25%
**表4** 反馈渠道
- **渠道**：热线
- **响应时限**：2个工作日
- **办结时限**：10个工作日
**表5** 反馈登记
| 编号 | 日期       | 渠道 | 内容 | 状态           | 响应               |
| FI1  | 2026-06-10 | 热线 | 等候 | 待处理，已逾期 |                    |
| FI2  | 2026-05-25 | 热线 | 退款 | 已答复，已逾期 | 2026-05-25（当天） |
| FI3  | 2026-06-12 | 热线 | 座椅 | 待处理         |                    |
| FI4  | 2026-05-25 | 热线 | 表扬 | 已关闭         |                    |
## 三、优化与调整
共3项改进，已关闭1项，关闭率33.3%。截至2026年6月15日，1项已逾期。
图2按计划、执行、检查、处理四个阶段列出在办的改进项。
**图2** 改进项所处的PDCA阶段：3项改进已关闭1项，关闭率33.3%
**表6** 改进措施
| 编号 | 改进项 | 责任人 | 期限与状态                 |
| IM1  | 晚班   | 主管   | 2026-06-12<br>计划，已逾期 |
| IM2  | 台账   | 主管   | 2026-06-30<br>执行         |
| IM3  | 话术   | 主管   | 2026-05-29<br>关闭         |"""
    )
    assert (
        printed(OPEN % DATED, "en")
        == """\
## Executive Summary
**Table 1** Goals and where they stand
| ID  | Goal        |
| G1  | Open in May |
**Table 2** Decisions needed
| Item              | Level  | Owner     | Due                   |
| Set the allowance | Medium | Team lead | 10 Jun 2026 (overdue) |
| Name the shop     | Medium | Team lead | 20 Jun 2026           |
## 1 Monitoring and Checks
**Table 3** Issues, decisions and actions
| Type (level) | Item                  | Owner     | Due         | Status        |
| Decision     | LG1 Set the allowance | Team lead | 10 Jun 2026 | Open, overdue |
| Decision     | LG2 Name the shop     | Team lead | 20 Jun 2026 | Open          |
|              | LG3 Leak              | Team lead | 12 Jun 2026 | Open, overdue |
## 2 User Feedback
Closed so far: 1 of 4 pieces of feedback (25%); the first response took 0 days on average. \
On 15 June 2026, 2 pieces are past the time limit of their channel.
Figure 1 shows how many pieces of feedback have been collected, answered, acted on, verified and reported back.
**Figure 1** Feedback loop: 1 of 4 closed (25%)
**Table 4** Feedback channels
- **Channel**: Hotline
- **Respond within**: 2 working days
- **Close within**: 10 working days
**Table 5** Feedback received
| ID  | Date        | Channel | Content | Status            | Response               |
| FI1 | 10 Jun 2026 | Hotline | Queue   | Open, overdue     |                        |
| FI2 | 25 May 2026 | Hotline | Refund  | Answered, overdue | 25 May 2026 (same day) |
| FI3 | 12 Jun 2026 | Hotline | Chairs  | Open              |                        |
| FI4 | 25 May 2026 | Hotline | Praise  | Closed            |                        |
## 3 Optimisation and Adjustment
Closed so far: 1 of 3 improvements (33.3%). On 15 June 2026, 1 improvement is overdue.
Figure 2 shows which improvements are being planned, done, checked and acted upon.
**Figure 2** Improvements in the PDCA cycle: 1 of 3 closed (33.3%)
**Table 6** Improvement actions
| ID  | Improvement | Owner     | Due and status               |
| IM1 | Late shift  | Team lead | 12 Jun 2026<br>Plan, overdue |
| IM2 | Register    | Team lead | 30 Jun 2026<br>Do            |
| IM3 | Scripts     | Team lead | 29 May 2026<br>Closed        |"""
    )


def test_nothing_open_is_overdue_without_a_data_date():
    shown = printed(OPEN % "", "zh") + printed(OPEN % "", "en")
    assert [word for word in ("逾期", "时限。", "overdue", "past the") if word in shown] == []
