"""A tree from left to right in Mermaid: goals, tasks, units, each with those below it."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.figures.tree import Node, Tree
from opsplan.lines import after
from opsplan.markup import escape
from opsplan.writers.markdown.context import Context
from opsplan.writers.markdown.flowchart import arrow, box, flowchart


def tree_pieces(tree: Tree, words: str, _context: Context) -> Iterator[str]:
    """Yield the drawing of a tree, its legend and its note."""
    yield flowchart("LR", words, _nodes(tree.nodes), (node.tone for node in tree.nodes))
    yield escape(tree.legend)
    yield escape(tree.note)


def _nodes(nodes: tuple[Node, ...]) -> Iterator[str]:
    above: list[str] = []
    for number, node in enumerate(nodes, 1):
        name = f"n{number}"
        del above[node.depth :]
        yield box(name, (_marked(node), *node.notes), node.tone)
        if above:
            yield arrow(above[-1], name)
        above.append(name)


def _marked(node: Node) -> str:
    return after(f"{node.mark} ", node.label) if node.mark else node.label
