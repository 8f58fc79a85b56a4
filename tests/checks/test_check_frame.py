"""When checks have a say, where they point, and what a plan silences."""

# Whole sentences stand here as they are printed.
# ruff: noqa: E501
from datetime import date
from textwrap import dedent

import pytest

from opsplan.analysis.facts import facts
from opsplan.checks.case import Case
from opsplan.checks.check import check, hit
from opsplan.checks.selecting import choice
from opsplan.findings import Severity
from opsplan.kinds import kind
from opsplan.loading.plan import load
from opsplan.model.lint import Profile
from opsplan.pipeline import judge


def text(block: str) -> str:
    return dedent(block).strip()


def case(plan: str, **more: object) -> Case:
    loaded, _ = load(text(plan).encode(), "plan.yaml")
    return Case(loaded, facts(loaded.plan), tuple(map(kind, map(str, loaded.plan.kind))), **more)


def codes(plan: str, **more: object) -> list[str]:
    return [one.code for one in judge(text(plan).encode(), "plan.yaml", **more)[1]]


# The ladder of profiles


def test_the_profile_follows_from_the_content_unless_the_plan_or_somebody_says_it():
    assert case("{title: 甲, goals: [乙]}").profile is Profile.BASIC
    assert case("{title: 甲, kpis: [乙]}").profile is Profile.STANDARD
    assert case("{title: 甲, kpis: [乙], lint: {profile: strict}}").profile is Profile.STRICT
    assert case("{title: 甲, kpis: [乙]}", wanted=Profile.BASIC).profile is Profile.BASIC
    assert "KPI-04" in codes("{title: 甲, kpis: [{name: 乙, unit: 次}]}")
    assert "KPI-04" not in codes("{title: 甲, kpis: [{name: 乙, unit: 次}]}", profile="basic")


def test_a_check_runs_from_its_profile_upward():
    plan = "{title: 甲, goals: [乙]}"
    asked = {str(one): [case(plan, wanted=one).asks_for(level) for level in Profile] for one in Profile}
    assert asked == {
        "basic": [True, False, False],
        "standard": [True, True, False],
        "strict": [True, True, True],
    }


def test_standard_checks_of_a_section_start_when_it_is_written_in_long_form():
    brief = "title: 甲\nkpis: [{name: 乙, unit: 次}]\nstrategies: [丙, {name: 丁, owner: 戊, goals: 己}]\ngoals: [己]"
    assert [one for one in codes(brief) if one.startswith("STR")] == []
    assert [one for one in codes(brief.replace("丙,", "{name: 丙, approach: 庚},")) if one.startswith("STR")] == [
        "STR-01", "STR-02", "STR-03", "STR-02", "STR-03",
    ]  # fmt: skip


def test_what_nobody_has_written_is_in_no_section():
    assert case("{title: 甲, goals: [{name: 乙, owner: 店长}]}").has("roles") is False
    assert case("{title: 甲, goals: [{name: 乙, target: 3}]}").has("kpis") is False
    assert case("{title: 甲, data: {sources: [乙]}}").has("data.sources") is True
    assert case("{title: 甲, data: {sources: [乙]}}").has("data.sources", long=True) is False
    assert case("{title: 甲, data: {sources: [乙]}}").has("data.analyses") is False
    assert case("{title: 甲, resources: {total: 5}}").has("resources", long=True) is True


@check("FB-99", "W2", chapter="feedback")
def no_channel(case):
    """A chapter in which something is missing."""
    yield hit(case.plan, "title", "plan-empty")


def test_what_is_missing_altogether_is_said_only_where_the_kind_requires_the_chapter_and_it_is_not_empty():
    def said(plan: str) -> int:
        return len(list(no_channel(case(plan, wanted=Profile.STANDARD))))

    assert said("{title: 甲, kind: evaluation-maintenance, feedback: {items: [{text: 慢}]}}") == 1
    assert said("{title: 甲, kind: evaluation-maintenance, goals: [乙]}") == 0
    assert said("{title: 甲, kind: work-breakdown, feedback: {items: [{text: 慢}]}}") == 0
    skipped = "document: {chapters: {skip: [feedback]}}, feedback: {items: [{text: 慢}]}"
    assert said(f"{{title: 甲, kind: evaluation-maintenance, {skipped}}}") == 0


# What follows from an error is not said again


def test_nothing_is_said_to_lack_what_is_written_wrong():
    plan = """
        title: 甲
        goals:
          - {name: 投诉减半, owner: [店长, 客服], due: 6月底}
    """
    assert codes(plan) == ["DOC-01", "DOC-01"]


def test_nobody_knows_what_is_missing_in_a_section_with_errors():
    plan = """
        title: 甲
        goals: [投诉减半, 新会员500名]
        tasks: [{name: 培训, goals: 新会员500名}]
    """
    assert codes(plan).count("GOAL-06") == 1
    assert codes(plan.replace("goals: 新会员500名", "goals: 新会员")).count("GOAL-06") == 0


# Where a finding points


