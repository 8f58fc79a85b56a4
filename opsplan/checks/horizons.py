"""Checks of how far goals reach, in time and in size, and of how they are divided."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from opsplan.checks.case import Case
from opsplan.checks.check import Hit, Hits, check, hit
from opsplan.findings import Severity
from opsplan.model.direction import Dimension, Goal, GoalStatus, Horizon
from opsplan.model.kpi import Kpi

NEAR, FAR = {Horizon.SHORT, Horizon.STAGE}, {Horizon.ANNUAL, Horizon.LONG}
OVER = {GoalStatus.MET, GoalStatus.MISSED}


@check("GOAL-03", "W2", of="goals", needs=("kpis", "tasks", "campaigns", "strategies"))
def attainable(case: Case) -> Hits:
    """A goal that wants a large change for no reason given, or that rests on nothing and gets no resources."""
    kpis = {kpi.id: kpi for kpi in case.plan.kpis}
    resourced = _resourced(case)
    for goal in case.relations.goals:
        measures = [kpis[one] for one in goal.kpis if one in kpis]
        if goal.basis or any(kpi.basis for kpi in measures):
            continue
        change = max(map(_change, measures), default=Decimal(0))
        if change > case.limits.stretch:
            yield hit(goal, "basis", "goal-03-stretch", change=change)
        elif goal.id not in resourced and not goal.children:
            yield hit(goal, "basis")


def _change(kpi: Kpi) -> Decimal:
    """Return by how much, in % of the baseline, the target of a KPI differs from it; 0 where that is not known."""
    if kpi.target is None or not kpi.baseline:
        return Decimal(0)
    return abs((kpi.target - kpi.baseline) / kpi.baseline) * 100


def _resourced(case: Case) -> frozenset[str]:
    """Return the ids of goals for which money, effort or something else is planned, or for one below them."""
    plan, relations = case.plan, case.relations
    named = {goal for task in relations.leaves if task.effort or task.cost or task.resources for goal in task.goals}
    named |= {goal for one in plan.campaigns if one.budget for goal in one.goals}
    named |= {goal for one in plan.strategies if one.feasibility for goal in one.goals}
    return frozenset(above for goal in named for above in relations.line(goal))


@check("GOAL-07", "W2", of="goals")
def layered(case: Case) -> Hits:
    """Goals that are all near, and serve nothing beyond, or all far, without a stage on the way."""
    goals = case.relations.goals
    reach = {found for goal in goals if (found := _reach(case, goal))}
    if len(goals) < 2 or not reach:
        return
    if reach <= NEAR and not any(goal.aligns for goal in goals):
        yield hit(case.plan, "goals", "goal-07-far")
    elif reach <= FAR and not _staged(case):
        yield hit(case.plan, "goals", "goal-07-near")


def _reach(case: Case, goal: Goal) -> Horizon | None:
    """Return how far a goal reaches: as is written, or else by its dates; None where nobody can tell."""
    start = goal.start or case.plan.period.start
    if goal.horizon or goal.due is None or start is None:
        return goal.horizon
    return Horizon.SHORT if goal.due <= in_a_year(start) else Horizon.LONG


def in_a_year(day: date) -> date:
    """Return the day a year after another one, of a leap day the first of March."""
    if day.year == date.max.year:
        return date.max
    leap = (day.month, day.day) == (2, 29)
    return date(day.year + 1, 3, 1) if leap else day.replace(year=day.year + 1)


@check("GOAL-08", "E1", of="goals")
def in_time(case: Case) -> Hits:
    """A goal that is due after the one it serves; a warning where one that is to be short is not."""
    goals = {goal.id: goal for goal in case.relations.goals}
    for goal in goals.values():
        parent = goals.get(case.relations.above.get(goal.id, ""))
        if goal.due is None:
            continue
        if parent is not None and parent.due is not None and goal.due > parent.due:
            yield hit(goal, "due", due=goal.due, parent=parent, end=parent.due)
        elif goal.horizon is Horizon.SHORT:
            yield from _too_long(case, goal, goal.due)


def _too_long(case: Case, goal: Goal, due: date) -> Hits:
    period = case.plan.period
    start = goal.start or period.start
    if start is not None and due > in_a_year(start):
        yield Hit(goal, "horizon", "goal-08-year", Severity.WARNING, args={"due": due, "start": start})
    elif period.finish is not None and due > period.finish:
        yield Hit(goal, "horizon", "goal-08-period", Severity.WARNING, args={"due": due, "finish": period.finish})


@check("GOAL-09", "I2", of="goals")
def balanced(case: Case) -> Hits:
    """Goals that are all about the same; where nobody has said what they are about, nothing is known."""
    goals = case.relations.goals
    about = {goal.dimension for goal in goals}
    if len(goals) > 1 and len(about) == 1 and Dimension.OTHER not in about:
        yield hit(case.plan, "goals", n=len(goals), dimension=goals[0].dimension)


@check("GOAL-13", "I2", of="goals", needs=("kpis",))
def staged(case: Case) -> Hits:
    """A goal of a year or more with nothing on the way to it: no goal below it, no target of a stage."""
    divided = _staged(case) | set(case.relations.above.values())
    for goal in case.relations.goals:
        far = _reach(case, goal) in FAR and goal.status not in OVER
        if far and goal.id not in divided:
            yield hit(goal, "children")


def _staged(case: Case) -> frozenset[str]:
    """Return the ids of the goals of which a KPI has targets of stages."""
    kpis = {kpi.id for kpi in case.plan.kpis if kpi.stages}
    return frozenset(goal.id for goal in case.relations.goals if not kpis.isdisjoint(goal.kpis))
