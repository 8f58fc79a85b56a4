"""Checks of communication, reports and tools: whether people meet, tell each other what they need and get help."""

from __future__ import annotations

from collections.abc import Iterable

from opsplan.checks import tools
from opsplan.checks.case import Case
from opsplan.checks.check import Check, Hits, check, hit
from opsplan.checks.lacking import lacking
from opsplan.checks.saying import Typed
from opsplan.model.communication import MeetingType, ReportContent
from opsplan.model.organisation import Role, Unit
from opsplan.model.references import Ref

#: What the reports of a plan are to contain, in one of them or another.
CONTENTS = (
    ReportContent.PROGRESS, ReportContent.KPI_TRACKING, ReportContent.ATTAINMENT, ReportContent.PROBLEMS,
    ReportContent.SOLUTIONS,
)  # fmt: skip
ONCE = "once"


@check("COM-01", "W2", chapter="communication", needs=("meetings",))
def meeting(case: Case) -> Hits:
    """Nobody meets regularly; a meeting whose frequency is missing may be regular."""
    if all(one.frequency and one.frequency.word == ONCE for one in case.plan.meetings):
        yield hit(case.plan, "meetings")


@check("COM-02", "W2", of="meetings")
def prepared(case: Case) -> Hits:
    """A meeting without a time, somebody in the chair, an agenda, or anything that comes out of it."""
    for one in case.plan.meetings:
        timed = () if one.when or one.start else ("frequency",)
        yield from lacking([one], *timed, "chair", "agenda", "outputs")


@check("COM-03", "W2", chapter="communication", needs=("units", "roles", "meetings", "communications"))
def across(case: Case) -> Hits:
    """Several units, and neither a meeting nor a row of the communication matrix that reaches from one to another."""
    plan = case.plan
    above = {str(one.parent) for one in plan.units}
    rows = [*((one.chair, *one.attendees) for one in plan.meetings)]
    rows += [(*one.from_, *one.audience) for one in plan.communications]
    met = any(one.type is MeetingType.CROSS_UNIT for one in plan.meetings)
    met = met or any(len(_units(case, row)) > 1 for row in rows)
    if not met and sum(one.id not in above for one in plan.units) > 1:
        yield hit(plan, "meetings")


def _units(case: Case, named: Iterable[Ref | None]) -> set[str]:
    """Return the ids of the units that roles and units belong to."""
    found = [case.relations.by_id.get(one) for one in named if one is not None]
    units = {one.id for one in found if isinstance(one, Unit)}
    return units | {str(one.unit) for one in found if isinstance(one, Role) and one.unit}


@check("COM-04", "I2", of="communications")
def channelled(case: Case) -> Hits:
    """Information of which nobody knows on which way it comes."""
    return lacking(case.plan.communications, "channel")


@check("COM-05", "I2", chapter="communication", needs=("escalations",))
def escalated(case: Case) -> Hits:
    """Processes or services whose problems go nowhere, or a way up that does not say to whom, or how fast."""
    plan = case.plan
    told = any(one.notify or one.authority for one in plan.severities)
    told = told or any(level.notify for one in plan.services for level in one.levels)
    if (plan.processes or plan.services) and not plan.escalations and not told:
        yield hit(plan, "escalations")
    yield from lacking(plan.escalations, "to", "within", message="com-05-way")


@check("RPT-01", "W2", of="reports")
def periodic(case: Case) -> Hits:
    """A report that is made nobody knows how often, or reports that are all made only once."""
    reports = case.plan.reports
    yield from lacking(reports, "frequency")
    if all(one.frequency and one.frequency.word == ONCE for one in reports):
        yield from (hit(one, "frequency", "rpt-01-once") for one in reports[:1])


@check("RPT-02", "W2", of="reports")
def delivered(case: Case) -> Hits:
    """A report that nobody writes or reads, or that is due nobody knows when."""
    return lacking(case.plan.reports, "owner", "audience", "due")


@check("RPT-03", "I2", of="reports")
def complete(case: Case) -> Hits:
    """Reports none of which contains what has been reached, what has not, and what is done about it."""
    there = {content for one in case.plan.reports for content in one.contents}
    left = [content for content in CONTENTS if content not in there]
    if left:
        fullest = max(case.plan.reports, key=lambda one: len(one.contents))
        yield hit(fullest, "contents", contents=left, values=Typed(tuple(left)))


CHECKS: tuple[Check, ...] = (
    meeting, prepared, across, channelled, escalated,
    periodic, delivered, complete,
    tools.purposeful, tools.assessed, tools.taught, tools.replaced, tools.chosen,
)  # fmt: skip
