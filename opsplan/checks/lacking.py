"""The commonest check: some parts of a plan lack a field, or some of several."""

from __future__ import annotations

from collections.abc import Iterable

from opsplan.checks.check import Hits, hit
from opsplan.checks.saying import Fields, lacks
from opsplan.model.base import Part


def lacking(parts: Iterable[Part], *fields: str, message: str = "", **args: object) -> Hits:
    """Yield a hit for each part that lacks one of some fields, at the first that it lacks.

    Gaps: `{name}`, `{fields}` the labels of what it lacks, `{keys}` how the author writes them.
    """
    for part in parts:
        if gone := lacks(part, fields):
            told = {"fields": Fields(type(part), gone), "keys": Fields(type(part), gone, keys=True)}
            yield hit(part, gone[0], message, **told, **args)


def without_any(parts: Iterable[Part], *fields: str, message: str = "", **args: object) -> Hits:
    """Yield a hit for each part that has none of some fields, at the first of them; the gap `{name}` is its name."""
    for part in parts:
        if len(lacks(part, fields)) == len(fields):
            yield hit(part, fields[0], message, **args)
