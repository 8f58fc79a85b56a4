"""Plans with many duties for measuring how long near-duplicates are looked for; the same for the same number."""

from __future__ import annotations

import time
from itertools import product
from random import Random

from opsplan.analysis.facts import facts
from opsplan.checks.case import Case
from opsplan.checks.overlaps import overlapping
from opsplan.loading.plan import load

#: What duties are made of, by language: what is done, to what, where or when.
WORDS = {
    "zh": (
        "检查|核对|登记|整理|培训|汇总|上报|更新|维护|盘点|审批|回访|巡查|补充|清点|分析|发布|归档|调整|验收",
        "会员档案|收银备用金|货架陈列|价签|退换货单|排班表|促销物料|监控录像|消防器材|冷柜温度|供应商发票|线上订单|"
        "临期商品|顾客意见|考勤记录|库存差异|设备报修单|开业清单|交接班记录|员工健康证|赠品台账|停车位",
        "门店|总仓|分仓|前台|后厨|早班|晚班|周末|月末|节假日|新店|老店",
    ),
    "en": (
        "Check|Verify|Record|Sort|Train|Summarise|Report|Update|Maintain|Count|Approve|Follow-up|Patrol|Restock|"
        "Inspect|Analyse|Publish|Archive|Adjust|Accept",
        "member files|the cash float|shelf displays|price tags|return slips|the roster|promotion material|"
        "camera records|fire extinguishers|freezer temperatures|supplier invoices|online orders|goods near expiry|"
        "customer comments|attendance records|stock differences|repair requests|the opening list|shift handovers|"
        "health certificates|gift registers|parking bays",
        "in shops|at the main warehouse|at branch warehouses|at reception|in the kitchen|on the early shift|"
        "on the late shift|at weekends|at the end of the month|on holidays|in new shops|in old shops",
    ),
}
ROLES = 40
RUNS = 3


def duties_text(number: int, lang: str) -> str:
    """Return the YAML of a plan with this many duties, shared out among roles."""
    names = [_name(lang, *parts) for parts in product(*(listed.split("|") for listed in WORDS[lang]))]
    chosen = Random(number).sample(names, number)
    roles = [
        f"  - {{id: R{role}, name: Role {role}, duties: [{', '.join(chosen[role::ROLES])}]}}" for role in range(ROLES)
    ]
    return "\n".join(["title: Duties", f"lang: {lang}", "roles:", *roles]) + "\n"


def _name(lang: str, action: str, what: str, where: str) -> str:
    return f"{where}{what}{action}" if lang == "zh" else f"{action} {what} {where}"


def seconds(number: int, lang: str) -> float:
    """Return how long near-duplicates are looked for among so many duties: the best of some runs, in seconds."""
    loaded, _ = load(duties_text(number, lang).encode(), "plan.yaml")
    if loaded is None:
        raise ValueError(lang)
    derived, taken = facts(loaded.plan), []
    for _ in range(RUNS):
        case = Case(loaded, derived)
        begun = time.perf_counter()
        list(overlapping(case))
        taken.append(time.perf_counter() - begun)
    return min(taken)
