"""Checks of dates: against phases, parents and the period, predecessors, durations and the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from opsplan.analysis.dates import Problem, ProblemKind
from opsplan.checks.case import Case
from opsplan.findings import Finding, Severity
from opsplan.model.document import Region
from opsplan.model.shape import spellings
from opsplan.model.text import Text
from opsplan.model.work import Task, TaskStatus

#: What the dates of a task are computed from.
DATING = {"start", "finish", "duration", "after", "phase"}


@dataclass(frozen=True, slots=True)
class Bound:
    """Between which dates a task has to lie, and what says so; a date that nobody wrote bounds nothing."""

    message: str
    within: Text | str
    first: date | None
    last: date | None


def outside(case: Case) -> Iterator[Finding]:
    """TASK-06: a task that lies outside its phase, outside its parent or outside the plan's period.

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


def _follows(case: Case, found: Finding) -> bool:
    """Tell whether what is said of a task may only follow from an error in it, or in the period it is held against."""
    errors = [one.path for one in case.loaded.findings if one.severity is Severity.ERROR]
    task = found.path[: next(at for at in range(len(found.path), 0, -1) if isinstance(found.path[at - 1], int))]
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


def _outside(case: Case, task: Task, bound: Bound) -> Finding | None:
    start, finish = _dates(case, task)
    early = start is not None and bound.first is not None and start < bound.first
    late = finish is not None and bound.last is not None and finish > bound.last
    if not (early or late):
        return None
    wanted = ("start",) if early else ("finish", "duration", "after", "start")
    field = _first(task, *wanted)
    args = {"start": start or "…", "finish": finish or "…", "first": bound.first or "…", "last": bound.last or "…"}
    return case.error("TASK-06", bound.message, task, field, task=task.id, within=bound.within, **args)


def _dates(case: Case, task: Task) -> tuple[date | None, date | None]:
    """Return the dates of a task: of a group those that are written for it, for those of its tasks are theirs."""
    if task.children:
        return task.start, task.finish
    found = case.facts.schedule.tasks[task.id]
    return found.start, found.finish


def before_predecessor(case: Case) -> Iterator[Finding]:
    """TASK-07: a task that is to start before its predecessor has finished."""
    for problem, task in _problems(case, ProblemKind.STARTS_EARLY):
        field = _first(task, "start", "finish")
        yield case.error("TASK-07", "task-early", task, field, task=problem.task, other=problem.other, day=problem.day)


def contradicting(case: Case) -> Iterator[Finding]:
    """TASK-06: a duration that contradicts the dates, or leads out of the years that can be computed."""
    for problem, task in _problems(case, ProblemKind.DURATION_CONTRADICTS):
        yield case.error("TASK-06", "duration-contradicts", task, "duration", task=problem.task, day=problem.day)
    for problem, task in _problems(case, ProblemKind.OUT_OF_RANGE):
        field = _first(task, "duration", "start", "finish", "after")
        yield case.error("TASK-06", "date-range", task, field, task=problem.task)


def _problems(case: Case, kind: ProblemKind) -> Iterator[tuple[Problem, Task]]:
    for one in case.facts.schedule.problems:
        task = case.loaded.index.by_id[one.task]
        if one.kind is kind and isinstance(task, Task):
            yield one, task


def _first(task: Task, *fields: str) -> str:
    """Return the first of some fields that the task has, or nothing."""
    return next((name for name in fields if getattr(task, name)), "")


def unknown_years(case: Case) -> Iterator[Finding]:
    """CAL-01: the calendar does not know a year of the plan."""
    if case.plan.calendar.region is Region.CHINA:
        for year in case.facts.calendar.unknown_years:
            yield case.warning("CAL-01", "calendar-unknown", case.plan.calendar, "region", year=str(year))
