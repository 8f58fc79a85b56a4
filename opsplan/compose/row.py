"""A row of a table: a part of the plan with computed values beside its own."""

from __future__ import annotations

from typing import Any


class Row:
    """A part of the plan and further values, which go before the part's own fields of the same name.

    A row of computed values alone has no part: its labels are those of computed columns.
    """

    __slots__ = ("_more", "_part")

    def __init__(self, part: Any = None, **more: Any) -> None:
        self._part = part
        self._more = more

    @property
    def words(self) -> str:
        """Return the name under which the catalogue labels the row's fields."""
        return str(self._more.get("words", getattr(self._part, "words", "")))

    def __getattr__(self, name: str) -> Any:
        return self._more[name] if name in self._more else getattr(self._part, name)
