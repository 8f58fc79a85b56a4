"""A row of a table: a part of the plan with computed values beside its own."""

from __future__ import annotations

from typing import Any


class Row:
    """A part of the plan and further values, which go before the part's own fields of the same name."""

    __slots__ = ("_more", "_part")

    def __init__(self, part: Any, **more: Any) -> None:
        self._part = part
        self._more = more

    def __getattr__(self, name: str) -> Any:
        return self._more[name] if name in self._more else getattr(self._part, name)
