"""Tables as pipe tables, small ones with their columns aligned for a reader of the plain text."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

from opsplan.lines import Lines
from opsplan.manuscript import Kind, Table
from opsplan.markup import escape_cell

#: A longer or wider table is not padded: nobody reads it as text, and padding is half of its size.
PADDED_ROWS = 60
PADDED_LINE = 140
#: A wider cell juts out, so that one long sentence does not blow up its column.
PADDED_WIDTH = 40

_RULES = {"<": ("-", "-"), ">": ("-", ":"), "^": (":", ":")}


def pipe_table(table: Table) -> str:
    """Return a table; numbers are aligned right."""
    said = cache(cell)
    head = [said(column.head) for column in table.columns]
    rows = [[said(one.lines) for one in row] for row in table.rows]
    return pipes(head, rows, [">" if column.kind is Kind.NUMBER else "<" for column in table.columns])


def cell(lines: Lines) -> str:
    """Return the paragraphs of a cell as inline Markdown."""
    return "<br>".join(map(escape_cell, lines))


def pipes(head: list[str], rows: list[list[str]], aligns: list[str]) -> str:
    """Return cells of Markdown as a pipe table; `aligns` are `<`, `>` or `^` a column."""
    widths = _widths([head, *rows]) if len(rows) <= PADDED_ROWS else [0] * len(head)
    rule = [_rule(*pair) for pair in zip(aligns, widths, strict=True)]
    if any(widths):
        head, *rows = ([_pad(*one) for one in zip(row, aligns, widths, strict=True)] for row in (head, *rows))
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows))


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    widths = [max(3, min(PADDED_WIDTH, max(map(_width, column)))) for column in zip(*rows, strict=True)]
    return widths if sum(widths) <= PADDED_LINE else [0] * len(widths)


def _width(text: str) -> int:
    """Return the columns that a text takes in a terminal: two for a Han character, none for a combining mark."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _rule(align: str, width: int) -> str:
    left, right = _RULES[align]
    return left + "-" * (max(width, 3) - 2) + right


def _pad(text: str, align: str, width: int) -> str:
    gap = max(0, width - _width(text))
    left = {"<": 0, ">": gap, "^": gap // 2}[align]
    return " " * left + text + " " * (gap - left)
