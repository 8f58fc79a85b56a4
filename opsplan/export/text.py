"""JSON as text. The standard library would write a Decimal as a float, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from itertools import repeat
from json.encoder import encode_basestring
from typing import Any


def json_text(value: Any) -> str:
    """Return plain values as JSON: indented by two, every Decimal with the digits it has, a line break at the end."""
    pieces: list[str] = []
    _write(value, "\n", pieces.append)
    return "".join(pieces) + "\n"


def _write(value: Any, line: str, add: Callable[[str], None]) -> None:
    """Add the pieces of a value; `line` begins a line as deep as the value stands."""
    if isinstance(value, Mapping):
        _several("{}", (f"{encode_basestring(key)}: " for key in value), value.values(), line, add)
    elif isinstance(value, list):
        _several("[]", repeat(""), value, line, add)
    else:
        add(_SCALARS[type(value)](value))


def _several(ends: str, heads: Iterable[str], values: Iterable[Any], line: str, add: Callable[[str], None]) -> None:
    between, inner = ends[0], f"{line}  "
    for head, value in zip(heads, values, strict=False):
        add(f"{between}{inner}{head}")
        _write(value, inner, add)
        between = ","
    add(f"{line}{ends[1]}" if between == "," else ends)


_SCALARS: Mapping[type, Callable[[Any], str]] = {
    str: encode_basestring,
    bool: lambda value: "true" if value else "false",
    int: str,
    Decimal: lambda value: f"{value:f}",
    type(None): lambda value: "null",
}
