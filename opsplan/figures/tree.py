"""A tree: goals, tasks, units, each with those below it."""

from __future__ import annotations

from msgspec import Struct

from opsplan.manuscript import Tone


class Node(Struct, frozen=True):
    """A node: its text, how deep it lies (0 is the top), what is said of it below, and its state as shade and mark."""

    label: str
    depth: int
    notes: tuple[str, ...] = ()
    tone: Tone = Tone.PLAIN
    mark: str = ""


class Tree(Struct, frozen=True):
    """The nodes, each before those below it; `legend` explains the marks, `note` says what is left out.

    Where a table is drawn, `heads` are those of its columns: what the nodes are, and what each of their notes is. An
    empty note keeps the place of one that is not known.
    """

    nodes: tuple[Node, ...]
    legend: str = ""
    note: str = ""
    heads: tuple[str, ...] = ()
