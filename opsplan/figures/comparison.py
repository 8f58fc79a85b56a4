"""A comparison: tables of text that set a few things beside each other, aspect by aspect."""

from __future__ import annotations

from dataclasses import dataclass

from opsplan.manuscript import Table


@dataclass(frozen=True, slots=True)
class Comparison:
    """Tables with the same rows, each with as many things as stand beside each other on a page."""

    parts: tuple[Table, ...]
