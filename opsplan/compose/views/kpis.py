"""KPIs: definitions, stage targets, actuals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from opsplan.analysis.attainment import Attainment
from opsplan.compose.phrase import Phrase, Quantity
from opsplan.compose.row import Row
from opsplan.compose.table import MOST_COLUMNS, Shown
from opsplan.compose.views.packing import alike, all_say, packed
from opsplan.compose.views.saying import short, stated, together, written
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


#: How KPIs are counted, and what of it is said once where it is the same for all; what their targets rest on.
SOURCES = "group formula frequency source"
SHARED = "frequency"
GROUNDS = "success warning points basis scoring"


def sources(plan: Plan, *, goals: bool, grounds: bool) -> Row:
    """Return how KPIs are counted, how often and from what: rows, their tables, and a sentence of what all share.

    `goals` adds what they serve, `grounds` what their targets rest on.
    """
    rows, shared = alike(standards(plan), SHARED, "kpis.all")
    groups = [(f"{SOURCES} goals" if goals else SOURCES, "kpi_sources"), (GROUNDS if grounds else "", "kpi_grounds")]
    return Row(rows=rows, shared=shared, parts=packed(rows, "kpi_table", *groups))


#: So many alike KPIs are told in the caption of the others.
COMMON_FROM = 2
#: What a KPI says of its kind.
NATURE = ("type", "aspect", "level", "direction", "aggregate")


def nature(plan: Plan) -> Row:
    """Return the kind of KPIs, which way is good, how actuals add up: of those that are unlike most, and of the others.

    Rows, and in a phrase what most are: the caption of the rows, or where there is none a sentence. A baseline and a
    target show which way is good. What has its default in every KPI is not said.
    """
    rows = [(_nature(kpi), kpi) for kpi in plan.kpis]
    names = [name for name in NATURE if any(getattr(row, name) for row, _ in rows)]
    full = [
        Row(row, words=kpi.words, **{one: getattr(kpi, one) for one in names if one != "direction"})
        for row, kpi in rows
    ]
    usual = {name: _most(getattr(row, name) for row in full) for name in names}
    unlike = [row for row in full if any(getattr(row, name) != usual[name] for name in names)]
    if len(full) - len(unlike) < COMMON_FROM:
        return Row(rows=full if names else [], usual="kpi_nature" if names else None)
    said = {name: value for name, value in usual.items() if value is not None}
    return Row(rows=unlike, usual=_usual(said, bool(unlike)))


def _usual(said: dict[str, object], others: bool) -> Phrase | str | None:
    if not said:
        return "kpi_nature" if others else None
    if others:
        return Phrase("kpis.others", {"what": tuple(said.values())})
    return Phrase("kpis.all", {"what": tuple(all_say("kpi", name, value) for name, value in said.items())})


def _most(values: Iterable[object]) -> object:
    """Return the value that most have, of those equally often the first."""
    return Counter(values).most_common(1)[0][0]


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
    periods = {one.period for kpi in staged for one in kpi.stages if isinstance(one.period, Period)}
    phases = dict.fromkeys(one.period for kpi in staged for one in kpi.stages if isinstance(one.period, Ref))
    targets = [{one.period: Quantity(one.target, kpi.unit) for one in kpi.stages} for kpi in staged]
    heads = [*columns(periods, [found.keys() for found in targets]), *((one,) for one in phases)]
    if not 1 < len(heads) < MOST_COLUMNS:
        return []
    rows = [
        (kpi.name, *(next((found[one] for one in head if one in found), None) for head in heads))
        for kpi, found in zip(staged, targets, strict=True)
    ]
    return [(Phrase("columns.kpi"), *map(together_of, heads)), *rows]


def columns(periods: Iterable[Period], used: Sequence[Collection[object]]) -> list[tuple[Period, ...]]:
    """Return periods as columns in their order: those that end on one day share one, but where a row has several."""
    found: list[tuple[Period, ...]] = []
    for _, group in groupby(sorted(set(periods), key=end), key=lambda one: one.last):
        ending = tuple(group)
        several = any(sum(one in row for one in ending) > 1 for row in used)
        found += [(one,) for one in ending] if several else [ending]
    return found


def together_of(head: tuple[Any, ...]) -> object:
    """Return the head of a column: its period, several as lines."""
    return together(*head)


def end(period: Period) -> tuple[date, int]:
    """Return where a period goes in a row of them: by its last day, of those with the same one the shorter first."""
    return period.last, (period.last - period.first).days


def stages(plan: Plan) -> list[Row]:
    """Return a row a stage target, in the order of KPIs."""
    return [Row(stage, kpi=kpi.name, target=shown(kpi, stage.target)) for kpi in plan.kpis for stage in kpi.stages]


def rubrics(plan: Plan) -> list[Row]:
    """Return a row a level of a rubric."""
    return [Row(level, kpi=kpi.name) for kpi in plan.kpis for level in kpi.rubric]
