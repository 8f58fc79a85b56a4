"""KPIs: definitions, stage targets, actuals."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from opsplan.analysis.attainment import rag
from opsplan.analysis.facts import Facts
from opsplan.compose.phrase import Phrase, Quantity
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.goals import TONES
from opsplan.manuscript import Kind, Tone
from opsplan.model.kpi import Direction, Kpi
from opsplan.model.plan import Plan
from opsplan.model.text import Text
from opsplan.model.values import Num


def standards(plan: Plan) -> list[Row]:
    """Return a row a KPI with the lines that it is judged by, each with its unit."""
    return [
        Row(
            kpi,
            baseline=_shown(kpi, kpi.baseline),
            target=_target(kpi),
            success=_shown(kpi, kpi.success),
            failure=_shown(kpi, kpi.failure),
            weight=Quantity(kpi.weight, "%") if kpi.weight is not None else None,
        )
        for kpi in plan.kpis
    ]


def _shown(kpi: Kpi, number: Num | Text | None) -> Shown | None:
    return None if number is None else Shown(Quantity(number, kpi.unit), kind=Kind.NUMBER)


def _target(kpi: Kpi) -> Shown | None:
    if kpi.direction is Direction.RANGE and kpi.min is not None and kpi.max is not None:
        ends = {"min": Quantity(kpi.min), "max": Quantity(kpi.max, kpi.unit)}
        return Shown(Phrase("phrases.range", ends), kind=Kind.NUMBER)
    return _shown(kpi, kpi.target)


def sources(plan: Plan) -> list[Row]:
    """Return a row a KPI: how it is counted, how often, from what."""
    return [Row(kpi, direction=None if kpi.direction is Direction.UP else kpi.direction) for kpi in plan.kpis]


def stages(plan: Plan) -> list[Row]:
    """Return a row a stage target, in the order of KPIs."""
    return [
        Row(stage, kpi=kpi.name, target=_shown(kpi, stage.target)) for kpi in plan.kpis for stage in kpi.stages
    ]


def actuals(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row an actual: what was reached, with the attainment of the one that is compared with the target."""
    rows = []
    for kpi in plan.kpis:
        reached = facts.attainment.get(kpi.id)
        for actual in sorted(kpi.actuals, key=lambda one: one.period.last):
            compared = reached is not None and actual.period == reached.period and actual.subject is None
            percent = reached.percent if reached and compared else None
            level = rag(kpi, actual.value) if actual.value is not None else None
            tone = TONES[level] if level else Tone.PLAIN
            rows.append(
                Row(
                    actual,
                    kpi=kpi.name,
                    value=Shown(Quantity(actual.value, kpi.unit), tone, Kind.NUMBER) if actual.value is not None else None,
                    attained=Shown(Quantity(percent_text(percent), "%"), kind=Kind.NUMBER) if percent is not None else None,
                    status=Shown(level, tone) if level else None,
                )
            )
    return rows


def percent_text(percent: Decimal) -> Decimal:
    """Return a percentage with at most one decimal, none where it is whole."""
    rounded = percent.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral() else rounded


def off_track(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a KPI whose latest actual is not yet what it should be, the worst first."""
    found = []
    for kpi in plan.kpis:
        reached = facts.attainment.get(kpi.id)
        if reached is None or reached.rag is None or TONES[reached.rag] is Tone.GOOD:
            continue
        cause = next((one.cause for one in kpi.actuals if one.period == reached.period), None)
        actual = Shown(Quantity(reached.actual, kpi.unit), TONES[reached.rag], Kind.NUMBER)
        attained = Quantity(percent_text(reached.percent), "%") if reached.percent is not None else None
        row = Row(kpi, kpi=kpi.name, period=reached.period, value=actual, target=_target(kpi), cause=cause)
        found.append((reached.rag.value != "red", Row(row, attained=Shown(attained, kind=Kind.NUMBER) if attained else None)))
    return [row for _, row in sorted(found, key=lambda one: one[0])]


def rubrics(plan: Plan) -> list[Row]:
    """Return a row a level of a rubric."""
    return [Row(level, kpi=kpi.name) for kpi in plan.kpis for level in kpi.rubric]
