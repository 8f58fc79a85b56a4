"""An error about a value on its way to a finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from opsplan.findings import Path

#: So many characters of a value are told.
LONGEST = 60


class Trouble(Struct):
    """An error on its way to a finding: its path in the draft and the tree there, its message and arguments, the value.

    `style` is the language of the plan's keys, `meant` is the key that a misspelt one surely stands for.
    """

    path: Path
    message: str
    args: dict[str, object]
    value: Any
    tree: dict[str, Any]
    style: str = "en"
    at_key: bool = False
    meant: str = ""


def shown(raw: object) -> str:
    """Return a value as a message quotes it."""
    if isinstance(raw, Mapping):
        return "{…}"
    if isinstance(raw, list):
        return "[…]"
    text = str(raw)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
