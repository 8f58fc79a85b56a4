"""KPIs: definitions, stage targets, actuals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from opsplan.analysis.attainment import Attainment
from opsplan.compose.phrase import Phrase, Quantity
from opsplan.compose.row import Row
from opsplan.compose.table import MOST_COLUMNS, Shown
from opsplan.compose.views.saying import short, stated, written
from opsplan.manuscript import Kind, Tone
from opsplan.model.dates import Period
from opsplan.model.kpi import Aggregate, Direction, Kpi
from opsplan.model.plan import Plan
from opsplan.model.references import Ref
from opsplan.model.text import Text


def standards(plan: Plan) -> list[Row]:
    """Return a row a KPI with the lines that it is judged by, each with its unit."""
    return [
        Row(
            kpi,
            baseline=shown(kpi, kpi.baseline),
            target=target(kpi),
            success=shown(kpi, kpi.success),
            failure=shown(kpi, kpi.failure),
            warning=shown(kpi, kpi.warning),
            weight=stated(kpi.weight),
        )
        for kpi in plan.kpis
    ]


def shown(kpi: Kpi, number: Decimal | Text | None, tone: Tone = Tone.PLAIN) -> Shown | None:
    """Return a number with the KPI's unit, or the text that stands in its place."""
    return None if number is None else Shown(Quantity(number, kpi.unit), tone, Kind.NUMBER)


def compared(kpi: Kpi, reached: Attainment) -> Decimal:
    """Return the actual that is compared with the target; an average has one decimal more than its parts at most."""
    if kpi.aggregate is not Aggregate.AVERAGE:
        return reached.actual
    values = (one.value for one in kpi.actuals)
    finest = max((-int(value.as_tuple().exponent) for value in values if value is not None), default=0)
    return short(reached.actual, max(finest, 0) + 1)


def target(kpi: Kpi) -> Shown | None:
    """Return the target with its unit, of a range both ends."""
    if kpi.direction is Direction.RANGE and kpi.min is not None and kpi.max is not None:
        ends = {"min": Quantity(kpi.min), "max": Quantity(kpi.max, kpi.unit)}
        return Shown(Phrase("phrases.range", ends), kind=Kind.NUMBER)
    return shown(kpi, kpi.target)


def sources(plan: Plan) -> list[Row]:
    """Return a row a KPI: how it is counted, how often, from what."""
    return [Row(kpi) for kpi in plan.kpis]


#: What a KPI says of its kind.
NATURE = ("type", "aspect", "level", "direction", "aggregate")


def nature(plan: Plan) -> list[Row]:
    """Return a row a KPI that says more than its lines do: its kind, which way is good, how its actuals add up.

    A baseline and a target show which way is good. What has its default in every KPI is not printed; where one KPI has
    something else, each says its own.
    """
    rows = [(_nature(kpi), kpi) for kpi in plan.kpis]
    said = [name for name in NATURE if any(getattr(row, name) for row, _ in rows)]
    own = [name for name in said if name != "direction"]
    return [Row(row, **{name: getattr(kpi, name) for name in own}) for row, kpi in rows] if said else []


def _nature(kpi: Kpi) -> Row:
    shown = kpi.baseline is not None and kpi.target is not None
    row = written(kpi, "type", "aspect", "level", "aggregate", "direction")
    return Row(row, direction=None) if shown else row


def history(plan: Plan) -> list[Row]:
    """Return a row a past value of a KPI."""
    return [
        Row(one, kpi=kpi.name, value=shown(kpi, one.value))
        for kpi in plan.kpis
        for one in sorted(kpi.history, key=lambda one: end(one.period))
    ]


def stage_grid(plan: Plan) -> list[tuple[object, ...]]:
    """Return stage targets as a grid, a row a KPI under the periods; nothing where they are too many for a page."""
    staged = [kpi for kpi in plan.kpis if kpi.stages]
    periods = sorted({one.period for kpi in staged for one in kpi.stages if isinstance(one.period, Period)}, key=end)
    phases = list(dict.fromkeys(one.period for kpi in staged for one in kpi.stages if isinstance(one.period, Ref)))
    heads: list[Period | Ref] = [*periods, *phases]
    if not 1 < len(heads) < MOST_COLUMNS:
        return []
    targets = [{one.period: Quantity(one.target, kpi.unit) for one in kpi.stages} for kpi in staged]
    rows = [(kpi.name, *(found.get(one) for one in heads)) for kpi, found in zip(staged, targets, strict=True)]
    return [(Phrase("columns.kpi"), *heads), *rows]


def end(period: Period) -> tuple[date, int]:
    """Return where a period goes in a row of them: by its last day, of those with the same one the shorter first."""
    return period.last, (period.last - period.first).days


def stages(plan: Plan) -> list[Row]:
    """Return a row a stage target, in the order of KPIs."""
    return [Row(stage, kpi=kpi.name, target=shown(kpi, stage.target)) for kpi in plan.kpis for stage in kpi.stages]


def rubrics(plan: Plan) -> list[Row]:
    """Return a row a level of a rubric."""
    return [Row(level, kpi=kpi.name) for kpi in plan.kpis for level in kpi.rubric]
