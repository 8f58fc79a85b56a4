"""Where libyaml could not read on, with what is needed to say why in our own words."""

from __future__ import annotations

import re
from typing import Any

import yaml

from opsplan.findings import Finding
from opsplan.loading.builder import Builder
from opsplan.loading.pairs import unclosed
from opsplan.loading.piece import Piece
from opsplan.loading.quoting import FAR, closed_wide, item, rest

_COLUMNS = re.compile(r"([ ]*)((?:-[ ]+)*)(?=[^\s#])")
#: How many lines above are looked at for the indentation that was meant.
ABOVE = 200


class Fault(Piece, frozen=True):
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

    def quote_open(self, begin: int) -> Finding:
        """Return that the quote at an index is never closed; a Chinese one may have been meant to close it."""
        wide = closed_wide(self.text, begin)
        return self.say("yaml-quote-open", begin, char=self.text[begin : begin + 1], wide=wide)

    def spaces(self, index: int) -> int:
        """Return by how many spaces the line of an index is indented."""
        line = self.line(index)
        return len(line) - len(line.lstrip(" "))

    def wanted(self, index: int) -> str:
        """Return how many spaces would fit the lines above, the nearest number to what there is.

        An item stands where the items above it do, if there are any.
        """
        have, bound, end = self.spaces(index), 10_000, self.start(index)
        keys: set[int] = set()
        dashes: set[int] = set()
        for _ in range(ABOVE):
            if end <= 0 or bound == 0:
                break
            found = _COLUMNS.match(self.line(end - 1))
            end = self.start(end - 1)
            if found and len(found[1]) < bound:
                keys |= {column for column in (len(found[1]), len(found[0])) if column < bound}
                dashes |= {len(found[1])} if found[2] else set()
                bound = len(found[1])
        item = self.text.startswith("- ", self.start(index) + have)
        columns = dashes if item and dashes else keys
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
        opened=_opened(builder, at),
    )


def _index(mark: Any, text: str) -> int:
    return min(mark.index, len(text)) if mark else 0


def _opened(builder: Builder, at: int) -> int:
    """Return the index of the innermost bracket that is open where the parser stopped, or -1 where none is."""
    piece = Piece(builder.text, builder.file, builder.first)
    index = piece.index(builder.top.mark)
    within = builder.text[index : index + 1] in ("[", "{") and builder.top is not builder.root
    # the parser looks ahead, so brackets of this line may not have come to the builder
    start = max(piece.start(at), at - FAR)
    return max([index if within else -1, *unclosed(builder.text, start, at)[-1:]])
