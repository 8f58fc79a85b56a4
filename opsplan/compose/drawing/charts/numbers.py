"""Numbers as charts show them: rounded as the tables beside them are, all of a chart with as many decimals."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from opsplan.compose.views.saying import short


def percentage(number: Decimal | None) -> Decimal | None:
    """Return a percentage as tables print it, with at most one decimal."""
    return None if number is None else short(number, 1)


def decimals(numbers: Iterable[Decimal | None]) -> int:
    """Return how many decimals are written of the number that has most."""
    return max((0, *(-int(one.as_tuple().exponent) for one in numbers if one is not None)))
