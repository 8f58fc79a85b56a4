"""A hierarchy as a list: what lies below what, and how deep."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping


def forest(above: Mapping[str, str | None]) -> Iterator[tuple[str, int]]:
    """Yield ids with their depth, each before those below it, in order; `above` has the id right above each.

    One below an id that is not there is at the top, with depth 0. Those in a loop, and what is below them, are left
    out.
    """
    below: dict[str, list[str]] = defaultdict(list)
    for one, upper in above.items():
        below[upper if upper and upper in above else ""].append(one)
    ready = [(one, 0) for one in reversed(below[""])]
    while ready:
        one, depth = ready.pop()
        yield one, depth
        ready += ((lower, depth + 1) for lower in reversed(below[one]))
