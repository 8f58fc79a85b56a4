"""Boxes and the lines between them, drawn as borders of cells, which every word processor shows alike."""

from __future__ import annotations

from opsplan.lines import Line
from opsplan.look.theme import Theme
from opsplan.writers.docx.markup import run, second

NONE = 'w:val="nil"'

#: What parts lanes and leads from box to box, in eighths of a point.
_FINE, _FIRM = 4, 8


def fine(colour: str, kind: str = "single") -> str:
    """Return a thin rule of a colour, RRGGBB."""
    return _rule(colour, _FINE, kind)


def firm(colour: str) -> str:
    """Return a rule that is seen beside thin ones."""
    return _rule(colour, _FIRM, "single")


def _rule(colour: str, size: int, kind: str) -> str:
    return f'w:val="{kind}" w:sz="{size}" w:space="0" w:color="{colour}"'


def edges(*, top: str = NONE, left: str = NONE, bottom: str = NONE, right: str = NONE) -> str:
    """Return the borders of a cell; a side that is not named has none, whatever the table's style says."""
    sides = (("top", top), ("left", left), ("bottom", bottom), ("right", right))
    return f"<w:tcBorders>{''.join(f'<w:{side} {rule}/>' for side, rule in sides)}</w:tcBorders>"


def box(rule: str) -> str:
    """Return the borders of a cell with the same rule on all four sides."""
    return edges(top=rule, left=rule, bottom=rule, right=rule)


def on_dark(text: str, style: str, theme: Theme, marks: str = "") -> str:
    """Return the runs of a text on the darkest shade; those of its first language are bold and have further `marks`."""
    colour = f'<w:color w:val="{theme.colours["paper"]}"/>'
    looks = (f"<w:b/><w:bCs/>{colour}{marks}", ""), (colour, second(style))
    parts = text.parts if isinstance(text, Line) else (text,)
    return "".join(run(one, *looks[at % 2]) for at, one in enumerate(parts))
