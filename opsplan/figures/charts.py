"""The figures of a plan: which rows they have and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date

from opsplan.analysis.facts import Facts
from opsplan.analysis.responsibility import Activity, RaciRow
from opsplan.figures.axis import axis
from opsplan.figures.gantt import Bar, BarKind, Gantt
from opsplan.figures.matrix import Mark, Matrix
from opsplan.model.plan import Plan
from opsplan.model.work import Task, TaskStatus

#: A chart of more bars is not read: then groups and milestones only, or else phases.
MOST_BARS = 60
WEIGHTS = {"A": 3, "A/R": 3, "R": 2, "C": 1, "I": 1}

Say = Callable[[object], str]


def gantt(plan: Plan, facts: Facts, say: Say, name: Callable[[str, date], str], milestones: str) -> Gantt | None:
    """Return the Gantt chart of a plan, or None where nothing has dates or no scale fits.

    `say` puts a value of the plan in words, `name` a day as the axis calls it; `milestones` heads those of the phases.
    """
    bars = list(_bars(plan.tasks, facts, say, whole=True))
    if len(bars) > MOST_BARS:
        bars = list(_bars(plan.tasks, facts, say, whole=False)) or list(_phases(plan, say))
    bars += _milestones(plan, say, milestones)
    if not bars or len(bars) > MOST_BARS:
        return None
    start = min(bar.start for bar in bars)
    finish = max(bar.buffer_finish or bar.finish for bar in bars)
    scaled = axis(start, finish, name)
    said = say(plan.status_date) if plan.status_date else ""
    return Gantt(tuple(bars), scaled[1], scaled[0], plan.status_date, said) if scaled else None


def _phases(plan: Plan, say: Say) -> Iterator[Bar]:
    """Return the phases: what stays of a chart of many tasks without groups."""
    for phase in plan.phases:
        if phase.start and phase.finish:
            yield Bar(phase.id, say(phase.name), BarKind.PHASE, phase.start, phase.finish)


def _milestones(plan: Plan, say: Say, section: str) -> list[Bar]:
    """Return the milestones of phases in order of date."""
    marks = [(one.due, say(one.name)) for phase in plan.phases for one in phase.milestones if one.due]
    return [Bar("", label, BarKind.MILESTONE, due, due, section=section) for due, label in sorted(marks)]


def _bars(
    tasks: tuple[Task, ...], facts: Facts, say: Say, *, whole: bool, depth: int = 0, section: str = ""
) -> Iterator[Bar]:
    """Return the bars of tasks and their subtasks; each group of the first level is a section."""
    for task in tasks:
        within = section or (say(task.name) if task.children else "")
        bar = _bar(task, facts, say, depth, within)
        if bar and (whole or task.children or bar.kind is BarKind.MILESTONE):
            yield bar
        yield from _bars(task.children, facts, say, whole=whole, depth=depth + 1, section=within)


def _bar(task: Task, facts: Facts, say: Say, depth: int, section: str) -> Bar | None:
    dates = facts.schedule.tasks.get(task.id)
    if dates is None or dates.start is None or dates.finish is None:
        return None
    milestone = dates.milestone or dates.deadline
    kind = BarKind.GROUP if task.children else BarKind.MILESTONE if milestone else BarKind.TASK
    return Bar(
        id=task.id,
        label=say(task.name),
        kind=kind,
        start=dates.start,
        finish=dates.finish,
        depth=depth,
        section=section,
        critical=dates.critical and not (task.children or dates.deadline),
        buffer_finish=dates.buffer_finish if dates.buffer_finish != dates.finish else None,
        progress=100 if task.status is TaskStatus.DONE else None if task.progress is None else int(task.progress),
    )


def raci(plan: Plan, facts: Facts, of: Collection[Activity], say: Say, corner: str, legend: str) -> Matrix | None:
    """Return the RACI matrix: every written row, and of the derived ones those that more than one party has a part in.

    `of` are the kinds of activity that it is about. None where there is no such row; parties that have no part in any
    are left out.
    """
    about = (row for row in facts.raci if row.of in of)
    rows = [row for row in about if row.of is Activity.WRITTEN or len(row.everybody()) > 1]
    order = {one.id: None for kind in (plan.roles, plan.units, plan.partners) for one in kind}
    taking = {who for row in rows for who in row.everybody()}
    parties = [who for who in order if who in taking]
    if not rows:
        return None
    return Matrix(corner, tuple(_party(plan, who, say) for who in parties), _marks(rows, parties, say), legend)


def _party(plan: Plan, who: str, say: Say) -> str:
    named = (one for kind in (plan.roles, plan.units, plan.partners) for one in kind if one.id == who)
    return say(next(named).name)


def _marks(rows: list[RaciRow], parties: list[str], say: Say) -> tuple[tuple[str, tuple[Mark, ...]], ...]:
    return tuple(
        (say(row.name), tuple(Mark(text, WEIGHTS.get(text, 1) if text else 0) for text in map(row.letters, parties)))
        for row in rows
    )
