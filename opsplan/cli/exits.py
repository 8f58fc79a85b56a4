"""What an exit code means."""

from __future__ import annotations

from enum import IntEnum


class Code(IntEnum):
    """The exit codes of every command; of several plans the gravest counts."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    BUG = 70
    INTERRUPTED = 130