def test_a_finding_points_to_the_value_or_else_to_the_part_that_lacks_it_and_speaks_the_plans_keys(said):
    assert said(
        """
        标题: 会员运营
        目标:
          - 投诉减半
          - 名称: 提升复购
            截止日期: 2026-06-30
    """,
        "GOAL-01",
        "GOAL-11",
    ) == text("""
        warning GOAL-11 3:5 目标[0]
          目标“投诉减半”没有负责人 | 请写上 负责人: 岗位或部门，只写一个；整项写成 {名称: 投诉减半, 负责人: …}
          Goal “投诉减半” has no owner | Add 负责人: one role or unit; the whole entry: {名称: 投诉减半, 负责人: …}
        warning GOAL-11 4:5 目标[1].负责人
          目标“提升复购”没有负责人 | 请写上 负责人: 岗位或部门，只写一个
          Goal “提升复购” has no owner | Add 负责人: one role or unit
        warning GOAL-01 4:9 目标[1].名称
          目标“提升复购”只写了方向，没有写结果 | 请写明对象和要达到的结果，例如把“提升复购”写成“会员季度复购率由30%提到36%”
          Goal “提升复购” gives a direction but no result | Name the object and the result, for example not “Improve retention” but “Raise quarterly retention from 30% to 36%”
    """)


def test_a_kpi_that_a_goal_stands_for_is_found_at_the_goal(said):
    assert said(
        "{title: 甲, goals: [{name: 投诉数, baseline: 25, target: 12, direction: up}]}", "KPI-02", "KPI-08"
    ) == text("""
        warning KPI-02 1:20 goals[0].unit
          指标“投诉数”无法测量：缺单位 | 请写上 unit
          KPI “投诉数” cannot be measured; it lacks: unit | Add unit
        error KPI-08 1:54 goals[0].target
          指标“投诉数”的目标12比基线25还差（方向：越高越好） | 请核对 target、baseline 和 direction：越低越好时写 down
          The target 12 of KPI “投诉数” is worse than its baseline 25 (direction: higher is better) | Check target, baseline and direction; where lower is better, the direction is down
    """)


# What a plan does not want to hear


@pytest.mark.parametrize(
    ("entry", "left"),
    [
        ("GOAL-11", []),
        ("'GOAL-11:G1'", ["G2"]),
        ("'goal-11：投诉减半'", ["G1"]),
        ("[]", ["G1", "G2"]),
    ],
)
def test_a_code_is_silenced_in_the_plan_or_for_one_entity(entry, left):
    plan = f"""
        title: 甲
        lint: {{profile: basic, ignore: {entry}}}
        goals: [{{id: G1, name: 新会员500名}}, {{id: G2, name: 投诉减半}}]
    """
    found = judge(text(plan).encode(), "plan.yaml")[1]
    assert [f"G{one.path[1] + 1}" for one in found if one.code == "GOAL-11"] == left
    assert "LINT-01" not in [one.code for one in found]


def test_what_is_within_an_entity_is_silenced_with_it():
    plan = """
        title: 甲
        lint: {profile: standard, ignore: 'GOAL-14:G1'}
        goals: [{id: G1, name: 新会员500名, changes: [{from: 600, to: 500}]}]
    """
    assert {"GOAL-14", "LINT-01"}.isdisjoint(codes(plan))


@pytest.mark.parametrize("more", [{}, {"ignored": (choice("TASK-01"), choice("TASK-06"))}, {"only": (choice("KPI"),)}])
def test_an_error_in_reading_is_not_silenced_even_where_it_has_the_code_of_a_check(more):
    plan = """
        title: 甲
        lint: {ignore: [TASK-01, TASK-06]}
        tasks:
          - {name: 培训, owner: [店长, 督导], finish: 2026-06-01}
          - {name: 盘点, owner: 店长, start: 2026-07-01, finish: 2026-06-01}
    """
    found = judge(text(plan).encode(), "plan.yaml", **more)[1]
    assert [(one.code, one.message) for one in found if one.severity is Severity.ERROR] == [
        ("TASK-01", "one-reference"), ("TASK-06", "dates-reversed"),
    ]  # fmt: skip


# What an error may be the reason of


def test_what_has_a_field_of_another_name_is_not_said_to_lack_it():
    plan = """
        标题: 门店
        检查设置: {严格度: 标准}
        检查清单: [{名称: 收银, 频率: 每周, 检查项: [{名称: 小票, 标准: 每单给小票}, {名称: 问候}]}]
    """
    found = judge(text(plan).encode(), "plan.yaml")[1]
    told = [(one.code, one.path) for one in found if one.code in ("DOC-01", "INSP-01")]
    items = ("检查清单", 0, "检查项")
    assert told == [("DOC-01", (*items, 0, "标准")), ("INSP-01", (*items, 1, "判定标准"))]


def test_what_has_no_name_is_only_told_to_have_one():
    found = judge(
        text("{title: 甲, risks: [{probability: 3}], document: {chapters: {only: [risks]}}}").encode(), "plan.yaml"
    )[1]
    assert [(one.code, one.path) for one in found] == [("DOC-01", ("risks", 0, "name"))]


def test_a_plan_is_not_called_empty_for_a_section_of_an_unknown_name():
    assert codes("{标题: 甲, 检察表: [收银]}") == ["DOC-01"]


# The day on which somebody checks


def test_today_is_the_plans_or_else_the_day_of_who_checks_or_else_nobody_knows():
    dated, undated = "{title: 甲, goals: [乙], status_date: 2026-03-09}", "{title: 甲, goals: [乙]}"
    assert case(dated, clock=date(2026, 5, 6)).today == date(2026, 3, 9)
    assert case(undated, clock=date(2026, 5, 6)).today == date(2026, 5, 6)
    assert case(undated).today is None
