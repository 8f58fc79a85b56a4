"""A small tree as blocks from top to bottom: each spans those below it, and a line goes down to each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from opsplan.writers.docx.boxes import box, framed, gap, high, kept, needed, room, stacked
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.grid import row
from opsplan.writers.docx.markup import KEEP
from opsplan.writers.docx.tree.looks import least_level, look_of, said, strong, told
from opsplan.writers.docx.tree.shape import Branch

#: The most blocks beside and below each other.
_LEAVES, _LEVELS = 8, 4
#: Half the room between two blocks, the room below one, and how wide blocks are that have much room, in twips.
_HALF_GAP, _BELOW, _NARROW, _WIDE = 90, 170, 1900, 3300
#: A column narrower than this is none.
_SLIVER = 60
#: A block has so many rows of its name, and of a note, before it is too narrow.
_ROWS, _NOTE_ROWS = 3, 2

#: A branch and the place of its first column.
Placed = tuple[int, Branch]
#: A cell: after how many columns it begins, how many it has, and what it is when its width is known.
Piece = tuple[int, int, Callable[[int], str]]


class Blocks(Struct, frozen=True):
    """The branches of each level, and the columns: two a block, so that a line can stand in its middle, two between."""

    levels: list[list[Placed]]
    widths: list[int]

    @classmethod
    def of(cls, trees: Sequence[Branch], context: Context) -> list[Blocks]:
        """Return some trees as blocks; none where they are too many, or would be too narrow for their words."""
        leaves, levels = sum(tree.leaves for tree in trees), max(tree.levels for tree in trees)
        each = (context.width - 2 * _HALF_GAP * (leaves - 1)) // leaves
        if leaves > _LEAVES or levels > _LEVELS or _needed(trees, _ROWS, context) > each:
            return []
        half = min(each, max(_NARROW, min(_needed(trees, 1, context), _WIDE))) // 2
        inner = ([half, half, _HALF_GAP, _HALF_GAP] * leaves)[:-2]
        side = (context.width - sum(inner)) // 2
        if side < _SLIVER:  # a column of hardly any width is drawn as programs please
            side, inner[-1] = 0, inner[-1] + context.width - sum(inner)
        edges = ([side], [context.width - sum(inner) - side]) if side else ([], [])
        return [cls(_levels(trees, len(edges[0])), [*edges[0], *inner, *edges[1]])]

    def heights(self, context: Context) -> list[int]:
        """Return the height of each row of blocks with the room above it, in twips."""
        return [
            _BELOW * bool(place) + max(self._high(at, one, context) for at, one in level)
            for place, level in enumerate(self.levels)
        ]

    def _high(self, at: int, branch: Branch, context: Context) -> int:
        width = sum(self.widths[at : at + _span(branch)])
        return high([stacked(said(branch.node)), *told(branch.node, width, context)], width, context)

    def rows(self, holds: Callable[[int], bool], context: Context) -> Iterator[str]:
        """Yield the rows; `holds` tells whether a row of blocks stays with the next."""
        least = least_level(one for _, one in self.levels[0])
        for place, level in enumerate(self.levels):
            keep = kept(holds(place))
            if place:
                stems = [piece for one in level for piece in _stem(*one, context)]
                yield gap(self._cells(stems, KEEP, context), _BELOW)
            blocks = [_block(at, one, max(place, least), keep, context) for at, one in level]
            yield row(self._cells(blocks, keep, context), head=not place)

    def _cells(self, pieces: Sequence[Piece], keep: str, context: Context) -> Iterator[str]:
        """Yield the cells of a row, with empty ones where there is nothing."""
        end = 0
        for at, span, drawn in (*pieces, (len(self.widths), 0, lambda _: "")):
            if at > end:
                yield room(sum(self.widths[end:at]), at - end, context, keep=keep)
            yield drawn(sum(self.widths[at : at + span]))
            end = at + span


def _needed(trees: Sequence[Branch], rows: int, context: Context) -> int:
    """Return how wide each of the lowest blocks is for all to have their words in so many rows, in twips."""
    return max((max(_own(one, rows, context), _needed(one.below, rows, context)) for one in trees), default=0)


def _own(branch: Branch, rows: int, context: Context) -> int:
    node = branch.node
    notes = (needed(one, _NOTE_ROWS, context) for one in told(node, 0, context))
    own = max(needed(stacked(said(node)), rows, context), *notes, 0)
    return (own - 2 * _HALF_GAP * (branch.leaves - 1)) // branch.leaves


def _levels(trees: Sequence[Branch], first: int) -> list[list[Placed]]:
    placed, levels = _placed(trees, first), []
    while placed:
        levels.append(placed)
        placed = [below for at, one in placed for below in _placed(one.below, at)]
    return levels


def _placed(trees: Sequence[Branch], at: int) -> list[Placed]:
    found = []
    for tree in trees:
        found.append((at, tree))
        at += _span(tree) + 2
    return found


def _span(branch: Branch) -> int:
    return 4 * branch.leaves - 2


def _block(at: int, branch: Branch, level: int, keep: str, context: Context) -> Piece:
    node, span = branch.node, _span(branch)
    look = replace(look_of(node, level, context), lines=framed(strong(level)), centred=True)

    def drawn(width: int) -> str:
        notes = told(node, width, context)
        return box(width, stacked(said(node)), notes, look, context, span=span, keep=keep)

    return at, span, drawn


def _stem(at: int, branch: Branch, context: Context) -> Iterator[Piece]:
    """Yield the cells above a block, with a line between them in its middle."""
    half = _span(branch) // 2
    yield at, half, lambda width: room(width, half, context, lines={"right": strong(1)})
    yield at + half, half, lambda width: room(width, half, context)
