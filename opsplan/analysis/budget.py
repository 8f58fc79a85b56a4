"""What a budget adds up to: amounts of lines, sums by category, what is spent of it (model.md §10, §13)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from opsplan.model.plan import Plan
from opsplan.model.resources import BudgetCategory, BudgetLine, BudgetType
from opsplan.model.text import Text
from opsplan.model.walk import uncancelled


class LineSum(Struct, frozen=True):
    """A line of the budget with its amount; `spent_percent` is what is spent on it ÷ its amount, in %."""

    line: BudgetLine
    amount: Decimal | None
    spent_percent: Decimal | None


class CategorySum(Struct, frozen=True):
    """What the lines of one category come to, as `Side` says; `share` is the part of all lines of its type, in %."""

    category: BudgetCategory | Text | None
    amount: Decimal
    share: Decimal | None
    spent: Decimal | None
    spent_percent: Decimal | None
    unbudgeted: Decimal | None


class Side(Struct, frozen=True):
    """All lines of one type, costs or income: their sum, what is spent or received of it, and the sums by category.

    `spent` is what is spent on the lines that have an amount, and `spent_percent` is spent ÷ sum of these, in %.
    `unbudgeted` is what is spent on lines without one: no part of the sum was meant for it. Each is None where no line
    says what is spent.
    """

    amount: Decimal
    spent: Decimal | None
    spent_percent: Decimal | None
    unbudgeted: Decimal | None
    categories: tuple[CategorySum, ...]


class Budget(Struct, frozen=True):
    """A budget in the plan's currency: its lines in their order, costs and income apart.

    `total` is the stated total, or else the sum of the costs; `left` is what of a stated total no line allots, below
    zero where they allot more. `tasks_cost` and `tasks_income` are what the tasks without subtasks say; cancelled ones
    cost and bring in nothing.
    """

    lines: tuple[LineSum, ...]
    cost: Side
    income: Side
    total: Decimal | None
    left: Decimal | None
    tasks_cost: Decimal | None
    tasks_income: Decimal | None


def budget(plan: Plan) -> Budget:
    """Return what the lines of a budget and the tasks of a plan add up to."""
    stated = None if plan.resources.total is None else Decimal(plan.resources.total)
    lines = tuple(_line(line, stated) for line in plan.resources.budget)
    cost, income = (_side([one for one in lines if one.line.type is kind]) for kind in BudgetType)
    listed = any(one.line.type is BudgetType.COST for one in lines)
    counted = list(uncancelled(plan))
    return Budget(
        lines,
        cost,
        income,
        total=stated if stated is not None else cost.amount if listed else None,
        left=stated - cost.amount if stated is not None and listed else None,
        tasks_cost=_sum(task.cost for task in counted),
        tasks_income=_sum(task.income for task in counted),
    )


def _line(line: BudgetLine, total: Decimal | None) -> LineSum:
    amount = line_amount(line, total)
    return LineSum(line, amount, _percent(line.spent, amount))


def line_amount(line: BudgetLine, total: Decimal | None = None) -> Decimal | None:
    """Return a line's amount: as written, or else quantity × price × times, or else its share (%) of the total.

    A quantity or a number of times that is missing counts as one; None where there is no price either. The total is
    that of what may be spent (model.md §10), so that a share of it is an amount for a cost and none for an income.
    """
    if line.amount is not None:
        return Decimal(line.amount)
    if line.price is not None:
        factors = [Decimal(1) if one is None else one for one in (line.quantity, line.times)]
        return Decimal(line.price) * factors[0] * factors[1]
    if line.share is not None and total is not None and line.type is BudgetType.COST:
        return total * line.share / 100
    return None


def _side(lines: Sequence[LineSum]) -> Side:
    sums = _added(lines)
    return Side(*sums, tuple(_categories(lines, sums[0])))


def _categories(lines: Sequence[LineSum], whole: Decimal) -> Iterator[CategorySum]:
    """Yield the sum of each category, the largest first; equal ones keep the order of the lines."""
    grouped: dict[BudgetCategory | Text | None, list[LineSum]] = {}
    for one in lines:
        grouped.setdefault(one.line.category, []).append(one)
    sums = [(category, *_added(group)) for category, group in grouped.items()]
    for category, amount, spent, spent_percent, unbudgeted in sorted(sums, key=lambda one: -one[1]):
        yield CategorySum(category, amount, _percent(amount, whole), spent, spent_percent, unbudgeted)


def _added(lines: Sequence[LineSum]) -> tuple[Decimal, Decimal | None, Decimal | None, Decimal | None]:
    """Return the sum of lines, what is spent of it, also in %, and what is spent on those that have no amount."""
    amount = _sum(one.amount for one in lines) or Decimal(0)
    spent = _sum(one.line.spent for one in lines if one.amount is not None)
    return amount, spent, _percent(spent, amount), _sum(one.line.spent for one in lines if one.amount is None)


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    known = [Decimal(one) for one in amounts if one is not None]
    return sum(known, Decimal(0)) if known else None


def _percent(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    return None if part is None or not whole else part / whole * 100
