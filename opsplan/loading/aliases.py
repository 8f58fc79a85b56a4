"""Anchors and aliases (`&a`, `*a`), with a bound on what they may blow up to."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from opsplan.loading.tree import copied

#: How many values all the aliases of a plan may stand for together.
BUDGET = 100_000


class Aliases:
    """The anchors of a text, and what its aliases have cost so far."""

    def __init__(self) -> None:
        self._anchors: dict[str, Any] = {}
        self._spent = 0
        self._measures: dict[int, tuple[Any, int, int]] = {}

    def anchor(self, name: str, value: Any) -> None:
        """Remember what an anchor stands for; a later anchor of the same name replaces it."""
        self._anchors[name] = value

    def value(self, name: str, holders: Collection[Any], depth: int) -> tuple[Any, str]:
        """Return what an alias stands for and no message; or None and the message that says why it may not.

        It is a copy: what one holder makes of it is not what another one has. `holders` are the containers that the
        alias stands in, `depth` how many there may be.
        """
        if name not in self._anchors:
            return None, "yaml-alias-unknown"
        value = self._anchors[name]
        if any(value is holder for holder in holders):
            return None, "yaml-alias-loop"
        size, height = self._measure(value)
        self._spent += size
        if self._spent > BUDGET or height + len(holders) > depth:
            return None, "yaml-alias-budget"
        return copied(value), ""

    def _measure(self, value: Any) -> tuple[int, int]:
        """Return how many values there are in a value, itself included, and how deep it nests; each is counted once."""
        if not isinstance(value, dict | list):
            return 1, 0
        known = self._measures.get(id(value))
        if known is None:
            inner = [self._measure(one) for one in (value.values() if isinstance(value, dict) else value)]
            size = 1 + sum(size for size, _ in inner)
            height = 1 + max((height for _, height in inner), default=0)
            # the value is kept so that its id is not given to another one
            known = self._measures[id(value)] = (value, size, height)
        return known[1], known[2]
