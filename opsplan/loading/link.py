"""From validated parts to a linked plan: ids given, shorthand KPIs made, references resolved, defaults inherited."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from opsplan.findings import Path
from opsplan.loading.identity import Index, complete, duplicate_ids, entities, number
from opsplan.loading.inherit import inherit
from opsplan.loading.local import conclude, dangling
from opsplan.loading.offer import offer
from opsplan.loading.resolve import Fault, called_word, looks_like_id, target
from opsplan.loading.several import Written, implied, several
from opsplan.loading.united import united
from opsplan.model.base import Part
from opsplan.model.direction import Goal
from opsplan.model.kpi import Direction, Kpi
from opsplan.model.organisation import Role
from opsplan.model.plan import Plan
from opsplan.model.references import Ref
from opsplan.model.text import Text
from opsplan.model.walk import nested, parts, references


def link(plan: Plan, lang: str, style: str = "en", lost: Collection[str] = ()) -> tuple[Index, list[Fault]]:
    """Complete a plan that was just validated, in place; return its index and what could not be resolved.

    A reference that cannot be resolved keeps what its author wrote. Nothing is said of references to `lost` ids and
    names: something is wrong with what they stand for. `style` is the language of the plan's keys.
    """
    faults = [
        Fault("REF-02", "id-twice", (*path, "id"), {"id": name}, (*first, "id"))
        for path, first, name in duplicate_ids(plan)
    ]
    number(plan)
    complete(plan, "kpis", (*plan.kpis, *_shorthand_kpis(plan)))
    number(plan)
    index = Index()
    for _, entity in entities(plan):
        index.add(entity)
    made: set[str] = set()
    if not plan.roles:
        complete(plan, "roles", tuple(_implied_roles(plan, index, lang)))
        made = {role.id for role in plan.roles}
        faults += [one for path, part in parts(plan) for one in _joined(plan, path, part, index, style, made)]
    for path, part in parts(plan):
        faults += _resolve(plan, part, path, index, lang, style)
    faults = united(plan, faults, style, made)
    conclude(plan)
    faults += dangling(plan)
    inherit(plan)
    return index, [one for one in faults if one.args.get("value") not in lost]


def _shorthand_kpis(plan: Plan) -> Iterator[Kpi]:
    """Return the KPI that a goal with a target of its own stands for."""
    for goal in nested(plan.goals):
        if goal.target is None:
            continue
        given = {
            "unit": goal.unit,
            "direction": goal.direction or _direction(goal),
            "baseline": goal.baseline,
            "target": goal.target,
            "frequency": goal.frequency,
            "owner": goal.owner,
            "goals": (Ref(goal.id),),
        }
        said: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
        yield Kpi.model_construct(name=goal.name, **said)


def _direction(goal: Goal) -> Direction:
    falls = goal.baseline is not None and goal.target is not None and goal.target < goal.baseline
    return Direction.DOWN if falls else Direction.UP


def _implied_roles(plan: Plan, index: Index, lang: str) -> Iterator[Role]:
    """Return a role for every name that is used as one; for a plan that lists no roles at all."""
    for _, part in list(parts(plan)):
        for slot, _, ref in references(part):
            to = slot.to
            if to is None or "role" not in to.kinds or to.text or ref in to.words or called_word(ref, to):
                continue
            if looks_like_id(ref) or ref in index.by_id or index.named(ref, ("role", "unit", "partner")):
                continue
            role = Role.model_construct(name=Text.parse(str(ref), getattr(ref, "lang", lang)))
            complete(role, "id", _free_role(index))
            index.add(role)
            yield role


def _free_role(index: Index) -> str:
    place = 1 + sum(one.kind == "role" for one in index.by_id.values())
    while f"R{place}" in index.by_id:
        place += 1
    return f"R{place}"


def _joined(plan: Plan, path: Path, part: Part, index: Index, style: str, made: set[str]) -> Iterator[Fault]:
    """Return warnings about names that look like several."""
    for slot, place, ref in references(part):
        if found := implied(Written(plan, path, part, slot, place, ref, style), index, made):
            yield found


def _resolve(plan: Plan, part: Part, path: Path, index: Index, lang: str, style: str) -> Iterator[Fault]:
    resolved: dict[str, list[Any]] = {}
    for slot, place, ref in references(part):
        found = target(slot, ref, index, lang)
        where = (*path, slot.key) if place is None else (*path, slot.key, place)
        if isinstance(found, tuple):
            code, message, args = found
            written = Written(plan, path, part, slot, place, ref, style)
            joined = several(written, index) if message == "reference-unknown" else None
            offered = offer(ref, slot.to, index, style) if slot.to else {}
            yield joined or Fault(code, message, where, args | offered, kinds=slot.to.kinds if slot.to else ())
        elif place is None:
            complete(part, slot.name, found)
        else:
            resolved.setdefault(slot.name, list(getattr(part, slot.name)))[place] = found
    for name, values in resolved.items():
        complete(part, name, tuple(values))
