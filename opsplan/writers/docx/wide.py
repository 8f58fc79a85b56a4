"""Wide tables: which of them stand on pages that lie on their side, and what goes there with them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from msgspec import Struct

from opsplan.manuscript import Block, Heading, Prose, Table
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.tables import laid_out

#: A table of fewer columns is never too wide.
_COLUMNS = 5
#: A table of so many pages or more lies on its side where that makes it no higher than this part of what it was:
#: then its columns were so narrow that words and numbers were broken all over. Of lower ones a page would be wasted.
_TALL, _LOWER = 0.7, 0.55
#: The heading and the caption above one, in twips, and the part of a page up to which one does not fill it alone.
_ABOVE, _LOW = 1000, 0.25
#: It has to fill so much of the last page that it gets, and the page before it must not be left emptier than this.
_FILLED, _LEFT = 0.5, 0.5
#: So many lines before a table introduce it, and go with it.
_INTRODUCTION = 6


class Gain(IntEnum):
    """How much a table gains on a page that lies on its side."""

    NONE = 0
    SOME = 1
    ALL = 2  # upright it does not fit


class Span(Struct, frozen=True):
    """Blocks of a chapter, from a place to before another, that are better on pages that lie on their side."""

    start: int
    stop: int
    gain: Gain


def wide_spans(blocks: Sequence[Block], context: Context) -> list[Span]:
    """Return what is better on pages that lie on their side; neighbours share their pages."""
    spans: list[Span] = []
    for place, block in enumerate(blocks if context.turns else ()):
        gain = _gain(block, context) if isinstance(block, Table) else Gain.NONE
        if gain:
            start = _start(blocks, place, context)
            if spans and spans[-1].stop >= start:
                start, gain = spans[-1].start, max(gain, spans.pop().gain)
            spans.append(Span(start, place + 1, gain))
    return spans


def lies(spans: Sequence[Span], place: int, context: Context) -> bool:
    """Tell whether the block at a place goes to a page on its side; no page before it is left nearly empty for some."""
    span = next((one for one in spans if one.start <= place < one.stop), None)
    if span is None or context.wide:
        return span is not None
    return place == span.start and (span.gain is Gain.ALL or not 0 < context.flow.used() < _LEFT)


def _gain(table: Table, context: Context) -> Gain:
    if len(table.columns) < _COLUMNS:
        return Gain.NONE
    width, height = context.room()
    upright = laid_out(table, context, width)
    if upright.crowded:
        return Gain.ALL if upright.height > height * _LOW else Gain.SOME
    if upright.height < height * _TALL:
        return Gain.NONE
    across, down = context.room(wide=True)
    lying = laid_out(table, context, across)
    filled = (lying.height + _ABOVE) % down >= down * _FILLED
    return Gain.SOME if filled and lying.height <= upright.height * _LOWER else Gain.NONE


def _start(blocks: Sequence[Block], place: int, context: Context) -> int:
    """Return the place of the first of those blocks that belong to a table: its headings, and what introduces it."""
    start, lines = place, 0
    while start and isinstance(before := blocks[start - 1], Prose):
        lines += context.flow.lines("BodyText", before.text)
        if lines > _INTRODUCTION:
            break
        start -= 1
    while start and isinstance(blocks[start - 1], Heading):
        start -= 1
    return start
