"""How far KPIs have come: actual, attainment and RAG (model.md §13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from opsplan.model.dates import Period
from opsplan.model.kpi import Aggregate, Direction, Kpi, KpiType, Stage
from opsplan.model.references import Ref
from opsplan.model.text import Text


class Rag(StrEnum):
    """Red, amber or green: where an actual lies between failure and success."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Attainment:
    """What a KPI has reached: the actual that is compared, in which last period, the attainment in %, and its RAG.

    `stage` is the target of the latest stage that this period has reached; the KPI is `behind` where it is missed, or
    where failure is reached, and `warned` where it lies at the warning line or beyond, short of success.
    """

    period: Period
    actual: Decimal
    percent: Decimal | None
    rag: Rag | None
    stage: Decimal | None = None
    behind: bool = False
    warned: bool = False


@dataclass(frozen=True, slots=True)
class SubjectResult:
    """What one subject (a team, a site) of a KPI has reached; `share` is its part of all subjects' sum, in %.

    Only the subjects of a sum have a share: each is a part of one target, and so without attainment and RAG of its own.
    """

    subject: Ref | Text
    reached: Attainment
    share: Decimal | None = None


#: A measured value with its period.
Measured = tuple[Period, Decimal]
NO_PHASES: Mapping[str, date] = MappingProxyType({})


def attainment(kpi: Kpi, phases: Mapping[str, date] = NO_PHASES, end: date | None = None) -> Attainment | None:
    """Return what a KPI has reached, or None before its first actual.

    `phases` are the last days of phases by id, for targets on the way; `end` is the day by which the target is due. A
    sum that shall grow begins below its failure line: until its periods reach that day it is not red but amber.

    What is measured without a subject is the whole; actuals of single subjects are parts of it and left out. Where only
    subjects are measured, those of a sum or an average make up the whole: in each period they are added or averaged,
    then the periods add up as always. Where the last actual counts, subjects alone make no whole.
    """
    return _reached(kpi, _whole(kpi), phases, end)


def subject_results(kpi: Kpi, phases: Mapping[str, date] = NO_PHASES) -> tuple[SubjectResult, ...]:
    """Return what each subject of a KPI has reached, in the order in which the subjects come first.

    The periods of a subject add up as those of the whole do, and are held against the same lines.
    """
    parts: dict[Ref | Text, list[Measured]] = {}
    for one in kpi.actuals:
        if one.subject is not None and one.value is not None:
            parts.setdefault(one.subject, []).append((one.period, one.value))
    found = [(subject, reached) for subject, known in parts.items() if (reached := _reached(kpi, known, phases))]
    if kpi.aggregate is not Aggregate.SUM:
        return tuple(SubjectResult(*pair) for pair in found)
    whole = sum((one.actual for _, one in found), Decimal(0))
    shared = whole > 0 and all(one.actual >= 0 for _, one in found)
    return tuple(
        SubjectResult(
            subject, Attainment(one.period, one.actual, None, None), one.actual / whole * 100 if shared else None
        )
        for subject, one in found
    )


def _whole(kpi: Kpi) -> list[Measured]:
    whole = (one for one in kpi.actuals if one.subject is None)
    known: list[Measured] = [(one.period, one.value) for one in whole if one.value is not None]
    if known or kpi.aggregate is Aggregate.LAST:
        return known
    periods: dict[Period, list[Decimal]] = {}
    for one in kpi.actuals:
        if one.value is not None:
            periods.setdefault(one.period, []).append(one.value)
    return [(period, _aggregate(kpi.aggregate, values)) for period, values in periods.items()]


def _reached(
    kpi: Kpi, measured: list[Measured], phases: Mapping[str, date], end: date | None = None
) -> Attainment | None:
    if not measured:
        return None
    ordered = sorted(measured, key=lambda pair: pair[0].last)
    actual = _aggregate(kpi.aggregate, [value for _, value in ordered])
    period, level = ordered[-1][0], rag(kpi, actual)
    if level is Rag.RED and _grows(kpi) and end is not None and period.last < end:
        level = Rag.AMBER
    stage = _stage(kpi, period, phases)
    behind = level is Rag.RED or (stage is not None and not _reaches(kpi, actual, stage))
    return Attainment(period, actual, _percent(kpi, actual), level, stage, behind, _warned(kpi, actual))


def _grows(kpi: Kpi) -> bool:
    return kpi.aggregate is Aggregate.SUM and kpi.direction is Direction.UP


def _stage(kpi: Kpi, period: Period, phases: Mapping[str, date]) -> Decimal | None:
    """Return the target of the last stage that ends with the period or before it; a range has none on its way."""
    if kpi.direction is Direction.RANGE:
        return None
    stages = [(_end(one, phases), one.target) for one in kpi.stages]
    ended = [(end, target) for end, target in stages if end is not None and end <= period.last]
    return max(ended, key=lambda pair: pair[0])[1] if ended else None


def _end(stage: Stage, phases: Mapping[str, date]) -> date | None:
    return stage.period.last if isinstance(stage.period, Period) else phases.get(stage.period)


def _aggregate(how: Aggregate, values: list[Decimal]) -> Decimal:
    if how is Aggregate.SUM:
        return sum(values, Decimal(0))
    return sum(values, Decimal(0)) / len(values) if how is Aggregate.AVERAGE else values[-1]


def _percent(kpi: Kpi, actual: Decimal) -> Decimal | None:
    """Return the attainment in %: from the baseline, (actual - baseline) / (target - baseline); without one, a ratio.

    A range and a milestone are met or not; so is, without a baseline, a target of 0 or below it.
    """
    if kpi.direction is Direction.RANGE:
        return _met(_within(kpi, actual)) if _bounded(kpi) else None
    target = _target(kpi)
    if target is None:
        return None
    if kpi.type is KpiType.MILESTONE or (target <= 0 and kpi.baseline is None):
        return _met(_reaches(kpi, actual, target))
    if kpi.baseline is not None:
        way = target - kpi.baseline
        return (actual - kpi.baseline) / way * 100 if way else _met(_reaches(kpi, actual, target))
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


def _reaches(kpi: Kpi, actual: Decimal, line: Decimal) -> bool:
    return actual <= line if kpi.direction is Direction.DOWN else actual >= line


def _falls_to(kpi: Kpi, actual: Decimal, line: object) -> bool:
    """Tell whether an actual has come to a line on the bad side, or beyond; never to one in words, or of a range."""
    if not isinstance(line, Decimal) or kpi.direction is Direction.RANGE:
        return False
    return actual >= line if kpi.direction is Direction.DOWN else actual <= line


def _success(kpi: Kpi) -> Decimal | None:
    return kpi.success if isinstance(kpi.success, Decimal) else _target(kpi)


def _warned(kpi: Kpi, actual: Decimal) -> bool:
    success = _success(kpi)
    return _falls_to(kpi, actual, kpi.warning) and not (success is not None and _reaches(kpi, actual, success))


def rag(kpi: Kpi, actual: Decimal) -> Rag | None:
    """Return green where success is reached, else red where failure is, else amber.

    Lines in words are not computed with: without success in figures the target is the line of success. Without any,
    nothing is green: red where failure is reached, amber where the warning line is, or else None.
    """
    if kpi.direction is Direction.RANGE:
        return (Rag.GREEN if _within(kpi, actual) else Rag.RED) if _bounded(kpi) else None
    success = _success(kpi)
    if success is not None and _reaches(kpi, actual, success):
        return Rag.GREEN
    if _falls_to(kpi, actual, kpi.failure):
        return Rag.RED
    return Rag.AMBER if success is not None or _warned(kpi, actual) else None
