"""What the charts of KPIs and goals show, as text (see `charting`)."""

from textwrap import dedent

import pytest
from charting import charted, drawn

KPIS = """
status_date: 2026-07-05
goals:
  - {id: G1, name: 响应更快, owner: 主管, due: 2026-12-31, kpis: [K1, K2]}
  - {id: G2, name: 客户更满意, owner: 主管, due: 2026-12-31, kpis: [K3]}
  - {id: G3, name: 成本更低, owner: 主管, due: 2026-12-31, kpis: [K4]}
  - {id: G4, name: 尚未测量, owner: 主管, due: 2026-12-31, kpis: [K6]}
kpis:
  - id: K1
    name: {zh: 首次响应时间, en: First response}
    unit: {zh: 秒, en: s}
    direction: down
    baseline: 75.0
    target: 30
    weight: 20
    history: [{period: 2026-01, value: 74}]
    stages: {2026-03: 60, 2026-05: 40, 2026-09: 30}
    actuals: [{period: 2026-03, value: 55.5}, {period: 2026-05, value: 38}]
  - id: K2
    name: 一次解决率
    unit: "%"
    baseline: 60
    target: 80
    failure: 65
    weight: 10
    actuals: [{period: 2026-05, value: 62}]
  - {id: K3, name: 满意度, unit: 分, target: 4.5, actuals: [{period: 2026-05, value: 4.6}]}
  - {id: K4, name: 单件成本, unit: 元, direction: down, target: 8, weight: 50, actuals: [{period: 2026-05, value: 10}]}
  - {id: K5, name: 每日人手, unit: 人, direction: range, min: 3, max: 5, actuals: [{period: 2026-05, value: 4}]}
  - {id: K6, name: 复购率, unit: "%", target: 15}
"""
BARS = """\
指标达成情况：已有实际值的5项指标中2项达标、1项达到本期目标
[bars] % .1 | 目标100%
= ● 达标 (good) | ○ 达到本期目标 (plain) | △ 尚未达标 (warning) | ▲ 触及失败线 (bad)
○ 首次响应时间 38／30秒: - 82.2 - -
▲ 一次解决率 62／80%: - - - 10
● 满意度 4.6／4.5分: 102.2 - - -
△ 单件成本 10／8元: - - 80 -
● 每日人手 4／3～5人: 100 - - -"""
GOALS = """\
目标达成情况：3个目标中，已达成1个、进展正常1个、有风险1个
[bars] % .1 | 目标100%
= ● 已达成 (good) | ○ 进展正常 (plain) | △ 有风险 (warning)
△ 响应更快: - - 58.1
● 客户更满意: 102.2 - -
○ 成本更低: - 80 -"""
TREND = """\
指标走势：首次响应时间由74秒降至38秒，距目标8秒
[line] 首次响应时间 秒 .1 | 目标30秒
= 实际值 (plain) | 阶段目标 (target)
1月: 74 -
3月: 55.5 60
5月: 38 40
9月: - 30"""


def test_each_kpi_with_an_attainment_has_a_bar():
    assert charted("kpi-dashboard", KPIS) == BARS


def test_each_goal_with_a_score_has_a_bar():
    assert charted("kpi-dashboard-goals", KPIS) == GOALS


def test_a_kpi_measured_three_times_has_a_course():
    assert charted("kpi-trend", KPIS) == TREND


def test_the_alt_text_and_the_sentence_above_say_what_the_figure_shows():
    figure = drawn("kpi-trend", KPIS)
    assert figure.alt == "主要指标各期的实际值与目标：首次响应时间由74秒降至38秒，距目标8秒"
    assert figure.lead == ("\ufffc显示主要指标各期的实际值与目标。",)


def test_in_two_languages_numbers_are_said_once():
    assert charted("kpi-trend", KPIS, "both").split("\n")[:4] == [
        "指标走势：首次响应时间由74秒降至38秒，距目标8秒 KPI trends: First response fell, above target",
        "[line] 首次响应时间 First response 秒 s .1 | 目标 Target 30秒",
        "= 实际值 Actual (plain) | 阶段目标 Stage target (target)",
        "1月 Jan: 74 -",
    ]
    said = charted("kpi-dashboard", KPIS, "both").split("\n")
    assert said[0] == (
        "指标达成情况：已有实际值的5项指标中2项达标、1项达到本期目标"
        " KPI attainment: number on target, on this period's target"
    )
    assert said[3] == "○ 首次响应时间 38／30秒 First response: - 82.2 - -"


