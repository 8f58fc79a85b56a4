"""Matrices and heat maps as pipe tables; what a shade says stands in the cells anyway."""

from __future__ import annotations

from itertools import pairwise

from opsplan.figures.heatmap import HeatMap, Panel, Square
from opsplan.figures.matrix import Mark, Matrix
from opsplan.lines import flat
from opsplan.manuscript import Tone
from opsplan.writers.markdown.tables import cell, pipes


def matrix_table(matrix: Matrix) -> str:
    """Return a matrix with its marks centred; a shade without a text is a dot for each step."""
    beside = (matrix.beside.head,) if matrix.beside else ()
    head = [cell((name,)) for name in (matrix.corner, *beside, *_columns(matrix))]
    names, rows = dict(matrix.sections), []
    for place, (name, marks) in enumerate(matrix.rows):
        if place in names:
            rows.append([f"**{cell((flat(names[place]),))}**", *[""] * (len(head) - 1)])
        texts = (name, matrix.beside.texts[place]) if matrix.beside else (name,)
        rows.append([*(cell((one,)) for one in texts), *map(_mark, marks)])
    return pipes(head, rows, ["<", *("<" for _ in beside), *("^" for _ in matrix.columns)])


def _columns(matrix: Matrix) -> tuple[str, ...]:
    """Return the names of the columns, the first of each group with the group's before it."""
    if not matrix.groups:
        return matrix.columns
    named = zip(pairwise(("", *matrix.groups)), matrix.columns, strict=True)
    return tuple(
        flat(column) if group == before else f"{flat(group)} {flat(column)}" for (before, group), column in named
    )


def _mark(mark: Mark) -> str:
    said = cell((mark.text or "●" * mark.weight,))
    return f"**{said}**" if mark.tone is Tone.BAD and said else said


def heat_table(chart: HeatMap, panel: Panel) -> str:
    """Return a map of a heat map: score and ids of every square."""
    corner = f"{flat(chart.down)} ↓ {flat(chart.across)} →"
    head = [cell((name,)) for name in (corner, *chart.columns)]
    rows = [[cell((name,)), *(cell((_square(one),)) for one in squares)] for name, squares in panel.rows]
    return pipes(head, rows, ["<", *("^" for _ in chart.columns)])


def _square(square: Square) -> str:
    """Return the score of a square, and behind it what lies there."""
    held = " ".join(filter(None, (*square.items, square.more)))
    return f"{square.score} · {held}" if held else str(square.score)
