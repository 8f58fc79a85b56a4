"""`document.findings: open`: what the checks still find is printed as an annex, whole."""

# Whole tables stand here as they are printed.
# ruff: noqa: E501

from textwrap import dedent

import pytest

from opsplan.pipeline import Wanted, document, has_errors, judge

pytestmark = pytest.mark.every_check

PLAN = """
title: {zh: 客服提速, en: Faster service}
lang: both
status_date: 2026-03-31
meta: {author: {zh: 运营专员, en: Planner}}
document: {findings: open, cover: false, toc: false, chapters: {only: [goals]}}
lint: {profile: basic}
roles: [{id: R1, name: {zh: 客服主管, en: Service lead}}]
goals:
  - {id: G1, name: {zh: 季度复购率达到36%, en: Retention reaches 36%}, owner: R1}
  - {id: G2, name: {zh: 每月投诉少于5件, en: Fewer than 5 complaints}, owner: R1}
kpis:
  - {name: {zh: 复购率, en: Retention}, unit: "%", target: 36, baseline: 30}
risks: [{name: {zh: 骨干离职, en: Key staff leave}, probability: 4, impact: 5, owner: R1}]
services: [{zh: 数据支持, en: Data support}]
"""

ANNEX = {
    "zh": """\
## 附：方案中待完善之处

对方案自动检查后，还有4项待完善，较重的在前。

**表1** 待完善之处

| 检查项  | 待完善之处                               | 涉及                                 | 负责人   | 程度 |
| ------- | ---------------------------------------- | ------------------------------------ | -------- | ---- |
| RISK-03 | 高风险“骨干离职”（20分）没有任何应对     | 骨干离职                             | 客服主管 | 错误 |
| GOAL-05 | 目标没有完成期限                         | 季度复购率达到36%<br>每月投诉少于5件 | 客服主管 | 警告 |
| KPI-01  | 指标“复购率”没有关联目标                 | 复购率                               | 运营专员 | 警告 |
| SRV-01  | 支撑服务“数据支持”缺工作内容、服务对象、负责人、交付物 | 数据支持                             | 运营专员 | 警告 |""",
    "en": """\
## Annex: Open Points of the Plan

The automatic checks of the plan leave 4 points open, the gravest first.

**Table 1** Open points

| Check   | Open point                               | Concerns                                 | Responsible  | Severity |
| ------- | ---------------------------------------- | ---------------------------------------- | ------------ | -------- |
| RISK-03 | High risk “Key staff leave” (score 20) has no response at all | Key staff leave                          | Service lead | Error    |
| GOAL-05 | A goal has no due date                   | Retention reaches 36%<br>Fewer than 5 complaints | Service lead | Warning  |
| KPI-01  | KPI “Retention” belongs to no goal       | Retention                                | Planner      | Warning  |
| SRV-01  | Service “Data support” lacks: activities, clients, owner, deliverables | Data support                             | Planner      | Warning  |""",
    "both": """\
## 附：方案中待完善之处 Annex: Open Points of the Plan

对方案自动检查后，还有4项待完善，较重的在前。

The automatic checks of the plan leave 4 points open, the gravest first.

**表 Table 1** 待完善之处 Open points

| 检查项<br>Check | 待完善之处<br>Open point                 | 涉及<br>Concerns                         | 负责人<br>Responsible    | 程度<br>Severity |
| --------------- | ---------------------------------------- | ---------------------------------------- | ------------------------ | ---------------- |
| RISK-03         | 高风险“骨干离职”（20分）没有任何应对<br>High risk “Key staff leave” (score 20) has no response at all | 骨干离职<br>Key staff leave              | 客服主管<br>Service lead | 错误<br>Error    |
| GOAL-05         | 目标没有完成期限<br>A goal has no due date | 季度复购率达到36%<br>Retention reaches 36%<br>每月投诉少于5件<br>Fewer than 5 complaints | 客服主管<br>Service lead | 警告<br>Warning  |
| KPI-01          | 指标“复购率”没有关联目标<br>KPI “Retention” belongs to no goal | 复购率<br>Retention                      | 运营专员<br>Planner      | 警告<br>Warning  |
| SRV-01          | 支撑服务“数据支持”缺工作内容、服务对象、负责人、交付物<br>Service “Data support” lacks: activities, clients, owner, deliverables | 数据支持<br>Data support                 | 运营专员<br>Planner      | 警告<br>Warning  |""",
}


def annex(plan, lang, **given):
    data = dedent(plan).strip().encode()
    judged, found = judge(data, "plan.yaml", **given)
    draft = has_errors(found)
    text = document(judged, data, Wanted(judged.kinds[0], lang, "md", draft=draft)).decode()
    heading = "## 附：" if lang != "en" else "## Annex: "
    return text[text.index(heading) :].partition("\n\n<!--")[0] if heading in text else ""


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
def test_what_is_open_by_codes_errors_first(lang):
    assert annex(PLAN, lang) == ANNEX[lang]


def test_nothing_of_it_unless_it_is_asked_for():
    assert annex(PLAN.replace("findings: open, ", ""), "zh") == ""
    assert annex(PLAN.replace("findings: open", "findings: none"), "zh") == ""


def test_no_annex_where_nothing_is_open():
    plan = """
        title: 客服提速
        document: {findings: open}
        lint: {profile: basic}
        goals: [{name: 季度复购率达到36%, owner: 店长, due: 2026-06-30}]
    """
    assert annex(plan, "zh") == ""


def test_many_names_are_cut_and_who_answers_is_told_once():
    goals = "".join(f"  - {{name: 每月投诉少于{number}件, owner: 店长}}\n" for number in range(1, 10))
    plan = f"title: 客服提速\ndocument: {{findings: open}}\nlint: {{profile: basic}}\ngoals:\n{goals}"
    assert annex(plan, "zh").splitlines()[-1] == (
        "| GOAL-05 | 目标没有完成期限 | 每月投诉少于1件<br>每月投诉少于2件<br>每月投诉少于3件<br>"
        "每月投诉少于4件<br>每月投诉少于5件<br>每月投诉少于6件<br>等，另有3项 | 店长   |"
    )


def test_nothing_that_depends_on_today_is_in_it():
    plan = """
        title: 客服提速
        document: {findings: open}
        lint: {profile: basic}
        tasks: [{name: 排班, owner: 店长, start: 2020-03-02, duration: 5d}]
    """
    assert annex(plan, "zh") == ""
    assert "TASK-12" in annex(plan.replace("lint:", "status_date: 2026-03-31\n        lint:"), "zh")