def test_in_english():
    assert charted("kpi-trend", KPIS, "en") == dedent("""\
        KPI trends: First response fell from 74 s to 38 s, 8 s above target
        [line] First response s .1 | Target 30 s
        = Actual (plain) | Stage target (target)
        Jan: 74 -
        Mar: 55.5 60
        May: 38 40
        Sept: - 30""")


ONE = "{{name: 指标{n}, target: 100, weight: {n}, actuals: [{{period: 2026-05, value: {value}}}]}}"
MANY = f"kpis: [{', '.join(ONE.format(n=n, value=50 + n) for n in range(1, 16))}]"


def test_of_many_kpis_the_farthest_from_their_targets_are_shown_and_the_rest_is_counted():
    said = charted("kpi-dashboard", MANY).split("\n")
    assert said[3:] == [
        *(f"△ 指标{n} {50 + n}／100: {50 + n}" for n in range(1, 13)),
        "只列离目标最远的12项，其余3项见表",
    ]
    assert said[0] == "指标达成情况：全部15项指标均尚未达标"


@pytest.mark.parametrize(("lang", "most"), [("zh", 6), ("en", 6), ("both", 3)])
def test_a_summary_shows_the_weightiest(lang, most):
    said = charted("kpi-dashboard-brief", MANY, lang).split("\n")
    assert [line.split(":")[0].split()[1] for line in said[3:]] == [f"指标{n}" for n in range(16 - most, 16)]


def test_a_summary_shows_first_what_is_off_track():
    behind = MANY[:-1] + ", {name: 落后, target: 9, stages: {2026-05: 5}, actuals: [{period: 2026-05, value: 4}]}]"
    assert charted("kpi-dashboard-brief", behind).split("\n")[-1] == "△ 落后 4／9: 44.4"


def test_a_bar_that_is_too_long_is_cut_off_and_the_note_says_how_long_it_is():
    plan = """
    kpis:
      - {name: 询盘, target: 200, unit: 条, actuals: [{period: 2026-05, value: 680}]}
      - {name: 退货率, direction: down, baseline: 4, target: 3, unit: "%", actuals: [{period: 2026-05, value: 9}]}
    """
    assert charted("kpi-dashboard", plan) == dedent("""\
        指标达成情况：2项指标中1项达标
        [bars] % .0 | 目标100% -100…250
        = ● 达标 (good) | △ 尚未达标 (warning)
        ● 询盘 680／200条: 340 -
        △ 退货率 9／3%: - -500
        条形超出图幅：询盘（340%）、退货率（-500%）""")


def test_one_bar_is_no_picture():
    one = "kpis: [{name: 询盘, target: 200, actuals: [{period: 2026-05, value: 80}]}, {name: 复购, target: 15}]"
    assert charted("kpi-dashboard", one) == charted("kpi-dashboard-brief", one) == "nothing"
    assert charted("kpi-dashboard-goals", "goals: [{name: 甲, owner: 主管, progress: 40}]") == "nothing"


def actuals(*values: int) -> str:
    """Return the field of a KPI with values from April 2026 on, one a month."""
    return f"actuals: [{', '.join(f'{{period: 2026-{month:02}, value: {n}}}' for month, n in enumerate(values, 4))}]"


def course(kpi: str, lang: str = "zh") -> str:
    return charted("kpi-trend", f"kpis: [{{name: 指标, unit: 条, {kpi}}}]", lang)


def test_two_values_are_no_course():
    assert course(f"target: 9, {actuals(5, 6)}") == "nothing"


