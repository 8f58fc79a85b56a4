"""How a setting is written: path, equals sign and value."""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from opsplan.findings import SETTINGS
from opsplan.loading.builder import NULLS, Builder

_STEP = re.compile(r"\.?([^.\[\]=]+)|\[([^\]]*)\]")


class Step(Struct, frozen=True):
    """A step of a path: a key, or what identifies an item of a list; and where it stands in the setting."""

    word: str
    item: bool
    at: int


def parted(setting: str) -> tuple[str, str, str]:
    """Return path, equals sign and value; a sign within brackets belongs to the path."""
    depth = 0
    for place, char in enumerate(setting):
        depth += (char == "[") - (char == "]")
        if char == "=" and depth <= 0:
            return setting[:place], char, setting[place + 1 :]
    return setting, "", ""


def steps(way: str) -> list[Step]:
    """Return the steps of a path; none where it cannot be read."""
    found: list[Step] = []
    end = 0
    for step in _STEP.finditer(way):
        if step.start() != end or (not found and step[1] is None):
            return []
        end = step.end()
        key = step[1] is not None
        found.append(Step((step[1] if key else step[2]).strip(), not key, step.start(1 if key else 2)))
    return found if end == len(way.rstrip()) else []


def value_of(raw: str, number: int, ahead: int) -> Any:
    """Return a value as the loader reads it; what YAML does not read is the text itself, nothing is an absent value.

    It stands behind so many characters of the setting of a number; YAML takes spaces before it for indentation.
    """
    builder = Builder(" " * ahead + raw, SETTINGS, first=number)
    if builder.build() is not None or builder.findings or not builder.complete:
        return raw
    value = builder.root[0] if builder.root else None
    plain = (isinstance(value, str) and raw[:1] not in ("'", '"')) or (value is None and raw not in NULLS)
    return raw if plain else value
