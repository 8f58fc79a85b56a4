"""Which texts of a plan a document in another language has to do without."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from opsplan.model.base import Part
from opsplan.model.plan import Plan
from opsplan.model.text import Text


def untranslated(plan: Plan, lang: str) -> int:
    """Return how many texts of a plan are not there in a language."""
    return sum(not text.has(lang) for text in _texts(plan))


def _texts(value: Any) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Part):
        for name in value.model_fields_set - {"extras"}:
            yield from _texts(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, dict):
        yield from _texts(tuple(value.values()))
