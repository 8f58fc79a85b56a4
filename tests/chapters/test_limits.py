"""Where a table changes its mind: at which value a cell is shaded, and how long a list may get."""

from textwrap import dedent

import pytest
from cells import cells

from opsplan.pipeline import judge


def toned(text: str, chapter: str) -> str:
    """Return the toned cells of one chapter of a plan: row, column, tone and text of each."""
    plan, found = judge(dedent(text).strip().encode(), "plan.yaml")
    assert [one for one in found if one.code not in ("DOC-03", "OPS-01")] == []
    told = cells(plan).splitlines()
    heads = [place for place, line in enumerate(told) if not line.startswith(" ")]
    parts = [told[start:end] for start, end in zip(heads, [*heads[1:], None], strict=True)]
    own = (line for head, *lines in parts if head.startswith(f"{chapter}:") for line in lines)
    return "\n".join(line.strip() for line in own if ": " in line)


def test_a_tool_with_a_score_of_two_is_shaded_and_one_with_three_is_not():
    assert (
        toned(
            """
            title: 甲
            tools:
              - {name: 一, score: 1, verdict: keep}
              - {name: 二, score: 2, verdict: replace}
              - {name: 三, score: 3, verdict: keep}
            """,
            "tools",
        )
        == """\
1 评估与费用: warning 保留（1/5）
2 评估与费用: warning 替换（2/5）"""
    )


def test_a_risk_is_high_from_fifteen_on_and_medium_from_eight_on():
    assert (
        toned(
            """
            title: 甲
            risks:
              - {name: 一, probability: 3, impact: 5}
              - {name: 二, probability: 3, impact: 4}
              - {name: 三, probability: 2, impact: 4}
              - {name: 四, probability: 2, impact: 3}
            """,
            "risks",
        )
        == """\
1 风险等级: bad 高（3×5=15）
2 风险等级: warning 中（3×4=12）
3 风险等级: warning 中（2×4=8）
4 风险等级: good 低（2×3=6）"""
    )


def test_money_is_overspent_beyond_the_amount_and_not_at_it():
    assert (
        toned(
            """
            title: 甲
            tasks: [{name: 乙}]
            resources:
              total: 150
              budget:
                - {name: 一, category: people, amount: 100, spent: 100}
                - {name: 二, category: travel, amount: 20, spent: 20.01}
                - {name: 三, category: travel, amount: 40, spent: 39}
            """,
            "resources",
        )
        == """\
未分配: bad -10元
2 已支出: bad 20.01元（100.1%）"""
    )


def test_what_a_cancelled_task_was_to_cost_stands_back():
    assert (
        toned(
            """
            title: 甲
            tasks:
              - {name: 乙, cost: 5}
              - {name: 丙, status: cancelled, children: [{name: 丁, cost: 7}]}
            resources: {review: monthly}
            """,
            "resources",
        )
        == "2 费用: muted 7元（已取消）"
    )


@pytest.mark.parametrize(("count", "printed"), [(60, True), (61, False)])
def test_sixty_checkpoints_are_listed_and_more_are_not(count, printed):
    checkpoints = ", ".join(f"{{frequency: weekly, what: 看{place}}}" for place in range(count))
    text = (
        f"title: 甲\ntasks: [{{name: 乙, checkpoints: [{checkpoints}]}}]\nmonitoring: [{{name: 丙, frequency: daily}}]"
    )
    plan, _ = judge(text.encode(), "plan.yaml")
    assert ("monitoring: 任务检查点" in cells(plan)) is printed
