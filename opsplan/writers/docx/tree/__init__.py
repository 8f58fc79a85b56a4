"""A tree as a native table: blocks where few branches end, cards of groups where they are many, else an outline."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from opsplan.figures.tree import Tree
from opsplan.manuscript import Figure
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.grid import TABLE_END, table_start
from opsplan.writers.docx.markup import KEEP, paragraph
from opsplan.writers.docx.notes import BELOW, notes_xml
from opsplan.writers.docx.tree.blocks import Blocks
from opsplan.writers.docx.tree.cards import Band
from opsplan.writers.docx.tree.outline import Outline
from opsplan.writers.docx.tree.shape import branches


class Form(Protocol):
    """One table of a tree: its columns' widths, its rows' heights in twips, and the rows when it is known which stay."""

    @property
    def widths(self) -> list[int]: ...  # noqa: D102

    def heights(self, context: Context) -> list[int]: ...  # noqa: D102

    def rows(self, holds: Callable[[int], bool], context: Context) -> Iterator[str]: ...  # noqa: D102


def tree_xml(figure: Figure, context: Context) -> Iterator[str]:
    """Yield the tree row by row, and below it its legend and what it leaves out."""
    tree = figure.data
    if not isinstance(tree, Tree):
        raise TypeError(f"not a tree: {figure.id}")
    trees = branches(tree.nodes)
    forms: Sequence[Form] = (
        Blocks.of(trees, context) or Band.of(trees, context) or Outline.of(trees, tree.heads, context)
    )
    heights = [form.heights(context) for form in forms]
    for place, form in enumerate(forms):
        if place:
            yield paragraph("TableGap", "", KEEP)
            context.flow.gap()
        keeping = context.flow.figure(0, heights[place], BELOW + sum(map(sum, heights[place + 1 :])))
        yield table_start("TableNormal", form.widths, title=figure.caption, words=figure.alt)
        yield from form.rows(keeping.holds, context)
        yield TABLE_END
    yield notes_xml((tree.legend, tree.note), figure, context)
