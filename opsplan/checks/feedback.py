"""Checks of feedback: whether it can come in, is answered in time, and each loop is closed."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from decimal import Decimal

from opsplan.analysis.calendar import CalendarRangeError
from opsplan.analysis.durations import later
from opsplan.checks.case import Case
from opsplan.checks.check import Hit, Hits, check, hit
from opsplan.checks.lacking import lacking
from opsplan.checks.saying import Fields
from opsplan.model.common import Level
from opsplan.model.duration import Dur
from opsplan.model.feedback import FeedbackAudience, FeedbackItem, FeedbackStatus
from opsplan.model.improvement import Improvement, PdcaStatus
from opsplan.model.references import Ref

#: What has to be there for a loop to be closed, in its order.
STAGES = ("response", "action", "verified", "notified")
#: How many of them a status claims.
CLAIMS = {FeedbackStatus.VERIFIED: 3, FeedbackStatus.CLOSED: 4}
#: How long feedback may take where its channel sets no limit.
USUAL = Dur(Decimal(30), "cd")


@check("FB-01", "W2", chapter="feedback", needs=("feedback",))
def of_customers(case: Case) -> Hits:
    """Customers have no way to say anything; the customers of a support team are departments."""
    heard = {FeedbackAudience.CUSTOMER} | ({FeedbackAudience.DEPARTMENT} if case.plan.services else set())
    if heard.isdisjoint(one.audience for one in case.plan.feedback.channels):
        yield hit(case.plan.feedback, "channels")


@check("FB-02", "W2", chapter="feedback", needs=("feedback",))
def of_employees(case: Case) -> Hits:
    """Employees have no way to say anything."""
    if not any(one.audience is FeedbackAudience.EMPLOYEE for one in case.plan.feedback.channels):
        yield hit(case.plan.feedback, "channels")


@check("FB-03", "W2", of="feedback.channels")
def handled(case: Case) -> Hits:
    """A channel that nobody handles, or that may take nobody knows how long to answer."""
    return lacking(case.plan.feedback.channels, "owner", "respond_within")


@check("FB-04", "W1", of="feedback.items")
def closed(case: Case) -> Hits:
    """Feedback that is called closed, or has gone on, without a stage before; or one that no limit ever brings up."""
    for item in case.plan.feedback.items:
        gone = _gone(case, item)
        reached = max((place for place, name in enumerate(STAGES, start=1) if name not in gone), default=0)
        claimed = max(reached, CLAIMS.get(item.status, 0) if item.status else 0)
        if skipped := [name for name in gone if STAGES.index(name) < claimed]:
            cure = Fields(FeedbackItem, ("action",) if "action" in skipped else (), keys=True)
            yield _hit(item, skipped, "fb-04", cure=cure)
        elif _limit(case, item, "close_within") is None and (days := _open(case, item, gone, USUAL)):
            yield _hit(item, gone, "fb-04-open", days=days + int(USUAL.amount))


@check("FB-05", "W1", of="feedback.items")
def in_time(case: Case) -> Hits:
    """Feedback that is not answered, or not closed, within the limits of its channel."""
    for item in case.plan.feedback.items:
        gone = _gone(case, item)
        respond, close = _limit(case, item, "respond_within"), _limit(case, item, "close_within")
        if "response" in gone and (days := _late(case, item, gone, respond)):
            yield _hit(item, ["response"], "fb-05", days=days, limit=respond)
        elif days := _open(case, item, gone, close):
            yield _hit(item, gone, "fb-05-close", days=days, limit=close)


def _gone(case: Case, item: FeedbackItem) -> Sequence[str]:
    """Return the stages that are not there; to what is of little weight an answer is enough."""
    cure = _cure(case, item)
    proven = cure is not None and cure.verify is not None and cure.verify.result is not None
    there = {name for name in STAGES if getattr(item, name) is not None} | ({"verified"} if proven else set())
    answered = item.severity is Level.LOW and "response" in there and "action" not in there
    return [] if answered else [name for name in STAGES if name not in there]


def _cure(case: Case, item: FeedbackItem) -> Improvement | None:
    """Return the improvement that feedback has led to."""
    found = case.relations.by_id.get(item.action) if isinstance(item.action, Ref) else None
    return found if isinstance(found, Improvement) else None


def _limit(case: Case, item: FeedbackItem, name: str) -> Dur | None:
    """Return a limit of the channel that feedback came in by."""
    limit = getattr(case.relations.by_id.get(item.channel or ""), name, None)
    return limit if isinstance(limit, Dur) else None


def _late(case: Case, item: FeedbackItem, gone: Sequence[str], limit: Dur | None) -> int:
    """Return by how many days a limit is passed for feedback that lacks stages; 0 where it is not, or nobody knows."""
    if case.today and limit and gone and item.status is not FeedbackStatus.CLOSED:
        with suppress(CalendarRangeError):
            return max(0, (case.today - later(case.facts.calendar, item.date, limit)).days)
    return 0


def _open(case: Case, item: FeedbackItem, gone: Sequence[str], limit: Dur | None) -> int:
    """Return by how many days it is too late to close feedback, which may wait for an improvement that is not due."""
    cure = _cure(case, item)
    waits = cure is not None and cure.status not in (PdcaStatus.CLOSED, PdcaStatus.DROPPED)
    if waits and cure is not None and cure.due and case.today and case.today <= cure.due:
        return 0
    return _late(case, item, gone, limit)


def _hit(item: FeedbackItem, gone: Sequence[str], message: str, **args: object) -> Hit:
    """Return a hit at the first stage that feedback lacks, which tells of all of them."""
    fields, keys = (Fields(FeedbackItem, tuple(gone), keys=keys) for keys in (False, True))
    return hit(item, gone[0], message, name=item.text, fields=fields, keys=keys, **args)


@check("FB-06", "I2", of="feedback.channels")
def assessed(case: Case) -> Hits:
    """Nobody looks at regular intervals at whether asking for feedback does any good."""
    own = case.plan.feedback.effectiveness
    if own is None:
        yield hit(case.plan.feedback, "effectiveness")
    else:
        yield from lacking([own], "frequency", message="fb-06-frequency")
