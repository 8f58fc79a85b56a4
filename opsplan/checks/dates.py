"""Checks of dates: against the plan's bounds, predecessors, durations and the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from opsplan.analysis.dates import Problem, ProblemKind
from opsplan.checks.case import Case
from opsplan.findings import Finding
from opsplan.model.common import Span
from opsplan.model.document import Region
from opsplan.model.work import Phase, Task


def outside(case: Case) -> Iterator[Finding]:
    """TASK-06: a task that lies outside its phase or outside the plan's period."""
    phases = {phase.id: phase for phase in case.plan.phases}
    for task in _leaves(case.plan.tasks):
        phase = phases.get(task.phase or "")
        for within in (phase, case.plan.period):
            found = _outside(case, task, within) if within is not None else None
            if found:
                yield found
                break


def _leaves(tasks: tuple[Task, ...]) -> Iterator[Task]:
    for task in tasks:
        if task.children:
            yield from _leaves(task.children)
        else:
            yield task


def _outside(case: Case, task: Task, within: Phase | Span) -> Finding | None:
    found = case.facts.schedule.tasks.get(task.id)
    if found is None or found.start is None or found.finish is None:
        return None
    early = within.start is not None and found.start < within.start
    late = within.finish is not None and found.finish > within.finish
    if not (early or late):
        return None
    wanted = ("start",) if early else ("finish", "duration", "after")
    field = next((name for name in wanted if getattr(task, name)), "")
    args = {
        "task": task.id,
        "start": found.start,
        "finish": found.finish,
        "within": within.name if isinstance(within, Phase) else None,
        "first": within.start or date.min,
        "last": within.finish or date.max,
    }
    message = "task-outside-phase" if isinstance(within, Phase) else "task-outside-period"
    return case.error("TASK-06", message, task, field, **args)


def before_predecessor(case: Case) -> Iterator[Finding]:
    """TASK-07: a task that is to start before its predecessor has finished."""
    for problem in _problems(case, ProblemKind.STARTS_EARLY):
        task = case.loaded.index.by_id[problem.task]
        field = "start" if getattr(task, "start", None) else "finish"
        yield case.error("TASK-07", "task-early", task, field, task=problem.task, other=problem.other, day=problem.day)


def contradicting(case: Case) -> Iterator[Finding]:
    """TASK-06: a duration that contradicts the dates, or leads out of the years that can be computed."""
    for problem in _problems(case, ProblemKind.DURATION_CONTRADICTS):
        task = case.loaded.index.by_id[problem.task]
        yield case.error("TASK-06", "duration-contradicts", task, "duration", task=problem.task, day=problem.day)
    for problem in _problems(case, ProblemKind.OUT_OF_RANGE):
        task = case.loaded.index.by_id[problem.task]
        given = next((name for name in ("duration", "start", "finish") if getattr(task, name, None)), "")
        yield case.error("TASK-06", "date-range", task, given, task=problem.task)


def _problems(case: Case, kind: ProblemKind) -> Iterator[Problem]:
    return (one for one in case.facts.schedule.problems if one.kind is kind)


def unknown_years(case: Case) -> Iterator[Finding]:
    """CAL-01: the calendar does not know a year of the plan."""
    if case.plan.calendar.region is Region.CHINA:
        for year in case.facts.calendar.unknown_years:
            yield case.warning("CAL-01", "calendar-unknown", case.plan.calendar, "region", year=str(year))
