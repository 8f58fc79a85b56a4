"""A tree: goals, tasks, units, each with those below it."""

from __future__ import annotations

from dataclasses import dataclass

from opsplan.manuscript import Tone


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its text, how deep it lies (0 is the top), what is said of it below, and its state as shade and mark."""

    label: str
    depth: int
    notes: tuple[str, ...] = ()
    tone: Tone = Tone.PLAIN
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Tree:
    """The nodes, each before those below it; `legend` explains the marks, `note` says what is left out."""

    nodes: tuple[Node, ...]
    legend: str = ""
    note: str = ""
