"""How the nodes of a tree look: by the level that they lie on, or by what their state says."""

from __future__ import annotations

from collections.abc import Iterable

from opsplan.figures.tree import Node
from opsplan.lines import Line, after, flat
from opsplan.manuscript import Tone
from opsplan.writers.docx.boxes import Look, needed, stacked
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.tree.shape import Branch

#: How strong the line around a box is by its level, in eighths of a point.
_STRONG, _FINE = 8, 6
#: What stands between two notes of a row.
_BETWEEN = "\N{EN SPACE}·\N{EN SPACE}"


def fill_of(level: int, context: Context) -> str:
    """Return the shade of a level: the top has that of a table's head, or is grey where this has none."""
    theme = context.theme
    shades = (theme.colour(theme.tables.fill) or theme.weights[1], theme.weights[0])
    return shades[level] if level < len(shades) else ""


def look_of(node: Node, level: int, context: Context) -> Look:
    """Return the look of a node without the lines around it."""
    if node.tone is not Tone.PLAIN:
        return Look(context.theme.tones.get(node.tone, ""), bold=level < 2 or node.tone is Tone.STRONG)
    return Look(fill_of(level, context), "FigureHead" if level == 0 else "FigureText", bold=level == 1)


def least_level(tops: Iterable[Branch]) -> int:
    """Return the level from which nodes are shaded: where one at the top has a state, none is as dark as a head."""
    return int(any(top.node.tone is not Tone.PLAIN for top in tops))


def strong(level: int) -> int:
    """Return the width of the lines around a box."""
    return _FINE if level else _STRONG


def said(node: Node) -> str:
    """Return the text of a node after the mark of its state."""
    return after(f"{node.mark}\N{EN SPACE}", node.label) if node.mark else node.label


def told(node: Node, width: int, context: Context) -> tuple[str, ...]:
    """Return what is said of a node below its text, as many notes a row as have room side by side, in twips."""
    rows: list[str] = []
    for note in filter(None, node.notes):
        note = flat(note) if needed(flat(note), 1, context) <= width else stacked(note)
        joined = f"{rows[-1]}{_BETWEEN}{note}" if rows else ""
        if not rows or isinstance(note, Line) or isinstance(rows[-1], Line) or needed(joined, 1, context) > width:
            rows.append(note)
        else:
            rows[-1] = joined
    return tuple(rows)
