"""What a run is divided into: a plan, or a plan with the values of one row."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from opsplan.cli.language import say
from opsplan.cli.targets import Request, folders


class Row(Struct, frozen=True):
    """What is set for one document of a plan: the value of each path that has one.

    It stands in a `line` of a `file`, its paths in the line `head`, and it is `called` what its first cell says.
    """

    file: Path
    head: int
    line: int
    called: str
    cells: tuple[tuple[str, str], ...]

    @property
    def settings(self) -> tuple[str, ...]:
        """Return it as the command line would set it; a cell is a text, even if YAML would read something else."""
        return tuple(f"{path}={json.dumps(value, ensure_ascii=False)}" for path, value in self.cells)


class Item(Struct, frozen=True):
    """A plan to render, with the folder for its documents; `row` says what is set where there is one document a row."""

    path: Path
    into: Path = Path()
    row: Row | None = None

    @property
    def called(self) -> str:
        """Return what its row is called."""
        return self.row.called if self.row else ""

    @property
    def settings(self) -> tuple[str, ...]:
        """Return what its row sets."""
        return self.row.settings if self.row else ()

    @property
    def title(self) -> str:
        """Return what messages call it."""
        if self.row is None:
            return str(self.path)
        return say("render.row", plan=self.path, file=self.row.file, line=self.row.line, called=self.called)


def items_of(request: Request, rows: Sequence[Row]) -> list[Item]:
    """Return the items of a run: a plan, or where there are rows each plan with each of these."""
    return [Item(path, into, row) for path, into in folders(request).items() for row in (rows or (None,))]


def shard(items: Sequence[Item], part: tuple[int, int] | None) -> list[Item]:
    """Return the items of one part (of how many, counted from 1), the same in whatever order the plans were named."""
    if part is None:
        return list(items)
    number, count = part
    ordered = sorted(items, key=lambda one: (os.path.abspath(one.path), one.row.line if one.row else 0))  # noqa: PTH100
    return ordered[number - 1 :: count]
