"""How the fields of a register are spread over few tables: those that say something, and once what all rows share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from opsplan.compose.phrase import Phrase
from opsplan.compose.row import Row
from opsplan.compose.table import MOST_COLUMNS, Shown, saying

#: From so many rows on, a column that says the same in each is a sentence.
SHARED_FROM = 3


def told(rows: Sequence[Any], fields: str) -> list[str]:
    """Return those of some fields that at least one row says something in."""
    return [name for name in fields.split() if saying(rows, name, "")]


def packed(rows: Sequence[Any], whole: str, *groups: tuple[str, str]) -> list[tuple[str, str, str]]:
    """Return the parts of a register (`Page.register`) from groups of fields, each with the caption of its tables.

    What fits beside id and name stands in one table, which `whole` captions where it holds several groups. Else each
    group has its own, the first with ids; what is too much for one goes on in the next.
    """
    found = [(told(rows, fields), caption) for fields, caption in groups]
    everything = [name for names, _ in found for name in names]
    if not everything:
        return []
    if len(everything) <= MOST_COLUMNS - 2:
        saying_so = [caption for names, caption in found if names]
        return [(f"id name {' '.join(everything)}", saying_so[0] if len(saying_so) == 1 else whole, "id name")]
    parts: list[tuple[str, str, str]] = []
    over: list[str] = []
    for names, caption in found:
        key = "name" if parts else "id name"
        room = MOST_COLUMNS - len(key.split())
        listed = [*over, *names]
        if listed:
            parts.append((f"{key} {' '.join(listed[:room])}", caption, key))
        over = listed[room:]
    return [*parts, (f"name {' '.join(over)}", "further_details", "name")] if over else parts


def alike(rows: Sequence[Row], fields: str, key: str) -> tuple[list[Row], Phrase | None]:
    """Return rows without those fields that say the same in each of several, and these in one sentence at `key`."""
    shared = [name for name in fields.split() if len(rows) >= SHARED_FROM and _same(getattr(row, name) for row in rows)]
    if not shared:
        return list(rows), None
    said = tuple(all_say(rows[0].words, name, getattr(rows[0], name)) for name in shared)
    return [Row(row, words=row.words, **dict.fromkeys(shared)) for row in rows], Phrase(key, {"what": said})


def all_say(part: str, field: str, value: Any) -> Phrase:
    """Return what a field of a part says in each of several: `层级均为团队`."""
    inner = value.value if isinstance(value, Shown) else value
    return Phrase("phrases.all_say", {"name": Phrase(f"fields.{part}.{field}"), "what": inner})


def _same(values: Iterable[Any]) -> bool:
    first, *others = values
    return first not in (None, ()) and all(one == first for one in others)
