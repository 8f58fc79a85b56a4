"""How far feedback has come: status, time to the first response, closure (model.md §6, §13)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from opsplan.analysis.calendar import WorkCalendar
from opsplan.analysis.loops import feedback_status, loops
from opsplan.analysis.pareto import pareto
from opsplan.model.feedback import FeedbackItem, FeedbackStatus
from opsplan.model.plan import Plan
from opsplan.model.text import Text


class FeedbackState(Struct, frozen=True):
    """Where one piece of feedback stands; `response_days` are calendar days from its date to the response."""

    status: FeedbackStatus
    response_days: int | None


class CategoryCount(Struct, frozen=True):
    """How many pieces of feedback fall into a category; `share` is their part of all, in %.

    `cumulative` is the share of the category and all more frequent ones together.
    """

    category: Text | None
    count: int
    closed: int
    share: Decimal
    cumulative: Decimal


class FeedbackFacts(Struct, frozen=True):
    """The state of each piece of feedback by id, and what they add up to.

    `response_days` is the mean of those that are answered, in calendar days; `closure_rate` is closed ÷ all, in %.
    `categories` come in falling order of their count. `overdue` holds the ids of those that are open beyond a limit of
    their channel on the plan's `status_date`; it is None without that date.
    """

    items: Mapping[str, FeedbackState]
    closed: int
    closure_rate: Decimal | None
    response_days: Decimal | None
    categories: tuple[CategoryCount, ...]
    overdue: tuple[str, ...] | None


def feedback_facts(plan: Plan, calendar: WorkCalendar) -> FeedbackFacts:
    """Return what is known of the feedback that came in; a pure function of what was written of it."""
    items, today = plan.feedback.items, plan.status_date
    states = {item.id: FeedbackState(feedback_status(item), response_days(item)) for item in items}
    waited = [one.response_days for one in states.values() if one.response_days is not None]
    closed = sum(one.status is FeedbackStatus.CLOSED for one in states.values())
    return FeedbackFacts(
        states,
        closed,
        Decimal(closed) / len(states) * 100 if states else None,
        Decimal(sum(waited)) / len(waited) if waited else None,
        _categories(items, states),
        None if today is None else tuple(one.item.id for one in loops(plan) if one.is_overdue(calendar, today)),
    )


def reached(found: FeedbackFacts) -> dict[FeedbackStatus, int]:
    """Return how many pieces of feedback have come as far as each status, or farther; all have come in."""
    order = list(FeedbackStatus)
    places = [order.index(one.status) for one in found.items.values()]
    return {status: sum(place >= at for place in places) for at, status in enumerate(order)}


def response_days(item: FeedbackItem) -> int | None:
    """Return the calendar days from a piece of feedback to the response; None without one, or where one is misdated."""
    answered = item.response.date if item.response else None
    return (answered - item.date).days if answered and answered >= item.date else None


def _categories(items: Sequence[FeedbackItem], states: Mapping[str, FeedbackState]) -> tuple[CategoryCount, ...]:
    closed = Counter(item.category for item in items if states[item.id].status is FeedbackStatus.CLOSED)
    return tuple(
        CategoryCount(one.value, one.count, closed[one.value], one.share, one.cumulative)
        for one in pareto(item.category for item in items)
    )
