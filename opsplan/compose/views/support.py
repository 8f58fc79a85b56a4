"""What support promises and how it answers trouble: services, maintenance, classes of incidents, contingency plans."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from opsplan.compose.phrase import Numbered, Phrase
from opsplan.compose.row import Row
from opsplan.compose.views.saying import by_choice, labelled, lines, titled, written
from opsplan.model.plan import Plan
from opsplan.model.process import Maintenance, MaintenanceType
from opsplan.model.risk import Contingency
from opsplan.model.services import Service, ServiceArea, Severity

#: What the overview says of a service; one that says no more needs no sheet.
INDEXED = {"id", "name", "area", "clients", "owner", "included"}
#: What can be said of a service that is not provided.
NOT_PROVIDED = ("activities", "clients", "owner", "boundary")


def _ordered(plan: Plan, included: bool) -> list[Service]:
    return [one for one in by_choice(plan.services, "area", ServiceArea) if one.included is included]


def standing(plan: Plan) -> Phrase | None:
    """Return how many services in how many areas are provided; None where the overview is seen at a glance."""
    provided = _ordered(plan, True)
    areas = {one.area for one in provided if one.area is not None}
    if len(provided) < 2 or len(areas) < 2:
        return None
    return Phrase("services.standing", {"n": len(provided), "areas": len(areas)})


def overview(plan: Plan) -> list[Row]:
    """Return a row a service that is provided, by area; none where a single one has a sheet of its own."""
    provided = _ordered(plan, True)
    alone = len(provided) == 1 and says_more(provided[0])
    return [] if alone else [Row(one) for one in provided]


def says_more(service: Service) -> bool:
    """Tell whether a service has more to say than its row of the overview."""
    return bool(service.model_fields_set - INDEXED)


def sheets(plan: Plan) -> list[Row]:
    """Return the services that have a sheet, by area; a service alone says there what the overview would."""
    provided = _ordered(plan, True)
    area = {} if len(provided) == 1 else {"area": None}
    return [Row(one, title=titled(one), **area) for one in provided if says_more(one)]


def left_out(plan: Plan) -> Phrase | None:
    """Return the names of the services that are deliberately not provided; None where a table says more of them."""
    names = tuple(one.name for one in _ordered(plan, False))
    return None if not names or refused(plan) else Phrase("services.left_out", {"services": names})


def refused(plan: Plan) -> list[Row]:
    """Return a row a service that is not provided, where the plan says more of any than its name."""
    without = _ordered(plan, False)
    told = any(getattr(one, field) for one in without for field in ("area", *NOT_PROVIDED))
    return [Row(one) for one in without] if told else []


def severities(plan: Plan, chapters: Collection[str], here: str) -> list[Row]:
    """Return the classes of incidents for the one chapter of a document that prints them."""
    told = {"services": plan.services, "contingency": True, "maintenance": plan.maintenance}
    first = next((name for name, fills in told.items() if fills and name in chapters), "")
    return [_class(one) for one in plan.severities] if here == first else []


def _class(one: Severity) -> Row:
    decision = lines(labelled("severity", "authority", one.authority), labelled("severity", "notify", one.notify))
    return Row(one, decision=decision)


def maintenance(plan: Plan) -> list[Row]:
    """Return a row a measure, by type."""
    return [_measure(one) for one in _measures(plan)]


def _measures(plan: Plan) -> Iterable[Maintenance]:
    return by_choice(plan.maintenance, "type", MaintenanceType)


def _measure(one: Maintenance) -> Row:
    steps = Numbered(one.steps) if len(one.steps) > 1 else one.steps
    return written(one, "type", steps=steps)


def levels(plan: Plan) -> list[Row]:
    """Return a row a level of a measure; the measure's name goes without saying where there is one measure only."""
    several = len(plan.maintenance) > 1
    return [
        Row(
            level,
            measure=one.name if several else None,
            after=lines(
                labelled("service-level", "notify", level.notify),
                labelled("service-level", "review_within", level.review_within),
            ),
        )
        for one in _measures(plan)
        for level in one.levels
    ]


def contingencies(plan: Plan) -> list[Row]:
    """Return the contingency plans; steps that say who or by when are rows of a table, others are lines of the card."""
    return [_card(one) for one in plan.contingencies]


def _card(one: Contingency) -> Row:
    several = len(one.steps) > 1
    if any(step.within or step.actor for step in one.steps):
        rows = [Row(step, number=str(at) if several else None) for at, step in enumerate(one.steps, start=1)]
        return Row(one, steps=(), rows=rows)
    actions = tuple(step.action for step in one.steps)
    return Row(one, steps=Numbered(actions) if several else actions, rows=())
