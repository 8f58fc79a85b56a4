"""What is said once: one service alone, services left out, classes of incidents, ids, the dates of a plan."""

from textwrap import dedent

import pytest

from opsplan.kinds import kind
from opsplan.pipeline import Wanted, document, judge


def shown(text: str, of: str, lang: str = "zh") -> str:
    """Return the Markdown of a plan as a kind of document, without its contents and its stamp."""
    data = dedent(text).strip().encode()
    plan, _ = judge(data, "plan.yaml")
    built = kind(of)
    assert plan is not None
    assert built is not None
    made = document(plan, data, Wanted(built, lang, "md")).decode()
    return made.partition("\n<!-- opsplan:")[0].partition("\n\n**")[2].partition("\n\n")[2]


def test_one_service_has_no_overview_and_two_left_out_need_no_table():
    plan = """
        title: 甲
        document: {toc: false, chapters: {only: services}}
        services:
          - {name: 报表, area: data, activities: 汇总}
          - {name: 招聘, included: false}
          - {name: 审计, included: false}
        """
    assert (
        shown(plan, "operations-support")
        == """\
## 一、支撑服务目录

下列服务明确不提供：招聘、审计。

### （一）SV1 报表

- **领域**：数据
- **工作内容**：汇总
"""
    )
    assert "\nDeliberately not provided: 招聘, 审计.\n" in shown(plan, "operations-support", "en")


def test_one_service_that_says_little_is_a_row_and_has_no_sheet():
    plan = "title: 甲\ndocument: {toc: false, chapters: {only: services}}\nservices: [{name: 报表, area: data}]"
    assert (
        shown(plan, "operations-support")
        == """\
## 一、支撑服务目录

**表1** 各领域支撑服务一览

| 领域 | 编号 | 支撑服务 |
| ---- | ---- | -------- |
| 数据 | SV1  | 报表     |
"""
    )


INCIDENTS = """
    title: 甲
    severities: [{name: 一级, respond_within: 5min}, {name: 二级, respond_within: 30min}]
    services: [报障]
    maintenance: [巡检]
    contingencies: [停电]
    """


@pytest.mark.parametrize(
    ("of", "chapter"),
    [
        ("operations-support", "支撑服务目录"),
        ("service-guide", "应急预案"),
        ("role-inspection", "危机处理"),
        ("evaluation-maintenance", "维护措施与策略"),
    ],
)
def test_the_classes_of_incidents_stand_in_one_chapter(of, chapter):
    made = shown(INCIDENTS, of)
    assert made.count("事件分级") == 1
    assert f"、{chapter}" in made.partition("事件分级")[0].rpartition("\n## ")[2]


def test_without_services_the_classes_of_incidents_stand_with_the_contingency_plans():
    made = shown(INCIDENTS.replace("services: [报障]", ""), "operations-support")
    assert made.count("事件分级") == 1
    assert "、应急处理" in made.partition("事件分级")[0].rpartition("\n## ")[2]


@pytest.mark.parametrize(("of", "said"), [("work-breakdown", True), ("evaluation-maintenance", False)])
def test_the_critical_path_is_told_where_a_chapter_says_what_the_tasks_are(of, said):
    plan = """
        title: 甲
        period: {start: 2026-03-02, finish: 2026-03-31}
        phases: [{name: 筹备}]
        goals: [复购]
        tasks: [{name: 乙, start: 2026-03-02, duration: 3d}, {name: 丙, after: T1, duration: 3d}]
        """
    made = shown(plan, of)
    assert "全部任务排至2026年3月9日完成" in made
    assert ("最后完成的是“丙”" in made) is said


DATED = "title: 甲\ngoals: [乙]\nperiod: {start: 2026-03-02}\nstatus_date: 2026-06-12\n"


@pytest.mark.parametrize(
    ("more", "times"),
    [
        ("", 1),
        ("meta: {code: A1}", 2),
        ("document: {cover: false}", 1),
        ("meta: {code: A1}\ndocument: {cover: false}", 1),
    ],
)
def test_period_and_data_date_stand_on_the_front_page_and_in_document_control(more, times):
    made = shown(DATED + more, "work-breakdown")
    assert made.count("- **计划期**：自2026-03-02起\n- **数据基准日**：2026-06-12\n") == times


def test_goals_that_name_a_parent_stand_below_it_and_those_in_a_loop_for_themselves():
    plan = """
        title: 甲
        document: {toc: false, chapters: {only: goals}}
        goals:
          - {id: A, name: 一, parent: B}
          - {id: B, name: 二, children: [{id: C, name: 三}]}
          - {id: D, name: 四, parent: C}
          - {id: E, name: 五, parent: F}
          - {id: F, name: 六, parent: E}
        """
    said = shown(plan, "work-breakdown").partition("\n\n")[2].rstrip()
    assert said == "- 二。\n  - 三。\n    - 四。\n  - 一。\n- 五。\n- 六。"


def test_the_hours_of_a_day_and_the_financial_year_are_said_where_they_are_written():
    plan = """
        title: 甲
        tasks: [{name: 乙, start: 2026-03-02, duration: 15h}]
        calendar: {hours_per_day: 7.5, fiscal_start: 4}
        """
    assert "\n每个工作日按7.5小时折算。财政年度自4月起算。\n" in shown(plan, "work-breakdown")
    said = "\nA working day is reckoned as 7.5 hours. The financial year begins in April.\n"
    assert said in shown(plan, "work-breakdown", "en")
