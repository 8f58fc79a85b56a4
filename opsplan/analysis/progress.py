"""How far the work has come: tasks by status, what is overdue, and the slip against the baseline (model.md §4, §13)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from math import ceil

from msgspec import Struct

from opsplan.analysis.calendar import CalendarRangeError, WorkCalendar
from opsplan.analysis.dates import Dates
from opsplan.analysis.frame import is_ongoing
from opsplan.analysis.schedule import Schedule
from opsplan.model.plan import Plan
from opsplan.model.walk import uncancelled
from opsplan.model.work import Task, TaskStatus

#: The progress of what is done, in %.
WHOLE = 100


class Slip(Struct, frozen=True):
    """How a task's finish lies to the planned one: `days` are working days, above 0 late and below 0 early.

    `planned` is the finish of the baseline, or else the computed one; `current` the actual finish, or else the expected
    one: the computed one or, where that is past, the day on which the rest of the task is done from the data date on.
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
    """Return the slip of each leaf, by id, that has a baseline or ends on another day than was computed.

    What is not done on the plan's `status_date` ends no earlier. What is cancelled, and what lies outside the years of
    the calendar, has none.
    """
    found = ((task, _slip(task, schedule.tasks.get(task.id, Dates()), plan, calendar)) for task in uncancelled(plan))
    return {task.id: slip for task, slip in found if slip and (slip.days or task.baseline)}


def _slip(task: Task, dates: Dates, plan: Plan, calendar: WorkCalendar) -> Slip | None:
    planned = (task.baseline and task.baseline.finish) or dates.finish
    if planned is None:
        return None
    try:
        current = task.actual_finish or _expected(task, dates, plan, calendar)
        return Slip(planned, current, calendar.apart(planned, current)) if current else None
    except CalendarRangeError:
        return None


def _expected(task: Task, dates: Dates, plan: Plan, calendar: WorkCalendar) -> date | None:
    """Return when a task without an actual finish is done: one that is overdue still takes what its progress leaves."""
    today, start, finish = plan.status_date, dates.start, dates.finish
    if not (today and finish and is_overdue(task, dates, today)):
        return finish
    whole = calendar.count(start, finish) if start else 1
    left = ceil(whole * (WHOLE - min(task.progress or Decimal(0), Decimal(WHOLE))) / WHOLE)
    return calendar.finish(calendar.first_working_on_or_after(today), max(left, 1))


def progress(plan: Plan, schedule: Schedule) -> Progress:
    """Return how far the leaves of a plan have come."""
    tasks, today = list(uncancelled(plan)), plan.status_date
    counts = Counter(status_of(task) for task in tasks)
    done = counts[TaskStatus.DONE]
    dated = ((task, schedule.tasks.get(task.id, Dates())) for task in tasks)
    return Progress(
        len(tasks),
        counts[TaskStatus.TODO],
        counts[TaskStatus.DOING],
        counts[TaskStatus.BLOCKED],
        done,
        Decimal(done) / len(tasks) * 100 if tasks else None,
        None if today is None else tuple(task.id for task, dates in dated if is_overdue(task, dates, today)),
    )


def status_of(task: Task) -> TaskStatus:
    """Return where a task stands: done with an actual finish, or all of its progress where no status is written."""
    complete = task.progress is not None and task.progress >= WHOLE and "status" not in task.model_fields_set
    return TaskStatus.DONE if task.actual_finish or complete else task.status


def is_done(task: Task) -> bool:
    """Tell whether a task is done."""
    return status_of(task) is TaskStatus.DONE


def ends(task: Task) -> bool:
    """Tell whether a task ends some day: an ongoing one without a finish of its own does not."""
    return task.finish is not None or not is_ongoing(task)


def is_overdue(task: Task, dates: Dates, today: date) -> bool:
    """Tell whether a leaf that is not cancelled should be done before a day and is not."""
    return not is_done(task) and ends(task) and dates.finish is not None and dates.finish < today
