"""Boxes of figures that are drawn as tables: text in a frame, the empty room between them, and lines through it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from opsplan.lines import Line, each_row
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.frames import borders, rule
from opsplan.writers.docx.grid import cell, row
from opsplan.writers.docx.markup import KEEP, paragraph, runs, shade
from opsplan.writers.docx.measure import exact, height, longest_word, points

#: The margins of a box at both sides, in twips, and what a row is higher than its text.
PADDING, _AROUND = 140, 10
#: Bold letters are wider.
HEAVY = 1.08
_BOLD = "<w:b/><w:bCs/>"
_MARGINS = f'<w:tcMar><w:left w:w="{PADDING // 2}" w:type="dxa"/><w:right w:w="{PADDING // 2}" w:type="dxa"/></w:tcMar>'
_MIDDLE = '<w:vAlign w:val="center"/>'
_SIDES = ("top", "left", "bottom", "right")


class Look(Struct, frozen=True):
    """How a box looks: its shade, the style of its text, and the lines at its sides by width, in eighths of a point."""

    fill: str = ""
    style: str = "FigureText"
    bold: bool = False
    lines: Mapping[str, int] | None = None
    colour: str = "accent_light"
    centred: bool = False
    indent: int = 0


def letter(context: Context) -> float:
    """Return the width of a Latin character in a figure, in twips."""
    return points(context.theme.styles["FigureText"].size) / 2 * context.theme.fonts["body"].width


def box(width: int, text: str, notes: Iterable[str], look: Look, context: Context, *, span: int, keep: str) -> str:
    """Return a cell with a text and, smaller in weight, what is said below it."""
    shape = (f'<w:ind w:left="{look.indent}"/>' if look.indent else "") + '<w:jc w:val="center"/>' * look.centred
    said = paragraph(look.style, runs(text, look.style, _BOLD * look.bold), keep + shape)
    quiet = "" if look.style == "FigureHead" else f'<w:color w:val="{context.theme.colours["muted"]}"/>'
    below = '<w:b w:val="0"/><w:bCs w:val="0"/>' * (look.style == "FigureHead") + quiet
    said += "".join(paragraph(look.style, runs(note, look.style, below), keep + shape) for note in notes)
    properties = sides(look.lines or {}, context, look.colour) + shade(look.fill) + _MARGINS + _MIDDLE
    return cell(width, said, properties, span=span)


def room(
    width: int, span: int, context: Context, *, keep: str = KEEP, lines: Mapping[str, int] | None = None, fill: str = ""
) -> str:
    """Return an empty cell, with lines at some of its sides."""
    content = paragraph("FigureText", "", keep + '<w:spacing w:before="0" w:after="0" w:line="40" w:lineRule="exact"/>')
    return cell(width, content, sides(lines or {}, context) + shade(fill), span=span)


def gap(cells: Iterable[str], size: int, *, head: bool = False) -> str:
    """Return a row of empty cells that is so many twips high."""
    return row(cells, height=size, exact=True, head=head)


def sides(lines: Mapping[str, int], context: Context, colour: str = "accent_light") -> str:
    """Return the borders of a cell by side, in eighths of a point."""
    ink = context.theme.colours[colour]
    return borders({side: rule(ink, lines[side]) for side in _SIDES if side in lines}) if lines else ""


def framed(size: int = 6) -> dict[str, int]:
    """Return lines at all sides of a box."""
    return dict.fromkeys(_SIDES, size)


def stacked(text: str) -> str:
    """Return a text with its second language below the first: boxes are narrow."""
    return text.each(str, "\n") if isinstance(text, Line) else text


def needed(text: str, rows: int, context: Context) -> int:
    """Return how wide a box is in which a text takes so many rows, with no word broken, in twips."""
    widths = [max(longest_word(one) + 0.5, exact(one) / rows * (1.15 if rows > 1 else 1)) for one in each_row(text)]
    return round(max(widths, default=0) * letter(context) * HEAVY) + PADDING + 30


def high(texts: Sequence[str], width: int, context: Context) -> int:
    """Return how high a box is in which some paragraphs stand below each other, in twips."""
    style, small = context.theme.styles["FigureText"], context.theme.second.scale
    around = points(style.before) + points(style.after)
    wide = max((width - PADDING) / letter(context), 1)
    return _AROUND + sum(around + height(text, wide, style, small) for text in texts)


def kept(holds: bool) -> str:
    """Return the property of paragraphs whose row stays with the next."""
    return KEEP if holds else ""
