"""Numbers of charts: as they are printed, as Mermaid reads them, and how far an axis goes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal

PERCENT = "%"
_NONE = "–"
#: Rounds any number that a plan can hold, and no digit before its point.
_EXACT = Context(prec=1000)
#: An axis begins at zero but where its values differ by less than this part of them.
_CLOSE = Decimal(1) / 6


def said(value: Decimal | None, unit: str, decimals: int) -> str:
    """Return a number as it is printed; any unit but percent stands at the axis or the head of a column."""
    if value is None:
        return _NONE
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _EXACT)
    return f"{rounded:f}{PERCENT}" if unit == PERCENT else f"{rounded:,f}"


def written(value: Decimal) -> int:
    """Return the decimals that a number needs."""
    return max(0, -int(value.normalize().as_tuple().exponent))


def plain(value: Decimal) -> str:
    """Return a number without exponent and needless zeros."""
    return f"{value.normalize():f}"


def ends(values: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """Return where the axis of some values begins and ends: round numbers around them."""
    low, high = min(values), max(values)
    if low < high and high - low < high * _CLOSE:
        low -= (high - low) / 10
    else:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        return low, low + 1
    unit = Decimal(10) ** ((high - low).adjusted() - 1)
    return _round(low, unit, ROUND_FLOOR), _round(high, unit, ROUND_CEILING)


def _round(value: Decimal, unit: Decimal, way: str) -> Decimal:
    return (value / unit).to_integral_value(way) * unit
