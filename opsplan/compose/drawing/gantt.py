"""The Gantt chart of a plan: its tasks and milestones; where they are too many, an overview and a chart a phase."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from msgspec.structs import replace

from opsplan.analysis.facts import Facts
from opsplan.analysis.progress import status_of
from opsplan.compose.drawing.divided import Stretch, divided, phase_bars
from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.compose.phrase import Phrase
from opsplan.compose.views.saying import span
from opsplan.figures.axis import axis
from opsplan.figures.gantt import BEHIND, Bar, BarKind, Gantt
from opsplan.model.work import Task, TaskStatus

#: What is a point in time, by whether any is more than a deadline.
_MARKS = ("deadlines", "milestones")
#: A chart of more bars is not read.
MOST_BARS = 60

Say = Callable[[object], str]


def gantt(scene: Scene) -> Shown | None:
    """Return the Gantt chart of a plan, or None where nothing has dates or no scale fits.

    Where it has too many bars, its groups or else its phases are shown, and what is in them in charts that go on.
    """
    milestones = _milestones(scene)
    marks = sorted(chain.from_iterable(milestones.values()), key=lambda bar: (bar.start, bar.label))
    bars = list(_bars(scene.plan.tasks, scene.facts, scene.say))
    if len(bars) + len(marks) <= MOST_BARS:
        return _shown([*bars, *marks], scene, {"what": _what([*bars, *marks], scene)})
    stretches = divided(bars, milestones, scene)
    parts = [_part(one, place, len(stretches), scene) for place, one in enumerate(stretches, start=1)]
    shown = [one for one in (_overview(bars, marks, scene), *parts) if one]
    return replace(shown[0], further=tuple(shown[1:])) if shown else None


def _what(bars: Sequence[Bar], scene: Scene) -> Phrase:
    """Return what a chart of all bars shows of them."""
    dates = scene.facts.schedule.tasks
    marks = [bar for bar in bars if bar.kind is BarKind.MILESTONE]
    real = any(not (bar.id and dates[bar.id].deadline) for bar in marks)
    parts = ("buffers" if any(bar.buffer_finish for bar in bars) else "", _MARKS[real] if marks else "")
    return Phrase(f"figures.gantt.{'_'.join(filter(None, parts)) or 'dates'}")


def _overview(bars: Sequence[Bar], marks: Sequence[Bar], scene: Scene) -> Shown | None:
    """Return a chart of the groups, or else of the phases, with the milestones; None where these are too many too."""
    upper = [bar for bar in bars if bar.kind is not BarKind.TASK]
    groups = [bar for bar in upper if bar.kind is BarKind.GROUP]
    top = [bar for bar in groups if not bar.depth]
    phases = phase_bars(scene.plan.phases, scene)
    choices = (
        ("groups", len(groups), [*upper, *marks]),
        ("groups", len(top), [*top, *marks]),
        ("phases", len(phases), [*phases, *marks]),
        ("phases", len(phases), phases),
    )
    for what, count, listed in choices:
        if count > 1 and len(listed) <= MOST_BARS:
            return _shown(listed, scene, {"what": Phrase(f"figures.gantt_overview.{what}")}, "gantt_overview")
    return None


def _part(stretch: Stretch, place: int, count: int, scene: Scene) -> Shown | None:
    """Return the chart of a part, called by what is in it or else by its time."""
    finish = max(bar.buffer_finish or bar.finish for bar in stretch.bars)
    names = stretch.names or span(min(bar.start for bar in stretch.bars), finish)
    return _shown(stretch.bars, scene, {"names": names, "place": place, "count": count}, "gantt_part")


def _shown(bars: Sequence[Bar], scene: Scene, args: Mapping[str, object], words: str = "") -> Shown | None:
    """Return the chart of some bars; None where there are none, or no scale fits."""
    if not bars:
        return None
    start, finish = min(bar.start for bar in bars), max(bar.buffer_finish or bar.finish for bar in bars)
    scaled = axis(start, _reach(start, finish, scene), scene.speaker.day) or axis(start, finish, scene.speaker.day)
    if scaled is None:
        return None
    today = scene.plan.status_date
    chart = Gantt(tuple(bars), scaled[1], scaled[0], today, scene.say(today) if today else "")
    return Shown(chart, {**args, "start": start, "finish": finish}, words=words)


def _reach(start: date, finish: date, scene: Scene) -> date:
    """Return the last day of the axis: the data date where tasks are overdue and it lies a little behind the bars."""
    today = scene.plan.status_date
    if today and scene.facts.progress.overdue and finish < today and (today - finish) * BEHIND <= finish - start:
        return today
    return finish


def _milestones(scene: Scene) -> Mapping[str, list[Bar]]:
    """Return the milestones of phases in order of date, by the id of the phase."""
    section = scene.say(Phrase("captions.milestones"))
    found: dict[str, list[Bar]] = defaultdict(list)
    for phase in scene.plan.phases:
        dated = sorted((one.due, scene.say(one.name)) for one in phase.milestones if one.due)
        found[phase.id] += [Bar("", label, BarKind.MILESTONE, due, due, section=section) for due, label in dated]
    return found


def _bars(tasks: tuple[Task, ...], facts: Facts, say: Say, depth: int = 0, section: str = "") -> Iterator[Bar]:
    """Return the bars of tasks and their subtasks; each group of the first level is a section."""
    for task in tasks:
        within = section or (say(task.name) if task.children else "")
        if bar := _bar(task, facts, say, depth, within):
            yield bar
        yield from _bars(task.children, facts, say, depth + 1, within)


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
        progress=100 if status_of(task) is TaskStatus.DONE else None if task.progress is None else int(task.progress),
    )
