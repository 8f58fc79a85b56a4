"""Budgets added up by hand: lines, categories, totals, costs and income apart."""

from textwrap import dedent

from opsplan.analysis.budget import Budget, Side
from opsplan.analysis.facts import facts
from opsplan.loading.plan import load
from opsplan.model.text import Text


def added(text: str) -> str:
    """Return the amounts of the lines, then each side with its categories, then the totals."""
    loaded, found = load(dedent(text).strip().encode(), "plan.yaml")
    assert found == []
    budget = facts(loaded.plan).budget
    amounts = " ".join(str(one) for one in budget.amounts)
    totals = f"total {budget.total} left {budget.left} tasks {budget.tasks_cost} {budget.tasks_income}"
    return "\n".join([amounts, *_side("cost", budget.cost), *_side("income", budget.income), totals])


def _side(name: str, side: Side) -> list[str]:
    rows = [f"  {_said(one.category)} {one.amount} {_percent(one.share)} {one.spent} {_percent(one.spent_percent)}"
            for one in side.categories]  # fmt: skip
    return [f"{name} {side.amount} {side.spent} {_percent(side.spent_percent)}", *rows]


def _said(category: object) -> str:
    return category.say("zh") if isinstance(category, Text) else str(category)


def _percent(number: object) -> str:
    return "-" if number is None else f"{number:.1f}%"


def test_lines_categories_and_totals():
    assert (
        added("""
        title: 门店改造
        resources:
          total: 100000
          budget:
            - {name: 称重台, category: technology, quantity: 6, price: 9500, spent: 57000}
            - {name: 短信, category: promotion, quantity: 1000, price: 0.05, times: 12}
            - {name: 宣讲, category: promotion, amount: 2400, spent: 3000}
            - {name: 机动, category: reserve, share: 10}
            - {name: 押金, category: 押金, price: 500}
            - {name: 待定}
            - {name: 赞助, type: income, category: grants, amount: 20000, spent: 5000}
            - {name: 门票, type: income, quantity: 0, price: 30}
            - {name: 讲座, type: income, price: 30, times: 0}
        """)
        == """\
57000 600.00 2400 10000 500 None 20000 0 0
cost 70500.00 60000 85.1%
  technology 57000 80.9% 57000 100.0%
  reserve 10000 14.2% None -
  promotion 3000.00 4.3% 3000 100.0%
  押金 500 0.7% None -
  None 0 0.0% None -
income 20000 5000 25.0%
  grants 20000 100.0% 5000 25.0%
  None 0 0.0% None -
total 100000 left 29500.00 tasks None None"""
    )


def test_without_a_stated_total_the_lines_are_it_and_a_share_has_nothing_to_be_of():
    assert (
        added("""
        title: 门店改造
        resources: {budget: [{name: 人工, amount: 30000}, {name: 机动, share: 10}]}
        """)
        == """\
30000 None
cost 30000 None -
  None 30000 100.0% None -
income 0 None -
total 30000 left None tasks None None"""
    )


def test_lines_that_exceed_the_total_leave_less_than_nothing():
    text = "title: 甲\nresources: {total: 1000, budget: [{name: 人工, amount: 1200}]}"
    assert added(text).splitlines()[-1] == "total 1000 left -200 tasks None None"


def test_costs_and_income_of_tasks_are_those_of_the_leaves():
    assert (
        added("""
        title: 门店改造
        tasks:
          - {name: 一组, cost: 999, children: [{name: 甲, cost: 100, income: 20}, {name: 乙, cost: 50.50}]}
          - {name: 丙, income: 5}
        """).splitlines()[-1]
        == "total None left None tasks 150.50 25"
    )


def test_a_plan_without_money_has_an_empty_budget():
    loaded, _ = load("title: 甲\ngoals: 乙".encode(), "plan.yaml")
    nothing = Side(0, None, None, ())
    assert facts(loaded.plan).budget == Budget((), nothing, nothing, None, None, None, None)
