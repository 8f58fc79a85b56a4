"""Budgets added up by hand: lines, categories, totals, costs and income apart."""

from textwrap import dedent

from opsplan.analysis.budget import Budget, CategorySum, Side
from opsplan.analysis.facts import facts
from opsplan.loading.plan import load
from opsplan.model.text import Text


def added(text: str) -> str:
    """Return the amounts of the lines, then each side with its categories, then the totals."""
    loaded, found = load(dedent(text).strip().encode(), "plan.yaml")
    assert found == []
    budget = facts(loaded.plan).budget
    amounts = " ".join(str(one.amount) for one in budget.lines)
    totals = f"total {budget.total} left {budget.left} tasks {budget.tasks_cost} {budget.tasks_income}"
    return "\n".join([amounts, *_side("cost", budget.cost), *_side("income", budget.income), totals])


def _side(name: str, side: Side) -> list[str]:
    rows = [f"  {_said(one.category)} {one.amount} {_percent(one.share)} {_spent(one)}" for one in side.categories]
    return [f"{name} {side.amount} {_spent(side)}", *rows]


def _spent(one: Side | CategorySum) -> str:
    beside = "" if one.unbudgeted is None else f" and {one.unbudgeted}"
    return f"{one.spent} {_percent(one.spent_percent)}{beside}"


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


def test_what_is_spent_on_lines_without_an_amount_is_no_part_of_the_percentage():
    # 50 of 100, 30 of 200: 80 ÷ 300 = 26.7 %. Beside them 500 and 20 on lines whose amount nobody knows.
    assert (
        added("""
        title: 门店改造
        resources:
          budget:
            - {name: 海报, category: promotion, amount: 100, spent: 50}
            - {name: 待定, category: promotion, spent: 500}
            - {name: 培训, category: training, amount: 200, spent: 30}
            - {name: 机动, category: reserve, share: 10, spent: 20}
            - {name: 门票, type: income, amount: 40}
            - {name: 捐赠, type: income, spent: 7}
        """)
        == """\
100 None 200 None 40 None
cost 300 80 26.7% and 520
  training 200 66.7% 30 15.0%
  promotion 100 33.3% 50 50.0% and 500
  reserve 0 0.0% None - and 20
income 40 None - and 7
  None 40 100.0% None - and 7
total 300 left None tasks None None"""
    )


def test_what_is_spent_on_each_line_in_percent():
    text = """
        title: 门店改造
        resources:
          budget:
            - {name: 海报, amount: 80, spent: 100}
            - {name: 短信, amount: 80}
            - {name: 待定, spent: 100}
            - {name: 赠品, amount: 0, spent: 100}
            - {name: 称重台, quantity: 2, price: 50, spent: 1}
        """
    loaded, _ = load(dedent(text).strip().encode(), "plan.yaml")
    found = facts(loaded.plan).budget.lines
    assert [(one.line.name.say("zh"), _percent(one.spent_percent)) for one in found] == [
        ("海报", "125.0%"), ("短信", "-"), ("待定", "-"), ("赠品", "-"), ("称重台", "1.0%"),
    ]  # fmt: skip


def test_a_share_of_the_total_is_an_amount_for_costs_only():
    assert (
        added("""
        title: 门店改造
        resources:
          total: 1000
          budget: [{name: 机动, share: 10}, {name: 赞助, type: income, share: 20}]
        """)
        == """\
100 None
cost 100 None -
  None 100 100.0% None -
income 0 None -
  None 0 - None -
total 1000 left 900 tasks None None"""
    )


def test_cancelled_tasks_cost_and_bring_in_nothing():
    assert (
        added("""
        title: 门店改造
        tasks:
          - {name: 甲, cost: 100, income: 20}
          - {name: 乙, cost: 30, income: 4, status: cancelled}
          - {name: 一组, status: cancelled, children: [{name: 丙, cost: 7}]}
          - {name: 二组, children: [{name: 丁, cost: 5, status: cancelled}, {name: 戊, cost: 2, status: done}]}
        """).splitlines()[-1]
        == "total None left None tasks 102 20"
    )


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
    nothing = Side(0, None, None, None, ())
    assert facts(loaded.plan).budget == Budget((), nothing, nothing, None, None, None, None)
