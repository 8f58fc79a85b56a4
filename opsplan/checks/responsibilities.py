"""Checks of responsibilities, roles and the organisation: nothing done twice, or by nobody, or unseen by others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from opsplan.checks import cycles, loads, overlaps
from opsplan.checks.case import Case
from opsplan.checks.check import Check, Hits, check, hit
from opsplan.checks.lacking import lacking
from opsplan.checks.saying import Fields, lacks
from opsplan.model.base import Part
from opsplan.model.feedback import Feedback
from opsplan.model.plan import Plan
from opsplan.model.text import Text

#: The fields by which somebody is named who has something to do; the others name whom something is done for or told.
ACTING = {
    "A", "R", "activated_by", "actor", "approver", "author", "authority", "by", "chair", "collaborators", "decided_by",
    "doers", "from_", "handler", "head", "inspector", "lead", "owner", "reviewer", "roles", "sponsor", "to",
}  # fmt: skip
#: Of what nobody answers for a message names so many.
SHOWN = 5


@check("RSP-02", "W2", of="roles")
def busy(case: Case) -> Hits:
    """A role that has nothing to do: no duty, and nowhere in the plan it owns, does or decides anything."""
    naming = case.relations.naming
    for role in case.plan.roles:
        if not role.duties and not role.kpis and ACTING.isdisjoint(field for _, field in naming.get(role.id, ())):
            yield hit(role, "duties")


@check("RSP-03", "E1", of="raci")
def accountable(case: Case) -> Hits:
    """A row of the RACI matrix without its A; that there cannot be two is said when the plan is read."""
    return lacking(case.plan.raci, "A")


@check("RSP-04", "W1", of="raci")
def done(case: Case) -> Hits:
    """A row of the RACI matrix that nobody does."""
    return lacking(case.plan.raci, "R")


@check("RSP-07", "W2", of="roles")
def described(case: Case) -> Hits:
    """A role without duties; without interfaces, where there are others; duties without a result, one hit a role."""
    roles = case.plan.roles
    faced = {str(one.with_) for role in roles for one in role.interfaces}
    for role in roles:
        yield from lacking([role], "duties")
        if len(roles) > 1 and faced.isdisjoint((role.id, str(role.unit))):
            yield from lacking([role], "interfaces", message="rsp-07-interfaces")
        bare = [duty for duty in role.duties if duty.result is None]
        if bare:
            yield hit(bare[0], "result", "rsp-07-result", role=role, n=len(bare))


@check("RSP-08", "W2")
def covered(case: Case) -> Hits:
    """Things that nobody answers for while somebody does for others of their kind; one hit a kind.

    Of risks, and of what else is written in long form, the checks of their own subject say so.
    """
    for section, parts in _kinds(case):
        alone = [one for one in parts if lacks(one, ("owner",))]
        if alone and len(alone) < len(parts):
            more = {"zh": f"等{len(alone)}项", "en": f" and {len(alone) - SHOWN} more"} if len(alone) > SHOWN else ""
            keys = Fields(type(alone[0]), ("owner",), keys=True)
            yield hit(alone[0], "owner", section=section, items=alone[:SHOWN], more=more, keys=keys)


def _kinds(case: Case) -> Iterator[tuple[Fields, tuple[Part, ...]]]:
    """Yield what somebody has to answer for: how it is called, and all of a kind."""
    plan = case.plan
    yield Fields(Plan, ("channels",)), plan.channels
    yield Fields(Plan, ("tools",)), plan.tools
    brief: Mapping[str, tuple[Fields, tuple[Part, ...]]] = {
        "kpis": (Fields(Plan, ("kpis",)), case.relations.kpis),
        "processes": (Fields(Plan, ("processes",)), plan.processes),
        "reports": (Fields(Plan, ("reports",)), plan.reports),
        "feedback.channels": (Fields(Feedback, ("channels",)), plan.feedback.channels),
    }
    yield from (told for section, told in brief.items() if not case.has(section, long=True))


@check("RSP-10", "W2")
def independent(case: Case) -> Hits:
    """Somebody who verifies work of their own: a document, an improvement, feedback, an inspection.

    That an inspector is among those of his own checklist is said of the checklist (INSP-04).
    """
    plan, called = case.plan, case.relations.called
    if plan.meta.author is not None and _same(plan.meta.author, plan.meta.approver):
        yield hit(plan.meta, "approver", "rsp-10-document", who=called(plan.meta.author))
    for one in plan.improvements:
        if one.owner and one.verify and one.verify.by == one.owner:
            yield hit(one.verify, "by", name=one, who=called(one.owner))
    for item in plan.feedback.items:
        if item.handler and item.verified and item.verified.by == item.handler:
            yield hit(item.verified, "by", "rsp-10-feedback", text=item.text, who=called(item.handler))
    for held in plan.inspections:
        if held.inspector and held.subject == held.inspector:
            yield hit(held, "inspector", "rsp-10-inspection", who=called(held.inspector))


def _same(one: object, other: object) -> bool:
    """Tell whether two are the same: a role, or a name that is written in both places."""
    if isinstance(one, Text) and isinstance(other, Text):
        return not set(one.all()).isdisjoint(other.all())
    return one == other


CHECKS: tuple[Check, ...] = (
    overlaps.overlapping, busy, accountable, done, loads.overloaded, loads.skilled, described, covered, loads.idle,
    independent, cycles.organisation,
)  # fmt: skip
