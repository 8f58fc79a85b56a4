"""What a budget adds up to: amounts of lines, sums by category, what is spent of it (model.md §10, §13)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from opsplan.model.plan import Plan
from opsplan.model.resources import BudgetCategory, BudgetLine, BudgetType
from opsplan.model.text import Text
from opsplan.model.walk import leaves


@dataclass(frozen=True, slots=True)
class CategorySum:
    """What the lines of one category come to; `share` is the part of all lines of its type, in %."""

    category: BudgetCategory | Text | None
    amount: Decimal
    share: Decimal | None
    spent: Decimal | None
    spent_percent: Decimal | None


@dataclass(frozen=True, slots=True)
class Side:
    """All lines of one type, costs or income: their sum, what is spent or received of it, and the sums by category.

    `spent` is None where no line says what is spent; `spent_percent` is spent ÷ sum of the lines, in %.
    """

    amount: Decimal
    spent: Decimal | None
    spent_percent: Decimal | None
    categories: tuple[CategorySum, ...]


@dataclass(frozen=True, slots=True)
class Budget:
    """A budget in the plan's currency: the amount of each line in its order, costs and income apart.

    `total` is the stated total, or else the sum of the costs; `left` is what of a stated total no line allots, below
    zero where they allot more. `tasks_cost` and `tasks_income` are what the tasks without subtasks say.
    """

    amounts: tuple[Decimal | None, ...]
    cost: Side
    income: Side
    total: Decimal | None
    left: Decimal | None
    tasks_cost: Decimal | None
    tasks_income: Decimal | None


def budget(plan: Plan) -> Budget:
    """Return what the lines of a budget and the tasks of a plan add up to."""
    resources = plan.resources
    amounts = tuple(line_amount(line, resources.total) for line in resources.budget)
    lines = list(zip(resources.budget, amounts, strict=True))
    cost, income = (_side([one for one in lines if one[0].type is kind]) for kind in BudgetType)
    stated = None if resources.total is None else Decimal(resources.total)
    listed = any(line.type is BudgetType.COST for line in resources.budget)
    return Budget(
        amounts,
        cost,
        income,
        total=stated if stated is not None else cost.amount if listed else None,
        left=stated - cost.amount if stated is not None and listed else None,
        tasks_cost=_sum(task.cost for task in leaves(plan)),
        tasks_income=_sum(task.income for task in leaves(plan)),
    )


def line_amount(line: BudgetLine, total: Decimal | None = None) -> Decimal | None:
    """Return a line's amount: as written, or else quantity × price × times, or else its share (%) of the total.

    A quantity or a number of times that is missing counts as one; None where there is no price either.
    """
    if line.amount is not None:
        return Decimal(line.amount)
    if line.price is not None:
        factors = [Decimal(1) if one is None else one for one in (line.quantity, line.times)]
        return Decimal(line.price) * factors[0] * factors[1]
    if line.share is not None and total is not None:
        return Decimal(total) * line.share / 100
    return None


def _side(lines: Sequence[tuple[BudgetLine, Decimal | None]]) -> Side:
    amount, spent = _added(lines)
    return Side(amount, spent, _percent(spent, amount), tuple(_categories(lines, amount)))


def _categories(lines: Sequence[tuple[BudgetLine, Decimal | None]], whole: Decimal) -> Iterator[CategorySum]:
    """Yield the sum of each category, the largest first; equal ones keep the order of the lines."""
    grouped: dict[BudgetCategory | Text | None, list[tuple[BudgetLine, Decimal | None]]] = {}
    for line in lines:
        grouped.setdefault(line[0].category, []).append(line)
    sums = [(category, *_added(group)) for category, group in grouped.items()]
    for category, amount, spent in sorted(sums, key=lambda one: -one[1]):
        yield CategorySum(category, amount, _percent(amount, whole), spent, _percent(spent, amount))


def _added(lines: Sequence[tuple[BudgetLine, Decimal | None]]) -> tuple[Decimal, Decimal | None]:
    return _sum(amount for _, amount in lines) or Decimal(0), _sum(line.spent for line, _ in lines)


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = [Decimal(one) for one in amounts if one is not None]
    return sum(known, Decimal(0)) if known else None


def _percent(part: Decimal | None, whole: Decimal) -> Decimal | None:
    return None if part is None or not whole else part / whole * 100
