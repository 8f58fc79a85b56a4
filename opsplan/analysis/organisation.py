"""The organisation as it follows from units and roles: the tree of units, heads by unit, KPIs by role (model.md §2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from opsplan.analysis.forest import forest
from opsplan.model.plan import Plan
from opsplan.model.references import Ref


class Organisation(Struct, frozen=True):
    """The organisation of a plan.

    `units` are the ids of the units, each before those below it; `headcounts` the heads of a unit by id, those of the
    units below it counted too; `headcount` the heads of all roles; `kpis` the KPIs of a role by id: those that it
    names and those that name it as their owner.
    """

    units: tuple[str, ...]
    headcounts: Mapping[str, Decimal]
    headcount: Decimal
    kpis: Mapping[str, tuple[Ref, ...]]


def organisation(plan: Plan) -> Organisation:
    """Return what follows from the units and roles of a plan; units in a loop come last and hold their own heads."""
    known = {unit.id for unit in plan.units}
    parents = {unit.id: unit.parent if unit.parent in known else None for unit in plan.units}
    own: dict[str, Decimal] = defaultdict(Decimal)
    for role in plan.roles:
        own[role.unit or ""] += role.headcount
    tree = tuple(unit for unit, _ in forest(parents))
    hung = set(tree)
    looped = tuple(unit.id for unit in plan.units if unit.id not in hung)
    heads = {one: own[one] for one in (*tree, *looped)}
    for one in reversed(tree):
        if parent := parents[one]:
            heads[parent] += heads[one]
    return Organisation((*tree, *looped), heads, sum((role.headcount for role in plan.roles), Decimal(0)), _kpis(plan))


def _kpis(plan: Plan) -> dict[str, tuple[Ref, ...]]:
    owned: dict[str, list[Ref]] = defaultdict(list)
    for kpi in plan.kpis:
        if kpi.owner:
            owned[kpi.owner].append(Ref(kpi.id))
    return {role.id: tuple(dict.fromkeys((*role.kpis, *owned[role.id]))) for role in plan.roles}
