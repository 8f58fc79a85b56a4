"""KPIs: definitions, stage targets, actuals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from opsplan.analysis.attainment import Attainment, Rag, rag
from opsplan.analysis.facts import Facts
from opsplan.compose.phrase import Phrase, Quantity
from opsplan.compose.row import Row
from opsplan.compose.table import MOST_COLUMNS, Shown
from opsplan.compose.views.goals import TONES
from opsplan.compose.views.saying import percent, stated, written
from opsplan.manuscript import Kind, Tone
from opsplan.model.dates import Period
from opsplan.model.kpi import Actual, Direction, Kpi
from opsplan.model.plan import Plan
from opsplan.model.references import Ref
from opsplan.model.text import Text


def standards(plan: Plan) -> list[Row]:
    """Return a row a KPI with the lines that it is judged by, each with its unit."""
    return [
        Row(
            kpi,
            baseline=_shown(kpi, kpi.baseline),
            target=_target(kpi),
            success=_shown(kpi, kpi.success),
            failure=_shown(kpi, kpi.failure),
            warning=_shown(kpi, kpi.warning),
            weight=stated(kpi.weight),
        )
        for kpi in plan.kpis
    ]


def _shown(kpi: Kpi, number: Decimal | Text | None, tone: Tone = Tone.PLAIN) -> Shown | None:
    """Return a number with the KPI's unit, or the text that stands in its place."""
    return None if number is None else Shown(Quantity(number, kpi.unit), tone, Kind.NUMBER)


def _target(kpi: Kpi) -> Shown | None:
    if kpi.direction is Direction.RANGE and kpi.min is not None and kpi.max is not None:
        ends = {"min": Quantity(kpi.min), "max": Quantity(kpi.max, kpi.unit)}
        return Shown(Phrase("phrases.range", ends), kind=Kind.NUMBER)
    return _shown(kpi, kpi.target)


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
        Row(one, kpi=kpi.name, value=_shown(kpi, one.value))
        for kpi in plan.kpis
        for one in sorted(kpi.history, key=lambda one: _end(one.period))
    ]


def stage_grid(plan: Plan) -> list[tuple[object, ...]]:
    """Return stage targets as a grid, a row a KPI under the periods; nothing where they are too many for a page."""
    staged = [kpi for kpi in plan.kpis if kpi.stages]
    periods = sorted({one.period for kpi in staged for one in kpi.stages if isinstance(one.period, Period)}, key=_end)
    phases = list(dict.fromkeys(one.period for kpi in staged for one in kpi.stages if isinstance(one.period, Ref)))
    heads: list[Period | Ref] = [*periods, *phases]
    if not 1 < len(heads) < MOST_COLUMNS:
        return []
    targets = [{one.period: Quantity(one.target, kpi.unit) for one in kpi.stages} for kpi in staged]
    rows = [(kpi.name, *(found.get(one) for one in heads)) for kpi, found in zip(staged, targets, strict=True)]
    return [(Phrase("columns.kpi"), *heads), *rows]


def _end(period: Period) -> tuple[date, int]:
    """Return where a period goes in a row of them: by its last day, of those with the same one the shorter first."""
    return period.last, (period.last - period.first).days


def stages(plan: Plan) -> list[Row]:
    """Return a row a stage target, in the order of KPIs."""
    return [Row(stage, kpi=kpi.name, target=_shown(kpi, stage.target)) for kpi in plan.kpis for stage in kpi.stages]


def actuals(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row an actual: what was reached, with the attainment of the one that is compared with the target."""
    ordered = [(kpi, one) for kpi in plan.kpis for one in sorted(kpi.actuals, key=lambda one: _end(one.period))]
    return [_actual(kpi, one, facts.attainment.get(kpi.id)) for kpi, one in ordered]


def _actual(kpi: Kpi, actual: Actual, reached: Attainment | None) -> Row:
    level = rag(kpi, actual.value) if actual.value is not None else None
    tone = TONES[level] if level else Tone.PLAIN
    compared = reached is not None and actual.period == reached.period and actual.subject is None
    return Row(
        actual,
        kpi=kpi.name,
        value=_shown(kpi, actual.value, tone),
        attained=percent(reached.percent) if reached and compared else None,
        status=Shown(level, tone) if level else None,
        because=tuple(one for one in (actual.cause, actual.impact, actual.note) if one),
    )


def off_track(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a KPI that is behind its stage target or has reached failure, the worst first."""
    reached = [(kpi, facts.attainment[kpi.id]) for kpi in plan.kpis if kpi.id in facts.attainment]
    behind = [pair for pair in reached if pair[1].behind]
    return [_behind(kpi, found) for kpi, found in sorted(behind, key=lambda pair: pair[1].rag is not Rag.RED)]


def _behind(kpi: Kpi, reached: Attainment) -> Row:
    tone = TONES[reached.rag] if reached.rag else Tone.PLAIN
    return Row(
        kpi,
        kpi=kpi.name,
        period=reached.period,
        value=_shown(kpi, reached.actual, tone),
        expected=_target(kpi) if reached.stage is None else _shown(kpi, reached.stage),
        cause=next((one.cause for one in kpi.actuals if one.period == reached.period and one.subject is None), None),
    )


def rubrics(plan: Plan) -> list[Row]:
    """Return a row a level of a rubric."""
    return [Row(level, kpi=kpi.name) for kpi in plan.kpis for level in kpi.rubric]
