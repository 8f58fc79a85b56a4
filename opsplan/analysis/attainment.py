"""How far KPIs have come: actual, attainment and RAG (model.md §13)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from msgspec import Struct

from opsplan.analysis.judging import Rag, percent, rag, reaches, warned
from opsplan.model.dates import Period
from opsplan.model.kpi import Aggregate, Direction, Kpi, Stage
from opsplan.model.references import Ref
from opsplan.model.text import Text

__all__ = ["Attainment", "Rag", "SubjectResult", "attainment", "measured", "rag", "stage_end", "subject_results"]


class Attainment(Struct, frozen=True):
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

    @property
    def on_stage(self) -> bool:
        """Whether the target of the stage is reached, though not yet that of the whole period."""
        return self.rag is Rag.AMBER and self.stage is not None and not (self.behind or self.warned)


class SubjectResult(Struct, frozen=True):
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
    return _reached(kpi, measured(kpi), phases, end)


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


def measured(kpi: Kpi) -> list[Measured]:
    """Return what was measured of the whole of a KPI, a value a period, as `attainment` tells."""
    whole = (one for one in kpi.actuals if one.subject is None)
    known: list[Measured] = [(one.period, one.value) for one in whole if one.value is not None]
    if known or kpi.aggregate is Aggregate.LAST:
        return known
    periods: dict[Period, list[Decimal]] = {}
    for one in kpi.actuals:
        if one.value is not None:
            periods.setdefault(one.period, []).append(one.value)
    return [(period, _aggregate(kpi.aggregate, values)) for period, values in periods.items()]


def _reached(kpi: Kpi, known: list[Measured], phases: Mapping[str, date], end: date | None = None) -> Attainment | None:
    if not known:
        return None
    ordered = sorted(known, key=lambda pair: pair[0].last)
    actual = _aggregate(kpi.aggregate, [value for _, value in ordered])
    period, level = ordered[-1][0], rag(kpi, actual)
    if level is Rag.RED and _grows(kpi) and end is not None and period.last < end:
        level = Rag.AMBER
    stage = _stage(kpi, period, phases)
    behind = level is Rag.RED or (stage is not None and not reaches(kpi, actual, stage))
    return Attainment(period, actual, percent(kpi, actual), level, stage, behind, warned(kpi, actual))


def _grows(kpi: Kpi) -> bool:
    return kpi.aggregate is Aggregate.SUM and kpi.direction is Direction.UP


def _stage(kpi: Kpi, period: Period, phases: Mapping[str, date]) -> Decimal | None:
    """Return the target of the last stage that ends with the period or before it; a range has none on its way."""
    if kpi.direction is Direction.RANGE:
        return None
    stages = [(stage_end(one, phases), one.target) for one in kpi.stages]
    ended = [(end, target) for end, target in stages if end is not None and end <= period.last]
    return max(ended, key=lambda pair: pair[0])[1] if ended else None


def stage_end(stage: Stage, phases: Mapping[str, date]) -> date | None:
    """Return the day by which the target of a stage is due; None for a phase without one."""
    return stage.period.last if isinstance(stage.period, Period) else phases.get(stage.period)


def _aggregate(how: Aggregate, values: list[Decimal]) -> Decimal:
    if how is Aggregate.SUM:
        return sum(values, Decimal(0))
    return sum(values, Decimal(0)) / len(values) if how is Aggregate.AVERAGE else values[-1]
