"""The course of a KPI: what was measured period by period, and the targets on the way (model.md §3)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from itertools import accumulate

from msgspec import Struct

from opsplan.analysis.attainment import NO_PHASES, measured, stage_end
from opsplan.model.dates import Period
from opsplan.model.kpi import Aggregate, Direction, Kpi, Stage
from opsplan.model.references import Ref


class Point(Struct, frozen=True):
    """A period, or a phase by its end: the value, and the target of the stage that ends then; None where there is none.

    `past` tells that the value is from before the plan.
    """

    when: Period | Ref
    value: Decimal | None
    target: Decimal | None = None
    past: bool = False


def course(kpi: Kpi, phases: Mapping[str, date] = NO_PHASES) -> tuple[Point, ...]:
    """Return the course of a KPI in order of time; `phases` are the last days of phases by id.

    The values of a sum are running totals, as its targets are, and begin with the plan; all others are those of their
    periods, from before the plan too. The target of a stage stands with the value that is held against it: that of
    its own period, or else of the shortest one in which it ends. Where there is none, it stands alone.
    """
    values = _values(kpi)
    with_value, alone = _targets(kpi, values, phases)
    past = {one.period for one in kpi.history} - {period for period, _ in measured(kpi)}
    points = [
        (_place(period.last, period), Point(period, value, with_value.get(period), period in past))
        for period, value in values.items()
    ]
    points += [(_place(end, stage.period), Point(stage.period, None, stage.target)) for end, stage in alone]
    return tuple(point for _, point in sorted(points, key=lambda pair: pair[0]))


def _values(kpi: Kpi) -> Mapping[Period, Decimal]:
    known = sorted(measured(kpi), key=lambda pair: _place(pair[0].last, pair[0]))
    if kpi.aggregate is Aggregate.SUM:
        return dict(zip((period for period, _ in known), accumulate(value for _, value in known), strict=True))
    return {one.period: Decimal(one.value) for one in kpi.history} | dict(known)


def _targets(
    kpi: Kpi, values: Iterable[Period], phases: Mapping[str, date]
) -> tuple[Mapping[Period, Decimal], list[tuple[date, Stage]]]:
    """Return the targets of stages by the period whose value they stand with, and those that stand alone."""
    known = list(values)
    found: dict[Period, Decimal] = {}
    alone: list[tuple[date, Stage]] = []
    for stage in sorted(kpi.stages, key=lambda one: one.period not in known):
        end = stage_end(stage, phases)
        if end is None or kpi.direction is Direction.RANGE:  # a range has no target on its way
            continue
        held = stage.period if stage.period in known else _held(known, end)
        if isinstance(held, Period) and held not in found:
            found[held] = Decimal(stage.target)
        else:
            alone.append((end, stage))
    return found, alone


def _held(known: Iterable[Period], end: date) -> Period | None:
    """Return the shortest of some periods in which a day lies."""
    holding = [one for one in known if one.first <= end <= one.last]
    return min(holding, key=lambda one: one.last - one.first, default=None)


def _place(end: date, when: Period | Ref) -> tuple[date, int]:
    """Return where something goes that ends on a day: the shorter before the longer."""
    return end, (when.last - when.first).days if isinstance(when, Period) else 0
