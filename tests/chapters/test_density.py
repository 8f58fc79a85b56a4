"""What several goals, KPIs or tasks share is said once; what is alike is one line, one column or one table."""

from textwrap import dedent

import pytest
from figureless import NO_FIGURES

from opsplan.kinds import kind
from opsplan.pipeline import Wanted, document, judge


def printed(text: str, only: str, lang: str = "zh") -> str:
    """Return some chapters of a plan in Markdown, from their first table or paragraph on."""
    data = f"{dedent(text).strip()}\ndocument: {{chapters: {{only: [{only}]}}, cover: false, toc: false}}\n".encode()
    plan, found = judge(data, "plan.yaml", ("service-guide",), settings=NO_FIGURES)
    assert plan is not None
    assert [one for one in found if one.code not in ("DOC-03", "OPS-01")] == []
    said = document(plan, data, Wanted(kind("service-guide"), lang, "md")).decode()
    return said.partition("\n<!-- opsplan:")[0].partition("\n## ")[2]


ALIKE = """
title: {zh: 甲, en: A}
goals:
  - {name: {zh: 提速, en: Faster}, level: company, review: monthly}
  - {name: {zh: 提质, en: Better}, level: company, review: monthly}
  - {name: {zh: 降本, en: Cheaper}, level: company, review: monthly}
kpis:
  - {name: {zh: 时长, en: Time}, target: 3, aspect: process, level: team}
  - {name: {zh: 差错, en: Errors}, target: 4, level: team}
  - {name: {zh: 成本, en: Cost}, target: 5, level: team}
"""


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "各目标的层级均为公司、回顾频率均为每月。"),
        ("en", "The same for all goals: Level (Company), Review (Monthly)."),
    ],
)
def test_what_all_goals_say_alike_is_one_sentence(lang, said):
    assert printed(ALIKE, "goals", lang).splitlines()[-1] == said


def test_of_the_nature_of_kpis_those_unlike_the_others_are_rows():
    assert (
        printed(ALIKE, "kpis").partition("**表2** ")[2]
        == """\
指标性质（其余指标均为结果、团队）

| 指标 | 结果或过程 | 层级 |
| ---- | ---------- | ---- |
| 时长 | 过程       | 团队 |
"""
    )


def test_few_actuals_are_a_row_a_kpi_and_periods_that_end_on_one_day_a_column():
    text = """
        title: 甲
        kpis:
          - name: 时长
            target: 3
            actuals: [{period: 2026-05, value: 6, cause: 缺人}, {period: 2026-06, value: 4, note: 补员}]
          - {name: 差错, target: 4, actuals: [{period: 2026-Q2, value: 5}]}
        """
    assert (
        printed(text, "kpis").partition("**表2** ")[2]
        == """\
实际值与达成率

| 指标 | 2026年5月 | 2026年6月<br>2026年第2季度 | 达成率 | 状态 | 原因、影响与说明        |
| ---- | --------: | -------------------------: | -----: | ---- | ----------------------- |
| 时长 |         6 |                          4 | 133.3% | 达标 | 补员<br>2026年5月：缺人 |
| 差错 |           |                          5 |   125% | 达标 |                         |
"""
    )


@pytest.mark.parametrize(
    ("lang", "actuals", "said"),
    [
        ("zh", "[{period: 2026-05, value: 6}, {period: 2026-06, value: 4}]", "**表2** 实际值"),
        ("zh", "[{period: 2026-06, value: 4}]", "**表2** 实际值"),
        ("en", "[{period: 2026-06, value: 4}]", "**Table 2** Actuals"),
    ],
)
def test_a_table_of_actuals_without_attainment_does_not_say_that_it_has_one(lang, actuals, said):
    """Nothing is said of a target, so that nothing is attained."""
    text = f"title: 甲\nkpis: [{{name: 工单量, unit: 件, actuals: {actuals}}}, {{name: 会员数, baseline: 3}}]"
    assert [line for line in printed(text, "kpis", lang).splitlines() if "2** " in line] == [said]


TASKS = """
title: 甲
status_date: 2026-04-01
goals: [{id: G1, name: 提速}, {id: G2, name: 提质}]
tasks:
  - name: 筹备
    goals: G1
    children:
      - {name: 一, start: 2026-03-02, duration: 2d, status: done, actual_finish: 2026-03-03, steps: 查}
      - {name: 二, start: 2026-03-02, duration: 2d, status: done, actual_finish: 2026-03-03}
      - {name: 三, start: 2026-03-02, duration: 2d, status: done, actual_finish: 2026-03-03}
      - {name: 四, start: 2026-03-02, duration: 2d, status: done, actual_finish: 2026-03-05}
  - {name: 试行, goals: [G1, G2], start: 2026-04-07, duration: 2d, steps: 试, skills: 表格}
"""


def test_tasks_that_kept_to_their_dates_are_one_line_and_a_group_stands_for_its_tasks():
    assert (
        printed(TASKS, "breakdown, schedule").partition("**表2** ")[2].partition("\n## ")[0]
        == """\
各目标由哪些任务支撑

| 目标 | 任务编号 |
| ---- | -------- |
| 提速 | T1、T2   |
| 提质 | T2       |

- **按计划日期完成**：T1.1、T1.2、T1.3

**表3** 任务进展

| 编号 | 任务 | 状态   | 计划完成   | 实际完成   |
| ---- | ---- | ------ | ---------- | ---------- |
| T1.4 | 四   | 已完成 | 2026-03-03 | 2026-03-05 |

**表4** 任务说明

| 编号 | 任务 | 操作步骤 | 资源与要求     |
| ---- | ---- | -------- | -------------- |
| T1.1 | 一   | 查       |                |
| T2   | 试行 | 试       | 所需技能：表格 |
"""
    )


def test_where_no_chapter_has_the_dates_every_task_that_has_begun_is_a_row():
    told = printed(TASKS, "breakdown")
    assert "按计划日期完成" not in told
    assert "| T1.1 | 一   | 已完成 | 2026-03-03 | 2026-03-03 |" in told


def test_the_nature_of_an_only_kpi_is_a_row_and_of_one_that_says_nothing_there_is_none():
    only = "title: 甲\nkpis: [{name: 时长, target: 3%s}]"
    assert "| 过程       |" in printed(only % ", aspect: process", "kpis")
    assert printed(only % "", "kpis").endswith("| K1   | 时长 |      3 |\n")
