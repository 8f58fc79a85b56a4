"""A comparison: tables of text that set a few things beside each other, aspect by aspect."""

from __future__ import annotations

from msgspec import Struct

from opsplan.manuscript import Table


class Comparison(Struct, frozen=True):
    """Tables with the same rows, each with as many things as stand beside each other on a page."""

    parts: tuple[Table, ...]
