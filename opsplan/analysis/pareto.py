"""How often each value occurs, the most frequent first (Pareto; model.md §13)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from itertools import accumulate
from typing import Generic, TypeVar

from msgspec import Struct

V = TypeVar("V")


class Share(Struct, Generic[V], frozen=True):
    """How often a value occurs, its share of all, and that of it and all more frequent ones together, in %."""

    value: V
    count: int
    share: Decimal
    cumulative: Decimal


def pareto(values: Iterable[V]) -> tuple[Share[V], ...]:
    """Return a share a value in falling order of its count; of equal ones the first that occurs comes first."""
    counts = Counter(values).most_common()
    total = sum(count for _, count in counts)
    sums = accumulate(count for _, count in counts)
    return tuple(
        Share(value, count, Decimal(count) / total * 100, Decimal(so_far) / total * 100)
        for (value, count), so_far in zip(counts, sums, strict=True)
    )
