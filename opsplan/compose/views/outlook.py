"""The outlook: what reviews pass on to the next cycle."""

from __future__ import annotations

from opsplan.compose.row import Row
from opsplan.compose.views.saying import by_date
from opsplan.model.plan import Plan


def next_steps(plan: Plan) -> list[Row]:
    """Return a row a next step of any review, by date; the review is named where several have some."""
    steps = [(review, step) for review in plan.reviews for step in review.next_steps]
    several = len({review.id for review, _ in steps}) > 1
    ordered = by_date(steps, lambda pair: pair[1].due)
    return [Row(step, raised_in=review.name if several else None) for review, step in ordered]