@pytest.mark.parametrize(
    ("kpi", "expected"),
    [
        (
            f"target: 9, {actuals(5, 6, 9)}",
            """\
            指标走势：指标由5条升至9条，已达到目标
            [line] 指标 条 .0 | 目标9条
            = 实际值 (plain)
            4月: 5
            5月: 6
            6月: 9""",
        ),
        # A sum adds up.
        (
            f"target: 30, aggregate: sum, stages: {{2026-Q2: 15}}, {actuals(5, 6, 9)}",
            """\
            指标走势：指标累计已达20条，距目标10条
            [line] 指标 条 .0 | 目标30条
            = 累计实际值 (plain) | 阶段目标 (target)
            4月: 5 -
            5月: 11 -
            6月: 20 15""",
        ),
        # Of an average each period is shown, and the mean is told.
        (
            "target: 8, aggregate: average, actuals:"
            " [{period: 2026-W20, value: 5}, {period: 2026-W21, value: 6}, {period: 2026-W22, value: 9}]",
            """\
            指标走势：指标各期平均为6.7条，距目标1.3条
            [line] 指标 条 .0 | 目标8条
            = 实际值 (plain)
            第20周: 5
            第21周: 6
            第22周: 9""",
        ),
        # A range has two ends, and no target.
        (
            "direction: range, min: 4, max: 8, actuals:"
            " [{period: 2026-Q1, value: 5}, {period: 2026-Q2, value: 5}, {period: 2026-H2, value: 9}]",
            """\
            指标走势：指标由5条升至9条，在目标范围之外
            [line] 指标 条 .0
            = 实际值 (plain) | 目标下限 (target) | 目标上限 (target)
            第1季度: 5 4 8
            第2季度: 5 4 8
            下半年: 9 4 8""",
        ),
        # Periods of several years have theirs; what nobody has set a target for has none.
        (
            "actuals: [{period: 2025-12, value: 5}, {period: 2026-01, value: 6}, {period: 2026-02, value: 5}]",
            """\
            指标走势：指标仍为5条
            [line] 指标 条 .0
            = 实际值 (plain)
            2025年12月: 5
            2026年1月: 6
            2026年2月: 5""",
        ),
        (
            "direction: down, target: 3, actuals:"
            " [{period: 2026-05-30, value: 9.0}, {period: 2026-06-02, value: 6.5}, {period: 2026-06-03, value: 5.5}]",
            """\
            指标走势：指标由9条降至5.5条，距目标2.5条
            [line] 指标 条 .1 | 目标3条
            = 实际值 (plain)
            05-30: 9
            06-02: 6.5
            06-03: 5.5""",
        ),
    ],
)
def test_courses(kpi, expected):
    assert course(kpi) == dedent(expected)


def test_percentages_are_apart_by_percentage_points():
    plan = f'kpis: [{{name: 合格率, unit: "%", target: 95, {actuals(90, 92, 94)}}}]'
    assert charted("kpi-trend", plan).split("\n")[0] == "指标走势：合格率由90%升至94%，距目标1个百分点"
    assert charted("kpi-trend", plan, "en").split("\n")[0] == (
        "KPI trends: 合格率 rose from 90% to 94%, 1 percentage point short of target"
    )


THRICE = actuals(5, 6, 7)
WATCHED = f"""
kpis:
  - {{id: K1, name: 甲, target: 9, weight: 10, {THRICE}}}
  - {{id: K2, name: 乙, target: 9, weight: 40, {THRICE}}}
  - {{id: K3, name: 丙, target: 9, weight: 20, {THRICE}}}
monitoring: [{{name: 日常, watch: [K1, K3]}}]
"""


def titles(name: str, plan: str, *chapters: str) -> list[str]:
    figure = drawn(name, plan, chapters=chapters)
    return [panel.title for panel in figure.data.panels] if figure else []


def test_what_the_chapter_on_monitoring_shows_is_not_shown_twice():
    assert titles("kpi-trend", WATCHED) == ["乙", "丙", "甲"]
    assert titles("kpi-trend", WATCHED, "monitoring") == ["乙"]
    assert titles("kpi-trend-watched", WATCHED, "monitoring") == ["丙", "甲"]


def test_what_is_off_track_comes_before_what_weighs_most():
    behind = WATCHED.replace("name: 甲, target: 9", "name: 甲, target: 9, warning: 7")
    assert titles("kpi-trend", behind) == ["甲", "乙", "丙"]


@pytest.mark.parametrize(
    ("number", "note"),
    [(6, ""), (8, "另有2项指标未画，各期数值见表：指标7、指标8"), (20, "另有14项指标未画，各期数值见表")],
)
def test_of_many_courses_the_note_says_which_are_in_the_table_only(number, note):
    plan = "kpis: [" + ", ".join(f"{{name: 指标{n}, target: 9, {THRICE}}}" for n in range(1, number + 1)) + "]"
    figure = drawn("kpi-trend", plan)
    assert (len(figure.data.panels), figure.data.note) == (6, note)


def test_of_a_long_course_the_last_periods_are_shown():
    weeks = ", ".join(f"{{period: 2026-01-{n:02}, value: {n}}}" for n in range(1, 32))
    more = ", ".join(f"{{period: 2026-03-{n:02}, value: {n}}}" for n in range(1, 32))
    figure = drawn("kpi-trend", f"kpis: [{{name: 指标, target: 9, actuals: [{weeks}, {more}]}}]")
    assert (len(figure.data.panels[0].categories), figure.data.note) == (60, "只画最近60期")
