"""Checks of incentives, development, training and knowledge."""

from __future__ import annotations

import re

from opsplan.checks.case import Case
from opsplan.checks.check import Hits, check, hit
from opsplan.checks.lacking import lacking
from opsplan.checks.saying import Typed
from opsplan.model.evaluation import IncentiveType, TrainingForm, TrainingType

#: Forms of training after which nobody is examined.
UNEXAMINED = (TrainingForm.CONFERENCE, TrainingForm.TEAM_BUILDING)
_SKILLS = (
    TrainingType.SKILL, TrainingType.PROCESS, TrainingType.TOOL, TrainingType.ONBOARDING, TrainingType.CUSTOMER,
)  # fmt: skip
#: What trainings are to have something of: from how many trainings on, and the types of which one will do.
WANTED = (
    (2, _SKILLS),
    (2, (TrainingType.SOFT_SKILL,)),
    (3, (TrainingType.INDUSTRY, TrainingType.POLICY)),
)
#: What the first edition of a process is called, and those before it.
FIRST = re.compile(r"[vV]?(0(\.\d+)*|1(\.0)*)")


@check("GRO-01", "W2", of="incentives")
def earned(case: Case) -> Hits:
    """A reward or penalty of which nobody knows by what it is earned, or what it is."""
    for one in case.plan.incentives:
        message = "gro-01-penalty" if one.type is IncentiveType.PENALTY else ""
        yield from lacking([one], "basis", "condition", "reward", message=message)


@check("GRO-02", "I3", of="growth")
def leading(case: Case) -> Hits:
    """A role that leads nowhere, in a plan that says of others where they lead; whoever heads all has arrived."""
    by_id = case.relations.by_id
    for one in case.plan.growth:
        yield from lacking([one], "path", name=by_id.get(one.role))
    if case.has("roles"):
        planned = {str(one.role) for one in case.plan.growth}
        left = (role for role in case.plan.roles if role.id not in planned and role.inspected)
        heads = {str(role.reports_to) for role in case.plan.roles}
        yield from (hit(one, "name", "gro-02-role") for one in left if one.reports_to or one.id not in heads)


@check("TRN-01", "W2", chapter="training", needs=("training",))
def trained(case: Case) -> Hits:
    """Recorded knowledge, and nobody who is taught it."""
    if not case.plan.training:
        yield hit(case.plan, "training")


@check("TRN-02", "W2", of="training")
def arranged(case: Case) -> Hits:
    """A training without those it is for, without a time, or after which nobody knows whether it has helped."""
    for one in case.plan.training:
        dated = () if one.frequency else ("date",)
        examined = () if one.form in UNEXAMINED else ("assessment",)
        yield from lacking([one], "audience", *dated, *examined)


@check("TRN-03", "I2", of="training")
def broad(case: Case) -> Hits:
    """Several trainings that leave out skills or soft skills; many, that leave out the industry and its rules."""
    number, there = len(case.plan.training), {one.type for one in case.plan.training}
    left = [group[0] for least, group in WANTED if number >= least and there.isdisjoint(group)]
    if left:
        yield hit(case.plan, "training", types=left, values=Typed(tuple(left)))


@check("TRN-04", "I2", of="training", needs=("training",))
def prepared(case: Case) -> Hits:
    """A process in its first edition that has not been reviewed yet, and in which nobody is trained."""
    covered = {str(ref) for one in case.plan.training for ref in one.covers}
    for one in case.plan.processes:
        first = one.version is not None and FIRST.fullmatch(one.version)
        if first and one.reviewed is None and one.id not in covered:
            yield hit(one, "version", version=one.version)


@check("TRN-05", "I2", of="knowledge")
def kept(case: Case) -> Hits:
    """An item of knowledge that nobody keeps up to date."""
    return lacking(case.plan.knowledge, "owner", "update")
