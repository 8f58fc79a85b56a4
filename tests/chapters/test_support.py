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

### （一）报表

- **编号**：SV1
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
def test_the_critical_path_is_told_where_a_chapter_lists_its_tasks(of, said):
    plan = """
        title: 甲
        period: {start: 2026-03-02, finish: 2026-03-31}
        phases: [{name: 筹备}]
        goals: [复购]
        tasks: [{name: 乙, start: 2026-03-02, duration: 3d}, {name: 丙, after: T1, duration: 3d}]
        """
    made = shown(plan, of)
    assert "全部任务排至2026年3月9日完成" in made
    assert ("关键路径上尚有2项任务，没有浮动时间，最后完成的是“丙”。" in made) is said


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
        document: {toc: false, chapters: {only: goals}, figures: {skip: goal-tree}}
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
    said = "\nA working day is taken as 7.5 hours. The financial year begins in April.\n"
    assert said in shown(plan, "work-breakdown", "en")


SERVICES = """
    title: 甲
    document: {toc: false, cover: false, chapters: {only: services}}
    roles: [{id: R1, name: 主管}]
    kpis:
      - {id: K1, name: 按时率, unit: "%", target: 95, actuals: [{period: 2026-05, value: 91}]}
      - {id: K2, name: 满意度}
    services:
      - name: 报障
        area: it
        owner: R1
        levels: [{name: 一级, respond_within: 5min}]
        deliverables: [工单, 月报]
        kpis: [K1, K2]
      - {name: 报表, area: data, owner: R1, respond_within: 4h, resolve_within: 2d, frequency: weekly}
      - {name: 盘点, resolve_within: 1d, tools: []}
    """
SAID = """\
## 一、支撑服务目录

本目录共列3项服务，涉及2个领域。

**表1** 各领域支撑服务一览（时限为响应／完成）

| 领域     | 编号 | 支撑服务 | 负责人 | 时限或频率               |
| -------- | ---- | -------- | ------ | ------------------------ |
| 数据     | SV2  | 报表     | 主管   | 4小时／2个工作日<br>每周 |
| 信息技术 | SV1  | 报障     | 主管   | 按级别另定               |
|          | SV3  | 盘点     |        | 1个工作日内完成          |

**表2** 服务指标达成情况

| 支撑服务 | 指标   | 目标值 | 期间      | 实际值 | 状态     |
| -------- | ------ | -----: | --------- | -----: | -------- |
| 报障     | 按时率 |    95% | 2026年5月 |    91% | 尚未达标 |
| 报障     | 满意度 |        |           |        |          |

### （一）报障

- **交付物**：工单；月报

**表3** 分级服务标准：报障

| 级别 | 响应时限 |
| ---- | -------- |
| 一级 | 5分钟    |
"""


def test_a_sheet_of_a_service_leaves_out_what_the_overview_and_the_table_of_kpis_say():
    assert shown(SERVICES, "operations-support") == SAID


def test_the_kpis_of_services_stand_on_their_sheets_while_nothing_is_known_of_them():
    text = SERVICES.replace(", actuals: [{period: 2026-05, value: 91}]", "")
    assert "达成情况" not in shown(text, "operations-support")
    assert "- **指标**：按时率、满意度\n" in shown(text, "operations-support")


def test_faults_stand_apart_from_what_is_done_regularly():
    plan = """
        title: 甲
        document: {toc: false, cover: false, chapters: {only: maintenance}}
        maintenance:
          - {name: 巡检, frequency: daily, type: system-check}
          - {name: 备份, frequency: weekly, type: backup}
          - {name: 抢修, type: fault, respond_within: 10min}
          - {name: 换机, resolve_within: 1d}
        """
    assert (
        shown(plan, "evaluation-maintenance")
        == """\
## 一、维护措施与策略

**表1** 日常维护措施

| 编号 | 措施 | 类型     | 频率 |
| ---- | ---- | -------- | ---- |
| M1   | 巡检 | 系统检查 | 每日 |
| M2   | 备份 | 备份     | 每周 |

**表2** 故障处置措施

| 编号 | 措施 | 响应时限 | 恢复时限  |
| ---- | ---- | -------- | --------- |
| M3   | 抢修 | 10分钟   |           |
| M4   | 换机 |          | 1个工作日 |
"""
    )


STEPS = """
    title: 甲
    document: {toc: false, cover: false, chapters: {only: processes}, figures: {skip: flowchart}}
    processes:
      - name: 退货
        category: other
        reach: external
        steps:
          - {action: 受理, automated: true, next: [{when: 小额, to: 3}, {when: 大额, to: 2}]}
          - {action: 查验, standard: 当面, risks: [{risk: 破损, handling: 拍照}], next: end}
          - {action: 退款, next: end}
    """


def test_a_step_says_how_it_is_controlled_and_where_it_leads_but_not_that_the_last_one_ends():
    assert (
        shown(STEPS, "service-guide")
        == """\
## 一、流程规范

### （一）退货

- **参与方**：含客户或供应方
- **自动化步骤占比**：33.3%

**表1** 办理步骤：退货

| 步骤 | 动作                 | 操作与控制要点                           |
| ---- | -------------------- | ---------------------------------------- |
| 1    | 受理（系统自动执行） | 小额：转第3步；大额：转第2步             |
| 2    | 查验                 | 质量标准：当面<br>风险：破损——拍照<br>流程结束 |
| 3    | 退款                 |                                          |
"""
    )


