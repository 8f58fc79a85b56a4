"""Everything that is derived from a plan, computed once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from opsplan.analysis.agreements import Term, agreements
from opsplan.analysis.attainment import Attainment, attainment
from opsplan.analysis.budget import Budget, budget
from opsplan.analysis.calendar import WorkCalendar, work_calendar
from opsplan.analysis.feedback import FeedbackFacts, feedback_facts
from opsplan.analysis.funnel import Funnel, funnel
from opsplan.analysis.organisation import Organisation, organisation
from opsplan.analysis.promotion import ChannelResult, channel_result
from opsplan.analysis.responsibility import RaciRow, raci
from opsplan.analysis.rhythm import due_again
from opsplan.analysis.risk import RiskSize, risk_size
from opsplan.analysis.schedule import Schedule, schedule
from opsplan.analysis.skills import SkillFacts, skills
from opsplan.analysis.workload import MonthLoad, workload
from opsplan.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Facts:
    """The derived values of a plan.

    Its calendar, schedule, attainment by KPI id, RACI rows, load by role id, size of risks by id, budget, results of
    channels by id, state of its feedback, organisation, skills, funnel of its customers' journey, terms of its
    agreements by partner id, and for each requirement to comply with the day of its next check.
    """

    calendar: WorkCalendar
    schedule: Schedule
    attainment: Mapping[str, Attainment]
    raci: tuple[RaciRow, ...]
    workload: Mapping[str, tuple[MonthLoad, ...]]
    risks: Mapping[str, RiskSize]
    budget: Budget
    channels: Mapping[str, ChannelResult]
    feedback: FeedbackFacts
    organisation: Organisation
    skills: tuple[SkillFacts, ...]
    funnel: Funnel
    agreements: Mapping[str, Term]
    compliance_checks: tuple[date | None, ...]


def facts(plan: Plan) -> Facts:
    """Return the facts of a linked plan; a pure function of it."""
    calendar = work_calendar(plan.calendar)
    phases = {phase.id: phase.finish for phase in plan.phases if phase.finish}
    dated = schedule(plan, calendar)
    return Facts(
        calendar,
        dated,
        {kpi.id: found for kpi in plan.kpis if (found := attainment(kpi, phases))},
        raci(plan),
        workload(plan, dated, calendar),
        {risk.id: risk_size(risk) for risk in plan.risks},
        budget(plan),
        {channel.id: channel_result(channel) for channel in plan.channels},
        feedback_facts(plan.feedback),
        organisation(plan),
        skills(plan),
        funnel(plan.customers.journey),
        agreements(plan, calendar),
        tuple(due_again(calendar, one.checked, one.frequency) for one in plan.compliance),
    )
