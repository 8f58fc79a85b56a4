"""Goals and KPIs held against what was reached, for a chapter that checks them rather than sets them."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.analysis.attainment import Attainment
from opsplan.analysis.facts import Facts
from opsplan.compose.phrase import Phrase, Quantity
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.goals import status_rows
from opsplan.compose.views.kpis import compared
from opsplan.compose.views.saying import lines, named, percent, together, worded
from opsplan.compose.views.standing import status, tone
from opsplan.manuscript import Kind, Tone
from opsplan.model.kpi import Direction, Kpi, KpiType
from opsplan.model.plan import Plan
from opsplan.model.text import Text
from opsplan.model.walk import nested

#: More than all of something there is not: this is reached, not passed.
WHOLE = 100


def goals(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a goal: what was to be reached, where it stands, and why; where nothing is known, that is said."""
    kpis = {kpi.id: kpi for kpi in plan.kpis}
    found = []
    for goal, row in zip(nested(plan.goals), status_rows(plan, facts), strict=True):
        measured = [kpis[one] for one in goal.kpis if one in kpis]
        own = len(measured) == 1 and measured[0].name == goal.name
        aims = (aim(one) if own else named(one.name, aim(one)) for one in measured)
        because = (why for one in measured for why in _because(one, facts.attainment.get(one.id)))
        due = together(goal.due, goal.horizon)
        said = {"due": due, "aim": lines(*aims, goal.success), "because": tuple(because)}
        found.append(Row(row, stand=row.stand or _unknown(), **said))
    return found


def kpis(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a KPI: its target, what was reached last, how far that is, and why."""
    return [_kpi(one, facts.attainment.get(one.id)) for one in plan.kpis]


def _kpi(kpi: Kpi, found: Attainment | None) -> Row:
    stage = found.stage if found else None
    failure = None if kpi.failure is None else Quantity(kpi.failure, kpi.unit)
    return Row(
        kpi,
        aim=lines(
            aim(kpi),
            worded("stage_target", None if stage is None else Quantity(stage, kpi.unit)),
            worded("failure_line", failure),
        ),
        period=found.period if found else None,
        value=Shown(Quantity(compared(kpi, found), kpi.unit), tone(found), Kind.NUMBER) if found else _unknown(),
        attained=percent(found.percent) if found else None,
        status=status(found),
        because=_because(kpi, found),
    )


def aim(kpi: Kpi) -> object:
    """Return what a KPI is to reach, with the way that is good; None without a target."""
    if kpi.direction is Direction.RANGE and kpi.min is not None and kpi.max is not None:
        return Phrase("phrases.range", {"min": Quantity(kpi.min), "max": Quantity(kpi.max, kpi.unit)})
    if kpi.target is None:
        return None
    whole = kpi.target == WHOLE and kpi.unit is not None and kpi.unit.all() == ("%",)
    if kpi.type is KpiType.MILESTONE or (whole and kpi.direction is Direction.UP):
        return Quantity(kpi.target, kpi.unit)
    key = "most" if kpi.direction is Direction.DOWN else "least"
    return Phrase(f"phrases.{key}", {"target": Quantity(kpi.target, kpi.unit)})


def _unknown() -> Shown:
    return Shown(Phrase("phrases.no_actual"), Tone.MUTED)


def _because(kpi: Kpi, found: Attainment | None) -> tuple[Text, ...]:
    """Return what is said of the last actual of the whole."""
    last = [one for one in kpi.actuals if found and one.period == found.period and one.subject is None]
    return tuple(text for one in last for text in (one.cause, one.impact, one.note) if text)


def earlier(plan: Plan, facts: Facts, rows: Sequence[Row]) -> list[Row]:
    """Return the actuals that the check does not tell already: those of earlier periods, and of single subjects."""
    told = {(kpi.name, found.period) for kpi in plan.kpis if (found := facts.attainment.get(kpi.id))}
    single = (row for row in rows if not isinstance(row.period, Phrase))  # a sum or an average is what the check tells
    return [row for row in single if row.subject is not None or (row.kpi, row.period) not in told]
