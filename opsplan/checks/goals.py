"""Checks of goals and strategies: whether they are SMART, served and looked after."""

from __future__ import annotations

from opsplan.checks import cycles, horizons
from opsplan.checks.case import Case
from opsplan.checks.check import Check, Hits, check, hit
from opsplan.checks.concrete import has_deliverable, has_number, has_time, is_brief, is_vague
from opsplan.checks.lacking import lacking, without_any
from opsplan.model.direction import Goal
from opsplan.model.lint import Profile


@check("GOAL-01", "W1", of="goals")
def specific(case: Case) -> Hits:
    """A goal of vague words, or of too few."""
    for goal in case.relations.goals:
        if is_vague(goal.name) and not (_measured(goal) or has_deliverable(goal.name)):
            yield hit(goal, "name")
        elif is_brief(goal.name) and not (goal.kpis or has_number(goal.name)):
            yield hit(goal, "name", "goal-01-brief")


@check("GOAL-02", "W1", of="goals")
def measurable(case: Case) -> Hits:
    """A goal without a KPI, a target or a number."""
    return (hit(goal, "target") for goal in case.relations.goals if not _measured(goal) and not goal.children)


def _measured(goal: Goal) -> bool:
    return bool(goal.kpis) or goal.target is not None or has_number(goal.name)


@check("GOAL-04", "W2", of="goals")
def aligned(case: Case) -> Hits:
    """A goal that serves no strategy and no goal above."""
    above = case.relations.above
    return without_any((goal for goal in case.relations.goals if goal.id not in above), "aligns")


@check("GOAL-05", "W1", of="goals")
def timed(case: Case) -> Hits:
    """A goal without a date; from standard on, one whose date stands only in its name."""
    strict = case.asks_for(Profile.STANDARD) and case.has("goals", long=True)
    for goal in case.relations.goals:
        if goal.due is None and not has_time(goal.name) and case.plan.period.finish is None:
            yield hit(goal, "due")
        elif goal.due is None and strict:
            yield hit(goal, "due", "goal-05-field")


@check("GOAL-06", "W1", of="goals", needs=("goals", "strategies", "tasks", "campaigns"))
def served(case: Case) -> Hits:
    """A goal for which nobody does anything, in a plan with tasks."""
    if case.plan.tasks:
        relations = case.relations
        yield from (hit(goal, "name") for goal in relations.goals if goal.id not in relations.served)


@check("GOAL-10", "W2", of="goals", needs=("reviews", "evaluations"))
def reviewed(case: Case) -> Hits:
    """A goal that nobody comes back to: no review frequency, nor a recurring review or evaluation that covers it."""
    plan = case.plan
    regular = [one for one in plan.reviews if one.frequency and one.of is None]
    covered = {goal for one in regular for goal in one.goals}
    judged = {kpi for one in plan.evaluations for dimension in one.dimensions for kpi in dimension.kpis}
    if all(one.goals for one in regular):
        goals = (goal for goal in case.relations.goals if goal.id not in covered and judged.isdisjoint(goal.kpis))
        yield from lacking(goals, "review")


@check("GOAL-11", "W1", of="goals")
def owned(case: Case) -> Hits:
    """A goal that nobody answers for."""
    return lacking(case.relations.goals, "owner")


@check("GOAL-14", "W2", of="goals")
def reasoned(case: Case) -> Hits:
    """A goal that was changed without a reason."""
    for goal in case.relations.goals:
        yield from lacking(goal.changes, "reason", name=goal)


@check("STR-01", "W2", of="strategies")
def serving(case: Case) -> Hits:
    """A strategy that serves no goal and no strategy of the company."""
    return without_any(case.plan.strategies, "goals", "aligns")


@check("STR-02", "W2", of="strategies")
def steered(case: Case) -> Hits:
    """A strategy of which nobody will know whether it works, or when to change it."""
    return lacking(case.plan.strategies, "kpis", "adjust_when")


@check("STR-03", "W2", of="strategies")
def acted_on(case: Case) -> Hits:
    """A strategy without anything to do."""
    return lacking(case.plan.strategies, "actions")


CHECKS: tuple[Check, ...] = (
    specific, measurable, horizons.attainable, aligned, timed, served, horizons.layered, horizons.in_time,
    horizons.balanced, reviewed, owned, cycles.goals, horizons.staged, reasoned,
    serving, steered, acted_on,
)  # fmt: skip
