"""A cycle of stages in Mermaid, one box after the other and the way back to the first.

Boxes with a list stand below each other: beside each other they would be too wide to be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from opsplan.figures.cycle import Cycle
from opsplan.markup import escape
from opsplan.writers.markdown.context import Context
from opsplan.writers.markdown.flowchart import arrow, box, flowchart


def cycle_pieces(cycle: Cycle, words: str, _context: Context) -> Iterator[str]:
    """Yield the drawing of a cycle and its note."""
    names = [f"s{number}" for number in range(1, len(cycle.turns) + 1)]
    boxes = [
        box(name, (turn.name, turn.count, *turn.lines), turn.tone)
        for name, turn in zip(names, cycle.turns, strict=True)
    ]
    arrows = [arrow(start, finish) for start, finish in pairwise(names)]
    if arrows and not cycle.ends:
        arrows.append(arrow(names[-1], names[0], cycle.back))
    way = "TD" if any(turn.lines for turn in cycle.turns) else "LR"
    yield flowchart(way, words, (*boxes, *arrows), (turn.tone for turn in cycle.turns))
    yield escape(cycle.note)