def test_a_piece_of_feedback_is_called_by_its_category_or_else_its_text():
    plan = """
        title: 甲
        feedback: {items: [{date: 2026-05-04, text: 太慢, category: 等候}, {date: 2026-05-05, text: 太贵}]}
        improvements: [{name: 乙, source: {type: feedback, ref: FI1}}, {name: 丙, source: {type: feedback, ref: FI2}}]
        """
    said = shown(plan, "operations-support")
    assert "反馈：等候（FI1）" in said
    assert "反馈：太贵（FI2）" in said


def feedback(*categories: str) -> str:
    """Return what the chapter says of feedback in these categories before it lists it."""
    items = ", ".join(f"{{date: 2026-05-04, text: 丁, category: {one}}}" for one in categories)
    skipped = "figures: {skip: [feedback-loop, pareto]}"
    plan = f"title: 甲\ndocument: {{toc: false, cover: false, {skipped}}}\nfeedback: {{items: [{items}]}}"
    return shown(plan, "operations-support").partition("## 一、反馈与投诉\n\n")[2].partition(" 反馈登记\n")[0]


def test_what_recurs_is_a_sentence_where_all_else_occurs_once():
    assert (
        feedback("等候", "等候", "口味", "订货", "错杯")
        == """\
共收到5条反馈，已关闭0条，关闭率0%。反复出现的是等候（2条，占40%）。

**表1**"""
    )


def test_categories_that_occur_once_are_one_row_of_a_table_from_three_on():
    assert (
        feedback(*"甲甲乙乙丙丙丁戊己")
        == """\
共收到9条反馈，已关闭0条，关闭率0%。

**表1** 反馈分类统计

| 类别             | 件数 |  占比 | 累计占比 | 已关闭 |
| ---------------- | ---: | ----: | -------: | -----: |
| 甲               |    2 | 22.2% |    22.2% |      0 |
| 乙               |    2 | 22.2% |    44.4% |      0 |
| 丙               |    2 | 22.2% |    66.7% |      0 |
| 其余3类（各1条） |    3 | 33.3% |     100% |      0 |

**表2**"""
    )
    assert "| 戊   |    1 | 14.3% |     100% |      0 |" in feedback(*"甲甲甲乙乙丁戊")


def test_a_bonus_is_told_with_its_weight_a_grade_with_its_scores_and_results_below_all_evaluations():
    plan = """
        title: 甲
        document: {toc: false, cover: false, chapters: {only: evaluation}}
        evaluations:
          - name: 月评
            dimensions: [{name: 时效, weight: 100%}, {name: 夜班, weight: 5%, bonus: true}, {name: 建议, bonus: true}]
            grades: [{name: 优, from: 90, effect: 奖金}, {name: 良, from: 75, to: 90}, {name: 差, to: 75}]
            results: [{period: 2026-05, score: 80}]
          - {name: 季评, results: [{period: 2026-Q1, score: 91}]}
        """
    assert (
        shown(plan, "operations-support").partition("### （一）")[2]
        == """\
月评

- **等级**：
  - 优（≥90）：奖金
  - 良（75～90）
  - 差（到75）

**表1** 评价维度：月评

| 维度 |   权重 |
| ---- | -----: |
| 时效 |   100% |
| 夜班 | 加分5% |
| 建议 |   加分 |

### （二）评估结果

| 评估 | 期间          | 得分 |
| ---- | ------------- | ---: |
| 月评 | 2026年5月     |   80 |
| 季评 | 2026年第1季度 |   91 |
"""
    )


def test_a_register_whose_columns_fit_is_one_table():
    plan = """
        title: 甲
        document: {toc: false, cover: false, chapters: {only: customers}}
        customers: {studies: [{name: 问卷, questions: [满意吗]}, {name: 访谈, sample: 十人}]}
        """
    assert (
        shown(plan, "service-guide")
        == """\
## 一、客户关系管理

**表1** 体验调研

| 调研 | 样本 | 问题   |
| ---- | ---- | ------ |
| 问卷 |      | 满意吗 |
| 访谈 | 十人 |        |
"""
    )


def test_a_campaign_says_of_each_kpi_what_was_expected_and_what_it_has_reached():
    plan = """
        title: 甲
        document: {toc: false, cover: false, chapters: {only: campaigns}}
        kpis: [{id: K1, name: 询盘, unit: 条}, {id: K2, name: 到店}, {id: K3, name: 成交}]
        campaigns: [{name: 展会, kpis: [K1, K2], expected: [{kpi: K1, value: 80}], actual: [{kpi: K1, value: 86}, {kpi: K3, value: 9}]}]
        """  # noqa: E501
    assert (
        shown(plan, "operations-support").partition("### ")[2]
        == """\
（一）展会

- **编号**：CA1
- **指标与效果**：
  - 询盘：预期80条，实际86条
  - 到店
  - 成交：实际9
"""
    )
