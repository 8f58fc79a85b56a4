"""What management reads first, on one page: computed, so that it can never contradict the chapters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from opsplan.analysis.facts import Facts
from opsplan.compose.phrase import Phrase
from opsplan.compose.row import Row
from opsplan.compose.views import goals as of_goals
from opsplan.compose.views import results, work
from opsplan.compose.views.risks import register
from opsplan.model.common import Level
from opsplan.model.direction import Goal, GoalStatus
from opsplan.model.plan import Plan
from opsplan.model.risk import RiskStatus
from opsplan.model.walk import leaves, nested
from opsplan.model.work import TaskStatus

T = TypeVar("T")

#: A summary has one page: so many goals and so many rows of everything else find room on it.
MOST_GOALS, MOST_ROWS, MOST_RISKS = 6, 4, 3
#: What goals are told of first where not all find room.
FIRST = (GoalStatus.MISSED, GoalStatus.AT_RISK, GoalStatus.CHANGED)


def span(plan: Plan, facts: Facts) -> Phrase | None:
    """Return when the tasks end, and how that lies to the end of the plan's period; None without dates or period."""
    finish, end = facts.schedule.finish, plan.period.finish
    if finish is None or end is None:
        return None
    spare = facts.calendar.apart(finish, end)
    key = "summary.spare" if spare > 0 else "summary.late" if finish > end else "summary.exact"
    return Phrase(key, {"finish": finish, "end": end, "n": abs(spare)}, long=True)


def critical(plan: Plan, facts: Facts) -> Phrase | None:
    """Return how many tasks on the critical path are still to do, and which of them ends last; None for fewer than two.

    Tasks on it may run side by side: to put them in a row would say more than is known.
    """
    over = (TaskStatus.DONE, TaskStatus.CANCELLED)
    path = set(facts.schedule.critical_path)
    left = [task for task in leaves(plan) if task.id in path and task.status not in over]
    if len(left) < 2:
        return None
    last = max(left, key=lambda task: facts.schedule.tasks[task.id].finish or date.min)
    return Phrase("summary.critical", {"n": len(left), "last": last.name}, long=True)


def standing(plan: Plan, facts: Facts) -> Phrase | None:
    """Return how many goals have which status; None where nothing is known of any."""
    counts = Counter(facts.goals[goal.id].status for goal in nested(plan.goals))
    if not any(counts[status] for status in GoalStatus if status is not GoalStatus.PLANNED):
        return None
    told = [(status, counts[status]) for status in GoalStatus if counts[status]]
    parts = tuple(Phrase("summary.of_status", {"status": status, "n": n}) for status, n in told)
    return Phrase("summary.goals", {"n": counts.total(), "counts": parts})


def goals(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a goal: all where they are few, else the uppermost, those that are in trouble first."""
    listed = {row.id: row for row in of_goals.rows(plan, facts)}
    return [listed[goal.id] for goal in _important(plan, facts)]


def _important(plan: Plan, facts: Facts) -> Sequence[Goal]:
    every = list(nested(plan.goals))
    if len(every) <= MOST_GOALS:
        return every
    upper = [goal for goal in plan.goals if goal.parent is None]
    if len(upper) <= MOST_GOALS:
        return upper
    chosen = sorted(upper, key=lambda goal: facts.goals[goal.id].status not in FIRST)[:MOST_GOALS]
    return [goal for goal in upper if goal in chosen]


def off_track(plan: Plan, facts: Facts) -> list[Row]:
    """Return the KPIs that lie furthest behind, and why."""
    return results.off_track(plan, facts)[:MOST_ROWS]


def milestones(plan: Plan) -> list[Row]:
    """Return the milestones that come next; without a day that the plan's facts are true for, the first ones."""
    rows, today = work.milestones(plan), plan.status_date
    coming = [row for row in rows if row.due and row.due >= today] if today else rows
    return coming[:MOST_ROWS]


def risks(plan: Plan, facts: Facts) -> list[Row]:
    """Return the high risks that are still open, the highest first, three at most."""
    sizes = facts.risks
    return [
        row
        for row in register(plan, facts)
        if (found := sizes[row.id].initial) and found.level is Level.HIGH and row.status is not RiskStatus.CLOSED
    ][:MOST_RISKS]


def decisions(plan: Plan, facts: Facts) -> list[Row]:
    """Return the decisions that are still open, the first that are due foremost."""
    still = set(facts.log.decisions)
    rows = [Row(one) for one in plan.log if one.id in still]
    return sorted(rows, key=lambda row: (row.due is None, row.due))[:MOST_ROWS]


def unlisted(plan: Plan, facts: Facts) -> Phrase | None:
    """Return what the tables of a summary leave out, by number; None where they hold everything."""
    counts = {
        "goals": len(list(nested(plan.goals))) - len(_important(plan, facts)),
        "kpis": len(results.off_track(plan, facts)) - MOST_ROWS,
        "decisions": len(facts.log.decisions) - MOST_ROWS,
    }
    parts = tuple(Phrase(f"summary.more.{what}", {"n": n}) for what, n in counts.items() if n > 0)
    return Phrase("summary.unlisted", {"what": parts}) if parts else None
