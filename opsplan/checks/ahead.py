"""Facts that are dated after the day for which the plan says them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from opsplan.checks.case import Case
from opsplan.checks.check import Hits, check, hit
from opsplan.checks.saying import Fields
from opsplan.model.base import Part
from opsplan.model.plan import Plan
from opsplan.model.walk import leaves

#: The day of a fact, the part that says it, and its field there.
Fact = tuple[date | None, Part, str]


@check("DOC-10", "W1")
def to_come(case: Case) -> Hits:
    """What has happened after the data date: a task's actual dates, values of KPIs, inspections, feedback."""
    today = case.plan.status_date
    for day, part, field in _facts(case.plan) if today else ():
        if day and today and day > today:
            yield hit(part, field, fields=Fields(type(part), (field,)), day=day, today=today)


def _facts(plan: Plan) -> Iterator[Fact]:
    for task in leaves(plan):
        yield task.actual_start, task, "actual_start"
        yield task.actual_finish, task, "actual_finish"
    yield from ((one.period.first, one, "period") for kpi in plan.kpis for one in kpi.actuals)
    yield from ((one.date, one, "date") for one in plan.inspections if one.results)
    yield from ((one.date, one, "date") for one in plan.feedback.items)
