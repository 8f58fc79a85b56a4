"""Checks of dates: against phases, parents and the period, predecessors, durations and the calendar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from opsplan.analysis.calendar import CalendarRangeError
from opsplan.analysis.dates import Dates, Problem, ProblemKind
from opsplan.analysis.durations import later
from opsplan.checks.case import Case
from opsplan.checks.check import Hit, Hits, check, hit
from opsplan.findings import Path, Severity
from opsplan.model.document import Region
from opsplan.model.duration import Dur
from opsplan.model.shape import spellings
from opsplan.model.text import Text
from opsplan.model.work import Task, TaskStatus

#: What the dates of a task are computed from.
DATING = {"start", "finish", "duration", "after", "phase"}


class Bound(Struct, frozen=True):
    """Between which dates a task has to lie, and what says so; a date that nobody wrote bounds nothing."""

    message: str
    within: Text | str
    first: date | None
    last: date | None


@check("TASK-06", "E1")
def dated_wrong(case: Case) -> Hits:
    """A task outside what bounds it, a duration that contradicts the dates, a date that cannot be computed with."""
    yield from _outside_bounds(case)
    for problem, task in _problems(case, ProblemKind.DURATION_CONTRADICTS):
        yield hit(task, "duration", "duration-contradicts", task=problem.task, day=problem.day)
    for problem, task in _problems(case, ProblemKind.OUT_OF_RANGE):
        yield hit(task, _first(task, "duration", "start", "finish", "after"), "date-range", task=problem.task)


def _outside_bounds(case: Case) -> Hits:
    """Yield the tasks that lie outside their phase, outside their parent or outside the plan's period.

    One finding a task: of these the first one that it violates. What is cancelled lies nowhere.
    """
    period = Bound("task-outside-period", "", case.plan.period.start, case.plan.period.finish)
    phases = {
        phase.id: Bound("task-outside-phase", phase.name, phase.start, phase.finish) for phase in case.plan.phases
    }
    for task, parent in _nested(case.plan.tasks, None):
        bounds = (phases.get(task.phase or ""), parent, period)
        found = (_outside(case, task, bound) for bound in bounds if bound is not None)
        yield from [one for one in found if one and not _follows(case, one)][:1]


def _follows(case: Case, found: Hit) -> bool:
    """Tell whether what is said of a task may only follow from an error in it, or in the period it is held against."""
    errors = [one.path for one in case.loaded.findings if one.severity is Severity.ERROR]
    task: Path = case.path(found.part)
    period = case.loaded.source.written_path(("period",))
    if found.message == "task-outside-period" and any(path[:1] == period for path in errors):
        return True
    inner = (str(path[len(task)]) for path in errors if path[: len(task)] == task and len(path) > len(task))
    return not DATING.isdisjoint(spellings(Task).get(key, "") for key in inner)


def _nested(tasks: tuple[Task, ...], above: Bound | None) -> Iterator[tuple[Task, Bound | None]]:
    """Return all tasks that are not cancelled, each with the bound of the nearest parent that has dates written."""
    for task in tasks:
        if task.status is TaskStatus.CANCELLED:
            continue
        yield task, above
        dated = task.start or task.finish
        own = Bound("task-outside-parent", task.id, task.start, task.finish) if dated else above
        yield from _nested(task.children, own)


def _outside(case: Case, task: Task, bound: Bound) -> Hit | None:
    start, finish = _dates(case, task)
    early = start is not None and bound.first is not None and start < bound.first
    late = finish is not None and bound.last is not None and finish > bound.last
    if not (early or late):
        return None
    wanted = ("start",) if early else ("finish", "duration", "after", "start")
    field = _first(task, *wanted)
    args = {"start": start or "…", "finish": finish or "…", "first": bound.first or "…", "last": bound.last or "…"}
    return hit(task, field, bound.message, task=task.id, within=bound.within, **args)


def _dates(case: Case, task: Task) -> tuple[date | None, date | None]:
    """Return the dates of a task: of a group those that are written for it, for those of its tasks are theirs."""
    if task.children:
        return task.start, task.finish
    found = case.facts.schedule.tasks[task.id]
    return found.start, found.finish


@check("TASK-07", "E1")
def before_predecessor(case: Case) -> Hits:
    """A task that is to start before its predecessor has finished, or before the day on which that really did."""
    for problem, task in _problems(case, ProblemKind.STARTS_EARLY):
        field = _first(task, "start", "finish")
        yield hit(task, field, "task-early", task=problem.task, other=problem.other, day=problem.day)
    yield from _overtaken(case)


def _overtaken(case: Case) -> Hits:
    """Yield the tasks that have not begun and whose planned start the actual finish of a predecessor has overtaken."""
    told = {(problem.task, problem.other) for problem, _ in _problems(case, ProblemKind.STARTS_EARLY)}
    ends = _actual_ends(case)
    for task in case.relations.leaves:
        dates = case.facts.schedule.tasks[task.id]
        start = dates.start
        if start is None or task.status is not TaskStatus.TODO or task.actual_start or task.actual_finish:
            continue
        for other, lag in _waits_for(case, task):
            finish = None if (task.id, other) in told else ends.get(other)
            day = finish and _first_day(case, finish, lag, dates)
            if day and start < day:
                field = _first(task, "start", "finish", "after")
                args = {"task": task.id, "other": other, "start": start, "finish": finish, "day": day}
                yield Hit(task, field, "task-overtaken", Severity.WARNING, args=args)


def _actual_ends(case: Case) -> Mapping[str, date]:
    """Return the actual finish of tasks, by id; of groups the last that is known in them."""
    found: dict[str, date] = {}
    for task in case.relations.leaves:
        for id_ in (task.id, *case.relations.groups.get(task.id, ())):
            if task.actual_finish:
                found[id_] = max(found.get(id_, task.actual_finish), task.actual_finish)
    return found


def _waits_for(case: Case, task: Task) -> Iterator[tuple[str, Dur | None]]:
    """Yield what a task comes after, and what the groups come after that it is in, each with the lag."""
    for holder in (task.id, *case.relations.groups.get(task.id, ())):
        part = case.relations.by_id[holder]
        yield from ((str(one.task), one.lag) for one in getattr(part, "after", ()))


def _first_day(case: Case, finish: date, lag: Dur | None, dates: Dates) -> date | None:
    """Return the first day for a task after a finish and a lag; None outside the years that are computed."""
    calendar = case.facts.calendar
    try:
        end = later(calendar, finish, lag) if lag else finish
        return end if dates.milestone else calendar.after(end)
    except CalendarRangeError:
        return None


def _problems(case: Case, kind: ProblemKind) -> Iterator[tuple[Problem, Task]]:
    for one in case.facts.schedule.problems:
        task = case.loaded.index.by_id[one.task]
        if one.kind is kind and isinstance(task, Task):
            yield one, task


def _first(task: Task, *fields: str) -> str:
    """Return the first of some fields that the task has, or nothing."""
    return next((name for name in fields if getattr(task, name)), "")


@check("CAL-01", "W1")
def unknown_years(case: Case) -> Hits:
    """The calendar does not know a year of the plan."""
    if case.plan.calendar.region is Region.CHINA:
        for year in case.facts.calendar.unknown_years:
            yield hit(case.plan.calendar, "region", "calendar-unknown", year=str(year))
