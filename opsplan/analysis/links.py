"""The tasks that are linked: what each waits for and what waits for it, and how the critical ones follow each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from heapq import heapify, heappop, heappush
from itertools import pairwise

from msgspec import Struct

from opsplan.analysis.dates import Dates
from opsplan.analysis.schedule import Schedule
from opsplan.model.plan import Plan
from opsplan.model.walk import nested
from opsplan.model.work import Task


class Linked(Struct, frozen=True):
    """A task that has predecessors or successors, by their ids, in the order in which the plan has them."""

    task: Task
    after: tuple[str, ...]
    before: tuple[str, ...]


def linked(plan: Plan, schedule: Schedule) -> tuple[Linked, ...]:
    """Return the linked tasks of a plan, predecessors first and else as they start; those in a loop come last.

    A predecessor that leads nowhere is left out.
    """
    tasks = {task.id: task for task in nested(plan.tasks)}
    after = {id_: tuple(dict.fromkeys(str(one.task) for one in task.after if one.task in tasks))
             for id_, task in tasks.items()}  # fmt: skip
    before: dict[str, list[str]] = defaultdict(list)
    for id_, found in after.items():
        for other in found:
            before[other].append(id_)
    listed = [id_ for id_ in tasks if after[id_] or before[id_]]
    order = _in_order(listed, after, before, schedule.tasks)
    return tuple(Linked(tasks[id_], after[id_], tuple(before[id_])) for id_ in order)


def _in_order(
    listed: Sequence[str],
    after: Mapping[str, Sequence[str]],
    before: Mapping[str, Sequence[str]],
    dates: Mapping[str, Dates],
) -> list[str]:
    places = {id_: place for place, id_ in enumerate(listed)}
    rank = {id_: (dates.get(id_, Dates()).start or date.max, places[id_]) for id_ in listed}
    waiting = {id_: len(after[id_]) for id_ in listed}
    ready = [(*rank[id_], id_) for id_ in listed if not waiting[id_]]
    heapify(ready)
    order: list[str] = []
    while ready:
        *_, id_ = heappop(ready)
        order.append(id_)
        for other in before[id_]:
            waiting[other] -= 1
            if not waiting[other]:
                heappush(ready, (*rank[other], other))
    done = set(order)
    return order + [id_ for id_ in listed if id_ not in done]


def chain(critical: Iterable[str], links: Sequence[Linked]) -> tuple[str, ...]:
    """Return critical tasks as one chain, each waiting for the one before it; nothing where they are not one."""
    after = {one.task.id: one.after for one in links}
    path = tuple(critical)
    joined = all(first in after.get(second, ()) for first, second in pairwise(path))
    return path if len(path) > 1 and joined else ()
