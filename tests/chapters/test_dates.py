"""What the schedule chapter says of tasks that last from … to …, and of days that are not worked."""

from textwrap import dedent

from opsplan.kinds import kind
from opsplan.pipeline import Wanted, document, judge


def printed(text: str, lang: str) -> str:
    """Return the only chapter of a plan in Markdown, without blank lines and alignment rows."""
    data = dedent(text).strip().encode()
    plan, _ = judge(data, "plan.yaml")
    shown = document(plan, data, Wanted(kind("work-breakdown"), lang, "md")).decode()
    chapter = shown.partition("\n## ")[2].partition("\n<!-- opsplan:")[0]
    return "\n".join(line for line in chapter.splitlines() if line and not line.startswith(("| --", "```")))


PLAN = """
    title: 甲
    period: {start: 2026-03-02, finish: 2026-03-29}
    tasks:
      - {name: 一, start: 2026-03-02, duration: 3-5d}
      - {name: 二, start: 2026-03-02, duration: 1-2w}
      - {name: 三, start: 2026-03-02, duration: 2d-1w}
      - {name: 四, start: 2026-03-02, finish: 2026-03-05, duration: 3-5d}
      - {name: 五, start: 2026-03-09, finish: 2026-03-27, baseline: {finish: 2026-03-22}, actual_finish: 2026-03-24}
      - {name: 六, start: 2026-03-09, finish: 2026-03-27, baseline: {finish: 2026-03-22}, actual_finish: 2026-03-21}
    document: {chapters: {only: schedule}, cover: false, toc: false}
    """


def test_ranges_are_printed_and_slips_count_working_days_whatever_day_was_planned():
    assert (
        printed(PLAN, "zh")
        == """\
一、时间安排
**表1** 任务日期（工期与总浮动以工作日计）
| 编号 | 任务 | 开始       | 完成       |           工期 | 总浮动 |
| T1   | 一   | 2026-03-02 | 2026-03-06 |           3～5 |     15 |
| T2   | 二   | 2026-03-02 | 2026-03-13 |         1～2周 |     10 |
| T3   | 三   | 2026-03-02 | 2026-03-06 | 2个工作日～1周 |     15 |
| T4   | 四   | 2026-03-02 | 2026-03-05 |              4 |     16 |
| T5   | 五   | 2026-03-09 | 2026-03-27 |             15 |        |
| T6   | 六   | 2026-03-09 | 2026-03-27 |             15 |        |
**表2** 进度偏差
| 编号 | 任务 | 计划完成   | 实际或预计完成 | 偏差          |
| T5   | 五   | 2026-03-22 | 2026-03-24     | 推迟2个工作日 |
| T6   | 六   | 2026-03-22 | 2026-03-21     | 按计划        |
图1列出各项任务的起止时间。
gantt
    dateFormat YYYY-MM-DD
    axisFormat %m-%d
    tickInterval 2day
    todayMarker off
    accDescr: 任务进度甘特图，2026-03-02至2026-03-27
    一 :t1, 2026-03-02, 2026-03-07
    二 :t2, 2026-03-02, 2026-03-14
    三 :t3, 2026-03-02, 2026-03-07
    四 :t4, 2026-03-02, 2026-03-06
    五 :crit, done, t5, 2026-03-09, 2026-03-28
    六 :crit, done, t6, 2026-03-09, 2026-03-28
红色：关键任务 · 灰色：已完成或日期已过
**图1** 进度计划"""
    )
    assert (
        printed(PLAN, "en")
        == """\
1 Schedule
**Table 1** Dates of tasks (duration and float in working days)
| ID  | Task | Start      | Finish      |              Duration | Total float |
| T1  | 一   | 2 Mar 2026 | 6 Mar 2026  |                   3–5 |          15 |
| T2  | 二   | 2 Mar 2026 | 13 Mar 2026 |             1–2 weeks |          10 |
| T3  | 三   | 2 Mar 2026 | 6 Mar 2026  | 2 working days–1 week |          15 |
| T4  | 四   | 2 Mar 2026 | 5 Mar 2026  |                     4 |          16 |
| T5  | 五   | 9 Mar 2026 | 27 Mar 2026 |                    15 |             |
| T6  | 六   | 9 Mar 2026 | 27 Mar 2026 |                    15 |             |
**Table 2** Schedule variance
| ID  | Task | Planned finish | Actual or expected finish | Variance            |
| T5  | 五   | 22 Mar 2026    | 24 Mar 2026               | 2 working days late |
| T6  | 六   | 22 Mar 2026    | 21 Mar 2026               | As planned          |
Figure 1 shows when each task runs.
gantt
    dateFormat YYYY-MM-DD
    axisFormat %-d %b
    tickInterval 2day
    todayMarker off
    accDescr: Gantt chart of the tasks, 2 Mar 2026 to 27 Mar 2026
    一 :t1, 2026-03-02, 2026-03-07
    二 :t2, 2026-03-02, 2026-03-14
    三 :t3, 2026-03-02, 2026-03-07
    四 :t4, 2026-03-02, 2026-03-06
    五 :crit, done, t5, 2026-03-09, 2026-03-28
    六 :crit, done, t6, 2026-03-09, 2026-03-28
red: critical task · grey: done, or its date has passed
**Figure 1** Project schedule"""
    )


def test_open_ends_in_both_languages():
    text = "title: 甲\ntasks: [{name: 乙, start: 2026-03-02, when: 待定, notes: 丙}]".encode()
    plan, _ = judge(text, "plan.yaml")
    shown = document(plan, text, Wanted(kind("work-breakdown"), "both", "md")).decode()
    assert [line for line in shown.splitlines() if "2026-03-02" in line] == [
        "| T1         | 乙           | 2026-03-02    | 待定<br>To be decided |",
    ]
