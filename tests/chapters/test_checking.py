"""Goals and KPIs in a kind that checks them: a plan in YAML goes in, the Markdown of the two chapters comes out."""

import pytest
from figureless import NO_FIGURES

from opsplan.kinds import kind
from opsplan.pipeline import Wanted, document, judge

PLAN = """\
title: 核对
roles: [{id: R1, name: 客服主管}]
goals:
  - {name: 缩短首次响应时间, due: 2026-06-30, owner: R1, kpis: [K1, K2], success: 连续两个月达标}
  - {name: 上线知识库, due: 2026-05-31, owner: R1, status: met}
  - {name: 提高留存, baseline: 60, target: 70, unit: "%"}
kpis:
  - {id: K1, name: 首次响应时间, unit: 秒, direction: down, baseline: 75, target: 30, failure: 50, source: 客服系统,
     stages: [{period: 2026-04, target: 40}],
     actuals: [{period: 2026-03, value: 60}, {period: 2026-04, value: 45, cause: 夜班缺人}]}
  - {id: K2, name: 满意度, unit: "%", direction: range, min: 90, max: 98, actuals: [{period: 2026-04, value: 96}]}
document: {chapters: {only: [goals, kpis]}, cover: false, toc: false}
"""


def printed(chapter: str, plan: str = PLAN) -> str:
    judged, found = judge(plan.encode(), "plan.yaml", settings=NO_FIGURES)
    assert [one for one in found if one.code != "DOC-03"] == []
    told = document(judged, plan.encode(), Wanted(kind("role-inspection"), "zh", "md")).decode()
    return told.partition(f"{chapter}\n\n")[2].partition("\n\n## ")[0].partition("\n\n<!--")[0]


def cells(line: str) -> str:
    return " | ".join(cell.strip() for cell in line.strip("|").split("|")) if line.startswith("|") else line


@pytest.mark.parametrize(
    ("chapter", "expected"),
    [
        (
            "目标达成核对",
            """\
**表1** 目标达成核对

编号 | 目标 | 目标责任人 | 期限 | 应达到 | 进展 | 原因、影响与说明
G1 | 缩短首次响应时间 | 客服主管 | 2026-06-30 | 首次响应时间：≤30秒<br>满意度：90～98%<br>连续两个月达标 | \
有风险（83.3%）<br>首次响应时间：45秒<br>满意度：96% | 夜班缺人
G2 | 上线知识库 | 客服主管 | 2026-05-31 |  | 已达成 | \n\
G3 | 提高留存 |  |  | ≥70% | 暂无实际值 | """,
        ),
        (
            "指标核对",
            """\
**表2** 指标核对（目标与实际）

指标 | 应达到 | 期间 | 实际值 | 达成率 | 状态 | 原因、影响与说明
首次响应时间 | ≤30秒<br>本期目标：40秒<br>失败线：50秒 | 2026年4月 | 45秒 | 66.7% | 尚未达标 | 夜班缺人
满意度 | 90～98% | 2026年4月 | 96% | 100% | 达标 | \n\
提高留存 | ≥70% |  | 暂无实际值 |  |  | \n\

**表3** 口径与数据来源

编号 | 指标 | 数据来源
K1 | 首次响应时间 | 客服系统

**表4** 阶段目标

指标 | 期间 | 目标值
首次响应时间 | 2026年4月 | 40秒

**表5** 实际值

指标 | 期间 | 实际值 | 状态
首次响应时间 | 2026年3月 | 60秒 | 触及失败线""",
        ),
    ],
)
def test_targets_stand_beside_what_was_reached(chapter, expected):
    lines = [cells(line) for line in printed(f"、{chapter}").splitlines() if not line.startswith(("| -", "| :"))]
    assert "\n".join(lines) == expected


@pytest.mark.parametrize(
    ("value", "status"),
    [(51, "触及失败线"), (41, "尚未达标"), (40, "达到本期目标"), (31, "达到本期目标"), (30, "达标")],
)
def test_a_kpi_that_has_reached_its_stage_is_on_the_target_of_its_period(value, status):
    plan = PLAN.replace("value: 45", f"value: {value}")
    row = next(line for line in printed("指标核对", plan).splitlines() if line.startswith("| 首次响应时间"))
    assert cells(row).split(" | ")[5] == status


def test_a_goal_in_myriads_names_the_target_of_its_kpi():
    plan = """\
title: 核对
goals: [{name: 月销售额由8万元增到12万元, kpis: [K1]}]
kpis: [{id: K1, name: 月销售额, unit: 元, baseline: 80000, target: 120000}]
document: {chapters: {only: [goals]}, cover: false, toc: false}
"""
    judged, _ = judge(plan.encode(), "plan.yaml")
    told = document(judged, plan.encode(), Wanted(kind("work-breakdown"), "zh", "md")).decode()
    assert "- 月销售额由8万元增到12万元。\n" in told
