"""Where goals stand, by their KPIs or else their children (model.md §3, §13)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from opsplan.analysis.attainment import Attainment, Rag
from opsplan.analysis.score import weighted_mean
from opsplan.model.direction import Goal, GoalStatus
from opsplan.model.kpi import Aggregate, Direction, Kpi
from opsplan.model.plan import Plan
from opsplan.model.walk import nested

_WORST = (Rag.RED, Rag.AMBER, Rag.GREEN)
#: What a child says that nobody has measured, or that is no longer pursued.
_SILENT = (None, GoalStatus.PLANNED, GoalStatus.DROPPED)


class GoalState(Struct, frozen=True):
    """Where a goal stands: its status, how far it has come in %, and the worst RAG of what it is judged by.

    What its author wrote as status and progress wins. None where nothing tells: the status of a goal that is past its
    due date and has no measure, the score and the RAG of one that is not judged.
    """

    status: GoalStatus | None
    score: Decimal | None
    rag: Rag | None


class _Standing(Struct, frozen=True):
    met: bool
    endangered: bool
    score: Decimal | None
    rag: Rag | None = None


def goal_states(
    plan: Plan, reached: Mapping[str, Attainment], weights: Mapping[str, Decimal]
) -> Mapping[str, GoalState]:
    """Return the state of each goal by id, in the order of the plan.

    A goal is judged by its KPIs that have a RAG; where there are none, by its children that are judged (nested or
    naming it as `parent`, without dropped ones); where there are none either, by the progress that is written. The
    score is the mean of the KPIs' attainments, weighted where each has a weight, or else of the children's scores.

    - met: every KPI is green, or every child met, or progress is 100. A sum that shall stay low (`direction: down`) may
      still grow: it is not met before the due date has passed;
    - missed: due before `status_date` and not met, though there are KPIs or something else judges the goal;
    - at-risk: a KPI is red, behind its stage or at its warning line; a child at risk or missed;
    - on-track: judged, and nothing of that;
    - planned: not judged yet.

    Due is the goal's date, or else the end of the plan's period. Children that are each other's parents judge nobody.
    """
    goals = {goal.id: goal for goal in nested(plan.goals)}
    kpis = {kpi.id: kpi for kpi in plan.kpis}
    children = _children(goals)
    states: dict[str, GoalState] = {}
    for id_ in _from_below(children):
        goal = goals[id_]
        past = _past(goal.due or plan.period.finish, plan.status_date)
        below = [states[child] for child in children[id_] if child in states]
        standing = _by_kpis(goal, kpis, reached, weights, past) or _by_children(below) or _by_progress(goal)
        states[id_] = _state(goal, standing, past)
    return {id_: states[id_] for id_ in goals}


def _children(goals: Mapping[str, Goal]) -> Mapping[str, list[str]]:
    found: dict[str, dict[str, None]] = {id_: {} for id_ in goals}
    for goal in goals.values():
        found[goal.id] |= {child.id: None for child in goal.children}
        if goal.parent in found:
            found[goal.parent][goal.id] = None
    return {id_: list(below) for id_, below in found.items()}


def _from_below(children: Mapping[str, Sequence[str]]) -> Iterable[str]:
    """Return the ids so that children come before their parents; those within and above a loop come last."""
    above: dict[str, list[str]] = {id_: [] for id_ in children}
    for id_, below in children.items():
        for child in below:
            above[child].append(id_)
    waits = {id_: len(below) for id_, below in children.items()}
    ready = deque(id_ for id_, count in waits.items() if not count)
    order: dict[str, None] = {}
    while ready:
        one = ready.popleft()
        order[one] = None
        for parent in above[one]:
            waits[parent] -= 1
            if not waits[parent]:
                ready.append(parent)
    return [*order, *(id_ for id_ in children if id_ not in order)]


def _past(due: date | None, today: date | None) -> bool:
    return due is not None and today is not None and due < today


def _by_kpis(
    goal: Goal,
    kpis: Mapping[str, Kpi],
    reached: Mapping[str, Attainment],
    weights: Mapping[str, Decimal],
    past: bool,
) -> _Standing | None:
    judged = {one: found for one in goal.kpis if (found := reached.get(one)) and found.rag}
    if not judged:
        return None
    percents: dict[str, Decimal] = {one: found.percent for one, found in judged.items() if found.percent is not None}
    return _Standing(
        all(one in judged and judged[one].rag is Rag.GREEN and _lasts(kpis[one], past) for one in goal.kpis),
        any(one.behind or one.warned for one in judged.values()),
        weighted_mean(percents, weights),
        _worst(one.rag for one in judged.values()),
    )


def _lasts(kpi: Kpi, past: bool) -> bool:
    return past or not (kpi.aggregate is Aggregate.SUM and kpi.direction is Direction.DOWN)


def _by_children(children: Sequence[GoalState]) -> _Standing | None:
    if all(child.status in _SILENT for child in children):
        return None
    counted = [child for child in children if child.status is not GoalStatus.DROPPED]
    scores = [child.score for child in counted if child.score is not None]
    return _Standing(
        all(child.status is GoalStatus.MET for child in counted),
        any(child.status in (GoalStatus.AT_RISK, GoalStatus.MISSED) for child in counted),
        sum(scores, Decimal(0)) / len(scores) if scores else None,
        _worst(child.rag for child in counted),
    )


def _by_progress(goal: Goal) -> _Standing | None:
    return None if goal.progress is None else _Standing(goal.progress >= 100, False, None)


def _worst(levels: Iterable[Rag | None]) -> Rag | None:
    there = set(levels)
    return next((level for level in _WORST if level in there), None)


def _state(goal: Goal, standing: _Standing | None, past: bool) -> GoalState:
    score = standing.score if standing else None
    status = goal.status or _status(goal, standing, past)
    return GoalState(status, score if goal.progress is None else goal.progress, standing.rag if standing else None)


def _status(goal: Goal, standing: _Standing | None, past: bool) -> GoalStatus | None:
    if standing is None:
        unmeasured = GoalStatus.MISSED if goal.kpis else None
        return unmeasured if past else GoalStatus.PLANNED
    if standing.met:
        return GoalStatus.MET
    if past:
        return GoalStatus.MISSED
    return GoalStatus.AT_RISK if standing.endangered else GoalStatus.ON_TRACK
