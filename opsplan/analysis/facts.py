"""Everything that is derived from a plan, computed once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct

from opsplan.analysis.agreements import Term, agreements
from opsplan.analysis.attainment import Attainment, SubjectResult, attainment, subject_results
from opsplan.analysis.budget import Budget, budget
from opsplan.analysis.calendar import WorkCalendar, work_calendar
from opsplan.analysis.coverage import Coverage, coverage
from opsplan.analysis.feedback import FeedbackFacts, feedback_facts
from opsplan.analysis.funnel import Funnel, funnel
from opsplan.analysis.goals import GoalState, goal_states
from opsplan.analysis.improvements import ImprovementFacts, improvement_facts
from opsplan.analysis.inspection import InspectionFacts, inspection_facts
from opsplan.analysis.log import LogFacts, log_facts
from opsplan.analysis.organisation import Organisation, organisation
from opsplan.analysis.processes import ProcessFacts, process_facts
from opsplan.analysis.progress import Progress, Slip, progress, slips
from opsplan.analysis.promotion import ChannelResult, channel_result
from opsplan.analysis.responsibility import RaciRow, raci
from opsplan.analysis.rhythm import due_again
from opsplan.analysis.risk import RiskMap, RiskSize, risk_map, risk_size
from opsplan.analysis.schedule import Schedule, schedule
from opsplan.analysis.score import PlanScore, kpi_weights, plan_score
from opsplan.analysis.skills import SkillFacts, skills
from opsplan.analysis.workload import MonthLoad, workload
from opsplan.model.plan import Plan
from opsplan.model.walk import nested


class Facts(Struct, frozen=True):
    """The derived values of a plan.

    Its calendar, schedule, attainment by KPI id, results of subjects by KPI id, weights in % by KPI id, weighted score,
    state of goals by id, slips by task id, progress of tasks, RACI rows, load by role id, size of risks by id, heat map
    of risks, budget, results of channels by id, state of its feedback, lead times by process id, state of its
    improvements, what is open in its log, organisation, skills, funnel of its customers' journey, terms of its
    agreements by partner id, for each requirement to comply with the day of its next check, what its inspections
    cover and what they found.
    """

    calendar: WorkCalendar
    schedule: Schedule
    attainment: Mapping[str, Attainment]
    subjects: Mapping[str, tuple[SubjectResult, ...]]
    weights: Mapping[str, Decimal]
    score: PlanScore
    goals: Mapping[str, GoalState]
    slips: Mapping[str, Slip]
    progress: Progress
    raci: tuple[RaciRow, ...]
    workload: Mapping[str, tuple[MonthLoad, ...]]
    risks: Mapping[str, RiskSize]
    risk_map: RiskMap
    budget: Budget
    channels: Mapping[str, ChannelResult]
    feedback: FeedbackFacts
    processes: Mapping[str, ProcessFacts]
    improvements: ImprovementFacts
    log: LogFacts
    organisation: Organisation
    skills: tuple[SkillFacts, ...]
    funnel: Funnel
    agreements: Mapping[str, Term]
    compliance_checks: tuple[date | None, ...]
    coverage: Coverage
    inspection: InspectionFacts


def facts(plan: Plan) -> Facts:
    """Return the facts of a linked plan; a pure function of it."""
    calendar = work_calendar(plan.calendar)
    phases = {phase.id: phase.finish for phase in plan.phases if phase.finish}
    dated = schedule(plan, calendar)
    ends = _ends(plan)
    reached = {kpi.id: found for kpi in plan.kpis if (found := attainment(kpi, phases, ends.get(kpi.id)))}
    weights = kpi_weights(plan.kpis)
    return Facts(
        calendar=calendar,
        schedule=dated,
        attainment=reached,
        subjects={kpi.id: parts for kpi in plan.kpis if (parts := subject_results(kpi, phases))},
        weights=weights,
        score=plan_score(weights, reached),
        goals=goal_states(plan, reached, weights),
        slips=slips(plan, dated, calendar),
        progress=progress(plan, dated),
        raci=raci(plan),
        workload=workload(plan, dated, calendar),
        risks={risk.id: risk_size(risk, plan.lint.limits.high_risk) for risk in plan.risks},
        risk_map=risk_map(plan.risks),
        budget=budget(plan),
        channels={channel.id: channel_result(channel) for channel in plan.channels},
        feedback=feedback_facts(plan, calendar),
        processes={process.id: process_facts(process, calendar) for process in plan.processes},
        improvements=improvement_facts(plan.improvements, plan.status_date),
        log=log_facts(plan),
        organisation=organisation(plan),
        skills=skills(plan),
        funnel=funnel(plan.customers.journey),
        agreements=agreements(plan, calendar),
        compliance_checks=tuple(due_again(calendar, one.checked, one.frequency) for one in plan.compliance),
        coverage=coverage(plan),
        inspection=inspection_facts(plan),
    )


def _ends(plan: Plan) -> Mapping[str, date]:
    """Return the day by which the target of each KPI is due: with the last of its goals, or else with the period."""
    due = {goal.id: goal.due for goal in nested(plan.goals) if goal.due}
    days = {kpi.id: [due[goal] for goal in kpi.goals if goal in due] for kpi in plan.kpis}
    last = {id_: max(found) if found else plan.period.finish for id_, found in days.items()}
    return {id_: day for id_, day in last.items() if day}
