"""What management reads first: computed, so that it can never contradict the chapters."""

from __future__ import annotations

from opsplan.analysis.facts import Facts
from opsplan.compose.phrase import Phrase
from opsplan.compose.row import Row
from opsplan.model.common import Level
from opsplan.model.plan import Plan
from opsplan.model.risk import RiskStatus
from opsplan.model.walk import leaves
from opsplan.model.work import TaskStatus


def span(plan: Plan, facts: Facts) -> Phrase | None:
    """Return when the tasks end, and how that lies to the end of the plan's period; None without dates or period."""
    finish, end = facts.schedule.finish, plan.period.finish
    if finish is None or end is None:
        return None
    spare = facts.calendar.apart(finish, end)
    key = "summary.spare" if spare > 0 else "summary.late" if finish > end else "summary.exact"
    return Phrase(key, {"finish": finish, "end": end, "n": abs(spare)}, long=True)


def critical(plan: Plan, facts: Facts) -> Phrase | None:
    """Return what is still to do on the critical path, by ids, where it is short enough to read."""
    done = {task.id for task in leaves(plan) if task.status in (TaskStatus.DONE, TaskStatus.CANCELLED)}
    path = [one for one in facts.schedule.critical_path if one not in done]
    if not 2 <= len(path) <= 12:
        return None
    return Phrase("summary.critical", {"path": Phrase("phrases.verbatim", {"text": " → ".join(path)})})


def risks(plan: Plan, facts: Facts) -> list[Row]:
    """Return the high risks that are still open, the highest first, three at most."""
    rated = [(found, one) for one in plan.risks if (found := facts.risks[one.id].initial)]
    high = [pair for pair in rated if pair[0].level is Level.HIGH and pair[1].status is not RiskStatus.CLOSED]
    return [Row(one) for _, one in sorted(high, key=lambda pair: -pair[0].score)[:3]]


def decisions(plan: Plan, facts: Facts) -> list[Row]:
    """Return the decisions that are still open."""
    still = set(facts.log.decisions)
    return [Row(one) for one in plan.log if one.id in still]
