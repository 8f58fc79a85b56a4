"""The values of a plan file with their positions: mappings, lists, and text that nobody has converted."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from opsplan.findings import Path

#: Line and column, both from 1, the column in characters; in a tree of several files also the file, if not its own.
Mark = tuple[int, int] | tuple[int, int, str]


#: Nothing was read as something else.
AS_IT_IS: Mapping[str, str] = MappingProxyType({})


class Map(dict[str, Any]):
    """A mapping; `marks` has the positions of each key and its value, those of absent values too.

    `written` has the keys that were read as others, by those others.
    """

    __slots__ = ("mark", "marks", "written")

    def __init__(self, mark: Mark = (1, 1)) -> None:
        super().__init__()
        self.mark = mark
        self.marks: dict[str, tuple[Mark, Mark]] = {}
        self.written: Mapping[str, str] = AS_IT_IS


class Seq(list[Any]):
    """A list; `marks` has the position of each item."""

    __slots__ = ("mark", "marks")

    def __init__(self, mark: Mark = (1, 1)) -> None:
        super().__init__()
        self.mark = mark
        self.marks: list[Mark] = []


def copied(value: Any) -> Any:
    """Return a value of its own: mappings and lists anew, with their positions."""
    if isinstance(value, Map):
        found = Map(value.mark)
        found.update((key, copied(one)) for key, one in value.items())
        found.marks, found.written = dict(value.marks), value.written
        return found
    if isinstance(value, Seq):
        listing = Seq(value.mark)
        listing.extend(map(copied, value))
        listing.marks = list(value.marks)
        return listing
    return value


class Gap(Struct, frozen=True):
    """Where a value is absent: its holder, its key, and the place in the text where the value would stand."""

    holder: Map | Seq
    key: str | None
    index: int
    path: Path
