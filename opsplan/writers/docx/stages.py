"""The cells of a cycle: stages with their names, their counts and what is in them, and the arrows between them."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.figures.cycle import Turn
from opsplan.lines import after, flat
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.frames import around, edges, firm, on_dark
from opsplan.writers.docx.grid import cell, row
from opsplan.writers.docx.markup import paragraph, run, runs, shade
from opsplan.writers.docx.measure import height, points
from opsplan.writers.docx.tables import tone_shades

#: The room between stages, in which the arrows stand, and the margins of a stage at each side, in twips.
GAP, _INSET = 440, 90
RIGHT, LEFT, DOWN, UP, _BULLET = "►", "◄", "▼", "▲", "•"
#: The type of names, counts and arrows, in half points, and about how high a line of it is in twips.
_NAME, _COUNT, _SIGN, _LINE = 20, 30, 20, 400
_KEEP = "<w:keepNext/>"
_CENTRED = '<w:jc w:val="center"/>'
MIDDLE = '<w:vAlign w:val="center"/>'
_PADDED = (
    '<w:tcMar><w:top w:w="50" w:type="dxa"/><w:left w:w="90" w:type="dxa"/><w:bottom w:w="50" w:type="dxa"/>'
    '<w:right w:w="90" w:type="dxa"/></w:tcMar>'
)
#: A bullet hangs before its line.
_HANGING = '<w:ind w:left="160" w:hanging="160"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


class Stages:
    """How stages look in a document."""

    def __init__(self, context: Context) -> None:
        theme, self.width = context.theme, context.width
        light, _, dark = theme.weights
        colours, edge = theme.colours, around(firm(dark))
        fills = {tone: fill or shade(light) for tone, fill in tone_shades(context).items()}
        self._dark = edge + shade(dark) + _PADDED + MIDDLE
        self._fills = {tone: edge + fill + _PADDED for tone, fill in fills.items()}
        self._theme = theme
        self._flow, self._muted = firm(colours["accent_light"]), f'<w:color w:val="{colours["muted"]}"/>'
        self._arrow = f'<w:color w:val="{colours["accent_light"]}"/>{_size(_SIGN)}'
        self._style, self._small = theme.styles["FigureText"], theme.second.scale
        self._unit = points(self._style.size) / 2 * theme.fonts["body"].width
        #: About how high a row with a name or an arrow is, in twips.
        self.head = _LINE

    def named(self, turn: Turn, width: int) -> str:
        """Return the head of a stage: its name, and at the right how many are in it."""
        tabs = f'<w:tabs><w:tab w:val="right" w:pos="{width - 2 * _INSET}"/></w:tabs>'
        said = self._bright(flat(turn.name), _size(_NAME))
        said += f"<w:r><w:tab/></w:r>{self._bright(turn.count, _size(_NAME))}" if turn.count else ""
        return cell(width, paragraph("FigureHead", said, _KEEP + tabs), self._dark)

    def _bright(self, text: str, size: str = "") -> str:
        return on_dark(text, "FigureHead", self._theme, size)

    def listed(self, turn: Turn, width: int, align: str = "") -> str:
        """Return what is in a stage, a line each; `align` is the cell's property that says where, by default above."""
        lines = [after(f"{_BULLET}\t", line) for line in turn.lines] or [""]
        tabs = _KEEP + '<w:tabs><w:tab w:val="left" w:pos="160"/></w:tabs>' + _HANGING
        content = "".join(paragraph("FigureText", runs(line, "FigureText"), tabs) for line in lines)
        return cell(width, content, self._fills[turn.tone] + align)

    def height(self, turn: Turn, width: int) -> int:
        """Return the estimated height of what is in a stage."""
        around = points(self._style.before) + points(self._style.after)
        room = (width - 2 * _INSET - 160) / self._unit
        lines = turn.lines or ("",)
        return 2 * 50 + sum(around + height(line, room, self._style, self._small) for line in lines)

    def titled(self, turn: Turn, width: int) -> str:
        """Return the name of a stage in a row of them, over two columns."""
        name = paragraph("FigureHead", self._bright(turn.name, _size(_NAME)), _CENTRED)
        return cell(width, name, self._dark, span=2)

    def counted(self, turn: Turn, width: int) -> str:
        """Return how many are in a stage in a row of them, over two columns."""
        count = runs(turn.count, "FigureMark", f"<w:b/><w:bCs/>{_size(_COUNT)}")
        return cell(width, paragraph("FigureMark", count, _KEEP), self._fills[turn.tone] + MIDDLE, span=2)

    def sign(self, arrow: str, width: int) -> str:
        """Return an arrow between stages."""
        return cell(width, paragraph("FigureMark", run(arrow, self._arrow), _KEEP), edges() + MIDDLE)

    def blank(self, width: int, span: int = 1, sides: str = "") -> str:
        """Return room between stages, with rules at its `sides`, if any."""
        return cell(width, paragraph("FigureAxis", "", _KEEP), sides or edges(), span=span)

    def said(self, text: str, width: int) -> str:
        """Return a remark beside an arrow."""
        return cell(width, paragraph("FigureText", runs(text, "FigureText", self._muted), _KEEP), edges() + MIDDLE)

    def back(self, text: str, widths: Sequence[int]) -> list[str]:
        """Return the rows of the way back: out of the middle of the last stage, and up into that of the first."""
        first, last, middle = sum(widths[:2]), sum(widths[-2:]), sum(widths[2:-2])
        up = cell(first, paragraph("FigureMark", run(UP, self._arrow), _KEEP), edges(), span=2)
        rest = len(widths) - 4
        left, right = edges(left=self._flow), edges(right=self._flow)
        down = self.blank(widths[-2], sides=right) + self.blank(widths[-1], sides=left)
        room = self.blank(middle, rest) if rest else ""
        along = edges(left=self._flow, bottom=self._flow, right=self._flow)
        words = paragraph("FigureMark", runs(text, "FigureMark", self._muted), _KEEP)
        inner = cell(first - widths[0] + middle + last - widths[-1], words, along + MIDDLE, span=len(widths) - 2)
        outer = [self.blank(widths[0], sides=right), inner, self.blank(widths[-1], sides=left)]
        return [row([up, room, down]), row(outer)]
