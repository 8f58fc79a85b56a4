"""How far KPIs have come: actual, attainment and RAG (model.md §13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from opsplan.model.dates import Period
from opsplan.model.kpi import Actual, Aggregate, Direction, Kpi, KpiType, Stage


class Rag(StrEnum):
    """Red, amber or green: where an actual lies between failure and success."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Attainment:
    """What a KPI has reached: the actual that is compared, in which last period, the attainment in %, and its RAG.

    `stage` is the target of the latest stage that this period has reached; the KPI is `behind` where it is missed, or
    where failure is reached.
    """

    period: Period
    actual: Decimal
    percent: Decimal | None
    rag: Rag | None
    stage: Decimal | None = None
    behind: bool = False


def attainment(kpi: Kpi, phases: Mapping[str, date] = MappingProxyType({})) -> Attainment | None:
    """Return what a KPI has reached, or None before its first actual; `phases` are the last days of phases by id.

    Actuals of single subjects are left out: they are parts, not the whole.
    """
    known = sorted((one for one in kpi.actuals if one.value is not None and one.subject is None), key=_last_day)
    if not known:
        return None
    actual = _aggregate(kpi.aggregate, [one.value for one in known if one.value is not None])
    period, level = known[-1].period, rag(kpi, actual)
    stage = _stage(kpi, period, phases)
    behind = level is Rag.RED or (stage is not None and not _reaches(kpi, actual, stage))
    return Attainment(period, actual, _percent(kpi, actual), level, stage, behind)


def _stage(kpi: Kpi, period: Period, phases: Mapping[str, date]) -> Decimal | None:
    """Return the target of the last stage that ends with the period or before it."""
    stages = [(_end(one, phases), one.target) for one in kpi.stages]
    ended = [(end, target) for end, target in stages if end is not None and end <= period.last]
    return max(ended, key=lambda pair: pair[0])[1] if ended else None


def _end(stage: Stage, phases: Mapping[str, date]) -> date | None:
    return stage.period.last if isinstance(stage.period, Period) else phases.get(stage.period)


def _last_day(actual: Actual) -> str:
    return actual.period.last.isoformat()


def _aggregate(how: Aggregate, values: list[Decimal]) -> Decimal:
    if how is Aggregate.SUM:
        return sum(values, Decimal(0))
    return sum(values, Decimal(0)) / len(values) if how is Aggregate.AVERAGE else values[-1]


def _percent(kpi: Kpi, actual: Decimal) -> Decimal | None:
    """Return the attainment in %: from the baseline, (actual - baseline) / (target - baseline); without one, a ratio.

    A range and a milestone are met or not; so is a target of 0.
    """
    if kpi.direction is Direction.RANGE:
        return _met(_within(kpi, actual)) if _bounded(kpi) else None
    if kpi.target is None:
        return None
    if kpi.type is KpiType.MILESTONE or (kpi.target == 0 and kpi.baseline is None):
        return _met(_reaches(kpi, actual, kpi.target))
    if kpi.baseline is not None:
        way = kpi.target - kpi.baseline
        return (actual - kpi.baseline) / way * 100 if way else _met(_reaches(kpi, actual, kpi.target))
    if kpi.direction is Direction.DOWN:
        return kpi.target / actual * 100 if actual else None
    return actual / kpi.target * 100


def _met(done: bool) -> Decimal:
    return Decimal(100 if done else 0)


def _bounded(kpi: Kpi) -> bool:
    return kpi.min is not None or kpi.max is not None


def _within(kpi: Kpi, actual: Decimal) -> bool:
    return (kpi.min is None or actual >= kpi.min) and (kpi.max is None or actual <= kpi.max)


def _reaches(kpi: Kpi, actual: Decimal, line: Decimal) -> bool:
    return actual <= line if kpi.direction is Direction.DOWN else actual >= line


def rag(kpi: Kpi, actual: Decimal) -> Rag | None:
    """Return green where success is reached, else red where failure is, else amber; None without a success line."""
    if kpi.direction is Direction.RANGE and not _bounded(kpi):
        return None
    if kpi.direction is Direction.RANGE:
        return Rag.GREEN if _within(kpi, actual) else Rag.RED
    success = kpi.success if isinstance(kpi.success, Decimal) else kpi.target
    if success is None:
        return None
    if _reaches(kpi, actual, success):
        return Rag.GREEN
    failure = kpi.failure
    failed = isinstance(failure, Decimal) and (
        actual >= failure if kpi.direction is Direction.DOWN else actual <= failure
    )
    return Rag.RED if failed else Rag.AMBER
