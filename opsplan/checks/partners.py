"""Checks of those a plan works with and for: partners and their agreements, the supply chain, support services."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.analysis.agreements import Term, agreements
from opsplan.checks.case import Case
from opsplan.checks.check import Hit, Hits, check, hit
from opsplan.checks.lacking import lacking, without_any
from opsplan.checks.saying import Typed
from opsplan.findings import Severity
from opsplan.model.evaluation import EvaluationObject
from opsplan.model.services import Service, ServiceArea

#: The words for agreements that have ended, and that end soon.
ENDING = {Term.EXPIRED: "", Term.EXPIRING: "ptn-02-soon"}


@check("PTN-01", "W2", of="partners")
def bound(case: Case) -> Hits:
    """A partner without a contact of ours or an agreement, or whose agreement nobody has examined."""
    for one in case.plan.partners:
        yield from lacking([one], "owner", "agreement")
        if one.agreement is not None and not one.agreement.reviewed:
            yield hit(one.agreement, "reviewed", "ptn-01-reviewed", name=one)


@check("PTN-02", "W1", of="partners")
def running(case: Case) -> Hits:
    """A partner's agreement that has ended or ends soon; an information where it ends before the plan does."""
    terms, period = agreements(case.plan, case.facts.calendar, case.today), case.plan.period
    for one in case.plan.partners:
        day = one.agreement.expires if one.agreement else None
        if one.agreement is None or day is None:
            continue
        term = terms.get(one.id, Term.RUNNING)
        if term in ENDING:
            yield hit(one.agreement, "expires", ENDING[term], name=one, day=day)
        elif period.finish is not None and day < period.finish:
            args = {"name": one, "day": day, "finish": period.finish}
            yield Hit(one.agreement, "expires", "ptn-02-before", Severity.INFO, args=args)


@check("PTN-03", "I2", of="partners", needs=("evaluations",))
def evaluated(case: Case) -> Hits:
    """A partner of which nobody knows what it brings, by a KPI, a review or an evaluation of partners."""
    judged = [one for one in case.plan.evaluations if EvaluationObject.PARTNER in one.object]
    subjects = {subject for one in case.plan.evaluations for subject in one.subjects}
    for one in case.plan.partners:
        seen = one.id in subjects or any(not evaluation.subjects for evaluation in judged)
        looked_at = seen or one.kpis or one.review
        yield from lacking([one], "contribution", *(() if looked_at else ("kpis", "review")))


@check("SUP-01", "I2", of="supply")
def linked(case: Case) -> Hits:
    """A stage of the supply chain without somebody in charge, a lead time or a link to the next."""
    for one in case.plan.supply:
        yield from lacking([one], *(() if one.partner else ("owner",)), "lead_time", "coordination")


def _included(case: Case) -> Iterator[Service]:
    return (one for one in case.plan.services if one.included)


@check("SRV-01", "W1", of="services")
def offered(case: Case) -> Hits:
    """A support service of which nobody knows what is done for whom, and who does it."""
    return lacking(_included(case), "activities", "clients", "owner", "deliverables")


@check("SRV-02", "W2", of="services")
def timed(case: Case) -> Hits:
    """A support service without a time limit, a level or a frequency."""
    return without_any(_included(case), "respond_within", "resolve_within", "levels", "frequency")


@check("SRV-03", "I2", chapter="services", needs=("services",))
def areas(case: Case) -> Hits:
    """Areas of support that are neither offered nor left out on purpose."""
    there = {one.area for one in case.plan.services}
    missing = [area for area in ServiceArea if area not in there]
    if missing:
        yield hit(case.plan, "services", missing=missing, value=Typed(tuple(missing[:1])))
