"""The tasks of a plan as a network: who waits for whom, in an order that can be computed along."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct, field

from opsplan.model.duration import Dur
from opsplan.model.work import Task, TaskStatus


class Link(NamedTuple):
    """A predecessor (its position in the network) and the lag after it."""

    item: int
    lag: Dur | None


class Item(Struct):
    """A task with its place in the tree. `cancelled` holds for everything below a cancelled group."""

    index: int
    task: Task
    parent: int | None
    cancelled: bool
    children: list[int] = field(default_factory=list)
    after: list[Link] = field(default_factory=list)


# Every task has two vertices: 2i, where it may begin, and 2i + 1, where it has ended. What comes after a group waits
# for its end, and what is in a group waits for its beginning, so that a link between groups is one edge and not one
# for each pair of their leaves.
def begins(item: int) -> int:
    """Return the vertex where a task may begin."""
    return 2 * item


def ended(item: int) -> int:
    """Return the vertex where a task has ended."""
    return 2 * item + 1


class Network(Struct, frozen=True):
    """The tasks in the order of the document, what each vertex leads to, and the order to compute in.

    `order` leaves out the vertices in and behind a cycle; `stuck` has them.
    """

    items: tuple[Item, ...]
    followers: tuple[tuple[int, ...], ...]
    order: tuple[int, ...]
    stuck: frozenset[int]


def network(tasks: tuple[Task, ...]) -> Network:
    """Return the network of a linked plan's tasks; a reference that leads nowhere is left out."""
    items = _items(tasks)
    places = {item.task.id: item.index for item in items}
    for item in items:
        item.after = [Link(places[one.task], one.lag) for one in item.task.after if one.task in places]
    followers: list[list[int]] = [[] for _ in range(2 * len(items))]
    for source, target in _edges(items):
        followers[source].append(target)
    order = _in_order(followers)
    return Network(
        tuple(items),
        tuple(map(tuple, followers)),
        tuple(order),
        frozenset(range(len(followers))).difference(order),
    )


def _items(tasks: tuple[Task, ...]) -> list[Item]:
    items: list[Item] = []
    waiting: list[tuple[Task, Item | None]] = [(task, None) for task in reversed(tasks)]
    while waiting:
        task, parent = waiting.pop()
        cancelled = task.status is TaskStatus.CANCELLED or (parent is not None and parent.cancelled)
        item = Item(len(items), task, parent.index if parent else None, cancelled)
        items.append(item)
        if parent:
            parent.children.append(item.index)
        waiting += [(child, item) for child in reversed(task.children)]
    return items


def _edges(items: list[Item]) -> Iterator[tuple[int, int]]:
    for item in items:
        if not item.children:
            yield begins(item.index), ended(item.index)
        if item.parent is not None:
            yield begins(item.parent), begins(item.index)
            yield ended(item.index), ended(item.parent)
        for link in item.after:
            yield ended(link.item), begins(item.index)


def _in_order(followers: list[list[int]]) -> list[int]:
    waiting = [0] * len(followers)
    for targets in followers:
        for target in targets:
            waiting[target] += 1
    ready = deque(vertex for vertex, count in enumerate(waiting) if not count)
    order: list[int] = []
    while ready:
        vertex = ready.popleft()
        order.append(vertex)
        for target in followers[vertex]:
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    return order
