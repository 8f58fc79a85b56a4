"""A tree as a native table: blocks where few branches end, cards of groups where they are many, else an outline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from opsplan.figures.tree import Tree
from opsplan.manuscript import Figure
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.grid import PLAIN, TABLE_END, table_start
from opsplan.writers.docx.markup import KEEP, paragraph
from opsplan.writers.docx.notes import BELOW, notes_xml
from opsplan.writers.docx.tree.blocks import Blocks
from opsplan.writers.docx.tree.cards import Band
from opsplan.writers.docx.tree.outline import Outline
from opsplan.writers.docx.tree.shape import branches


def tree_xml(figure: Figure, context: Context) -> Iterator[str]:
    """Yield the tree row by row, and below it its legend and what it leaves out."""
    tree = figure.data
    if not isinstance(tree, Tree):
        raise TypeError(f"not a tree: {figure.id}")
    forms = _forms(tree, context)
    heights = [form.heights(context) for form in forms]
    for place, form in enumerate(forms):
        if place:
            yield paragraph("TableGap", "", KEEP)
            context.flow.gap()
        keeping = context.flow.figure(0, heights[place], BELOW + sum(map(sum, heights[place + 1 :])))
        yield table_start(PLAIN, form.widths, title=figure.caption, words=figure.alt)
        yield from form.rows(keeping.holds, context)
        yield TABLE_END
    yield notes_xml((tree.legend, tree.note), figure, context)


def _forms(tree: Tree, context: Context) -> Sequence[Blocks | Band | Outline]:
    """Return the tables that show a tree, of the form that suits its size and shape."""
    trees = branches(tree.nodes)
    if blocks := Blocks.of(trees, context):
        return blocks
    if bands := Band.of(trees, context):
        return bands
    return Outline.of(trees, tree.heads, context)
