"""Document control: approval, changes, readers."""

from __future__ import annotations

from opsplan.compose.phrase import Phrase
from opsplan.compose.row import Row
from opsplan.compose.views.saying import by_date, span, written
from opsplan.model.plan import Plan
from opsplan.model.references import Ref


def approvals(plan: Plan) -> list[tuple[object, ...]]:
    """Return who wrote, reviewed and approves the document; each signs for it."""
    steps = ("author", "reviewer", "approver")
    return [(Phrase(f"fields.meta.{step}"), who) for step in steps if (who := getattr(plan.meta, step))]


def facts(plan: Plan) -> Row:
    """Return what the plan says of itself, without defaults.

    Its name and its dates are there unless the front page alone can say them.
    """
    defaults = [name for name, field in type(plan.meta).model_fields.items() if not field.is_required()]
    wanted = plan.meta.model_fields_set or not plan.document.cover
    period = span(plan.period.start, plan.period.finish) if wanted else None
    dated = {"period": period, "status_date": plan.status_date if wanted else None}
    return written(plan.meta, *defaults, document_name=plan.title if plan.meta.model_fields_set else None, **dated)


def changes(plan: Plan) -> list[Row]:
    """Return a row a change of the document, the newest first."""
    return [Row(one) for one in by_date(plan.meta.changes, lambda one: one.date, newest_first=True)]


def readers(plan: Plan) -> list[Ref]:
    """Return who gets the document and signs that it was read."""
    return list(plan.meta.distribution)
