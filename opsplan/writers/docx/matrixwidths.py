"""How wide the columns of a matrix are: those of text by what they hold, those of marks alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from opsplan.figures.matrix import Matrix
from opsplan.lines import each_row
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.measure import exact, points

#: How wide the column of labels and that of texts beside them may be, in Latin characters.
_LABEL, _BESIDE = (10, 40), (8, 26)
#: The margins of a column of text, and the narrowest column of marks, in twips.
MARGINS, _NARROW = 120, 400
#: The narrowest month, and the widest that others make room for.
_MONTH = 330, 440
#: This part of the room that labels and the texts beside them have is the texts', and what labels leave of theirs.
_PART = 0.45


def unit(context: Context) -> float:
    """Return how wide a Latin letter of a figure is, in twips."""
    return points(context.theme.styles["FigureText"].size) / 2 * context.theme.fonts["body"].width


def divided(matrix: Matrix, texts: Sequence[tuple[str, str]], count: int, context: Context) -> list[int]:
    """Return the widths of all columns, in twips; `texts` are the label of each row and what stands beside it."""
    if not count and not matrix.beside:
        return [context.width]
    label = _wide((matrix.corner, *(one for one, _ in texts)), _LABEL, context)
    beside = _wide((matrix.beside.head, *(one for _, one in texts)), _BESIDE, context) if matrix.beside else 0
    room = context.width - count * (_month(count, label + beside, context) if matrix.groups else _NARROW)
    if label + beside > room:
        beside = min(beside, max(round(room * _PART), room - label))
        label = room - beside
    each = (context.width - label - beside) // count if count else 0
    first = context.width - beside - each * count
    return [first, *([beside] if matrix.beside else []), *[each] * count]


def _month(count: int, texts: int, context: Context) -> int:
    """Return how wide a month is: texts that would otherwise fold make it narrower."""
    low, high = _MONTH
    return max(low, min(high, (context.width - texts) // max(count, 1)))


def _wide(texts: Iterable[str], limits: tuple[int, int], context: Context) -> int:
    low, high = limits
    widest = max((exact(one) for text in texts for one in each_row(text)), default=0)
    return round((min(max(widest, low), high) + 1) * unit(context)) + MARGINS
