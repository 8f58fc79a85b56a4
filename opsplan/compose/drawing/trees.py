"""What the trees of a plan have in common: how deep they are shown, and what their marks mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import compress

from msgspec.structs import replace

from opsplan.compose.speaker import Speaker
from opsplan.figures.tree import Node, Tree
from opsplan.lines import Line

#: More nodes are not read: then only the upper levels are shown.
MOST_NODES = 60

_BETWEEN = {"en": "   "}

#: Ids with their depths, each before those below it.
Placed = Sequence[tuple[str, int]]


def levels_shown(placed: Placed, most: int = MOST_NODES) -> int:
    """Return how many levels of a tree are shown: as many as hold no more nodes than are read."""
    counts = Counter(depth for _, depth in placed)
    shown = total = 0
    while counts[shown] and total + counts[shown] <= most:
        total += counts[shown]
        shown += 1
    return shown


def hidden(placed: Placed, levels: int) -> Mapping[str, int]:
    """Return how many nodes are below each of the lowest level that is shown, by its id."""
    counts: Counter[str] = Counter()
    upper = ""
    for one, depth in placed:
        if depth < levels:
            upper = one
        else:
            counts[upper] += 1
    return counts


def tree(nodes: Sequence[Node], heads: Sequence[str], legend: str, note: str) -> Tree:
    """Return a tree of nodes with a note for each head but the first, without the notes that no node has."""
    filled = [any(notes) for notes in zip(*(node.notes for node in nodes), strict=True)]
    kept = tuple(replace(node, notes=tuple(compress(node.notes, filled))) for node in nodes)
    return Tree(kept, legend, note, (heads[0], *compress(heads[1:], filled)))


def legend(marks: Iterable[tuple[str, object]], speaker: Speaker) -> str:
    """Return the marks of a figure, each with the value that it stands for, on one line."""
    parts = [""]
    for mark, value in marks:
        if len(parts) % 2 == 0:  # the last part is in the second language
            parts.append("")
        said = speaker.inline(value)
        first, *others = said.parts if isinstance(said, Line) else (said,)
        between = _BETWEEN.get(speaker.lang, "\N{IDEOGRAPHIC SPACE}") if len(parts) > 1 or parts[0] else ""
        parts[-1] += f"{between}{mark} {first}"
        parts += others
    return Line.of(*parts) if len(parts) > 1 else parts[0]
