"""Where goals stand and what the plan scores, by hand."""

from decimal import Decimal
from textwrap import dedent

from opsplan.analysis.facts import Facts, facts
from opsplan.analysis.score import PlanScore
from opsplan.loading.plan import load


def reckoned(text: str) -> Facts:
    loaded, _ = load(dedent(text).strip().encode(), "plan.yaml")
    return facts(loaded.plan)


def states(text: str) -> str:
    """Return a line a goal: id, status, score to one decimal, worst RAG."""
    rows = reckoned(text).goals.items()
    return "\n".join(f"{id_} {one.status or '-'} {_said(one.score)} {one.rag or '-'}" for id_, one in rows)


def _said(number: Decimal | None) -> str:
    return "-" if number is None else f"{number:.1f}"


def test_a_goal_stands_where_its_kpis_do():
    assert (
        states("""
        title: 客服提速
        goals:
          - {name: 全部达标, kpis: [K1, K2]}
          - {name: 尚未全部有数, kpis: [K1, K5]}
          - {name: 一项未达, kpis: [K1, K3]}
          - {name: 触及失败线, kpis: [K1, K4]}
          - {name: 落后阶段, kpis: K6}
          - {name: 到预警线, kpis: K7}
          - {name: 未开始, kpis: K5}
          - {name: 没有指标}
        kpis:
          - {id: K1, name: 一, target: 80, weight: 30, actuals: [{period: 2026-04, value: 80}]}
          - {id: K2, name: 二, target: 80, weight: 10, actuals: [{period: 2026-04, value: 120}]}
          - {id: K3, name: 三, target: 80, weight: 10, actuals: [{period: 2026-04, value: 40}]}
          - {id: K4, name: 四, target: 80, failure: 60, actuals: [{period: 2026-04, value: 20}]}
          - {id: K5, name: 五, target: 80}
          - {id: K6, name: 六, target: 80, stages: {2026-04: 70}, actuals: [{period: 2026-04, value: 60}]}
          - {id: K7, name: 七, target: 80, warning: 70, actuals: [{period: 2026-04, value: 60}]}
        """)
        == """\
G1 met 112.5 green
G2 on-track 100.0 green
G3 on-track 87.5 amber
G4 at-risk 62.5 red
G5 at-risk 75.0 amber
G6 at-risk 75.0 amber
G7 planned - -
G8 planned - -"""
    )


OVERDUE = """
    title: 客服提速
    period: {start: 2026-01-05, finish: 2026-06-30}
    %s
    goals:
      - {name: 达成, due: 2026-03-31, kpis: K1}
      - {name: 未达成, due: 2026-03-31, kpis: K2}
      - {name: 没有实际值, due: 2026-03-31, kpis: K3}
      - {name: 无从判断, due: 2026-03-31}
      - {name: 期末到期, kpis: K2}
    kpis:
      - {id: K1, name: 一, target: 80, actuals: [{period: 2026-03, value: 80}]}
      - {id: K2, name: 二, target: 80, actuals: [{period: 2026-03, value: 60}]}
      - {id: K3, name: 三, target: 80}
"""


def test_a_goal_is_missed_when_it_is_due_before_the_data_date_and_not_met():
    assert (
        states(OVERDUE % "status_date: 2026-04-01")
        == """\
G1 met 100.0 green
G2 missed 75.0 amber
G3 missed - -
G4 - - -
G5 on-track 75.0 amber"""
    )


def test_on_its_due_date_or_without_a_data_date_nothing_is_missed():
    expected = """\
G1 met 100.0 green
G2 on-track 75.0 amber
G3 planned - -
G4 planned - -
G5 on-track 75.0 amber"""
    assert states(OVERDUE % "status_date: 2026-03-31") == expected
    assert states(OVERDUE % "") == expected


def test_without_a_date_of_its_own_a_goal_is_due_with_the_plan():
    assert states(OVERDUE % "status_date: 2026-07-01").splitlines()[-1] == "G5 missed 75.0 amber"


