"""Checks of resources: whether the budget adds up and is kept, and whether people, money and technology are there."""

from __future__ import annotations

from decimal import Decimal

from opsplan.checks.case import Case
from opsplan.checks.check import Hit, Hits, check, hit
from opsplan.checks.saying import Fields
from opsplan.findings import Severity
from opsplan.model.resources import BudgetCategory, BudgetType, Resources

#: How far the lines of a budget may be from its total: a cent, and of a total that is divided by shares a thousandth.
CENT, ROUNDED = Decimal("0.01"), Decimal("0.001")


@check("RES-01", "E1", of="resources")
def added_up(case: Case) -> Hits:
    """Lines of a budget that come to more than its total; a warning where they come to less."""
    budget, resources = case.facts.budget, case.plan.resources
    if budget.left is None or budget.total is None:
        return
    costs = [one for one in budget.lines if one.line.type is BudgetType.COST]
    rounded = any(one.line.share is not None for one in costs)
    near = max(CENT, budget.total * ROUNDED) if rounded else CENT
    told: dict[str, object] = {"sum": budget.cost.amount, "total": budget.total, "difference": abs(budget.left)}
    if budget.left <= -near:
        yield Hit(resources, "total", args=told)
    elif budget.left >= near and all(one.amount is not None for one in costs):
        yield Hit(resources, "total", "res-01-left", Severity.WARNING, args=told)


@check("RES-02", "W1")
def within_budget(case: Case) -> Hits:
    """Tasks or campaigns that cost more than there is, or a line on which more is spent than it allows."""
    budget, resources = case.facts.budget, case.plan.resources
    campaigns = sum((one.budget for one in case.plan.campaigns if one.budget is not None), Decimal(0))
    for cost, message in ((budget.tasks_cost, ""), (campaigns, "res-02-campaigns")):
        if budget.total is not None and cost is not None and cost > budget.total:
            yield hit(resources, "total", message, cost=cost, total=budget.total, difference=cost - budget.total)
    for one in budget.lines:
        spent, amount = one.line.spent, one.amount
        if one.line.type is BudgetType.COST and spent is not None and amount is not None and spent > amount:
            yield hit(one.line, "spent", "res-02-spent", spent=spent, amount=amount, difference=spent - amount)


@check("RES-03", "I2", of="resources")
def complete(case: Case) -> Hits:
    """Resources without people, money or technology; lines of the budget for people or technology count too."""
    resources = case.plan.resources
    categories = {one.category for one in resources.budget}
    there = {
        "staffing": resources.staffing or BudgetCategory.PEOPLE in categories,
        "budget": resources.budget or resources.total is not None,
        "technology": resources.technology or BudgetCategory.TECHNOLOGY in categories,
    }
    if gone := tuple(name for name, found in there.items() if not found):
        fields, keys = (Fields(Resources, gone, keys=as_keys) for as_keys in (False, True))
        yield hit(resources, gone[0], fields=fields, keys=keys)


@check("RES-04", "I2", of="resources")
def reviewed(case: Case) -> Hits:
    """Resources of which nobody looks at how they are used."""
    if case.plan.resources.review is None:
        yield hit(case.plan.resources, "review")
