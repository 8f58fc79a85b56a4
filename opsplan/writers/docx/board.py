"""The board of a flow chart: lanes side by side, each of four columns, so that a line may turn in its middle."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.writers.docx.context import Context
from opsplan.writers.docx.frames import NONE, around, edges, fine, firm
from opsplan.writers.docx.grid import cell, row
from opsplan.writers.docx.markup import paragraph, run

#: The columns of a lane: room, the two halves of its boxes, room.
_EACH = 4
#: A lane's room at each side of a box, as a part of its width and at the most; a box is no wider than this. In twips.
_ROOM, _MOST_ROOM, _BOX = 0.06, 100, 3600
#: The heights of what is between boxes in twips: the piece with the line, and the one with the arrow head.
LINE, ARROW = 90, 150
#: The type of an arrow head, in half points, and the margins of the text beside the lanes.
_SIGN = 16
_PADDED = '<w:tcMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tcMar>'
_MIDDLE = '<w:vAlign w:val="center"/>'
_CENTRED = '<w:jc w:val="center"/>'
_DOWN = "▼"


class Board:
    """Lanes of some widths behind a column of text, which is as wide as it is wanted, 0 for none."""

    def __init__(self, count: int, text: int, context: Context) -> None:
        colours = context.theme.colours
        self._count, self._text = count, text
        self._line, self._outer = firm(colours["accent_light"]), fine(colours["rule"])
        self._between = fine(context.theme.weights[1], "dashed")
        size = f'<w:sz w:val="{_SIGN}"/><w:szCs w:val="{_SIGN}"/>'
        self._arrow = f'<w:color w:val="{colours["accent_light"]}"/>{size}'
        lane = (context.width - text) // count
        room = max(min(round(lane * _ROOM), _MOST_ROOM), (lane - _BOX) // 2)
        half = (lane - 2 * room) // 2
        each = (room, half, lane - 2 * room - half, room)
        self.widths = [text] * bool(text) + list(each) * count
        self.widths[0] += context.width - sum(self.widths)
        self.lane, self.box = lane, lane - 2 * room

    def _wide(self, start: int, stop: int) -> int:
        """Return the width of lanes from a place to before another, both in columns of the lanes."""
        first = bool(self._text)
        return sum(self.widths[first + start : first + stop])

    def _sides(self, lane: int) -> tuple[str, str]:
        """Return the rules at the left and at the right of a lane."""
        left = self._outer if not lane and not self._text else NONE if not lane else self._between
        return left, self._outer if lane == self._count - 1 else self._between

    def head(self, names: Sequence[str], look: str, corner: str, corner_look: str, height: int) -> str:
        """Return the head row, which comes again on every page: paragraphs, and the properties of their cells."""
        outer = around(self._outer)
        cells = [cell(self.widths[0], corner, outer + corner_look)] if self._text else []
        for at, name in enumerate(names):
            wide = self._wide(_EACH * at, _EACH * at + _EACH)
            cells.append(cell(wide, name, outer + look, span=_EACH))
        return row(cells, head=True, height=height)

    def boxed(self, lane: int, content: str, properties: str, marks: dict[int, str], text: str, keep: str) -> str:
        """Return a row with a box in a lane; `marks` are the paragraphs in others, `text` those before all lanes."""
        cells = [self._beside(text)] if self._text else []
        for at in range(self._count):
            cells += self._box(at, content, properties, keep) if at == lane else [self._lane(at, keep, marks.get(at))]
        return row(cells)

    def _beside(self, text: str) -> str:
        return cell(self.widths[0], text, edges(left=self._outer, right=self._outer) + _PADDED + _MIDDLE)

    def _lane(self, lane: int, keep: str, content: str | None = None) -> str:
        left, right = self._sides(lane)
        wide = self._wide(_EACH * lane, _EACH * lane + _EACH)
        return cell(wide, content or _empty(keep), edges(left=left, right=right) + _MIDDLE, span=_EACH)

    def _box(self, lane: int, content: str, properties: str, keep: str) -> list[str]:
        left, right = self._sides(lane)
        start = _EACH * lane
        return [
            cell(self._wide(start, start + 1), _empty(keep), edges(left=left)),
            cell(self.box, content, properties + _MIDDLE, span=2),
            cell(self._wide(start + 3, start + _EACH), _empty(keep), edges(right=right)),
        ]

    def way(self, source: int, target: int) -> str:
        """Return the rows of the line from a box in one lane to that below it in the same or in another."""
        return self._turn(source, target) + self._head(target)

    def _turn(self, source: int, target: int) -> str:
        """Return the row in which the line leaves a box and turns to the middle of the other's lane."""
        left, right = sorted((source, target))
        start, stop = _EACH * left + 2, _EACH * right + 2
        cells = [self._beside(_empty(_KEEP))] if self._text else []
        cells += [self._lane(lane, _KEEP) for lane in range(left)]
        at_left, at_right = (self._line if lane == source else NONE for lane in (left, right))
        first = edges(left=self._sides(left)[0], right=at_left)
        last = edges(left=at_right, right=self._sides(right)[1])
        cells.append(cell(self._wide(start - 2, start), _empty(_KEEP), first, span=2))
        if start < stop:
            across = edges(left=at_left, bottom=self._line, right=at_right)
            cells.append(cell(self._wide(start, stop), _empty(_KEEP), across, span=stop - start))
        cells.append(cell(self._wide(stop, stop + 2), _empty(_KEEP), last, span=2))
        cells += [self._lane(lane, _KEEP) for lane in range(right + 1, self._count)]
        return row(cells, height=LINE)

    def _head(self, target: int) -> str:
        arrow = paragraph("FigureAxis", run(_DOWN, self._arrow), _KEEP + _exact(ARROW) + _CENTRED)
        return self.plain(ARROW, _KEEP, {target: arrow})

    def plain(self, height: int, keep: str, marks: dict[int, str] | None = None, *, last: bool = False) -> str:
        """Return a row of nothing but lanes, and paragraphs in some of them; the `last` closes the board."""
        below = self._outer if last else NONE
        beside = edges(left=self._outer, bottom=below, right=self._outer)
        cells = [cell(self.widths[0], _empty(keep), beside)] if self._text else []
        for lane in range(self._count):
            left, right = self._sides(lane)
            content = (marks or {}).get(lane) or _empty(keep)
            wide = self._wide(_EACH * lane, _EACH * lane + _EACH)
            cells.append(cell(wide, content, edges(left=left, bottom=below, right=right), span=_EACH))
        return row(cells, height=height)


_KEEP = "<w:keepNext/>"


def _exact(height: int) -> str:
    return f'<w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="exact"/>'


def _empty(keep: str) -> str:
    """Return a paragraph that takes next to no room."""
    return paragraph("FigureAxis", "", keep + _exact(20))
