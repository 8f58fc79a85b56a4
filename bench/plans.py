"""Plans of any size for measuring: a roll-out over many shops, the same for the same size."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

GROUP = 10
QUARTERS = (
    ("P1", "调研与方案", date(2026, 1, 5), date(2026, 3, 31)),
    ("P2", "试点与修订", date(2026, 4, 1), date(2026, 6, 30)),
    ("P3", "分批推广", date(2026, 7, 1), date(2026, 9, 30)),
    ("P4", "验收与固化", date(2026, 10, 8), date(2026, 12, 31)),
)
ROLES = (
    "运营总监", "区域经理", "门店店长", "收银主管", "客服主管", "采购主管",
    "仓储主管", "信息系统主管", "培训主管", "财务主管", "数据分析师", "物业协调员",
)  # fmt: skip
VERBS = ("盘点", "梳理", "修订", "试行", "培训", "检查", "调整", "评估", "公示", "归档")
OBJECTS = (
    "收银排队分流办法", "会员开卡话术", "货架陈列标准", "缺货登记表", "退换货受理流程", "晨会通报内容", "高峰排班表",
    "价签更换时限", "临期商品下架规则", "线上订单拣货动线", "顾客意见登记办法", "设备报修台账", "现金交接手续",
)  # fmt: skip
GOALS = (
    ("G1", "收银平均等待时间由 6 分钟降到 3 分钟", "R4", "2026-12-31", "K1, K2"),
    ("G2", "线上订单当日拣货完成率由 91% 提到 98%", "R7", "2026-12-31", "K3, K4"),
    ("G3", "顾客意见 24 小时回复率达到 95%", "R5", "2026-09-30", "K5, K6"),
)
KPIS = (
    ("K1", "G1", "收银平均等待时间", "分钟", "down", "6.0", "3.0", "5.5", 20, "R4"),
    ("K2", "G1", "高峰时段开台率", '"%"', "up", "70", "95", "75", 15, "R3"),
    ("K3", "G2", "当日拣货完成率", '"%"', "up", "91", "98", "92", 20, "R7"),
    ("K4", "G2", "拣货差错率", "‰", "down", "8.5", "3.0", "8.0", 15, "R7"),
    ("K5", "G3", "24 小时回复率", '"%"', "up", "62", "95", "70", 15, "R5"),
    ("K6", "G3", "重复反映同一问题的比例", '"%"', "down", "18", "8", "16", 15, "R5"),
)


def plan_text(tasks: int) -> str:
    """Return the YAML of a plan with this many tasks, in groups of ten, and ten groups under one heading."""
    random = Random(tasks)
    lines = [*_head(tasks), *_people(), *_aims(), *_phases(), "tasks:"]
    for first in range(0, tasks, GROUP * GROUP):
        lines += _heading(first, min(tasks, first + GROUP * GROUP), random)
    return "\n".join(lines) + "\n"


def _head(tasks: int) -> Iterator[str]:
    yield f"title: 门店服务提升推广方案（{tasks} 项任务）"
    yield "period: {start: 2026-01-05, finish: 2026-12-31}"
    yield "calendar: {region: china}"
    yield 'meta: {version: "1.0", author: R2, approver: R1, issued: 2026-01-05}'
    yield "scope:"
    yield "  background: [门店扩张后服务标准不一, 高峰时段排队与缺货集中]"
    yield "  purpose: 用一年时间把试点门店的做法推广到全部门店"
    yield "  includes: [收银与会员, 商品与陈列, 线上订单拣货]"


def _people() -> Iterator[str]:
    yield "roles:"
    for number, name in enumerate(ROLES, 1):
        duty = f"{{name: {name}分管事项的安排与督办, result: 每周有书面结论, frequency: weekly}}"
        yield f"  - {{id: R{number}, name: {name}, capacity: 5, duties: [{duty}]}}"


def _aims() -> Iterator[str]:
    yield "goals:"
    for goal, name, owner, due, kpis in GOALS:
        yield f"  - {{id: {goal}, name: {name}, owner: {owner}, due: {due}, kpis: [{kpis}], review: monthly}}"
    yield "kpis:"
    for kpi, goal, name, unit, direction, baseline, target, failure, weight, owner in KPIS:
        yield f"  - {{id: {kpi}, goals: {goal}, name: {name}, unit: {unit}, direction: {direction},"
        yield f"     baseline: {baseline}, target: {target}, failure: {failure}, weight: {weight},"
        yield f"     frequency: monthly, source: 门店经营系统, owner: {owner}}}"


def _phases() -> Iterator[str]:
    yield "phases:"
    for phase, name, start, finish in QUARTERS:
        milestone = f"{{name: {name}总结会通过, due: {finish}, owner: R1}}"
        yield f"  - {{id: {phase}, name: {name}, start: {start}, finish: {finish}, milestones: [{milestone}]}}"


def _heading(first: int, last: int, random: Random) -> Iterator[str]:
    """Yield up to a hundred tasks under one heading, in the phases by turns."""
    number = first // (GROUP * GROUP) + 1
    phase, name, start, _ = QUARTERS[(number - 1) % len(QUARTERS)]
    yield f"  - id: T{number}"
    yield f"    name: 第 {number} 批门店：{name}"
    yield f"    phase: {phase}"
    yield f"    goals: {GOALS[(number - 1) % len(GOALS)][0]}"
    yield "    children:"
    for group, low in enumerate(range(first, last, GROUP), 1):
        yield from _group(f"T{number}.{group}", min(GROUP, last - low), start, random)


def _group(group: str, size: int, start: date, random: Random) -> Iterator[str]:
    heading, number = group.removeprefix("T").split(".")
    yield f"      - id: {group}"
    yield f"        name: {heading}-{number} 号店"
    yield "        children:"
    shop = f"{heading}-{number} 号店"
    for place in range(1, size + 1):
        yield from _task(group, place, f"{shop}{VERBS[place - 1]}{random.choice(OBJECTS)}", start, random)


def _task(group: str, place: int, name: str, start: date, random: Random) -> Iterator[str]:
    yield f"          - id: {group}.{place}"
    yield f"            name: {name}"
    yield f"            owner: R{random.randint(1, len(ROLES))}"
    yield f"            {_begin(group, place, start, random)}"
    yield f"            duration: {random.randint(1, 3)}d"
    yield f"            effort: {random.randint(1, 6)}"
    yield f"            deliverable: {name.split('店', 1)[1]}的书面结论"
    yield "            acceptance: 店长与区域经理签字确认，抽查 10 笔无不符"
    if random.random() < 0.1:
        yield "            steps: [调阅近三个月记录, 现场观察两个高峰时段, 汇总并与店长核对]"


def _begin(group: str, place: int, start: date, random: Random) -> str:
    """Return when a task begins: the first of a group by date, the others after one or two that stand before.

    A task waits for a task of the group before only at the same place, so that chains do not outgrow their phase.
    """
    if place == 1:
        return f"start: {start + timedelta(days=7 * random.randint(0, 1))}"
    before = [f"{group}.{place - random.randint(1, min(2, place - 1))}"]
    heading, number = group.split(".")
    if int(number) > 1 and random.random() < 0.2:
        before.append(f"{heading}.{int(number) - 1}.{place}")
    return f"after: [{', '.join(before)}]"
