"""Checks of inspections, improvements and reviews: whether what is found leads to something, and whether that helps."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.analysis.improvements import AT_WORK, is_overdue
from opsplan.checks import inspections, reviews
from opsplan.checks.case import Case
from opsplan.checks.check import Check, Hits, check, hit
from opsplan.checks.lacking import lacking
from opsplan.model.base import Part
from opsplan.model.improvement import Improvement, PdcaStatus, VerificationResult


def _pursued(case: Case) -> Iterator[Improvement]:
    return (one for one in case.plan.improvements if one.status is not PdcaStatus.DROPPED)


def _open(case: Case) -> Iterator[Improvement]:
    return (one for one in _pursued(case) if one.status is not PdcaStatus.CLOSED)


@check("IMP-01", "W1", of="improvements")
def assigned(case: Case) -> Hits:
    """An improvement of which nobody knows what is done, by whom and by when."""
    return lacking(_open(case), "actions", "owner", "due")


@check("IMP-02", "W2", of="improvements")
def founded(case: Case) -> Hits:
    """An improvement that springs from nothing: it names no source, and nothing that was found names it."""
    found = {id_ for id_, named in case.relations.naming.items() if any(field == "action" for _, field in named)}
    return lacking((one for one in _pursued(case) if one.id not in found and one.follows is None), "source")


@check("IMP-03", "W2", of="improvements")
def verifiable(case: Case) -> Hits:
    """An improvement of which nobody has said how to see whether it has helped."""
    for one in _open(case):
        if one.verify is None or (one.verify.method is None and one.verify.evidence is None):
            yield hit(*_verified(one, "method"), name=one)


def _verified(one: Improvement, field: str) -> tuple[Part, str]:
    """Return where a field of the verification of an improvement is to be written."""
    return (one, "verify") if one.verify is None else (one.verify, field)


@check("IMP-04", "W1", of="improvements")
def timely(case: Case) -> Hits:
    """An improvement that is not through though its day is past."""
    if today := case.today:
        for one in case.plan.improvements:
            if one.due and is_overdue(one, today):
                yield hit(one, "due", due=one.due, n=(today - one.due).days)


@check("IMP-05", "I2", of="improvements")
def feasible(case: Case) -> Hits:
    """An improvement of which nobody has asked whether it can be done, and with what; what it costs says that too."""
    for one in _open(case):
        yield from lacking([one], "feasibility", *(() if one.cost is not None else ("resources",)))


@check("IMP-06", "W1", of="improvements")
def verified(case: Case) -> Hits:
    """An improvement that was closed before anybody saw whether it has helped."""
    for one in case.plan.improvements:
        if one.status is PdcaStatus.CLOSED and (one.verify is None or one.verify.result is None):
            yield hit(*_verified(one, "result"), name=one)


@check("IMP-07", "W2", of="improvements", needs=("improvements",))
def continued(case: Case) -> Hits:
    """An improvement that has not helped enough, and that no other one follows."""
    followed = {str(one.follows) for one in _pursued(case)}
    for one in _pursued(case):
        result = one.verify.result if one.verify else None
        through = one.status not in AT_WORK and one.id not in followed
        if one.verify and result and result is not VerificationResult.EFFECTIVE and through:
            yield hit(one.verify, "result", name=one, id=one.id, result=result)


CHECKS: tuple[Check, ...] = (
    inspections.judged, inspections.looked_at, inspections.regular, inspections.independent, inspections.weighted,
    inspections.acted_on, inspections.covered, inspections.everybody, inspections.possible,
    assigned, founded, verifiable, timely, feasible, verified, continued,
    reviews.planned, reviews.honest, reviews.followed, reviews.whole,
)  # fmt: skip
