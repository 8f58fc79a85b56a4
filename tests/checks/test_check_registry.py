"""All checks together: their order, and that nothing hides anything else."""

# Whole sentences stand here as they are printed.
# ruff: noqa: E501
import re
from collections import Counter
from textwrap import dedent

from opsplan.checks.registry import CHECKS

CODES = {"CAL-01", "DOC-01", "GOAL-12", "OPS-01", "REF-01", "TASK-01", "TASK-05", "TASK-06", "TASK-07"}


def text(block: str) -> str:
    return dedent(block).strip()


def test_every_check_has_a_code_of_its_own_and_says_what_it_finds():
    assert [code for code, times in Counter(one.code for one in CHECKS).items() if times > 1] == []
    assert [one.code for one in CHECKS if not re.fullmatch(r"[A-Z]{2,5}-\d\d", one.code)] == []
    assert [
        one.code for one in CHECKS if not re.fullmatch(r"[A-Z].+\.", (one.find.__doc__ or "").splitlines()[0])
    ] == []


def test_everything_is_said_at_once_in_the_order_of_the_file(said):
    assert said("""
        title: 客服提速
        lnag: zh
        calendar:
          region: china
        period: {start: 2031-03-03, finish: 2031-03-31}
        goals:
          - [提升复购]
          - {name: 缩短响应, parent: 缩短响应, due: 2031-02-30}
        kpis: [{name: 响应时间, target: 约30, frequency: 每周}]
        tasks:
          - {name: 排班, start: 2031-03-03, finish: 2031-03-07, after: 上线, owner: 店长}
          - {name: 培训, start: 2031-03-06, duration: 2d, after: 试用, owner: 店长}
          - [讲义]
          - {name: 上线, after: [排班, {tsk: 试用}], owner: [店长, 客服]}
          - {name: 试用, start: 2031-03-10, finish: 2031-04-01, status: doen, owner: 店长}
          - {name: 复核, start: 2031-03-10, finish: 2031-03-12, after: 试用2, owner: 店长}
        lint: {profile: basic}
        services: [数据支持]
    """) == text("""
        error DOC-01 2:1 lnag
          不认识的字段“lnag” | 是否为 lang？请改成 lang:
          Unknown field “lnag” | Did you mean lang? Write lang:
        warning CAL-01 4:11 calendar.region
          日历中没有 2031 年的放假安排，暂按平常的工作周推算 | 放假安排公布后升级 chinesecalendar，或把放假与调休写进 calendar 的 holidays 和 extra_workdays
          The calendar does not know the holidays of 2031 yet; ordinary working weeks are assumed | Upgrade chinesecalendar once they are announced, or list them in holidays and extra_workdays of calendar
        error DOC-01 7:5 goals[0]
          这里应当写“字段: 内容”，现在是一个列表 | 请去掉方括号或短横，直接写字段，例如 name: …
          Fields are needed here, but this is a list | Remove the brackets or the dash and write the fields, for example name: …
        error GOAL-12 8:26 goals[1].parent
          目标层级成环：G2 → G2 | 请断开其中一处：G2 → G2（第 8 行）
          Goals form a loop: G2 → G2 | Break it in one place: G2 → G2 (line 8)
        error DOC-01 8:37 goals[1].due
          “2031-02-30”这一天不存在 | 是否为 2031-02-28？
          There is no such day as 2031-02-30 | Did you mean 2031-02-28?
        error DOC-01 9:29 kpis[0].target
          “约30”不是数字 | 只写数字；可以写 1,200、8万、30%
          “约30” is not a number | Write the number alone; 1,200 and 30% are fine
        error TASK-05 11:62 tasks[0].after
          任务互为前置，成环：T1 → T4 → T1 | 请断开其中一处：T1 → T4（第 11 行）、T4 → T1（第 14 行）
          Tasks wait for each other in a loop: T1 → T4 → T1 | Break it in one place: T1 → T4 (line 11), T4 → T1 (line 14)
        error TASK-07 12:23 tasks[1].start
          任务 T2 在前置任务 T5 完成之前就开始 | 最早可从 2031-04-02 开始；请改日期，或删去 after 中的 T5
          Task T2 starts before its predecessor T5 finishes | The earliest start is 2031-04-02; change the date, or take T5 out of after
        error DOC-01 13:5 tasks[2]
          这里应当写“字段: 内容”，现在是一个列表 | 请去掉方括号或短横，直接写字段，例如 name: …
          Fields are needed here, but this is a list | Remove the brackets or the dash and write the fields, for example name: …
        error DOC-01 14:29 tasks[3].after[1].tsk
          不认识的字段“tsk” | 是否为 task？请改成 task:
          Unknown field “tsk” | Did you mean task? Write task:
        error TASK-01 14:47 tasks[3].owner
          负责人只能有一个，现在是一个列表 | 请只留一个；其余的人写到 collaborators 里
          There can be one owner only, but this is a list | Keep one and put the others into collaborators
        error TASK-06 15:43 tasks[4].finish
          任务 T5（2031-03-10 至 2031-04-01）超出计划期（2031-03-03 至 2031-03-31） | 请调整任务的日期、前置任务，或 period
          Task T5 (2031-03-10 to 2031-04-01) lies outside the plan's period (2031-03-03 to 2031-03-31) | Change the task's dates or predecessors, or period
        error DOC-01 15:63 tasks[4].status
          “doen”不是这里可以用的值 | 是否为 done？可用的值：todo（未开始）、doing（进行中）、done（已完成）、blocked（受阻）、cancelled（已取消）
          “doen” is not a value of this field | Did you mean done? Possible values: todo, doing, done, blocked, cancelled
        error REF-01 16:62 tasks[5].after
          找不到名称或编号为“试用2”的任务 | 是否为“试用”？
          No task has the id or name “试用2” | Did you mean “试用”?
        info OPS-01 18:1 services
          文档里没有打印“services”的章节 | 要打印，请在 document.chapters.add 里加上 services（支撑服务目录）；不打印也可以保留
          No chapter of the document prints “services” | To print it, add services (Support Service Catalogue) to document.chapters.add; it may also stay as it is
    """)


