"""Money, people and technology: what there is, what it is for, what is used."""

from __future__ import annotations

from decimal import Decimal

from opsplan.analysis.budget import CategorySum, LineSum, Side
from opsplan.analysis.facts import Facts
from opsplan.compose.phrase import Phrase
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.saying import bracketed, money, percent, reckoned, stated, together
from opsplan.manuscript import Kind, Tone
from opsplan.model.plan import Plan
from opsplan.model.resources import BudgetType
from opsplan.model.walk import leaves, uncancelled
from opsplan.model.work import TaskStatus


def overview(plan: Plan, facts: Facts) -> Row:
    """Return what the budget comes to: its total, what no line allots, what is spent, what comes in."""
    found = facts.budget
    over = found.left is not None and found.left < 0
    several = len(plan.resources.budget) > 1
    return Row(
        words="resources",
        total=reckoned(plan, found.total) if several or plan.resources.total is not None else None,
        allotted=reckoned(plan, found.cost.amount) if found.left else None,
        left=reckoned(plan, found.left, Tone.BAD if over else Tone.PLAIN) if found.left else None,
        spent=_spent(plan, found.cost) if several else None,
        income=reckoned(plan, found.income.amount) if found.income.categories else None,
        tasks_cost=reckoned(plan, found.tasks_cost) if _count(plan, "cost") > 1 else None,
        tasks_income=reckoned(plan, found.tasks_income) if _count(plan, "income") > 1 else None,
        review=plan.resources.review,
    )


def _count(plan: Plan, field: str) -> int:
    return sum(getattr(task, field) is not None for task in uncancelled(plan))


def _spent(plan: Plan, side: Side) -> object:
    """Return what is spent with its part of the costs, and apart from it what is spent on lines without an amount."""
    amount, share = reckoned(plan, side.spent), percent(side.spent_percent)
    return together(bracketed(amount and amount.value, share and share.value), _unbudgeted(plan, side))


def _unbudgeted(plan: Plan, found: Side | CategorySum) -> object:
    """Return what is spent on lines without an amount; where no line has one, there is nothing to set it against."""
    amount = reckoned(plan, found.unbudgeted)
    if amount is None or not found.amount:
        return amount and amount.value
    return Phrase("phrases.unbudgeted", {"amount": amount.value})


def categories(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a category of costs, the largest first; nothing where each line is a category of its own."""
    found = facts.budget.cost.categories
    lines = sum(line.type is BudgetType.COST for line in plan.resources.budget)
    if not 1 < len(found) < lines:
        return []
    return [
        Row(
            words="budget-line",
            category=one.category or Phrase("phrases.uncategorised"),
            amount=reckoned(plan, one.amount),
            share=percent(one.share),
            spent=_spent_of(plan, one),
            spent_percent=percent(one.spent_percent),
        )
        for one in found
    ]


def _spent_of(plan: Plan, one: CategorySum) -> Shown:
    amount = reckoned(plan, one.spent)
    value = together(amount and amount.value, _unbudgeted(plan, one))
    return Shown(value, _tone(one.spent_percent), Kind.NUMBER)


def costs(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a line of what is spent."""
    return _lines(plan, facts, BudgetType.COST)


def income(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a line of what comes in."""
    return _lines(plan, facts, BudgetType.INCOME)


def _lines(plan: Plan, facts: Facts, kind: BudgetType) -> list[Row]:
    return [_line(plan, one) for one in facts.budget.lines if one.line.type is kind]


def _line(plan: Plan, found: LineSum) -> Row:
    line = found.line
    return Row(
        line,
        amount=money(plan, found.amount) if line.amount is not None else reckoned(plan, found.amount),
        price=money(plan, line.price),
        share=stated(line.share),
        spent=_used(plan, found),
    )


def _used(plan: Plan, found: LineSum) -> Shown | None:
    """Return what is spent on a line, or has come in, with its part of the amount."""
    amount, part = money(plan, found.line.spent, _tone(found.spent_percent)), percent(found.spent_percent)
    return amount and Shown(bracketed(amount.value, part and part.value), amount.tone, Kind.NUMBER)


def _tone(spent_percent: Decimal | None) -> Tone:
    """Return the tone of what is spent: bad where it is more than was planned."""
    return Tone.BAD if spent_percent is not None and spent_percent > 100 else Tone.PLAIN


def tasks(plan: Plan) -> list[Row]:
    """Return a row a task that costs or brings in money; of a cancelled one it is said that nothing comes of it."""
    counted = {task.id for task in uncancelled(plan)}
    listed = [task for task in leaves(plan) if task.cost is not None or task.income is not None]
    return [
        Row(task, **{name: _of_task(plan, getattr(task, name), task.id in counted) for name in ("cost", "income")})
        for task in listed
    ]


def _of_task(plan: Plan, amount: Decimal | None, counted: bool) -> Shown | None:
    shown = money(plan, amount)
    if shown is None or counted:
        return shown
    return Shown(bracketed(shown.value, TaskStatus.CANCELLED), Tone.MUTED, Kind.NUMBER)


def staffing(plan: Plan) -> list[Row]:
    """Return a row an allotment of people to a phase."""
    return [Row(one) for one in plan.resources.staffing]


def technology(plan: Plan) -> list[Row]:
    """Return a row a piece of technology or material."""
    return [Row(one) for one in plan.resources.technology]


def allocations(plan: Plan) -> list[Row]:
    """Return a row a change of how resources are used."""
    return [Row(one) for one in plan.resources.allocations]
