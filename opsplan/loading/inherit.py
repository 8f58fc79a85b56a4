"""What a linked plan leaves unsaid because something else says it: goals, phases, owners, KPIs."""

from __future__ import annotations

from collections.abc import Iterable

from opsplan.loading.identity import complete
from opsplan.model.direction import Goal
from opsplan.model.plan import Plan
from opsplan.model.references import Ref
from opsplan.model.text import Text
from opsplan.model.walk import nested
from opsplan.model.work import Task


def inherit(plan: Plan) -> None:
    """Complete a plan whose references are resolved, in place."""
    goals = list(nested(plan.goals))
    only = (Ref(goals[0].id),) if len(goals) == 1 else ()
    for task in plan.tasks:
        _task(task, only)
    _aligns(plan.goals, None, {goal.id: goal for goal in goals})
    _measures(plan, goals)
    for kpi in plan.kpis:
        owners = [goal.owner for goal in goals if goal.id in kpi.goals and goal.owner]
        if kpi.owner is None and owners:
            complete(kpi, "owner", owners[0])


def _task(task: Task, goals: tuple[Ref, ...], phase: Ref | None = None, owner: Ref | None = None) -> None:
    complete(task, "goals", task.goals or goals)
    complete(task, "phase", task.phase or phase)
    if not task.children:
        complete(task, "owner", task.owner or owner)
    for child in task.children:
        _task(child, task.goals, task.phase, task.owner or owner)


def _aligns(goals: Iterable[Goal], aligns: Text | None, by_id: dict[str, Goal]) -> None:
    for goal in goals:
        above = by_id.get(goal.parent or "")
        complete(goal, "aligns", goal.aligns or aligns or (above.aligns if above else None))
        _aligns(goal.children, goal.aligns, by_id)


def _measures(plan: Plan, goals: list[Goal]) -> None:
    """Let goals and KPIs name each other: what one side says, the other one knows."""
    named: dict[str, list[Ref]] = {}
    pointing: dict[str, list[Ref]] = {}
    for goal in goals:
        for measure in goal.kpis:
            named.setdefault(measure, []).append(Ref(goal.id))
    for kpi in plan.kpis:
        complete(kpi, "goals", tuple(dict.fromkeys((*kpi.goals, *named.get(kpi.id, ())))))
        for purpose in kpi.goals:
            pointing.setdefault(purpose, []).append(Ref(kpi.id))
    for goal in goals:
        complete(goal, "kpis", tuple(dict.fromkeys((*goal.kpis, *pointing.get(goal.id, ())))))
