"""What an exit code means."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum


class Code(IntEnum):
    """The exit codes of every command."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    STALE = 3
    BUG = 70
    INTERRUPTED = 130


def gravest(codes: Iterable[Code]) -> Code:
    """Return the code of several plans: an old file is not as bad as a plan with errors, that as a file's trouble."""
    return max(codes, key=_ORDER.index, default=Code.DONE)


_ORDER = (Code.DONE, Code.STALE, Code.FINDINGS, Code.USAGE, Code.INTERRUPTED, Code.BUG)
