"""Loops among dependencies, each named once."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from itertools import groupby, pairwise

from opsplan.analysis.network import Network, begins, ended

#: Where more loops are knotted together, the first ones suffice to begin untying them: of each knot so many are named.
MOST = 50


def cycles(net: Network) -> tuple[tuple[str, ...], ...]:
    """Return the loops as task ids: ('T1', 'T4', 'T2') says T1 after T4, T4 after T2, T2 after T1.

    Each dependency that closes a loop is in at least one of them, in a shortest one. A loop begins with the task that
    comes first in the document. Where it runs through a group, two neighbours may be a group and a task in it instead
    of a task and its predecessor.
    """
    if not net.stuck:
        return ()
    knot = _knots(net)
    seen: set[tuple[int, int]] = set()
    loops: dict[tuple[int, ...], None] = {}
    named: Counter[int] = Counter()
    for source, target in _links(net):
        root = knot.get(source, -1)
        if root == knot.get(target, -2) and (source, target) not in seen and named[root] < MOST:
            links = _loop(net, knot, source, target)
            seen.update(links)
            loops.setdefault(_tasks(links))
            named[root] += 1
    return tuple(tuple(net.items[item].task.id for item in loop) for loop in loops)


def _links(net: Network) -> Iterator[tuple[int, int]]:
    for item in net.items:
        for link in item.after:
            yield ended(link.item), begins(item.index)


def _loop(net: Network, knot: dict[int, int], source: int, target: int) -> list[tuple[int, int]]:
    """Return the dependencies of a shortest loop through one of them, as edges, forwards."""
    came: dict[int, int] = {target: source}
    ready = deque([target])
    while source not in came:
        vertex = ready.popleft()
        for follower in net.followers[vertex]:
            if follower not in came and knot.get(follower) == knot[source]:
                came[follower] = vertex
                ready.append(follower)
    way = [source]
    while way[-1] != target:
        way.append(came[way[-1]])
    edges = pairwise([source, *reversed(way)])
    return [(one, other) for one, other in edges if one % 2 and not other % 2]


def _tasks(links: list[tuple[int, int]]) -> tuple[int, ...]:
    steps = [vertex // 2 for source, target in reversed(links) for vertex in (target, source)]
    loop = [item for item, _ in groupby(steps)]
    if len(loop) > 1 and loop[0] == loop[-1]:
        loop.pop()
    first = loop.index(min(loop))
    return (*loop[first:], *loop[:first])


def _knots(net: Network) -> dict[int, int]:
    """Return for every vertex in and behind a cycle the number of its strongly connected component (Kosaraju)."""
    before: dict[int, list[int]] = {vertex: [] for vertex in net.stuck}
    for vertex in sorted(net.stuck):
        for follower in net.followers[vertex]:
            before[follower].append(vertex)
    knot: dict[int, int] = {}
    for root in reversed(_finished(net)):
        ready = [root] if root not in knot else []
        while ready:
            vertex = ready.pop()
            if vertex not in knot:
                knot[vertex] = root
                ready += before[vertex]
    return knot


def _finished(net: Network) -> list[int]:
    """Return the vertices in and behind a cycle in the order in which a depth-first search leaves them."""
    seen: set[int] = set()
    left: list[int] = []
    for root in sorted(net.stuck):
        ways = [] if root in seen else [(root, iter(net.followers[root]))]
        seen.add(root)
        while ways:
            vertex, followers = ways[-1]
            fresh = next((one for one in followers if one not in seen), None)
            if fresh is None:
                left.append(vertex)
                ways.pop()
            else:
                seen.add(fresh)
                ways.append((fresh, iter(net.followers[fresh])))
    return left
