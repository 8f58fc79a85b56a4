"""Checks of when tasks are to be done: deadlines, buffers, the dates of goals, what is overdue, what is watched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from opsplan.analysis.calendar import FIRST_YEAR, LAST_YEAR
from opsplan.analysis.dates import Dates
from opsplan.analysis.durations import seconds
from opsplan.analysis.frame import is_ongoing
from opsplan.analysis.progress import ends, is_done, is_overdue, status_of
from opsplan.analysis.rhythm import LASTS
from opsplan.checks.case import Case
from opsplan.checks.check import Hits, check, hit
from opsplan.model.common import Level
from opsplan.model.communication import MeetingType, ReportContent
from opsplan.model.direction import Goal, GoalStatus
from opsplan.model.duration import Dur
from opsplan.model.frequency import Freq
from opsplan.model.work import Task, TaskStatus

#: From how many working days on a task is long: it needs a buffer, and a look at it on its way.
LONG = 10
#: Somebody looks at the work at least this often: every two weeks, or twice a month.
OFTEN = Dur(Decimal("0.5"), "mo")
#: What says when a task ends.
DATES = ("start", "finish", "duration", "after")


def within(day: date) -> bool:
    """Tell whether a day and the working days beside it lie in the years that are computed."""
    return FIRST_YEAR < day.year < LAST_YEAR


def pending(case: Case) -> Iterator[tuple[Task, Dates]]:
    """Return the tasks that are still to be done once, with their dates: neither ongoing nor recurring ones."""
    found = case.facts.schedule.tasks
    for task in case.relations.leaves:
        if not is_done(task) and task.frequency is None and not is_ongoing(task):
            yield task, found.get(task.id, Dates())


def _days(case: Case, duration: Dur | None) -> Decimal:
    """Return a duration in working days."""
    if duration is None:
        return Decimal(0)
    calendar = case.facts.calendar
    return seconds(calendar, duration) / (Decimal(calendar.hours_per_day) * 3600)


def _at(task: Task, *fields: str) -> str:
    """Return the first of some fields that a task has, or the last of them."""
    return next((name for name in fields if getattr(task, name)), fields[-1])


@check("TASK-02", "W1", of="tasks", rests=DATES)
def dated(case: Case) -> Hits:
    """A task that nothing gives an end; one that only lacks it because those before it do is not named."""
    found = case.facts.schedule.tasks
    for task, dates in pending(case):
        if dates.finish or task.finish or task.when:
            continue
        if task.duration is None:
            yield hit(task, "finish")
        elif dates.start is None and all(_ends(found, str(one.task)) for one in task.after):
            yield hit(task, "start", "task-02-start", duration=task.duration)


def _ends(found: Mapping[str, Dates], task: str) -> bool:
    return found.get(task, Dates()).finish is not None


@check("TASK-08", "W2", of="tasks")
def buffered(case: Case) -> Hits:
    """A long or difficult task without enough buffer; or a critical path without any, and nothing behind it."""
    share = case.limits.buffer / 100
    lacking = set()
    for task, dates in pending(case):
        hard = task.complexity is Level.HIGH
        least = (dates.days or 0) * share
        if not least or not (hard or (dates.days or 0) > LONG):
            continue
        if (has := _days(case, task.buffer)) < (int(least) or min(least, Decimal(1))):
            lacking.add(task.id)
            message = "task-08-short" if has else "task-08-hard" if hard else ""
            args = {"days": dates.days, "buffer": task.buffer, "least": max(1, int(least))}
            yield hit(task, "buffer", message, percent=case.limits.buffer, **args)
    yield from _unbuffered_path(case, lacking) if share else ()


def _unbuffered_path(case: Case, told: set[str]) -> Hits:
    """Yield a hit at the last task of a critical path of several, where nothing on it nor after it may be late."""
    result, end = case.facts.schedule, case.plan.period.finish
    if result.finish is None or (end is not None and end > result.finish):
        return
    critical = set(result.critical_path)
    path = sorted(
        ((dates.finish, task) for task, dates in pending(case) if task.id in critical and dates.days and dates.finish),
        key=lambda one: one[0],
    )
    tasks = [task for _, task in path]
    chained = len(tasks) > 1 and any(task.after for task in tasks)
    if chained and not any(task.buffer for task in tasks) and told.isdisjoint(critical):
        yield hit(tasks[-1], "buffer", "task-08-path", n=len(tasks))


@check("TASK-09", "W1", of="tasks")
def in_time(case: Case) -> Hits:
    """A task that ends, with its buffer, after the goal that it serves is due."""
    due = {goal.id: goal for goal in case.relations.goals if goal.due and goal.status is not GoalStatus.MET}
    for task, dates in pending(case):
        goal = _first_due(due[one] for one in task.goals if one in due)
        end = dates.buffer_finish or dates.finish
        if goal is None or goal.due is None or end is None or end <= goal.due:
            continue
        late = dates.finish is None or dates.finish > goal.due
        where = _at(task, "finish", "duration", "after", "start", "goals") if late else "buffer"
        args = {"goal": goal, "due": goal.due, "finish": dates.finish, "end": end}
        yield hit(task, where, "" if late else "task-09-buffer", **args)


def _first_due(goals: Iterator[Goal]) -> Goal | None:
    return min((goal for goal in goals if goal.due), key=lambda goal: goal.due or date.max, default=None)


@check("TASK-10", "I2", of="tasks")
def short(case: Case) -> Hits:
    """A task too long to be steered as one."""
    most = _days(case, case.limits.max_task)
    for task, dates in pending(case):
        if (dates.days or 0) > most and not task.checkpoints:
            where = _at(task, "duration", "finish", "name")
            yield hit(task, where, days=dates.days, most=case.limits.max_task)


@check("TASK-12", "W1", of="tasks", rests=DATES)
def overdue(case: Case) -> Hits:
    """A task that should be done by today, or that has not moved half-way through its time."""
    today, found = case.today, case.facts.schedule.tasks
    if today is None:
        return
    for task in case.relations.leaves:
        start, finish = (dates := found.get(task.id, Dates())).start, dates.finish
        if finish and is_overdue(task, dates, today):
            yield hit(task, _at(task, "finish", "duration", "status"), n=(today - finish).days, finish=finish)
        elif start and finish and _stands(task) and today - start > finish - today:
            yield hit(task, "progress", "task-12-still", start=start, finish=finish)


def _stands(task: Task) -> bool:
    """Tell whether a task that ends some day has begun but not moved; without a progress nobody knows."""
    return ends(task) and status_of(task) is TaskStatus.DOING and task.progress is not None and not task.progress


@check("TASK-15", "W2", of="tasks", needs=("meetings", "reports", "monitoring"))
def watched(case: Case) -> Hits:
    """A long task that nobody looks at on its way: no checkpoint, nor anything regular about the progress of all."""
    plan = case.plan
    meetings = [one.frequency for one in plan.meetings if one.type in (MeetingType.PROGRESS, MeetingType.CROSS_UNIT)]
    reports = [one.frequency for one in plan.reports if ReportContent.PROGRESS in one.contents]
    if any(_is_often(case, one) for one in (*meetings, *reports)):
        return
    monitored = {str(one) for monitor in plan.monitoring for one in monitor.watch}
    for task, dates in pending(case):
        if (dates.days or 0) > LONG and not task.checkpoints and task.id not in monitored:
            yield hit(task, "checkpoints", days=dates.days)


def _is_often(case: Case, frequency: Freq | None) -> bool:
    """Tell whether something happens every two weeks or more often; of the author's own words it is believed."""
    if frequency is None:
        return False
    lasts = frequency.every or LASTS.get(frequency.word)
    if lasts is None:
        return frequency.word in ("", "realtime", "hourly", "ongoing")
    calendar = case.facts.calendar
    return seconds(calendar, lasts) / frequency.times <= seconds(calendar, OFTEN)
