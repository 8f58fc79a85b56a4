"""How far the work has come: tasks by status, what is overdue, and the slip against the baseline (model.md §4, §13)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct

from opsplan.analysis.calendar import CalendarRangeError, WorkCalendar
from opsplan.analysis.dates import Dates
from opsplan.analysis.frame import is_ongoing
from opsplan.analysis.schedule import Schedule
from opsplan.model.plan import Plan
from opsplan.model.walk import leaves, uncancelled
from opsplan.model.work import Task, TaskStatus


class Slip(Struct, frozen=True):
    """How a task's finish lies to the planned one: `days` are working days, above 0 late and below 0 early.

    `planned` is the finish of the baseline, or else the computed one; `current` the actual finish, or else the computed
    one.
    """

    planned: date
    current: date
    days: int


class Progress(Struct, frozen=True):
    """How many leaves there are, cancelled ones not counted, and where they stand; `done_percent` is done ÷ leaves.

    A task with an actual finish is done. `overdue` holds the ids of those that should be done before the plan's
    `status_date` and are not; it is None without that date. Ongoing tasks without a finish of their own are never
    overdue.
    """

    leaves: int
    todo: int
    doing: int
    blocked: int
    done: int
    done_percent: Decimal | None
    overdue: tuple[str, ...] | None


def slips(plan: Plan, schedule: Schedule, calendar: WorkCalendar) -> Mapping[str, Slip]:
    """Return the slip of each leaf, by id, that has a baseline or ended on another day than was computed.

    What lies outside the years of the calendar has none.
    """
    found = ((task, _slip(task, schedule.tasks.get(task.id, Dates()), calendar)) for task in leaves(plan))
    return {task.id: slip for task, slip in found if slip and (slip.days or task.baseline)}


def _slip(task: Task, dates: Dates, calendar: WorkCalendar) -> Slip | None:
    planned = (task.baseline and task.baseline.finish) or dates.finish
    current = task.actual_finish or dates.finish
    if planned is None or current is None:
        return None
    try:
        return Slip(planned, current, calendar.apart(planned, current))
    except CalendarRangeError:
        return None


def progress(plan: Plan, schedule: Schedule) -> Progress:
    """Return how far the leaves of a plan have come."""
    tasks = list(uncancelled(plan))
    counts = Counter(_status(task) for task in tasks)
    done = counts[TaskStatus.DONE]
    return Progress(
        len(tasks),
        counts[TaskStatus.TODO],
        counts[TaskStatus.DOING],
        counts[TaskStatus.BLOCKED],
        done,
        Decimal(done) / len(tasks) * 100 if tasks else None,
        None if plan.status_date is None else _overdue(tasks, schedule, plan.status_date),
    )


def _status(task: Task) -> TaskStatus:
    return TaskStatus.DONE if task.actual_finish else task.status


def _overdue(tasks: list[Task], schedule: Schedule, today: date) -> tuple[str, ...]:
    due = ((task, schedule.tasks.get(task.id, Dates()).finish) for task in tasks if _ends(task))
    return tuple(task.id for task, finish in due if finish and finish < today)


def _ends(task: Task) -> bool:
    return _status(task) is not TaskStatus.DONE and (task.finish is not None or not is_ongoing(task))
