"""Where libyaml could not read on, with what is needed to say why in our own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from opsplan.loading.builder import Builder
from opsplan.loading.piece import Piece
from opsplan.loading.quoting import item, rest

_COLUMNS = re.compile(r"([ ]*)((?:-[ ]+)*)(?=[^\s#])")
#: How many lines above are looked at for the indentation that was meant.
ABOVE = 200


@dataclass(frozen=True)
class Fault(Piece):
    """A complaint of the parser; `at` and `since` are indices in the text, `last` the scalar read last, if any.

    `last` is where it begins and ends and its quotes; `opened` is the index of the bracket that is open, or -1.
    """

    problem: str
    at: int
    since: int
    context: str
    last: tuple[int, int, str]
    opened: int

    @property
    def char(self) -> str:
        """Return the character at which the parser stopped, nothing at the end of the text."""
        return self.text[self.at : self.at + 1]

    def value(self, index: int) -> str:
        """Return the value that begins at an index, as far as its author may have meant it."""
        return item(self.text, index) if self.opened >= 0 else rest(self.text, index)

    def spaces(self, index: int) -> int:
        """Return by how many spaces the line of an index is indented."""
        line = self.line(index)
        return len(line) - len(line.lstrip(" "))

    def wanted(self, index: int) -> str:
        """Return how many spaces would fit the lines above, the nearest number to what there is."""
        have, bound, end = self.spaces(index), 10_000, self.start(index)
        columns: set[int] = set()
        for _ in range(ABOVE):
            if end <= 0 or bound == 0:
                break
            found = _COLUMNS.match(self.line(end - 1))
            end = self.start(end - 1)
            if found and len(found[1]) < bound:
                columns |= {column for column in (len(found[1]), len(found[0])) if column < bound}
                bound = len(found[1])
        return str(min(columns, key=lambda one: (abs(one - have), -one))) if columns else ""


def fault(error: yaml.YAMLError, builder: Builder) -> Fault:
    """Return the fault that the parser complains of; `builder` has read the text up to it."""
    at = _index(getattr(error, "problem_mark", None), builder.text)
    since = getattr(error, "context_mark", None)
    last = builder.last
    return Fault(
        text=builder.text,
        file=builder.file,
        first=builder.first,
        problem=str(getattr(error, "problem", None) or ""),
        at=at,
        since=_index(since, builder.text) if since else at,
        context=str(getattr(error, "context", None) or ""),
        last=(last.start_mark.index, last.end_mark.index, last.style or "") if last else (0, 0, ""),
        opened=_opened(builder),
    )


def _index(mark: Any, text: str) -> int:
    return min(mark.index, len(text)) if mark else 0


def _opened(builder: Builder) -> int:
    """Return the index of the bracket that the innermost container began with, or -1 where it began with none."""
    index = Piece(builder.text, builder.file, builder.first).index(builder.top.mark)
    return index if builder.text[index : index + 1] in ("[", "{") and builder.top is not builder.root else -1
