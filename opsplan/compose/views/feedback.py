"""Feedback: where it comes in, what came in, and how far each loop is closed."""

from __future__ import annotations

from opsplan.analysis.facts import Facts
from opsplan.analysis.feedback import FeedbackState
from opsplan.compose.phrase import Phrase, Quantity
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.saying import bracketed, lines, percent, percent_text, written
from opsplan.manuscript import Tone
from opsplan.model.feedback import FeedbackItem, FeedbackStatus
from opsplan.model.plan import Plan

#: From so many pieces on, sums say more than a glance at the list does.
COUNTED_FROM = 4
TONES = {FeedbackStatus.CLOSED: Tone.GOOD, FeedbackStatus.OPEN: Tone.WARNING}


def standing(plan: Plan, facts: Facts) -> Phrase | None:
    """Return how many pieces came in, how many loops are closed, and how long the first answer took on average.

    None where they are so few that the list says it.
    """
    found, count = facts.feedback, len(plan.feedback.items)
    if count < COUNTED_FROM or found.closure_rate is None:
        return None
    args = {"n": count, "closed": found.closed, "rate": Quantity(percent_text(found.closure_rate), "%")}
    if found.response_days is None:
        return Phrase("feedback.standing", args)
    days = Phrase("phrases.days", {"n": percent_text(found.response_days)})
    return Phrase("feedback.standing_days", {**args, "days": days})


def channels(plan: Plan) -> list[Row]:
    """Return a row a channel."""
    return [written(one, "audience", "method") for one in plan.feedback.channels]


def categories(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a category with how often it occurs, the most frequent first; nothing where a glance says it."""
    found = facts.feedback.categories
    if len(plan.feedback.items) < COUNTED_FROM or not 1 < len(found) < len(plan.feedback.items):
        return []
    return [
        Row(
            words="feedback-item",
            category=one.category or Phrase("phrases.uncategorised"),
            count=one.count,
            share=percent(one.share),
            cumulative=percent(one.cumulative) if len(found) > 2 else None,
            closed=one.closed,
        )
        for one in found
    ]


def items(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a piece of feedback with its status and each stage of its loop."""
    owners = {channel.id: channel.owner for channel in plan.feedback.channels}
    return [_item(one, facts.feedback.items[one.id], owners.get(one.channel or "")) for one in plan.feedback.items]


def _item(item: FeedbackItem, state: FeedbackState, owner: object) -> Row:
    return written(
        item,
        "severity",
        status=Shown(state.status, TONES.get(state.status, Tone.PLAIN)),
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
