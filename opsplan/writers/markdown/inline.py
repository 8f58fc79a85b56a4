"""Plain text of a manuscript inside a line of Markdown."""

from __future__ import annotations

from opsplan.lines import Lines
from opsplan.markup import escape

#: A line break within a heading, which is one line of Markdown.
LINE_BREAK = "&#10;"
_BEFORE = "："


def inline(text: str) -> str:
    """Return `text` as Markdown that stands after something else in its line, so `-` or `1.` may stay as it is."""
    return escape(_BEFORE + text)[len(_BEFORE) :]


def joined(lines: Lines) -> str:
    """Return lines (a label in two languages) as one stretch of Markdown on one line."""
    return " ".join(map(inline, lines)).replace("\\\n", " ")
