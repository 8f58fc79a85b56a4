"""Everything that is derived from a plan, computed once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from opsplan.analysis.attainment import Attainment, attainment
from opsplan.analysis.calendar import WorkCalendar, work_calendar
from opsplan.analysis.responsibility import RaciRow, raci
from opsplan.analysis.schedule import Schedule, schedule
from opsplan.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Facts:
    """The derived values of a plan: its calendar, schedule, attainment by KPI id, and RACI rows."""

    calendar: WorkCalendar
    schedule: Schedule
    attainment: Mapping[str, Attainment]
    raci: tuple[RaciRow, ...]


def facts(plan: Plan) -> Facts:
    """Return the facts of a linked plan; a pure function of it."""
    calendar = work_calendar(plan.calendar)
    phases = {phase.id: phase.finish for phase in plan.phases if phase.finish}
    reached = {kpi.id: found for kpi in plan.kpis if (found := attainment(kpi, phases))}
    return Facts(calendar, schedule(plan, calendar), reached, raci(plan))
