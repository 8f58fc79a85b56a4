"""Feedback: where it comes in, what came in, and how far each loop is closed."""

from __future__ import annotations

from decimal import Decimal

from opsplan.analysis.facts import Facts
from opsplan.analysis.feedback import CategoryCount, FeedbackState
from opsplan.compose.phrase import Phrase, Quantity
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.saying import bracketed, in_percent, lines, numbered, overdue, percent, short, written
from opsplan.manuscript import Tone
from opsplan.model.feedback import FeedbackItem, FeedbackStatus
from opsplan.model.plan import Plan

#: From so many pieces on, sums say more than a glance at the list does.
COUNTED_FROM = 4
#: So many categories that occur once each are told in one row: which they are stands with the pieces.
FOLDED_FROM = 3
#: So few categories that recur are told in a sentence.
FEW = 2
TONES = {FeedbackStatus.CLOSED: Tone.GOOD, FeedbackStatus.OPEN: Tone.WARNING}


def standing(plan: Plan, facts: Facts) -> Phrase | None:
    """Return how many pieces came in, how many loops are closed, and how long the first answer took on average.

    None where they are so few that the list says it.
    """
    found, count = facts.feedback, len(plan.feedback.items)
    if count < COUNTED_FROM or found.closure_rate is None:
        return None
    args = {"n": count, "closed": found.closed, "rate": in_percent(found.closure_rate)}
    if found.response_days is None:
        return Phrase("feedback.standing", args)
    days = Phrase("phrases.days", {"n": short(found.response_days, 1)})
    return Phrase("feedback.standing_days", {**args, "days": days})


def waiting(plan: Plan, facts: Facts) -> Phrase | None:
    """Return how many pieces wait for longer than their channels allow; None where the list says it, or none does."""
    late = facts.feedback.overdue
    if not late or len(plan.feedback.items) < COUNTED_FROM:
        return None
    return Phrase("feedback.overdue", {"n": len(late), "today": plan.status_date}, long=True)


def channels(plan: Plan) -> list[Row]:
    """Return a row a channel."""
    return [written(one, "audience", "method") for one in plan.feedback.channels]


def asking(plan: Plan) -> list[Row]:
    """Return a row a channel that asks questions, with their numbers."""
    return [Row(one, questions=numbered(one.questions)) for one in plan.feedback.channels if one.questions]


def _counted(plan: Plan, facts: Facts) -> tuple[list[CategoryCount], list[CategoryCount]]:
    """Return the categories that are told one by one, and those told as one; none where a glance at the list does."""
    found = facts.feedback.categories
    if len(plan.feedback.items) < COUNTED_FROM or not 1 < len(found) < len(plan.feedback.items):
        return [], []
    often = [one for one in found if one.count > 1 or one.category is None]
    once = [one for one in found if one not in often]
    return (often, once) if len(once) >= FOLDED_FROM else (list(found), [])


def foremost(plan: Plan, facts: Facts) -> Phrase | None:
    """Return which few categories occur more than once, where a table would hold little else."""
    often, once = _counted(plan, facts)
    if not once or len(often) > FEW:
        return None
    told = tuple(
        Phrase("feedback.category", {"what": _called(one), "n": one.count, "share": _share(one)}) for one in often
    )
    return Phrase("feedback.foremost", {"categories": told})


def _share(one: CategoryCount) -> Quantity:
    return in_percent(one.share)


def categories(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a category with how often it occurs, the most frequent first; nothing where a sentence says it."""
    often, once = _counted(plan, facts)
    if once and len(often) <= FEW:
        return []
    rows = [_category(one, _called(one), len(often) > 2 or bool(once)) for one in often]
    return [*rows, _category(_all(once), Phrase("feedback.others", {"n": len(once)}), True)] if once else rows


def _called(one: CategoryCount) -> object:
    return one.category or Phrase("phrases.uncategorised")


def _all(some: list[CategoryCount]) -> CategoryCount:
    """Return several categories as one."""
    share, closed = sum((one.share for one in some), Decimal(0)), sum(one.closed for one in some)
    return CategoryCount(None, len(some), closed, share, max(one.cumulative for one in some))


def _category(one: CategoryCount, name: object, several: bool) -> Row:
    return Row(
        words="feedback-item",
        category=name,
        count=one.count,
        share=percent(one.share),
        cumulative=percent(one.cumulative) if several else None,
        closed=one.closed,
    )


def items(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a piece of feedback with its status and each stage of its loop."""
    owners = {channel.id: channel.owner for channel in plan.feedback.channels}
    found, late = facts.feedback, set(facts.feedback.overdue or ())
    return [
        _item(one, found.items[one.id], owners.get(one.channel or ""), one.id in late) for one in plan.feedback.items
    ]


def _item(item: FeedbackItem, state: FeedbackState, owner: object, late: bool) -> Row:
    return written(
        item,
        "severity",
        status=overdue(state.status) if late else Shown(state.status, TONES.get(state.status, Tone.PLAIN)),
        handler=item.handler or owner,
        response=_response(item, state),
        verified=_verified(item),
    )


def _response(item: FeedbackItem, state: FeedbackState) -> tuple[object, ...]:
    response = item.response
    if response is None:
        return ()
    waited = state.response_days
    days = Phrase("phrases.after_days", {"n": waited}) if waited else Phrase("phrases.same_day")
    return lines(bracketed(response.date, days if waited is not None else None), response.text)


def _verified(item: FeedbackItem) -> tuple[object, ...]:
    found = item.verified
    return lines(bracketed(found.date, found.by) or found.by, found.result) if found else ()


def effectiveness(plan: Plan) -> Row | None:
    """Return how the mechanism itself is assessed."""
    return Row(plan.feedback.effectiveness) if plan.feedback.effectiveness else None
