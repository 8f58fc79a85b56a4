"""How an actual is held against the lines of a KPI: attainment in %, RAG, the warning line (model.md §3, §13)."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from opsplan.model.kpi import Direction, Kpi, KpiType


class Rag(StrEnum):
    """Red, amber or green: where an actual lies between failure and success."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


def percent(kpi: Kpi, actual: Decimal) -> Decimal | None:
    """Return the attainment in %: from the baseline, (actual - baseline) / (target - baseline); without one, a ratio.

    A range and a milestone are met or not; so is, without a baseline, a target of 0 or below it.
    """
    if kpi.direction is Direction.RANGE:
        return _met(_within(kpi, actual)) if _bounded(kpi) else None
    target = _target(kpi)
    if target is None:
        return None
    if kpi.type is KpiType.MILESTONE or (target <= 0 and kpi.baseline is None):
        return _met(reaches(kpi, actual, target))
    if kpi.baseline is not None:
        way = target - kpi.baseline
        return (actual - kpi.baseline) / way * 100 if way else _met(reaches(kpi, actual, target))
    if kpi.direction is Direction.DOWN:
        return target / actual * 100 if actual > 0 else None
    return actual / target * 100


def _target(kpi: Kpi) -> Decimal | None:
    """Return the target; a milestone without one is done at 1, or at 100 where it is measured in %."""
    if kpi.target is not None or kpi.type is not KpiType.MILESTONE:
        return kpi.target
    return Decimal(100 if kpi.unit and "%" in kpi.unit.all() else 1)


def _met(done: bool) -> Decimal:
    return Decimal(100 if done else 0)


def _bounded(kpi: Kpi) -> bool:
    return kpi.min is not None or kpi.max is not None


def _within(kpi: Kpi, actual: Decimal) -> bool:
    return (kpi.min is None or actual >= kpi.min) and (kpi.max is None or actual <= kpi.max)


def reaches(kpi: Kpi, actual: Decimal, line: Decimal) -> bool:
    """Tell whether an actual has come to a line on the good side, or beyond."""
    return actual <= line if kpi.direction is Direction.DOWN else actual >= line


def _falls_to(kpi: Kpi, actual: Decimal, line: object) -> bool:
    """Tell whether an actual has come to a line on the bad side, or beyond; never to one in words, or of a range."""
    if not isinstance(line, Decimal) or kpi.direction is Direction.RANGE:
        return False
    return actual >= line if kpi.direction is Direction.DOWN else actual <= line


def _success(kpi: Kpi) -> Decimal | None:
    return kpi.success if isinstance(kpi.success, Decimal) else _target(kpi)


def warned(kpi: Kpi, actual: Decimal) -> bool:
    """Tell whether an actual lies at the warning line or beyond, short of success."""
    success = _success(kpi)
    return _falls_to(kpi, actual, kpi.warning) and not (success is not None and reaches(kpi, actual, success))


def rag(kpi: Kpi, actual: Decimal) -> Rag | None:
    """Return green where success is reached, else red where failure is, else amber.

    Lines in words are not computed with: without success in figures the target is the line of success. Without any,
    nothing is green: red where failure is reached, amber where the warning line is, or else None.
    """
    if kpi.direction is Direction.RANGE:
        return (Rag.GREEN if _within(kpi, actual) else Rag.RED) if _bounded(kpi) else None
    success = _success(kpi)
    if success is not None and reaches(kpi, actual, success):
        return Rag.GREEN
    if _falls_to(kpi, actual, kpi.failure):
        return Rag.RED
    return Rag.AMBER if success is not None or warned(kpi, actual) else None
