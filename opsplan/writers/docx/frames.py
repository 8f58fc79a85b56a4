"""Boxes and the lines between them, drawn as borders of cells, which every word processor shows alike."""

from __future__ import annotations

from collections.abc import Mapping

from opsplan.lines import Line
from opsplan.look.theme import Theme
from opsplan.writers.docx.markup import run, second

NONE = 'w:val="nil"'

#: What parts lanes and leads from box to box, in eighths of a point.
_FINE, _FIRM = 4, 8


def fine(colour: str, kind: str = "single") -> str:
    """Return a thin rule of a colour, RRGGBB."""
    return rule(colour, _FINE, kind)


def firm(colour: str) -> str:
    """Return a rule that is seen beside thin ones."""
    return rule(colour, _FIRM)


def rule(colour: str, size: int, kind: str = "single") -> str:
    """Return a rule of a colour, so many eighths of a point wide."""
    return f'w:val="{kind}" w:sz="{size}" w:space="0" w:color="{colour}"'


def edges(*, top: str = NONE, left: str = NONE, bottom: str = NONE, right: str = NONE) -> str:
    """Return the borders of a cell; a side that is not named has none, whatever the table's style says."""
    return borders({"top": top, "left": left, "bottom": bottom, "right": right})


def around(rule: str) -> str:
    """Return the borders of a cell with the same rule on all four sides."""
    return edges(top=rule, left=rule, bottom=rule, right=rule)


def borders(rules: Mapping[str, str]) -> str:
    """Return the borders of a cell by side, in Word's order; the other sides are as the table's style says."""
    return f"<w:tcBorders>{''.join(f'<w:{side} {rule}/>' for side, rule in rules.items())}</w:tcBorders>"


def on_dark(text: str, style: str, theme: Theme, marks: str = "") -> str:
    """Return the runs of a text on the darkest shade; those of its first language are bold and have further `marks`."""
    colour = f'<w:color w:val="{theme.colours["paper"]}"/>'
    looks = (f"<w:b/><w:bCs/>{colour}{marks}", ""), (colour, second(style))
    parts = text.parts if isinstance(text, Line) else (text,)
    return "".join(run(one, *looks[at % 2]) for at, one in enumerate(parts))
