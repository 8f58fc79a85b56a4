"""Label and value pairs as a list: it reads better than a table without a header row, which pipe tables do not have."""

from __future__ import annotations

from collections.abc import Iterable

from opsplan.lines import Lines
from opsplan.markup import escape
from opsplan.writers.markdown.inline import inline, joined

_COLON = {"en": ": "}


def entries(pairs: Iterable[tuple[Lines, Lines]], lang: str, mark: str = "-") -> str:
    """Return a list with an item a pair, the label in bold, and an item below it for each of several lines."""
    colon = _COLON.get(lang, "：")
    return "\n".join(f"{mark} **{joined(label)}**{_told(colon, _items(value))}" for label, value in pairs)


def _told(colon: str, text: str) -> str:
    """Return what follows a label: on its line, or below it, with no space at a line's end."""
    return f"{colon.rstrip()}{text}" if text.startswith("\n") else f"{colon}{text}".rstrip()


def _items(value: Lines) -> str:
    """Return several lines as a list of their own, a numbered one where they are numbered (steps) already."""
    if len(value) < 2:
        return "".join(map(inline, value)).replace("\\\n", "\\\n  ")
    marks = [f"{number}. " for number in range(1, len(value) + 1)]
    if not all(line.startswith(mark) for line, mark in zip(value, marks, strict=True)):
        return "".join(f"\n  {_item('- ', line)}" for line in value)
    return "".join(f"\n  {_item(mark, line.removeprefix(mark))}" for line, mark in zip(value, marks, strict=True))


def _item(mark: str, text: str) -> str:
    return mark + escape(text).replace("\\\n", "\\\n  " + " " * len(mark))
