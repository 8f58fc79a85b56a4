"""A large or deep tree as a table: a row a node, set in by its level, beside the shades of all that it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from opsplan.figures.tree import Node
from opsplan.lines import each_row
from opsplan.manuscript import Tone
from opsplan.writers.docx.boxes import HEAVY, PADDING, Look, box, high, kept, letter, room
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.grid import row
from opsplan.writers.docx.measure import exact
from opsplan.writers.docx.tree.looks import look_of, said
from opsplan.writers.docx.tree.shape import Branch

#: How far a level is set in, in twips; deeper ones than so many are set in no further.
_STEP, _DEEPEST = 180, 7
#: What is said of the nodes has no more than this part of the width, and none of it is wider than so many letters.
_NOTES, _LONGEST = 0.5, 24
#: The lines between rows, and at the head and the foot, in eighths of a point.
_RULE, _EDGE = 4, 8
#: So many levels are shaded.
_SHADED = 2


class Outline(Struct, frozen=True):
    """The nodes with their levels; a column a level above the lowest, one of names, and one for each note.

    `heads` are those of the names and the notes; where there is none, the first node is the head of the table.
    """

    entries: list[tuple[Node, int]]
    heads: tuple[str, ...]
    widths: list[int]
    steps: int

    @classmethod
    def of(cls, trees: Sequence[Branch], heads: tuple[str, ...], context: Context) -> list[Outline]:
        """Return any trees as an outline."""
        entries = [(one.node, min(level, _DEEPEST)) for tree in trees for one, level in _within(tree)]
        steps = max(level for _, level in entries)
        notes = _note_widths([node.notes for node, _ in entries], heads[1:], context)
        name = context.width - steps * _STEP - sum(notes)
        return [cls(entries, heads, [*[_STEP] * steps, name, *notes], steps)]

    def heights(self, context: Context) -> list[int]:
        """Return the height of each row, in twips."""
        head = max((high([one], width, context) for one, width in self._noted(self.heads[1:])), default=0)
        first, *others = (self._high(node, level, context) for node, level in self.entries)
        return [first + (head or high(self.heads[:1], sum(self.widths), context)), *others]

    def _high(self, node: Node, level: int, context: Context) -> int:
        name = high([said(node)], sum(self.widths[level : self.steps + 1]), context)
        return max(name, *(high([note], width, context) for note, width in self._noted(node.notes)), 0)

    def _noted(self, notes: Sequence[str]) -> Iterator[tuple[str, int]]:
        """Yield a text for each column of notes, with its width."""
        widths = self.widths[self.steps + 1 :]
        return zip((*notes, *[""] * (len(widths) - len(notes))), widths, strict=True)

    def rows(self, holds: Callable[[int], bool], context: Context) -> Iterator[str]:
        """Yield the rows; `holds` tells whether one stays with the next."""
        if self.heads:
            yield row(self._head(context), head=True)
        for place, (node, level) in enumerate(self.entries):
            deeper = place + 1 < len(self.entries) and self.entries[place + 1][1] > level
            cells = self._cells(node, level, place == len(self.entries) - 1, kept(holds(place) or deeper), context)
            yield row(cells, head=not (place or self.heads) and self._is_headed())

    def _is_headed(self) -> bool:
        """Tell whether the first node is above all others."""
        return all(level for _, level in self.entries[1:])

    def _head(self, context: Context) -> Iterator[str]:
        fill = context.theme.colour(context.theme.tables.fill)
        look = Look(fill, "FigureHead", lines={"top": _EDGE, "bottom": _RULE}, colour="rule")
        span = self.steps + 1
        yield box(sum(self.widths[:span]), self.heads[0], (), look, context, span=span, keep=kept(True))
        for head, width in self._noted(self.heads[1:]):
            yield box(width, head, (), look, context, span=1, keep=kept(True))

    def _cells(self, node: Node, level: int, last: bool, keep: str, context: Context) -> Iterator[str]:
        foot = {"bottom": _EDGE} if last else {}
        for above in range(level):
            fill = _shade(above, 0, context)
            yield room(_STEP, 1, context, keep=keep, lines={} if fill else {"left": _RULE}, fill=fill)
        fill = look_of(node, 2, context).fill or _shade(level, 1, context)
        look = Look(fill, bold=level < _SHADED or node.tone is Tone.STRONG, lines={"top": _RULE, **foot}, colour="rule")
        span = self.steps + 1 - level
        yield box(sum(self.widths[level : self.steps + 1]), said(node), (), look, context, span=span, keep=keep)
        for note, width in self._noted(node.notes):
            yield box(width, note, (), replace(look, bold=False), context, span=1, keep=keep)


def _shade(level: int, beside: int, context: Context) -> str:
    """Return the shade beside what belongs to a node of a level; 1 step lighter that of the node itself."""
    theme = context.theme
    shades = (theme.weights[1], theme.weights[0], theme.colour("band"))
    return shades[level + beside] if level < _SHADED else ""


def _within(tree: Branch) -> Iterator[tuple[Branch, int]]:
    yield tree, 0
    yield from ((one, level + 1) for one, level in tree.walk())


def _note_widths(notes: Sequence[tuple[str, ...]], heads: tuple[str, ...], context: Context) -> list[int]:
    """Return the widths of the columns of notes, as wide as what stands there, or less where that is very wide."""
    columns = zip_longest(heads, *notes, fillvalue="")
    longest = [max((exact(one) for note in column for one in each_row(note)), default=0) for column in columns]
    widths = [round(min(one * HEAVY + 1, _LONGEST) * letter(context)) + PADDING for one in longest]
    most = round(context.width * _NOTES)
    return widths if sum(widths) <= most else [width * most // sum(widths) for width in widths]
