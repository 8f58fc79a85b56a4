"""Label and value pairs as a list: it reads better than a table without a header row, which pipe tables do not have."""

from __future__ import annotations

from collections.abc import Iterable

from opsplan.manuscript import Lines
from opsplan.markup import escape
from opsplan.writers.markdown.inline import inline, joined

_COLON = {"en": ": "}


def entries(pairs: Iterable[tuple[Lines, Lines]], lang: str, mark: str = "-") -> str:
    """Return a list with an item a pair, the label in bold; `mark` is the bullet."""
    colon = _COLON.get(lang, "：")
    return "\n".join(_entry(label, value, colon, mark) for label, value in pairs)


def _entry(label: Lines, value: Lines, colon: str, mark: str) -> str:
    name = f"**{joined(label)}**{colon}" if label else ""
    lines = "\\\n".join([*map(inline, value[:1]), *map(escape, value[1:])]).replace("\n", "\n  ")
    return f"{mark} {name}{lines}".rstrip()
