"""The weights of KPIs, and what they make of the attainments (model.md §3, §13)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from msgspec import Struct

from opsplan.analysis.attainment import Attainment
from opsplan.model.kpi import Kpi


class PlanScore(Struct, frozen=True):
    """The weighted attainment of a plan in %, and what it covers.

    `judged` is the sum of the weights of the KPIs in it, `weight` that of all weights, `count` how many KPIs are in it.
    """

    value: Decimal | None
    judged: Decimal
    weight: Decimal
    count: int


def kpi_weights(kpis: Iterable[Kpi]) -> Mapping[str, Decimal]:
    """Return the weight of each KPI that has one, in %, by id: as written, or else points ÷ sum of all points × 100."""
    listed = list(kpis)
    points = sum((kpi.points for kpi in listed if kpi.points is not None), Decimal(0))
    found = {kpi.id: _weight(kpi, points) for kpi in listed}
    return {id_: weight for id_, weight in found.items() if weight is not None}


def _weight(kpi: Kpi, points: Decimal) -> Decimal | None:
    if kpi.weight is not None:
        return Decimal(kpi.weight)
    return Decimal(kpi.points) / points * 100 if kpi.points is not None and points else None


def plan_score(weights: Mapping[str, Decimal], reached: Mapping[str, Attainment]) -> PlanScore:
    """Return Σ weight × attainment ÷ Σ weight over the KPIs that have both; attainments are not clipped.

    The value is None where no KPI with a weight is judged.
    """
    judged = {id_: found.percent for id_ in weights if (found := reached.get(id_)) and found.percent is not None}
    covered = sum((weights[id_] for id_ in judged), Decimal(0))
    value = weighted_mean(judged, weights) if covered else None
    return PlanScore(value, covered, sum(weights.values(), Decimal(0)), len(judged))


def weighted_mean(values: Mapping[str, Decimal], weights: Mapping[str, Decimal]) -> Decimal | None:
    """Return the mean of values by id: weighted where each has a weight and one is above 0, or else the plain one."""
    if not values:
        return None
    total = sum((weights.get(id_, Decimal(0)) for id_ in values), Decimal(0))
    if total and all(id_ in weights for id_ in values):
        return sum((value * weights[id_] for id_, value in values.items()), Decimal(0)) / total
    return sum(values.values(), Decimal(0)) / len(values)
