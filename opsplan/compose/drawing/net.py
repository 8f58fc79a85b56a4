"""The network of tasks: what waits for what, with how much float, and which of it decides the finish."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.analysis.dates import Dates
from opsplan.analysis.links import Linked, chain, linked
from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.compose.phrase import Phrase
from opsplan.compose.views.work import is_over
from opsplan.figures.network import Link, Network

#: Fewer linked tasks are no network; more are not read.
LEAST, MOST = 3, 60
#: So many critical tasks are named in the message.
_NAMED = 6
_COLUMNS = ("id", "task", "after", "before", "float")


def dependency_net(scene: Scene) -> Shown | None:
    """Return the tasks that are linked; None where they are fewer than three.

    Of more than 60 the critical ones with their neighbours are left, or else the critical ones alone, if there are no
    more than 60 of these.
    """
    links = linked(scene.plan, scene.facts.schedule)
    shown = _shown(links, scene)
    if len(links) < LEAST or not shown:
        return None
    note = scene.words("dependency_net.note", n=len(links), shown=len(shown)) if len(shown) < len(links) else ""
    rows = tuple(_link(one, scene) for one in shown)
    legend = scene.words("dependency_net.legend") if any(one.critical for one in rows) else ""
    heads = tuple(scene.words(f"dependency_net.{name}") for name in _COLUMNS)
    return Shown(Network(rows, heads, legend, note), {"n": len(shown)}, _message(shown, scene))


def _shown(links: Sequence[Linked], scene: Scene) -> list[Linked]:
    if len(links) <= MOST:
        return list(links)
    critical = {one.task.id for one in links if _dates(one, scene).critical}
    near = [one for one in links if one.task.id in critical or not critical.isdisjoint((*one.after, *one.before))]
    few = near if len(near) <= MOST else [one for one in links if one.task.id in critical]
    return few if len(few) <= MOST else []


def _dates(one: Linked, scene: Scene) -> Dates:
    return scene.facts.schedule.tasks.get(one.task.id, Dates())


def _link(one: Linked, scene: Scene) -> Link:
    task, dates = one.task, _dates(one, scene)
    waits = scene.speaker.inline(task.after) if task.after else ""
    gone = dates.group or is_over(task) or task.id in (scene.facts.progress.overdue or ())
    slack = None if gone else dates.total_float
    return Link(task.id, scene.say(task.name), one.after, one.before, waits, slack, dates.critical)


def _message(shown: Sequence[Linked], scene: Scene) -> Phrase | None:
    """Return the critical path, where it is one short chain of tasks, or else how many are critical."""
    schedule = scene.facts.schedule
    path = chain(schedule.critical_path, shown)
    first, last = (schedule.tasks[path[0]].start, schedule.tasks[path[-1]].finish) if path else (None, None)
    if first and last and len(path) <= _NAMED:
        args = {"path": " → ".join(path), "n": scene.facts.calendar.count(first, last)}
        return Phrase("figures.dependency_net.path", args)
    critical = sum(_dates(one, scene).critical for one in shown)
    return Phrase("figures.dependency_net.critical", {"n": critical, "all": len(shown)}) if critical else None
