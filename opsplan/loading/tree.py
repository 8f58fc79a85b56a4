"""The values of a plan file with their positions: mappings, lists, and text that nobody has converted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from opsplan.findings import Path

#: Line and column, both from 1, the column in characters.
Mark = tuple[int, int]


class Map(dict[str, Any]):
    """A mapping; `marks` has the positions of each key and its value, those of absent values too."""

    __slots__ = ("mark", "marks")

    def __init__(self, mark: Mark = (1, 1)) -> None:
        super().__init__()
        self.mark = mark
        self.marks: dict[str, tuple[Mark, Mark]] = {}


class Seq(list[Any]):
    """A list; `marks` has the position of each item."""

    __slots__ = ("mark", "marks")

    def __init__(self, mark: Mark = (1, 1)) -> None:
        super().__init__()
        self.mark = mark
        self.marks: list[Mark] = []


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a value is absent: its holder, its key, and the place in the text where the value would stand."""

    holder: Map | Seq
    key: str | None
    index: int
    path: Path
