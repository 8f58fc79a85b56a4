"""Reviews as rows: what is planned, and what those held have found."""

from __future__ import annotations

from opsplan.compose.phrase import Phrase
from opsplan.compose.row import Row
from opsplan.compose.views.saying import bracketed, labelled, lines, unsaid, written
from opsplan.model.improvement import Review
from opsplan.model.plan import Plan
from opsplan.model.walk import nested


def planned(plan: Plan) -> list[Row]:
    """Return a row a review: what is reviewed, when, and who leads it."""
    defaults = unsaid(plan.reviews, "methods")
    every = {goal.id for goal in nested(plan.goals)}
    return [
        written(
            one,
            *defaults,
            scope=lines(one.of, _covered(one, every)),
            when=lines(one.date, one.frequency, labelled("review", "within", one.within)),
        )
        for one in plan.reviews
    ]


def _covered(review: Review, every: set[str]) -> object:
    """Return the goals that a review looks at; several that are all there are need no names."""
    if not review.goals:
        return None
    return Phrase("phrases.all_goals") if len(every) > 1 and every == set(review.goals) else review.goals


def held(plan: Plan) -> list[Row]:
    """Return the reviews that have something to say already."""
    fields = ("findings", "successes", "shortfalls", "problems", "mechanisms", "team", "lessons", "next_steps")
    return [_review(one) for one in plan.reviews if any(getattr(one, field) for field in fields)]


def _review(review: Review) -> Row:
    mechanisms = tuple(bracketed(one.name, one.verdict) for one in review.mechanisms)
    return Row(review, said=_said(review), mechanisms=mechanisms)


def _said(review: Review) -> list[Row]:
    """Return a row each thing that a review has found, with its cause and what is done about it."""
    named = ("successes", "shortfalls", "problems", "lessons")
    return [
        Row(
            one,
            words="review",
            aspect=Phrase(f"fields.review.{name}"),
            what=getattr(one, "what", None) or getattr(one, "problem", None),
            cause=getattr(one, "why", None) or getattr(one, "cause", None),
            action=getattr(one, "action", None) or getattr(one, "solution", None),
        )
        for name in named
        for one in getattr(review, name)
    ]
