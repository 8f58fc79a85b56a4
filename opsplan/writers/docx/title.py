"""The title on the cover: how large it is, and where its lines end."""

from __future__ import annotations

from opsplan.writers.docx.context import Context
from opsplan.writers.docx.measure import exact, points, twips

#: A title is set no smaller than this part of its size; a longer one is wrapped. Its letters are bold.
_SMALLEST, _HEAVY = 0.8, 1.12
#: What no line begins with, what none ends with, and from where on a character is Han.
_CLOSING, _OPENING, _HAN_FROM = "，。、；：！？）》〉】」』”’…·～", "（《〈【「『“‘", "\u2e80"


def fitted(line: str, context: Context, key: str = "Title") -> tuple[str, str]:
    """Return the run and paragraph properties of a line of the title.

    It is set as large as leaves it the fewest lines, and these about the same length, so that no character is alone.
    """
    style = context.theme.styles[key]
    room = context.width - twips(style.left) - points(4)
    pieces = [(_wide(piece.rstrip()), _wide(piece)) for piece in _pieces(line)]
    fewest = _lines(pieces, room / _unit(style.size * _SMALLEST))
    sizes = [style.size - step / 2 for step in range(int(style.size * (1 - _SMALLEST) * 2) + 1)]
    size = next((one for one in sizes if _lines(pieces, room / _unit(one)) <= fewest), sizes[-1])
    marks = f'<w:sz w:val="{int(size * 2)}"/><w:szCs w:val="{int(size * 2)}"/>' if size < style.size else ""
    if fewest == 1:
        return marks, ""
    least = int(sum(width for _, width in pieces) * _unit(size) / fewest)
    narrow = next((part for part in range(least, room, 60) if _lines(pieces, part / _unit(size)) <= fewest), room)
    right = max(room - narrow - points(size) // 3, 0)
    left = twips(style.left)
    if style.align == "center":
        left, right = left + right // 2, right // 2
    return marks, f'<w:ind w:left="{left}" w:right="{right}"/>' if right else ""


def _unit(size: float) -> float:
    """Return the width of a Latin character of the title in twips."""
    return points(size) / 2


def _wide(text: str) -> float:
    """Return the width of bold text: Latin letters are wider, Han ones are not."""
    return exact(text) + (_HEAVY - 1) * exact("".join(one for one in text if one < _HAN_FROM))


def _lines(pieces: list[tuple[float, float]], room: float) -> int:
    """Return how many lines some pieces take; the widths of each are without and with the space after it."""
    lines, used = 1, 0.0
    for bare, width in pieces:
        if used and used + bare > room:
            lines, used = lines + 1, 0.0
        used += width
    return lines


def _pieces(text: str) -> list[str]:
    """Return what a line may be divided into: Latin words with the space after them, and Han characters.

    Marks stay with what they open or close.
    """
    pieces: list[str] = []
    for one in text:
        last = pieces[-1][-1] if pieces else " "
        latin = one < _HAN_FROM and last < _HAN_FROM and last != " "
        joined = one == " " or one in _CLOSING or last in _OPENING or latin
        pieces[-1:] = [pieces[-1] + one] if joined and pieces else [*pieces[-1:], one]
    return pieces
