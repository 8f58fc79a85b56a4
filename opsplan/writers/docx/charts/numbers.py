"""Numbers in a chart: the format in which a program shows them, and how that reads, to know the room they need."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_UP, Context, Decimal

from opsplan.figures.chart import Chart

PERCENT, HUNDRED = "%", Decimal(100)
#: About so many steps a program divides an axis into, and no more than so many; each is one of these, or ten times as
#: many.
STEPS, _MOST, _ROUND = 5, 8, (Decimal(1), Decimal(2), Decimal(5), Decimal(10))


def shown(unit: str, decimals: int) -> str:
    """Return the format of numbers in a unit: `0"%"`, `#,##0.0`."""
    point = f".{'0' * decimals}" if decimals else ""
    return f'0{point}"%"' if unit == PERCENT else f"#,##0{point}"


def said(value: Decimal, unit: str, decimals: int) -> str:
    """Return a number as that format shows it."""
    return f"{value:.{decimals}f}%" if unit == PERCENT else f"{value:,.{decimals}f}"


def each_value(chart: Chart) -> Iterable[Decimal]:
    """Yield every number of a chart."""
    return (value for series in chart.series for value in series.values if value is not None)


def step(low: Decimal, high: Decimal) -> Decimal:
    """Return about what a program divides an axis into that goes so far."""
    part = (high - low) / STEPS
    if part <= 0:
        return Decimal(1)
    ten = Decimal(10) ** part.adjusted()
    return next(one for one in _ROUND if one * ten >= part) * ten


def span(chart: Chart, low: Decimal | None = None, high: Decimal | None = None) -> tuple[Decimal, Decimal]:
    """Return between what numbers an axis lies, about, where the program is to find its ends.

    From zero a program begins where the values are not all close together.
    """
    values = [*each_value(chart), *([chart.mark] if chart.mark is not None else [])] or [Decimal(0)]
    least, most = min(values) if low is None else low, max(values) if high is None else high
    return (Decimal(0), most) if least > 0 and most - least > most / 6 else (least, most)


def ticks(low: Decimal | None, high: Decimal | None, chart: Chart) -> tuple[int, Decimal, tuple[str, str]]:
    """Return what the numbers of an axis are like: their decimals, how far apart they are, the first and the last."""
    least, most = span(chart, low, high)
    each = step(least, most)
    decimals = places(each)
    return decimals, each, (said(least, chart.unit, decimals), said(most + each, chart.unit, decimals))


def places(value: Decimal) -> int:
    """Return how many decimals a number has, without zeros at its end."""
    return max(-value.normalize().as_tuple().exponent, 0)  # type: ignore[operator]


def beside_mark(low: Decimal, high: Decimal, mark: Decimal) -> tuple[Decimal, Decimal]:
    """Return where an axis begins and how far apart its numbers are, so that zero and a mark are among them.

    Where the numbers would be too many the mark is not.
    """
    each = abs(mark) or step(low, high)
    finest = each / 4 if low < 0 else each
    parts = (part for part in (finest, 2 * finest, each) if (high - low) / part <= _MOST)
    apart = next(parts, each * max(((high - low) / (each * _MOST)).to_integral_value(ROUND_CEILING), Decimal(1)))
    return (low / apart).to_integral_value(ROUND_FLOOR) * apart, apart


def rounded_up(value: Decimal) -> Decimal:
    """Return the number of two digits that is next to one, farther from zero."""
    return value.normalize(Context(prec=2, rounding=ROUND_UP))
