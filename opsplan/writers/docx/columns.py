"""How wide the columns of a table are: by what they hold, and by how much of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from opsplan.manuscript import Kind
from opsplan.writers.docx.measure import units

#: The widest that a column of a kind becomes while others want room, in Latin characters.
_CAPS = {Kind.ID: 16, Kind.DATE: 16, Kind.NUMBER: 16, Kind.CHOICE: 14, Kind.NAME: 22, Kind.TEXT: 60}
_NARROW = frozenset((Kind.ID, Kind.DATE, Kind.NUMBER, Kind.CHOICE))
#: What a column of text should have before choices may stay on one line.
_COMFORT = {Kind.NAME: 20, Kind.TEXT: 26}
#: Capitals, digits and % are wider than the mean letter, and Word leaves a little room between Han and Latin.
_ROOMY, _SLACK = 1.1, 1.2
#: How much more of the room that is over a column of text gets than a narrow one.
_SHARE = 3
#: A cell that is longer does not make its column wider still.
_LONGEST = 160
#: A choice may be wrapped to this width, a text to no less.
_FLOOR = 9
#: What every column has, so that an empty one can be seen.
_EMPTY = 3
#: A column without a word is there to be written in.
_BLANK = 15


@dataclass(frozen=True, slots=True)
class Need:
    """What a column asks for, in Latin characters: at the least, at its best, and its share of what is left.

    `comfort` is what it should have before others get their best; a weight of 0 is a narrow column.
    """

    least: float
    best: float
    comfort: float = 0
    weight: float = 0


def need(kind: Kind, head: Sequence[str], widths: Sequence[float]) -> Need:
    """Return what a column asks for; `widths` are those of its cells' longest lines."""
    word = max((_longest_word(line) for line in head), default=0)
    title = max((units(line) for line in head), default=0)
    widest = max(widths, default=0)
    mean = sum([min(width, _LONGEST) for width in widths]) / len(widths) if widths else 0
    if kind in _NARROW:
        body = min(widest, _CAPS[kind]) * _ROOMY + _SLACK
        least = max(min(body, _FLOOR) if kind is Kind.CHOICE else body, word, min(title, 6), _EMPTY)
        return Need(least, max(least, body, min(title, _CAPS[kind])))
    if widths and not widest:
        widest = mean = _BLANK
    least = max(word, min(widest, _FLOOR), _EMPTY)
    best = max(least, min(max(widest, title), _CAPS[kind]))
    weight = sqrt(max(mean, 4) * max(min(widest, _LONGEST), 4)) * (1.3 if kind is Kind.NAME else 1)
    return Need(least, best, max(least, min(best, _COMFORT[kind])), weight)


def _longest_word(text: str) -> float:
    """Return the width of the longest piece that a line cannot break: a Latin word, or two Han characters."""
    return max((units(word) * 1.1 if word.isascii() else min(units(word), 4) for word in text.split()), default=0)


def share(needs: Sequence[Need], total: int, unit: int, padding: int) -> list[int]:
    """Return widths in twips that add up to `total`; `unit` is the width of a Latin character."""
    least = [round(one.least * unit) + padding for one in needs]
    best = [round(one.best * unit) + padding for one in needs]
    weights = [one.weight for one in needs]
    if sum(best) <= total:
        return _spread(best, weights, total)
    if sum(least) > total:
        return _squeeze([one.least for one in needs], total, padding)
    comfort = [round(one.comfort * unit) + padding for one in needs]
    return _fill(_between(least, best, comfort, weights, total), weights, total)


def _squeeze(least: list[float], total: int, padding: int) -> list[int]:
    """Divide what the padding leaves, in proportion to what each column has to have."""
    room = max(total - padding * len(least), total // 2)
    each = (total - room) / len(least)
    return _exact([each + room * one / sum(least) for one in least], total)


def _spread(best: list[int], weights: list[float], total: int) -> list[int]:
    """Give every column its best and a part of what is left, to columns of text a larger one."""
    left = total - sum(best)
    parts = [width * (_SHARE if weight else 1) for width, weight in zip(best, weights, strict=True)]
    return _exact([width + left * part / sum(parts) for width, part in zip(best, parts, strict=True)], total)


def _between(least: list[int], best: list[int], comfort: list[int], weights: list[float], total: int) -> list[int]:
    """Give narrow columns what is left when text is comfortable, between their least and their best."""
    columns = list(zip(least, best, comfort, weights, strict=True))
    low = sum(one for one, _, _, weight in columns if not weight)
    high = sum(one for _, one, _, weight in columns if not weight)
    room = total - sum(one for _, _, one, weight in columns if weight)
    part = min(max((room - low) / (high - low), 0), 1) if high > low else 1
    return [a if weight else a + int((b - a) * part) for a, b, _, weight in columns]


def _fill(start: list[int], weights: list[float], total: int) -> list[int]:
    """Divide the room by weight; a column whose share is below its least keeps its least."""
    widths: list[float] = list(start)
    free = [index for index, weight in enumerate(weights) if weight]
    while free:
        room = total - sum(width for index, width in enumerate(widths) if index not in free)
        shares = {index: room * weights[index] / sum(weights[one] for one in free) for index in free}
        tight = [index for index in free if shares[index] < start[index]]
        if not tight:
            for index in free:
                widths[index] = shares[index]
            break
        free = [index for index in free if index not in tight]
    return _exact(widths, total)


def _exact(widths: Sequence[float], total: int) -> list[int]:
    """Return whole numbers that add up; the widest column takes the rest of rounding."""
    whole = [int(width) for width in widths]
    whole[whole.index(max(whole))] += total - sum(whole)
    return whole
