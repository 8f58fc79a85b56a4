"""Checks of risks and contingencies: whether each risk is sized, answered, watched and prepared for."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks import compliance, resources
from opsplan.checks.case import Case
from opsplan.checks.check import Check, Hit, Hits, check, hit
from opsplan.checks.lacking import lacking, without_any
from opsplan.checks.overdue import overdue_since
from opsplan.checks.saying import Fields, Typed, lacks
from opsplan.findings import Severity
from opsplan.model.common import Level
from opsplan.model.communication import MeetingType
from opsplan.model.risk import Contingency, Risk, RiskCategory, RiskResponse, RiskStatus

#: What the risks of a plan should be about, and the categories that count for each.
COVERED = {
    RiskCategory.MARKET: {RiskCategory.MARKET, RiskCategory.COMPETITION},
    RiskCategory.FINANCIAL: {RiskCategory.FINANCIAL},
    RiskCategory.OPERATIONAL: {
        RiskCategory.OPERATIONAL, RiskCategory.TECHNICAL, RiskCategory.SUPPLY, RiskCategory.SCHEDULE,
        RiskCategory.QUALITY, RiskCategory.DATA, RiskCategory.SECURITY,
    },
    RiskCategory.LEGAL: {RiskCategory.LEGAL, RiskCategory.PEOPLE},
}  # fmt: skip

#: From how many risks on a list is more than begun.
BEGUN = 3


def _open(case: Case) -> Iterator[Risk]:
    return (risk for risk in case.plan.risks if risk.status is not RiskStatus.CLOSED)


def _score(case: Case, risk: Risk) -> int:
    """Return probability × impact, 0 where one of the two is not known."""
    initial = case.facts.risks[risk.id].initial
    return initial.score if initial else 0


def _high(case: Case) -> Iterator[Risk]:
    return (risk for risk in _open(case) if _is_high(case, risk))


def _is_high(case: Case, risk: Risk) -> bool:
    initial = case.facts.risks[risk.id].initial
    return initial is not None and initial.level is Level.HIGH


@check("RISK-01", "W2", chapter="risks")
def identified(case: Case) -> Hits:
    """No risk at all, where only steps of processes name some."""
    if not case.plan.risks and "risks" not in case.wrong:
        yield hit(case.plan, "risks")


@check("RISK-02", "W1", of="risks")
def sized(case: Case) -> Hits:
    """A risk of which nobody has said how likely or how grave it is."""
    return lacking(_open(case), "probability", "impact")


@check("RISK-03", "W1", of="risks")
def answered(case: Case) -> Hits:
    """A risk without a response; an error where a high one is not answered in any way."""
    for risk in _open(case):
        if risk.response is not None:
            continue
        acted = bool(risk.prevention or risk.actions or risk.contingency)
        score = _score(case, risk)
        if _is_high(case, risk) and not acted:
            yield Hit(risk, "response", "risk-03-high", Severity.ERROR, args={"score": score})
        else:
            yield hit(risk, "response", "risk-03-acted" if acted else "")


@check("RISK-04", "W2", of="risks")
def carried_out(case: Case) -> Hits:
    """A response without anything to do, or a high risk that is accepted without a reason."""
    for risk in _open(case):
        if risk.response is RiskResponse.ACCEPT:
            reasons = lacks(risk, ("cause", "prevention", "actions"))
            if _is_high(case, risk) and len(reasons) == 3:
                yield hit(risk, "cause", "risk-04-accepted", score=_score(case, risk))
        elif risk.response is not None:
            yield from without_any([risk], "actions", "prevention", response=risk.response)


@check("RISK-05", "W1", of="risks")
def owned(case: Case) -> Hits:
    """A risk that nobody answers for."""
    return lacking(_open(case), "owner")


@check("RISK-06", "I2", of="risks")
def covered(case: Case) -> Hits:
    """Risks of some categories only, in a list that is more than begun."""
    there = {risk.category for risk in case.plan.risks}
    missing = [category for category, any_of in COVERED.items() if there.isdisjoint(any_of)]
    if missing and len(case.plan.risks) >= BEGUN:
        yield hit(case.plan, "risks", missing=missing, values=Typed(tuple(missing)))


@check("RISK-07", "W2", of="risks")
def prepared_for(case: Case) -> Hits:
    """A high risk for which nothing is prepared."""
    for risk in _high(case):
        yield from lacking([risk], "contingency", score=_score(case, risk))


@check("RISK-08", "W2", of="risks", needs=("meetings",))
def reviewed(case: Case) -> Hits:
    """A risk that nobody looks at again, or has not in time; a regular meeting about risks looks at all."""
    met = any(one.type is MeetingType.RISK and one.frequency for one in case.plan.meetings)
    for risk in _open(case):
        if risk.review is None and not met:
            yield hit(risk, "review")
        elif due := overdue_since(case, risk.reviewed, risk.review):
            yield hit(risk, "reviewed", "risk-08-overdue", reviewed=risk.reviewed, due=due)


@check("RISK-09", "I2", of="risks")
def warned_of(case: Case) -> Hits:
    """A high risk that nobody will see coming."""
    for risk in _high(case):
        yield from lacking([risk], "warning", score=_score(case, risk))


@check("CTG-01", "W2", of="contingencies")
def ready(case: Case) -> Hits:
    """A contingency that lacks what starts it, who leads it, or what is done within which time."""
    for one in case.plan.contingencies:
        yield from lacking([one], "trigger", "lead", "steps")
        if one.steps and all(step.within is None for step in one.steps):
            yield hit(one.steps[0], "within", "ctg-01-timed", name=one)


@check("CTG-02", "I2", of="contingencies")
def practised(case: Case) -> Hits:
    """A contingency without words for those outside, or without a drill."""
    for one in case.plan.contingencies:
        gone = [name for name in lacks(one, ("communication", "drill")) if name != "drill" or one.drilled is None]
        if gone:
            fields, keys = (Fields(Contingency, tuple(gone), keys=as_keys) for as_keys in (False, True))
            yield hit(one, gone[0], fields=fields, keys=keys)


CHECKS: tuple[Check, ...] = (
    identified, sized, answered, carried_out, owned, covered, prepared_for, reviewed, warned_of,
    ready, practised,
    compliance.controlled, compliance.kept,
    resources.added_up, resources.within_budget, resources.complete, resources.reviewed,
)  # fmt: skip
