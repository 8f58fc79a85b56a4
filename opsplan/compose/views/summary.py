"""What management reads first, on one page: computed, so that it can never contradict the chapters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from msgspec import Struct

from opsplan.analysis.calendar import CalendarRangeError
from opsplan.analysis.facts import Facts
from opsplan.compose.phrase import Phrase
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views import goals as of_goals
from opsplan.compose.views import results, work
from opsplan.compose.views.risks import register
from opsplan.compose.views.saying import bracketed, by_date, named
from opsplan.manuscript import Kind, Tone
from opsplan.model.common import Level
from opsplan.model.direction import Goal, GoalStatus
from opsplan.model.plan import Plan
from opsplan.model.risk import RiskStatus
from opsplan.model.walk import leaves, nested

T = TypeVar("T")


class Room(Struct, frozen=True):
    """How much finds room on the one page of a summary: goals, rows of the other tables, risks, KPIs."""

    goals: int
    rows: int
    risks: int
    kpis: int


#: By the language of the document: English takes more lines than Chinese, and both together twice as many.
ROOMS = {"zh": Room(6, 4, 3, 4), "en": Room(4, 3, 2, 3), "both": Room(3, 2, 2, 2)}
#: The same on a page that shows the KPIs in a figure.
BESIDE = {"zh": Room(4, 2, 2, 6), "en": Room(3, 2, 2, 6), "both": Room(2, 1, 1, 3)}
#: What goals are told of first where not all find room.
FIRST = (GoalStatus.MISSED, GoalStatus.AT_RISK, GoalStatus.CHANGED)


def span(plan: Plan, facts: Facts) -> Phrase | None:
    """Return when the tasks end, and how that lies to the end of the plan's period; None without dates or period.

    Where tasks are overdue, how many are. None too where the period is open, as one until 9999 is: no calendar goes so
    far.
    """
    finish, end, late = facts.schedule.finish, plan.period.finish, facts.progress.overdue
    if late:
        args = {"today": plan.status_date, "n": len(late), "finish": finish}
        return Phrase("summary.overdue", args, long=True)
    if finish is None or end is None:
        return None
    try:
        spare = facts.calendar.apart(finish, end)
    except CalendarRangeError:
        return None
    key = "summary.spare" if spare > 0 else "summary.late" if finish > end else "summary.exact"
    return Phrase(key, {"finish": finish, "end": end, "n": abs(spare)}, long=True)


def critical(plan: Plan, facts: Facts) -> Phrase | None:
    """Return how many tasks on the critical path are still to do, and which of them ends last; None for fewer than two.

    Tasks on it may run side by side: to put them in a row would say more than is known.
    """
    path = set(facts.schedule.critical_path)
    left = [task for task in leaves(plan) if task.id in path and not work.is_over(task)]
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
    parts = tuple(Phrase(f"summary.of.{status}", {"n": n}) for status, n in told)
    return Phrase("summary.goals", {"n": counts.total(), "counts": parts})


def room(lang: str, figure: bool) -> Room:
    """Return how much finds room in a document of a language, beside a figure or without one."""
    return (BESIDE if figure else ROOMS)[lang]


def goals(plan: Plan, facts: Facts, room: Room) -> list[Row]:
    """Return a row a goal: all where they are few, else the uppermost, those that are in trouble first."""
    listed = {row.id: row for row in of_goals.rows(plan, facts)}
    return [listed[goal.id] for goal in _important(plan, facts, room)]


def _important(plan: Plan, facts: Facts, room: Room) -> Sequence[Goal]:
    every = list(nested(plan.goals))
    if len(every) <= room.goals:
        return every
    upper = [goal for goal in plan.goals if goal.parent is None]
    if len(upper) <= room.goals:
        return upper
    chosen = sorted(upper, key=lambda goal: facts.goals[goal.id].status not in FIRST)[: room.goals]
    return [goal for goal in upper if goal in chosen]


def off_track(plan: Plan, facts: Facts, room: Room) -> list[Row]:
    """Return the KPIs that lie furthest behind, and why."""
    return results.off_track(plan, facts)[: room.kpis]


def milestones(plan: Plan, room: Room) -> list[Row]:
    """Return the milestones that come next; without a day that the plan's facts are true for, the first ones."""
    rows, today = work.milestones(plan), plan.status_date
    coming = [row for row in rows if row.due and row.due >= today] if today else rows
    return coming[: room.rows]


def next_milestone(plan: Plan) -> Phrase | None:
    """Return which milestone comes next; None where none does, or no day tells."""
    coming = [row for row in work.milestones(plan) if row.due and plan.status_date and row.due >= plan.status_date]
    if not coming:
        return None
    return Phrase("summary.next_milestone", {"name": coming[0].name, "due": coming[0].due}, long=True)


def risks(plan: Plan, facts: Facts, room: Room) -> list[Row]:
    """Return the high risks that are still open, the highest first."""
    return _high(plan, facts)[: room.risks]


def _high(plan: Plan, facts: Facts) -> list[Row]:
    sizes = facts.risks
    return [
        row
        for row in register(plan, facts)
        if (found := sizes[row.id].initial) and found.level is Level.HIGH and row.status is not RiskStatus.CLOSED
    ]


def decisions(plan: Plan, facts: Facts, room: Room) -> list[Row]:
    """Return the decisions that are still open, the first that are due foremost."""
    still, late = set(facts.log.decisions), set(facts.log.overdue or ())
    listed = by_date([one for one in plan.log if one.id in still], lambda one: one.due)
    return [Row(one, due=_overdue(one.due)) if one.id in late else Row(one) for one in listed[: room.rows]]


def _overdue(day: date | None) -> Shown:
    return Shown(bracketed(day, Phrase("phrases.overdue")), Tone.BAD, Kind.DATE)


def ahead(plan: Plan, facts: Facts, room: Room, dated: bool) -> list[Row]:
    """Return milestones (where dates are told at all), risks and decisions as rows of one table, for want of room."""
    told = {
        "milestone": milestones(plan, room) if dated else [],
        "risk": risks(plan, facts, room),
        "decision": decisions(plan, facts, room),
    }
    return [
        Row(words="summary", what=_led(kind, row), due=getattr(row, "due", None))
        for kind, rows in told.items()
        for row in rows
    ]


def _led(kind: str, row: Row) -> object:
    """Return what kind of thing lies ahead, its name, and who answers for it."""
    return named(Phrase(f"summary.ahead.{kind}"), bracketed(row.name, row.owner))


def unlisted(plan: Plan, facts: Facts, room: Room) -> Phrase | None:
    """Return what the tables of a summary leave out, by number; None where they hold everything."""
    counts = {
        "goals": len(list(nested(plan.goals))) - len(_important(plan, facts, room)),
        "kpis": len(results.off_track(plan, facts)) - room.kpis,
        "risks": len(_high(plan, facts)) - room.risks,
        "decisions": len(facts.log.decisions) - room.rows,
    }
    parts = tuple(Phrase(f"summary.more.{what}", {"n": n}) for what, n in counts.items() if n > 0)
    return Phrase("summary.unlisted", {"what": parts}) if parts else None
