"""A text with its lines, in which findings have their place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from opsplan.findings import Finding, Path, Place, Severity
from opsplan.loading.tree import Mark

#: Spaces that YAML takes for letters: full-width, no-break and their like, as a class of a regular expression.
WIDE = "\u3000\u00a0\u1680\u2000-\u200a\u202f\u205f"


class Piece(Struct, frozen=True, dict=True):
    """A text whose first line is line `first` of a file."""

    text: str
    file: str
    first: int

    @cached_property
    def starts(self) -> list[int]:
        """Return the index at which each line begins."""
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def start(self, index: int) -> int:
        """Return where the line of an index begins."""
        return self.starts[bisect_right(self.starts, index) - 1]

    def before(self, index: int) -> str:
        """Return what stands before an index on its line."""
        return self.text[self.start(index) : index]

    def line(self, index: int) -> str:
        """Return the whole line of an index."""
        end = self.text.find("\n", index)
        return self.text[self.start(index) : end if end >= 0 else len(self.text)]

    def begins(self, index: int) -> bool:
        """Tell whether an index is where the content of its line begins."""
        return not self.before(index).strip(" -")

    def index(self, mark: Mark) -> int:
        """Return the index of a position of the file."""
        return self.starts[mark[0] - self.first] + mark[1] - 1

    def say(
        self,
        message: str,
        index: int,
        code: str = "YAML-03",
        severity: Severity = Severity.ERROR,
        path: Path = (),
        args: Mapping[str, object] | None = None,
        **more: object,
    ) -> Finding:
        """Return a finding at an index; its arguments are those of `args` and `more`."""
        line = bisect_right(self.starts, index)
        place = Place(self.file, line - 1 + self.first, index - self.starts[line - 1] + 1)
        return Finding(code, severity, message, place, path, {**(args or {}), **more})
