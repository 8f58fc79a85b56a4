"""A text that has been read: its builder, where its scalars stand, and the way to what stands somewhere."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from opsplan.findings import Path
from opsplan.loading.builder import Builder
from opsplan.loading.events import parser
from opsplan.loading.piece import Piece
from opsplan.loading.tree import Map, Seq


@dataclass(frozen=True)
class Reading(Piece):
    """A text and the builder that has read it, as far as it could."""

    builder: Builder

    @cached_property
    def plain(self) -> dict[int, int]:
        """Return where each scalar without quotes begins, and where it ends.

        The text is parsed again for it, so this is asked only where something looks odd.
        """
        found: dict[int, int] = {}
        source = parser(self.text)
        try:
            while not isinstance(event := source.get_event(), yaml.StreamEndEvent):
                if isinstance(event, yaml.ScalarEvent) and not event.style and event.value:
                    found[event.start_mark.index] = event.end_mark.index
        except yaml.YAMLError:
            pass  # what could not be read has its own finding
        finally:
            source.dispose()
        return found

    @cached_property
    def ends(self) -> dict[int, int]:
        """Return where each scalar without quotes ends, and where it begins."""
        return {end: begin for begin, end in self.plain.items()}

    def path(self, index: int) -> Path:
        """Return the way to the innermost value that stands at an index."""
        line = bisect_right(self.starts, index)
        mark = (line - 1 + self.first, index - self.starts[line - 1] + 1)
        here: Any = self.builder.root[0] if self.builder.root else None
        path: list[str | int] = []
        while isinstance(here, Map | Seq):
            step: str | int | None
            if isinstance(here, Map):
                step = next((key for key in reversed(here.marks) if here.marks[key][0] <= mark), None)
                here = None if step is None else here.get(step)
            else:
                step = bisect_right(here.marks, mark) - 1
                here = here[step] if step >= 0 else None
            if step is None or step == -1:
                break
            path.append(step)
        return tuple(path)
