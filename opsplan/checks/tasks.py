"""Checks of tasks, phases and the calendar: whether each is somebody's, for something, and can be told when done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from opsplan.analysis.progress import is_done
from opsplan.checks import cycles, dates, teamwork, timing
from opsplan.checks.case import Case
from opsplan.checks.check import Check, Hits, check, hit
from opsplan.checks.lacking import lacking, without_any
from opsplan.model.common import Span
from opsplan.model.text import Text
from opsplan.model.work import Phase, Task


@check("TASK-01", "W1", of="tasks")
def owned(case: Case) -> Hits:
    """A task that nobody answers for; that a list is no owner is said when the plan is read."""
    return lacking(case.relations.leaves, "owner")


@check("TASK-03", "W2", of="tasks")
def concluded(case: Case) -> Hits:
    """A task of which nobody can say what it brings, or when that is good enough."""
    return lacking(case.relations.leaves, "deliverable", "acceptance")


@check("TASK-04", "W1", of="tasks", needs=("goals", "strategies"))
def aimed(case: Case) -> Hits:
    """A task that serves no goal, itself, through its group or through a strategy, in a plan that has goals."""
    if case.plan.goals:
        acting = {str(action) for one in case.plan.strategies if one.goals for action in one.actions}
        above = case.relations.groups
        for task in case.relations.leaves:
            if not task.goals and acting.isdisjoint((task.id, *above.get(task.id, ()))):
                yield hit(task, "goals")


@check("TASK-11", "I2", of="tasks")
def estimated(case: Case) -> Hits:
    """A task of which nobody knows what it takes."""
    open_ones = (task for task in case.relations.leaves if not is_done(task))
    return without_any(open_ones, "effort", "resources", "tools", "cost")


@check("TASK-13", "I2", of="tasks")
def worked(case: Case) -> Hits:
    """A task that starts or ends on a day on which nobody works; what lasts or recurs has no such days.

    Nor has what begins and ends with its phase or the period.
    """
    spans: tuple[Phase | Span, ...] = (case.plan.period, *case.plan.phases)
    starts, finishes = {one.start for one in spans}, {one.finish for one in spans}
    calendar = case.facts.calendar
    for task, _ in timing.pending(case):
        if (day := task.start) and day not in starts and _is_off(case, task, "start", day):
            yield hit(task, "start", "task-13-start", day=day, near=calendar.first_working_on_or_after(day))
        if (day := task.finish) and day not in finishes and _is_off(case, task, "finish", day):
            yield hit(task, "finish", "task-13-finish", day=day, near=calendar.last_working_on_or_before(day))


def _is_off(case: Case, task: Task, field: str, day: date) -> bool:
    return timing.within(day) and not case.facts.calendar.is_working(day) and _is_day(case, task, field)


def _is_day(case: Case, task: Task, field: str) -> bool:
    """Tell whether a date is written as a day; a month or a quarter begins and ends as it falls."""
    tree = case.loaded.value(task)
    written = tree.get(field) if isinstance(tree, dict) else None
    return isinstance(written, str) and len(re.findall(r"\d+", written)) > 2


@check("TASK-16", "I3", of="tasks")
def stepped(case: Case) -> Hits:
    """A task of which nobody is told how to do it: without steps, and no process of the plan is named in it."""
    names = {re.escape(name) for process in case.plan.processes for name in process.name.all() if name}
    named = re.compile("|".join(sorted(names, key=len, reverse=True)) or "(?!)", re.IGNORECASE)
    for task in case.relations.leaves:
        if not task.steps and not is_done(task) and not any(map(named.search, _texts(task))):
            yield hit(task, "steps")


def _texts(task: Task) -> Iterator[str]:
    for one in (task.name, task.deliverable, task.acceptance, *task.notes, *task.resources):
        if isinstance(one, Text):
            yield from one.all()


@check("PHASE-01", "W2", of="phases", needs=("tasks",), rests=("start", "finish"))
def filled(case: Case) -> Hits:
    """A phase without dates, its own or those of its tasks, without a milestone, or without a task."""
    found = case.facts.schedule.tasks
    leaves = [task for task in case.relations.leaves if task.phase]
    dated = {task.phase for task in leaves if found[task.id].start and found[task.id].finish}
    busy = {task.phase for task in leaves}
    for phase in case.plan.phases:
        if phase.id not in dated:
            yield from lacking([phase], "start", "finish", message="phase-01-dates")
        yield from lacking([phase], "milestones")
        if case.plan.tasks and phase.id not in busy:
            yield hit(phase, "name", "phase-01-tasks")


CHECKS: tuple[Check, ...] = (
    owned, timing.dated, concluded, aimed, cycles.tasks, dates.dated_wrong, dates.before_predecessor, timing.buffered,
    timing.in_time, timing.short, estimated, timing.overdue, worked, teamwork.arranged, timing.watched, stepped,
    dates.unknown_years, filled,
)  # fmt: skip
