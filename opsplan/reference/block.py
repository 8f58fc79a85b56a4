"""A small tree as YAML, one field a line, as authors write it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from opsplan.loading.quoting import plain


def block(tree: Mapping[str, Any]) -> str:
    """Return a tree of mappings, lists and texts as YAML."""
    return "\n".join(_lines(tree)) + "\n"


def _lines(tree: Mapping[str, Any]) -> Iterator[str]:
    for key, value in tree.items():
        if isinstance(value, Mapping):
            yield f"{key}:"
            yield from (f"  {line}" for line in _lines(value))
        elif isinstance(value, list) and any(isinstance(one, Mapping) for one in value):
            yield f"{key}:"
            for one in value:
                mark = "- "
                for line in _lines(one):
                    yield f"  {mark}{line}"
                    mark = "  "
        elif isinstance(value, list):
            yield f"{key}: [{', '.join(map(plain, value))}]"
        else:
            yield f"{key}: {plain(value)}"
