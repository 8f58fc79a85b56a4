"""Checks of feedback: whether it can come in, is answered in time, and each loop is closed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from opsplan.analysis.loops import STAGES, loops
from opsplan.checks.case import Case
from opsplan.checks.check import Hit, Hits, check, hit
from opsplan.checks.lacking import lacking
from opsplan.checks.saying import Fields
from opsplan.model.duration import Dur
from opsplan.model.feedback import FeedbackAudience, FeedbackItem, FeedbackStatus

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
    for loop in loops(case.plan):
        item, gone = loop.item, loop.gone
        reached = max((place for place, name in enumerate(STAGES, start=1) if name not in gone), default=0)
        claimed = max(reached, CLAIMS.get(item.status, 0) if item.status else 0)
        if skipped := [name for name in gone if STAGES.index(name) < claimed]:
            cure = Fields(FeedbackItem, ("action",) if "action" in skipped else (), keys=True)
            yield _hit(item, skipped, "fb-04", cure=cure)
        elif loop.limit is None and (days := loop.unclosed(USUAL, case.facts.calendar, case.today)):
            yield _hit(item, gone, "fb-04-open", days=days + int(USUAL.amount))


@check("FB-05", "W1", of="feedback.items")
def in_time(case: Case) -> Hits:
    """Feedback that is not answered, or not closed, within the limits of its channel."""
    for loop in loops(case.plan):
        if loop.channel and (days := loop.unanswered(case.facts.calendar, case.today)):
            yield _hit(loop.item, ["response"], "fb-05", days=days, limit=loop.channel.respond_within)
        elif days := loop.unclosed(loop.limit, case.facts.calendar, case.today):
            yield _hit(loop.item, loop.gone, "fb-05-close", days=days, limit=loop.limit)


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
