"""How wide the columns of a table are: by what they hold, and by how much of it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from opsplan.manuscript import Kind
from opsplan.writers.docx.measure import candidates, exact, folded, longest_word

#: What stays on one line, up to this width in Latin characters.
_WHOLE = {Kind.ID: 16, Kind.DATE: 18, Kind.NUMBER: 18, Kind.CHOICE: 16, Kind.NAME: 16.5, Kind.TEXT: 16.5}
#: The kinds of which no line is ever broken; and those of which a long one makes them share what is left.
_FIRM = frozenset((Kind.ID, Kind.DATE, Kind.NUMBER))
_LOOSE = frozenset((Kind.NAME, Kind.TEXT))
#: Those that are words, although a line might be broken within them.
_SHORT = frozenset((Kind.ID, Kind.DATE))
#: What a column of text has: at the least, to begin with, in most tables, and at the most while others want room.
_LEAST, _TIGHT, _WISH, _FULL = 8, 11, 15, 60
#: A longer word is broken; a line that takes two lines asks for no more.
_WORD, _FOLDED = 20, 24
#: A cell that is longer does not make its column wider still.
_LONGEST = 160
_POWER = 1.5
#: Names are read first: they get a little more.
_NAMES = 1.2
#: How much more of the room that is over a column of text gets than a narrow one.
_SHARE = 3
#: What every column has, so that an empty one can be seen; a column without a word is there to be written in.
_EMPTY, _BLANK = 3, 18
#: A head that is no wider is not folded: four Chinese characters.
_HEAD = 9
#: Typefaces differ: a line that must not be broken has this much to spare. Heads are bold.
_SPARE, BOLD = 0.8, 1.08


class Need(Struct, frozen=True):
    """What a column asks for, in Latin characters, from what breaks no `word` to what breaks no line.

    `wish`: what should stay on one line does; `ease`: the head too. A weight of 0 is a column that does not share
    what is left.
    """

    word: float
    least: float
    wish: float
    ease: float
    full: float
    weight: float = 0


class Face(Struct, frozen=True):
    """How wide Latin letters are beside those of a cell on the average: in its `head`, and in a single `word`."""

    head: float = 1
    word: float = 1


def need(
    kind: Kind, head: Sequence[str], lines: Sequence[str], widths: Sequence[float], face: Face | None = None
) -> Need:
    """Return what a column asks for: `lines` are those of its cells, `widths` how much each cell holds, by `units`."""
    face = face or Face()
    heavy = BOLD * face.head
    word = min(max(map(longest_word, head), default=0), _WORD) * BOLD * max(face.head, face.word)
    two = max(map(folded, head), default=0) * heavy
    one = max(map(exact, head), default=0) * heavy
    one = one if one <= _WHOLE[Kind.DATE] else two
    two = one if one <= _HEAD else two
    measured = candidates(lines)
    widest, longest = max(map(exact, measured), default=0), min(longest_word("\n".join(lines)), _WORD) * face.word
    if widths and not widest and kind not in _LOOSE:
        return Need(word, max(word, _LEAST), max(two, _LEAST), max(one, _LEAST), max(one, _TIGHT))
    if widths and not widest:
        return Need(word, max(word, _LEAST), max(two, _LEAST), max(one, _LEAST), max(one, _BLANK), _weight([_BLANK]))
    word = max(word, longest, _EMPTY)
    if kind not in _LOOSE or widest <= _WHOLE[kind]:
        kept = _kept(measured, _WHOLE[kind])
        least = kept if kind in _FIRM else max(longest, min(kept, _LEAST))
        weight = _weight(widths) if kept < widest else 0
        full, word = min(max(widest, one), _FULL), max(word, least) if kind in _SHORT else word
        return _spared(word, max(least, word), max(kept, two), max(kept, one), full, weight)
    weight = _weight(widths) * (_NAMES if kind is Kind.NAME else 1)
    full = min(max(widest, one), _FULL)
    least = max(word, min(widest, _LEAST))
    wish = max(least, two, min(full, _WISH, 2.7 * weight))
    return _spared(word, least, wish, wish, full, weight)


def _kept(lines: Sequence[str], most: float) -> float:
    """Return the width that keeps lines whole, up to the most; longer ones take two lines."""
    return max((width if (width := exact(line)) <= most else min(folded(line), _FOLDED) for line in lines), default=0)


def _weight(widths: Sequence[float]) -> float:
    """Return how strongly a column draws.

    Widths in proportion to `(Σ aᵖ)^(1/(p+1))` make the sum of `(a/width)ᵖ`, the cells' heights to that power, least;
    p = 1 counts every line alike, a larger one the long cells more, which decide how high a row is.
    """
    return float((sum(min(width, _LONGEST) ** _POWER for width in widths) / max(len(widths), 1)) ** (1 / (_POWER + 1)))


def _spared(word: float, least: float, wish: float, ease: float, full: float, weight: float = 0) -> Need:
    """Return a need whose steps rise, with a little room to spare."""
    wish = max(least, wish)
    ease = max(wish, ease)
    return Need(word, least + _SPARE, wish + _SPARE, ease + _SPARE, max(ease, full) + _SPARE, weight)


def is_crowded(needs: Sequence[Need], total: int, unit: int, padding: int) -> bool:
    """Tell whether words break in so many twips, even without anything to spare."""
    return sum(one.word for one in needs) > (total - padding * len(needs)) / unit


def share(needs: Sequence[Need], total: int, unit: int, padding: int) -> list[int]:
    """Return widths in twips that add up to `total`; `unit` is the width of a Latin character."""
    room = (total - padding * len(needs)) / unit
    weights = [one.weight for one in needs]
    full = [one.full for one in needs]
    least = [one.least for one in needs]
    if is_crowded(needs, total, unit, padding):
        widths, padding = _squeezed(least, total / unit), 0
    elif sum(least) > room:
        widths = _broken(needs, room)
    else:
        widths = fill(_start(needs, room), full, weights, room)
    return rounded([width * unit + padding for width in widths], total)


def _squeezed(least: list[float], room: float) -> list[float]:
    """Divide a room that is too small: half evenly, half in proportion to what each column has to have."""
    return [room / 2 * (1 / len(least) + one / sum(least)) for one in least]


def _broken(needs: Sequence[Need], room: float) -> list[float]:
    """Divide a room in which not every line finds what it needs, but every word does."""
    words = sum(one.word for one in needs)
    part = (room - words) / (sum(one.least for one in needs) - words)
    return [one.word + (one.least - one.word) * part for one in needs]


def _start(needs: Sequence[Need], room: float) -> list[float]:
    """Return widths to begin with: all they can use, or so much that what should stay on one line does.

    Text begins with little, and takes its part of what is left. Where even that is too much, the widest of what
    should stay on one line is folded first.
    """
    if sum(one.full for one in needs) <= room:
        return [one.full for one in needs]
    easy = sum(one.wish if one.weight else one.ease for one in needs) <= room
    small = tight(needs)
    widths = [least if one.weight else one.ease if easy else one.wish for one, least in zip(needs, small, strict=True)]
    firm = [index for index, one in enumerate(needs) if not one.weight]
    for index in sorted(firm, key=lambda index: needs[index].least - needs[index].wish):
        if sum(widths) <= room:
            return widths
        widths[index] = needs[index].least
    return widths if sum(widths) <= room else [one.least for one in needs]


def tight(needs: Sequence[Need]) -> list[float]:
    """Return how narrow columns may be while the room for text is divided."""
    return [max(one.least, min(one.wish, _TIGHT)) for one in needs]


def fill(start: Sequence[float], full: Sequence[float], weights: Sequence[float], room: float) -> list[float]:
    """Divide the room by weight, no column below its start; beyond what breaks no line, by width."""
    low, high = 0.0, room / max(min((one for one in weights if one), default=1), 0.01)

    def at(level: float) -> list[float]:
        columns = zip(start, full, weights, strict=True)
        return [max(least, min(most, weight * level)) if weight else least for least, most, weight in columns]

    for _ in range(20):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(at(middle)) < room else (low, middle)
    widths = at(low)
    left = room - sum(widths)
    parts = [width * (_SHARE if weight else 1) for width, weight in zip(widths, weights, strict=True)]
    return [width + left * part / sum(parts) for width, part in zip(widths, parts, strict=True)]


def rounded(widths: Sequence[float], total: int) -> list[int]:
    """Return whole numbers that add up; the widest column takes the rest of rounding."""
    whole = [int(width) for width in widths]
    whole[whole.index(max(whole))] += total - sum(whole)
    return whole
