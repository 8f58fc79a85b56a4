"""How loaded roles are, month by month, and what units are there for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from opsplan.analysis.facts import Facts
from opsplan.analysis.workload import MonthLoad
from opsplan.compose.phrase import Month, Phrase
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.saying import percent, short
from opsplan.manuscript import Tone
from opsplan.model.plan import Plan
from opsplan.model.references import Ref

#: From this part of the limit on a load comes near to it.
NEAR = Decimal("0.8")
#: A longer plan's load is a matter for a figure.
MOST_MONTHS = 24


def workload(plan: Plan, facts: Facts) -> list[Row]:
    """Return the load of roles in a grid a year, without the months in which nobody has work, each with its caption."""
    found = sorted({one.month for months in facts.workload.values() for one in months if one.effort})
    if not found or len(found) > MOST_MONTHS:
        return []
    parts = [list(part) for _, part in groupby(found, key=lambda month: month.year)]
    return [Row(caption=_caption(part), grid=list(_grid(plan, facts, part))) for part in parts]


def _caption(months: Sequence[date]) -> Phrase:
    args = {"start": Month(months[0]), "finish": Month(months[-1])}
    return Phrase("load.part" if len(months) > 1 else "load.part_month", args)


def _grid(plan: Plan, facts: Facts, months: Sequence[date]) -> Iterator[tuple[object, ...]]:
    """Yield the row of heads, then a row a role that has work in these months; the caption says the year."""
    yield (Phrase("columns.role"), *(Month(month, "month_only") for month in months))
    limit = plan.lint.limits.overload
    for role, loads in facts.workload.items():
        by_month = {one.month: one for one in loads if one.effort}
        if not by_month.keys().isdisjoint(months):
            yield (Ref(role), *(_cell(by_month.get(month), limit) for month in months))


def _cell(load: MonthLoad | None, limit: Decimal) -> Shown | None:
    if load is None:
        return None
    if load.percent is None:
        return Shown(Phrase("load.absent"), Tone.BAD)
    tone = Tone.BAD if load.percent > limit else Tone.WARNING if load.percent > limit * NEAR else Tone.PLAIN
    return percent(short(load.percent, 0), tone)


def units(plan: Plan) -> list[Row]:
    """Return a row a unit that has duties."""
    return [Row(one) for one in plan.units if one.duties]
