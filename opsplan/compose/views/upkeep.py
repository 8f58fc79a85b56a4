"""Maintenance: what is done regularly, and what is done in a fault."""

from __future__ import annotations

from collections.abc import Iterable

from opsplan.compose.phrase import Numbered, Phrase
from opsplan.compose.row import Row
from opsplan.compose.views.saying import by_choice, if_written, labelled, lines
from opsplan.model.plan import Plan
from opsplan.model.process import Maintenance, MaintenanceType


def maintenance(plan: Plan) -> list[Row]:
    """Return a row a measure that is taken regularly, by type."""
    return [_measure(one) for one in _measures(plan) if not _is_fault(one)]


def faults(plan: Plan) -> list[Row]:
    """Return a row a measure that answers a fault, by type; that of most goes without saying."""
    return [_measure(one, type=_other(one)) for one in _measures(plan) if _is_fault(one)]


def _is_fault(one: Maintenance) -> bool:
    return one.type is MaintenanceType.FAULT or bool(one.respond_within or one.resolve_within or one.levels)


def _other(one: Maintenance) -> object:
    return None if one.type is MaintenanceType.FAULT else if_written(one, "type")


def _measures(plan: Plan) -> Iterable[Maintenance]:
    return by_choice(plan.maintenance, "type", MaintenanceType)


def _measure(one: Maintenance, **more: object) -> Row:
    steps = Numbered(one.steps) if len(one.steps) > 1 else one.steps
    return Row(one, **{"type": if_written(one, "type"), "steps": steps, **more})


def levelled(plan: Plan) -> Phrase | str:
    """Return the caption of the levels: with the measure's name where one measure has levels, and there are others."""
    having = [one for one in plan.maintenance if one.levels]
    alone = len(having) != 1 or len(plan.maintenance) == 1
    return "maintenance_levels" if alone else Phrase("captions.maintenance_levels_of", {"measure": having[0].name})


def levels(plan: Plan) -> list[Row]:
    """Return a row a level of a measure; the measure's name goes without saying where only one has levels."""
    several = sum(bool(one.levels) for one in plan.maintenance) > 1
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
