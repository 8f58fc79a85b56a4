"""The shape of a tree: what lies below what, how broad and how deep it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from opsplan.figures.tree import Node


class Branch(Struct, frozen=True):
    """A node with what lies below it: `leaves` counts its ends, `levels` how many lie below each other."""

    node: Node
    below: tuple[Branch, ...]
    leaves: int
    levels: int

    @classmethod
    def of(cls, node: Node, below: tuple[Branch, ...]) -> Branch:
        """Return the branch of a node."""
        leaves = sum(one.leaves for one in below) or 1
        return cls(node, below, leaves, 1 + max((one.levels for one in below), default=0))

    def walk(self, level: int = 0) -> Iterator[tuple[Branch, int]]:
        """Yield what is below and the level at which it lies, each before those below it."""
        for one in self.below:
            yield one, level
            yield from one.walk(level + 1)


def branches(nodes: Sequence[Node]) -> tuple[Branch, ...]:
    """Return the trees of a forest; a node is below the last one before it that lies less deep."""
    waiting: list[tuple[Node, list[Branch]]] = []
    found: list[Branch] = []

    def close(depth: int) -> None:
        while waiting and waiting[-1][0].depth >= depth:
            node, below = waiting.pop()
            (waiting[-1][1] if waiting else found).append(Branch.of(node, tuple(below)))

    for node in nodes:
        close(node.depth)
        waiting.append((node, []))
    close(0)
    return tuple(found)
