"""The Gantt chart of a plan: its tasks, or where they are too many its groups or phases, and its milestones."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from opsplan.analysis.facts import Facts
from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.compose.phrase import Phrase
from opsplan.figures.axis import axis
from opsplan.figures.gantt import Bar, BarKind, Gantt
from opsplan.model.plan import Plan
from opsplan.model.work import Task, TaskStatus

#: A chart of more bars is not read: then groups and milestones only, or else phases.
MOST_BARS = 60

Say = Callable[[object], str]


def gantt(scene: Scene) -> Shown | None:
    """Return the Gantt chart of a plan, or None where nothing has dates or no scale fits."""
    plan, facts, say = scene.plan, scene.facts, scene.say
    bars = list(_bars(plan.tasks, facts, say, whole=True))
    if len(bars) > MOST_BARS:
        bars = list(_bars(plan.tasks, facts, say, whole=False)) or list(_phases(plan, say))
    bars += _milestones(plan, say, say(Phrase("captions.milestones")))
    if not bars or len(bars) > MOST_BARS:
        return None
    start = min(bar.start for bar in bars)
    finish = max(bar.buffer_finish or bar.finish for bar in bars)
    scaled = axis(start, finish, scene.speaker.day)
    said = say(plan.status_date) if plan.status_date else ""
    if scaled is None:
        return None
    chart = Gantt(tuple(bars), scaled[1], scaled[0], plan.status_date, said)
    return Shown(chart, {"start": start, "finish": finish})


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
