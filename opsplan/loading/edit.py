"""Changes of a plan file's text at the places of its values, everything between them left as it is."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct


class Edit(Struct, frozen=True, order=True):
    """What is to stand in place of `old`, which stands at an index of the text."""

    index: int
    old: str
    new: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits done, in any order; one that overlaps another or finds something else is not done."""
    pieces: list[str] = []
    end = 0
    for one in sorted(set(edits)):
        if one.index >= end and text.startswith(one.old, one.index):
            pieces += [text[end : one.index], one.new]
            end = one.index + len(one.old)
    return "".join([*pieces, text[end:]])