def test_nothing_is_concluded_from_a_value_that_cannot_be_read(said):
    assert said(
        """
        标题: 食堂
        指标:
          - {名称: 剩饭率, 单位: "%", 方向: 越早越好, 基线: 10, 目标值: 5, 失败线: 12}
          - {名称: 菜价, 单位: 元, 方向: 区间, 下限: 8, 上限: 12}
        任务:
          - {名称: 排班, 工期: 很久}
          - {名称: 盘点, 开始: 四月, 工期: 2天}
        会议: [{名称: 碰头会, 频率: {周期: 每餐}}]
        """,
        *("DOC-01", "KPI-02", "KPI-07", "KPI-08", "TASK-02", "TASK-12"),
    ) == text("""
        error DOC-01 3:28 指标[0].方向
          “越早越好”不是这里可以用的值 | 可用的值：越高越好、越低越好、区间内
          “越早越好” is not a value of this field | Possible values: 越高越好, 越低越好, 区间内
        error DOC-01 4:25 指标[1].方向
          “区间”不是这里可以用的值 | 是否为 区间内？可用的值：越高越好、越低越好、区间内
          “区间” is not a value of this field | Did you mean 区间内? Possible values: 越高越好, 越低越好, 区间内
        error DOC-01 6:18 任务[0].工期
          “很久”不是能认出的时长 | 例如 3天（3个工作日）、4小时、2周、1个月；也可以写 3d、4h、2w、1mo
          “很久” is not a duration opsplan can read | For example 3d (3 working days), 4h (4 hours), 2w (2 weeks), 1mo (1 month)
        error DOC-01 7:18 任务[1].开始
          “四月”不是能认出的日期 | 日期按“年-月-日”写，例如 2026-04-17
          “四月” is not a date opsplan can read | Write dates as year-month-day, for example 2026-04-17
        error DOC-01 8:25 会议[0].频率.周期
          “每餐”不是频率 | 可以写每日、每周、每月等，或每3天、每周3次；也可以写 daily、every 3d、3/weekly
          “每餐” is not a frequency | Write daily, weekly, monthly and so on, or 3d (every three days); three times a week is 3/weekly
    """)