def test_a_sum_that_shall_stay_low_may_still_grow_until_it_is_due():
    plan = """
        title: 少投诉
        status_date: %s
        goals: [{name: 全年投诉不超过十件, due: 2026-06-30, kpis: K1}]
        kpis:
          - {id: K1, name: 投诉, direction: down, aggregate: sum, target: 10, actuals: [{period: 2026-01, value: 4}]}
    """
    assert states(plan % "2026-06-30") == "G1 on-track 250.0 green"
    assert states(plan % "2026-07-01") == "G1 met 250.0 green"


def test_a_goal_without_kpis_of_its_own_stands_where_its_children_do():
    assert (
        states("""
        title: 客服提速
        goals:
          - name: 有一项落后
            children: [{name: 甲, kpis: K1}, {name: 乙, kpis: K2}, {name: 丙, status: dropped, progress: 10}]
          - {id: G9, name: 全部达成}
          - {id: G3, name: 子一, parent: G9, kpis: K1}
          - {id: G4, name: 子二, parent: G9, status: met, progress: 90}
          - {id: G5, name: 自己有指标, kpis: K1, children: [{name: 丁, kpis: K2}]}
        kpis:
          - {id: K1, name: 一, target: 80, actuals: [{period: 2026-04, value: 80}]}
          - {id: K2, name: 二, target: 80, failure: 60, actuals: [{period: 2026-04, value: 20}]}
        """)
        == """\
G1 at-risk 62.5 red
G1.1 met 100.0 green
G1.2 at-risk 25.0 red
G1.3 dropped 10.0 -
G9 met 95.0 green
G3 met 100.0 green
G4 met 90.0 -
G5 met 100.0 green
G5.1 at-risk 25.0 red"""
    )


def test_what_the_author_wrote_wins():
    assert (
        states("""
        title: 客服提速
        goals:
          - {name: 说了算, kpis: K1, status: at-risk, progress: 40}
          - {name: 只写进度, progress: 30}
          - {name: 进度已满, progress: 100}
        kpis: [{id: K1, name: 一, target: 80, actuals: [{period: 2026-04, value: 80}]}]
        """)
        == """\
G1 at-risk 40.0 green
G2 on-track 30.0 -
G3 met 100.0 -"""
    )


def test_goals_that_are_each_others_parents_judge_nobody():
    assert (
        states("""
        title: 环
        goals:
          - {id: G1, name: 甲, parent: G2}
          - {id: G2, name: 乙, parent: G1, kpis: K1}
          - {id: G3, name: 丙, parent: G3}
        kpis: [{id: K1, name: 一, target: 80, actuals: [{period: 2026-04, value: 40}]}]
        """)
        == """\
G1 planned - -
G2 on-track 50.0 amber
G3 planned - -"""
    )


def test_the_score_of_the_plan_says_what_it_covers():
    assert reckoned("""
        title: 客服提速
        kpis:
          - {name: 一, target: 80, weight: 50, actuals: [{period: 2026-04, value: 60}]}
          - {name: 二, target: 80, weight: 25, actuals: [{period: 2026-04, value: 120}]}
          - {name: 三, target: 80, weight: 25}
          - {name: 四, target: 80, actuals: [{period: 2026-04, value: 8}]}
        """).score == PlanScore(value=Decimal(100), judged=Decimal(75), weight=Decimal(100), count=2)


def test_a_plan_without_weights_or_actuals_has_no_score():
    assert reckoned("title: 甲\ngoals: 乙").score == PlanScore(None, Decimal(0), Decimal(0), 0)
    kpis = "kpis: [{name: 一, target: 80, weight: 0, actuals: [{period: 2026-04, value: 60}]}]"
    assert reckoned(f"title: 甲\n{kpis}").score == PlanScore(None, Decimal(0), Decimal(0), 1)


def test_a_weight_is_written_or_follows_from_the_points():
    assert reckoned("""
        title: 客服提速
        kpis: [{name: 一, points: 30}, {name: 二, points: 90}, {name: 三, weight: 40, points: 80}, {name: 四}]
        """).weights == {"K1": Decimal(15), "K2": Decimal(45), "K3": Decimal(40)}
