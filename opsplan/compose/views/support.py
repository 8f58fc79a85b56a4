"""What support promises and how it answers trouble: services, classes of incidents, contingency plans."""

from __future__ import annotations

from collections.abc import Collection

from opsplan.analysis.attainment import Attainment
from opsplan.analysis.facts import Facts
from opsplan.compose.phrase import Numbered, Phrase
from opsplan.compose.row import Row
from opsplan.compose.views.kpis import compared, shown, target
from opsplan.compose.views.saying import (
    SENTENCES,
    by_choice,
    flat,
    in_a_row,
    labelled,
    limits,
    lines,
    run_on,
    worded,
)
from opsplan.compose.views.standing import status, tone
from opsplan.model.kpi import Kpi
from opsplan.model.plan import Plan
from opsplan.model.risk import Contingency
from opsplan.model.services import Service, ServiceArea, Severity

#: What the overview says of a service; one that says no more needs no sheet.
INDEXED = {
    "id", "name", "area", "clients", "owner", "included", "respond_within", "resolve_within", "frequency",
}  # fmt: skip
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
    """Return a row a service that is provided, by area: its time limits, or that they depend on a level.

    None where a single one has a sheet of its own.
    """
    provided = _ordered(plan, True)
    alone = len(provided) == 1 and says_more(provided[0])
    return [] if alone else [Row(one, terms=_terms(one)) for one in provided]


def listed(plan: Plan) -> str:
    """Return the caption of the overview; it says which of two time limits is which."""
    two = any(one.respond_within and one.resolve_within for one in _ordered(plan, True))
    return "services_limits" if two else "services"


def _terms(service: Service) -> tuple[object, ...]:
    own = limits(service.respond_within, service.resolve_within)
    by_level = any(limits(one.respond_within, one.resolve_within) for one in service.levels)
    return lines(own, Phrase("services.by_level") if by_level and not own else None, service.frequency)


def says_more(service: Service) -> bool:
    """Tell whether a service has more to say than its row of the overview."""
    return bool(service.model_fields_set - INDEXED)


def sheets(plan: Plan, facts: Facts) -> list[Row]:
    """Return the services that have a sheet, by area: what neither the overview nor the table of their KPIs says.

    A service alone says there what the overview would.
    """
    provided = _ordered(plan, True)
    said = {} if len(provided) == 1 else dict.fromkeys(INDEXED - {"name"})
    if attainments(plan, facts):
        said["kpis"] = None
    return [
        Row(
            one,
            **said,
            activities=in_a_row(one.activities, SENTENCES),
            deliverables=in_a_row(one.deliverables, SENTENCES),
            boundary=in_a_row(one.boundary, SENTENCES),
        )
        for one in provided
        if says_more(one)
    ]


def attainments(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a KPI of a service with what it has reached; none where nothing is known of any."""
    by_id = {kpi.id: kpi for kpi in plan.kpis}
    pairs = [(one, by_id[kpi]) for one in _ordered(plan, True) for kpi in one.kpis if kpi in by_id]
    if not any(kpi.id in facts.attainment for _, kpi in pairs):
        return []
    return [_attained(one, kpi, facts.attainment.get(kpi.id)) for one, kpi in pairs]


def _attained(service: Service, kpi: Kpi, found: Attainment | None) -> Row:
    if found is None:
        return Row(
            words="kpi", service=service.name, kpi=kpi.name, target=target(kpi), period=None, value=None, status=None
        )
    return Row(
        words="kpi",
        service=service.name,
        kpi=kpi.name,
        target=target(kpi),
        period=found.period,
        value=shown(kpi, compared(kpi, found), tone(found)),
        status=status(found),
    )


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
    return Row(one, definition=lines(one.definition, worded("example", run_on(flat(one.examples)))), decision=decision)


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
