"""A tree of groups: the top as a box, below it each group as a card with what belongs to it, some cards a band."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, zip_longest
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from opsplan.writers.docx.boxes import box, framed, gap, high, kept, needed, room, stacked
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.grid import row
from opsplan.writers.docx.tree.looks import least_level, look_of, said, strong, told
from opsplan.writers.docx.tree.shape import Branch

#: The most cards of a band, the most bands, and the most levels below a group.
_BESIDE, _BANDS, _LEVELS = 5, 6, 2
#: The most that may be said of all that is in the cards: of more, a table is read more easily.
_NOTES = 24
#: Half the room between two cards, the room below the top, the narrowest card, and the indent of a level, in twips.
_HALF_GAP, _BELOW, _NARROW, _STEP = 90, 170, 1500, 150
#: The lines within a card, in eighths of a point.
_THIN = 2
#: A card has so many rows of a name before it is too narrow.
_ROWS = 3
#: Cards fill so much of their bands, and all of them no more than this part of a page.
_FILLED, _PAGE = 0.45, 0.8

#: What stands in a row of a card: a branch and its level, 0 for the group itself; or nothing.
Entry = tuple[Branch, int] | None


class Band(Struct, frozen=True):
    """The rows of some cards beside each other, and the top above them; a card has two columns, as has what is between.

    `level` is the one as which the groups are shaded.
    """

    top: Branch | None
    lines: list[tuple[Entry, ...]]
    widths: list[int]
    level: int

    @classmethod
    def of(cls, trees: Sequence[Branch], context: Context) -> list[Band]:
        """Return some trees as bands of cards; none where these would be too narrow, too empty or too long."""
        top = trees[0] if len(trees) == 1 else None
        groups = top.below if top else trees
        if not groups or max(one.levels for one in groups) > _LEVELS + 1:
            return []
        beside = _beside(groups, context)
        if not beside or len(groups) > beside * _BANDS:
            return []
        size = ceil(len(groups) / ceil(len(groups) / beside))
        widths, level = _columns(size, context.width), 1 if top else least_level(groups)
        places = range(0, len(groups), size)
        bands = [cls(None if at else top, _lines(groups[at : at + size], size), widths, level) for at in places]
        return bands if _suit(bands, context) else []

    def heights(self, context: Context) -> list[int]:
        """Return the height of each row below the groups, and before these that of all above them, in twips."""
        first, *others = (self._high(line, context) for line in self.lines)
        if self.top:
            width = sum(self.widths)
            first += _BELOW + high([said(self.top.node), *told(self.top.node, width, context)], width, context)
        return [first, *others]

    def _high(self, line: Sequence[Entry], context: Context) -> int:
        width = self._width
        return max(
            high([stacked(said(one.node)), *told(one.node, width, context)], width - _indent(level), context)
            for one, level in filter(None, line)
        )

    @property
    def _width(self) -> int:
        return sum(self.widths[:2])

    def rows(self, holds: Callable[[int], bool], context: Context) -> Iterator[str]:
        """Yield the rows; `holds` tells whether one stays with the next, counted from that of the groups."""
        if self.top:
            node, width, span = self.top.node, sum(self.widths), len(self.widths)
            look = replace(look_of(node, 0, context), lines=framed(strong(0)), centred=True)
            notes = told(node, width, context)
            yield row([box(width, said(node), notes, look, context, span=span, keep=kept(True))], head=True)
            yield gap(self._stems(context), _BELOW, head=True)
        for place, (line, below) in enumerate(pairwise([*self.lines, ()])):
            yield row(
                self._cells(line, below, kept(holds(place) or not place), context), head=not place and bool(below)
            )

    def _stems(self, context: Context) -> Iterator[str]:
        """Yield the cells between the top and the groups, with a line down to each of these."""
        for place, entry in enumerate(self.lines[0]):
            if place:
                yield room(sum(self.widths[2:4]), 2, context)
            yield room(self.widths[0], 1, context, lines={"right": strong(1)} if entry else {})
            yield room(self.widths[1], 1, context)

    def _cells(self, line: Sequence[Entry], below: Sequence[Entry], keep: str, context: Context) -> Iterator[str]:
        """Yield the cells of a row, each closed at its foot where its card ends."""
        for place, (entry, after) in enumerate(zip_longest(line, below)):
            if place:
                yield room(sum(self.widths[2:4]), 2, context, keep=keep)
            yield self._cell(entry, after, keep, context) if entry else room(self._width, 2, context, keep=keep)

    def _cell(self, entry: tuple[Branch, int], after: Entry, keep: str, context: Context) -> str:
        node, level = entry[0].node, entry[1]
        indent = _indent(level)
        lines = {**framed(strong(1)), "bottom": strong(1) if after is None or not level else _THIN}
        if level:  # between two cells the stronger line is drawn
            lines["top"] = _THIN
        look = replace(look_of(node, self.level + level, context), lines=lines, centred=not level, indent=indent)
        notes = told(node, self._width - indent, context)
        return box(self._width, stacked(said(node)), notes, look, context, span=2, keep=keep)


def _lines(groups: Sequence[Branch], size: int) -> list[tuple[Entry, ...]]:
    """Return the rows of so many cards; the last of them are empty where there are fewer groups."""
    cards = [_within(group) for group in groups]
    return list(zip_longest(*cards, *[[] for _ in range(size - len(cards))]))


def _within(group: Branch) -> list[tuple[Branch, int]]:
    return [(group, 0), *((one, level + 1) for one, level in group.walk())]


def _beside(groups: Sequence[Branch], context: Context) -> int:
    """Return how many cards stand beside each other; 0 where even two would break words."""
    for count in range(min(_BESIDE, len(groups)), 1, -1):
        width = sum(_columns(count, context.width)[:2])
        if width >= _NARROW and all(_own(group, context) <= width for group in groups):
            return count
    return 0


def _own(group: Branch, context: Context) -> int:
    """Return how wide the card of a group has to be, in twips."""
    return max(needed(stacked(said(one.node)), _ROWS, context) + _indent(level) for one, level in _within(group))


def _suit(bands: Sequence[Band], context: Context) -> bool:
    """Tell whether cards are not too empty, hold no more than is read in them, and fit on a page."""
    entries = [entry for band in bands for line in band.lines for entry in line]
    filled = [entry for entry in entries if entry]
    notes = sum(any(one.node.notes) for one, level in filled if level)
    high = sum(sum(band.heights(context)) for band in bands)
    return notes <= _NOTES and len(filled) >= len(entries) * _FILLED and high <= context.flow.height * _PAGE


def _columns(count: int, width: int) -> list[int]:
    half = (width - 2 * _HALF_GAP * (count - 1)) // count // 2
    return ([half, half, _HALF_GAP, _HALF_GAP] * count)[:-2]


def _indent(level: int) -> int:
    return _STEP * max(level - 1, 0)
