"""A text that has been read: its builder, where its scalars stand, and the way to what stands somewhere."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import Any, cast

import yaml

from opsplan.findings import Path
from opsplan.loading.builder import Builder
from opsplan.loading.events import parser
from opsplan.loading.piece import Piece
from opsplan.loading.tree import Map, Mark, Seq


class Reading(Piece, frozen=True, dict=True):
    """A text and the builder that has read it, as far as it could."""

    builder: Builder

    @cached_property
    def plain(self) -> dict[int, int]:
        """Return where each scalar without quotes begins, and where it ends.

        The text is parsed again for it, so this is asked only where something looks odd.
        """
        found: dict[int, int] = {}
        event: Any
        source = parser(self.text)
        try:
            while not isinstance(event := source.get_event(), yaml.StreamEndEvent):
                if isinstance(event, yaml.ScalarEvent) and not event.style and event.value:
                    begin, end = cast(Any, event.start_mark), cast(Any, event.end_mark)
                    found[begin.index] = end.index
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
            steps, marks = self._steps(here)
            position = bisect_right(marks, mark) - 1
            if position < 0:
                break
            path.append(steps[position])
            here = here.get(steps[position]) if isinstance(here, Map) else here[position]
        return tuple(path)

    def _steps(self, holder: Map | Seq) -> tuple[Sequence[Any], list[Mark]]:
        """Return the keys or positions in a mapping or list, and where each begins; made once for each."""
        if isinstance(holder, Seq):
            return range(len(holder)), holder.marks
        known = self._keys.get(id(holder))
        if known is None:
            known = self._keys[id(holder)] = (list(holder.marks), [mark for mark, _ in holder.marks.values()])
        return known

    @cached_property
    def _keys(self) -> dict[int, tuple[list[str], list[Mark]]]:
        return {}
