"""Sizes of risks: score, level and expected loss, by hand."""

from textwrap import dedent

from opsplan.analysis.facts import facts
from opsplan.analysis.risk import RiskMap
from opsplan.loading.plan import load


def sizes(text: str) -> str:
    """Return a line a risk: id, score and level, what is left, expected loss."""
    loaded, found = load(dedent(text).strip().encode(), "plan.yaml")
    assert found == []
    rows = facts(loaded.plan).risks.items()
    return "\n".join(
        " ".join([id_, _rating(one.initial), _rating(one.residual), str(one.expected_loss)]) for id_, one in rows
    )


def _rating(rating) -> str:
    return f"{rating.score}:{rating.level}" if rating else "-"


def test_level_and_expected_loss():
    assert (
        sizes("""
        title: 客服提速
        risks:
          - {name: 缺货, probability: 3, impact: 5, loss: 40000, residual: {probability: 2, impact: 4}}
          - {name: 超支, probability: 4, impact: 2, loss: 1500.50}
          - {name: 离职, probability: 1, impact: 5, loss: 300}
          - {name: 故障, probability: 5, impact: 5, residual: {probability: 1}}
          - {name: 停电, probability: 2, impact: 2}
          - {name: 延期, probability: low, impact: high, loss: 1000}
          - {name: 未评, loss: 800}
          - {name: 半评, impact: 4}
        """)
        == """\
RK1 15:high 8:medium 20000
RK2 8:medium - 1050.35
RK3 5:low - 30
RK4 25:high - None
RK5 4:low - None
RK6 10:medium - 300
RK7 - - None
RK8 - - None"""
    )


def test_the_limits_of_the_levels():
    scores = [
        ("1, impact: 1", "1:low"), ("2, impact: 3", "6:low"), ("4, impact: 2", "8:medium"),
        ("3, impact: 4", "12:medium"), ("5, impact: 3", "15:high"), ("4, impact: 4", "16:high"),
    ]  # fmt: skip
    told = [sizes(f"title: 甲\nrisks: [{{name: 乙, probability: {text}}}]").split()[1] for text, _ in scores]
    assert told == [expected for _, expected in scores]


def test_a_plan_says_from_which_score_on_a_risk_is_high():
    risks = "risks: [{name: 乙, probability: 3, impact: 4}, {name: 丙, probability: 2, impact: 5}]"
    plan = f"title: 甲\nlint: {{limits: {{high_risk: 12}}}}\n{risks}"
    assert sizes(plan) == "RK1 12:high - None\nRK2 10:medium - None"


def test_the_cells_of_the_heat_map():
    loaded, found = load(
        dedent("""
        title: 客服提速
        risks:
          - {name: 缺货, probability: 3, impact: 5, residual: {probability: 2, impact: 4}}
          - {name: 超支, probability: 4, impact: 2, residual: {probability: 2, impact: 4}}
          - {name: 离职, probability: 3, impact: 5, status: closed}
          - {name: 未评, impact: 4, residual: {impact: 1}}
        """).encode(),
        "plan.yaml",
    )
    assert found == []
    assert facts(loaded.plan).risk_map == RiskMap(
        initial={(3, 5): ("RK1", "RK3"), (4, 2): ("RK2",)}, residual={(2, 4): ("RK1", "RK2")}
    )
