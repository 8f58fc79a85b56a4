"""From validated parts to a linked plan: ids given, shorthand KPIs made, references resolved, defaults inherited."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from opsplan.findings import Path
from opsplan.loading.identity import Index, complete, duplicate_ids, entities, number, own_id
from opsplan.loading.near import nearest
from opsplan.model.base import Part
from opsplan.model.direction import Goal
from opsplan.model.kpi import Direction, Kpi
from opsplan.model.organisation import Role
from opsplan.model.plan import Plan
from opsplan.model.references import Ref
from opsplan.model.text import Text
from opsplan.model.walk import Slot, parts, references
from opsplan.model.work import Task
from opsplan.words import LANGS, words


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an id or a reference: a message of the catalogue, its arguments, and where."""

    code: str
    message: str
    path: Path
    args: dict[str, object]


def link(plan: Plan, lang: str) -> tuple[Index, list[Fault]]:
    """Complete a plan that was just validated, in place; return its index and what could not be resolved.

    A reference that cannot be resolved keeps what its author wrote.
    """
    faults = [
        Fault("REF-02", "id-twice", (*path, "id"), {"id": name, "first": first})
        for path, first, name in duplicate_ids(plan)
    ]
    number(plan)
    complete(plan, "kpis", (*plan.kpis, *_shorthand_kpis(plan)))
    number(plan)
    index = Index()
    for _, entity in entities(plan):
        index.add(entity)
    if not plan.roles:
        complete(plan, "roles", tuple(_implied_roles(plan, index, lang)))
    for path, part in parts(plan):
        faults += _resolve(part, path, index, lang)
    _inherit(plan, index)
    return index, faults


def _goals(goals: tuple[Goal, ...]) -> Iterator[Goal]:
    for goal in goals:
        yield goal
        yield from _goals(goal.children)


def _shorthand_kpis(plan: Plan) -> Iterator[Kpi]:
    """Return the KPI that a goal with a target of its own stands for."""
    for goal in _goals(plan.goals):
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
        yield Kpi.model_construct(**(_defaults(Kpi) | {"name": goal.name} | given))


def _defaults(kind: type[Part]) -> dict[str, Any]:
    fields = kind.model_fields.items()
    return {name: field.get_default(call_default_factory=True) for name, field in fields if not field.is_required()}


def _direction(goal: Goal) -> Direction:
    falls = goal.baseline is not None and goal.target is not None and goal.target < goal.baseline
    return Direction.DOWN if falls else Direction.UP


def _implied_roles(plan: Plan, index: Index, lang: str) -> Iterator[Role]:
    """Return a role for every name that is used as one; for a plan that lists no roles at all."""
    for _, part in list(parts(plan)):
        for slot, _, ref in references(part):
            to = slot.to
            if to is None or "role" not in to.kinds or to.text or ref in to.words:
                continue
            if ref in index.by_id or index.named(ref, (*to.kinds, "unit", "role")):
                continue
            role = Role.model_construct(**(_defaults(Role) | {"name": Text.parse(str(ref), lang)}))
            complete(role, "id", _free_role(index))
            index.add(role)
            yield role


def _free_role(index: Index) -> str:
    place = 1 + sum(one.kind == "role" for one in index.by_id.values())
    while f"R{place}" in index.by_id:
        place += 1
    return f"R{place}"


def _resolve(part: Part, path: Path, index: Index, lang: str) -> Iterator[Fault]:
    resolved: dict[str, list[Any]] = {}
    for slot, place, ref in references(part):
        found = _target(slot, ref, index, lang)
        where = (*path, slot.key) if place is None else (*path, slot.key, place)
        if isinstance(found, tuple):
            code, message, args = found
            yield Fault(code, message, where, args)
        elif place is None:
            complete(part, slot.name, found)
        else:
            resolved.setdefault(slot.name, list(getattr(part, slot.name)))[place] = found
    for name, values in resolved.items():
        complete(part, name, tuple(values))


def _target(slot: Slot, ref: Ref, index: Index, lang: str) -> Ref | Text | tuple[str, str, dict[str, object]]:
    to = slot.to
    if to is None or ref in to.words:
        return ref
    there = index.by_id.get(ref)
    if there is not None and there.kind in to.kinds:
        return Ref(own_id(there))
    bearers = index.named(ref, to.kinds)
    if len(bearers) > 1:
        return "REF-03", "name-ambiguous", {"value": str(ref), "ids": [own_id(one) for one in bearers]}
    if bearers:
        return Ref(own_id(bearers[0])) if own_id(bearers[0]) else Text.parse(str(ref), lang)
    if to.text and not _looks_like_id(ref, index):
        return Text.parse(str(ref), lang)
    near = nearest(ref, index.spellings(to.kinds))
    args: dict[str, object] = {"value": str(ref), "kinds": _called(to.kinds), "near": near}
    if there is not None:
        return "REF-01", "reference-kind", args | {"is": _called((there.kind,))}
    return "REF-01", "reference-unknown", args


def _called(kinds: tuple[str, ...]) -> dict[str, str]:
    """Return what some kinds of entity are called in each language: a role or a unit."""
    return {
        lang: words(lang).get("formats.or").join(words(lang).get(f"entities.{one}") for one in kinds) for lang in LANGS
    }


def _looks_like_id(ref: str, index: Index) -> bool:
    match = re.fullmatch(r"([A-Z]{1,2})\d+(\.\d+)*", ref)
    return match is not None and match[1] in {one.prefix for one in index.by_id.values()}


def _inherit(plan: Plan, index: Index) -> None:
    goals = list(_goals(plan.goals))
    only = (Ref(goals[0].id),) if len(goals) == 1 else ()
    for task in plan.tasks:
        _inherit_task(task, only)
    _inherit_aligns(plan.goals, None)
    for kpi in plan.kpis:
        if not kpi.goals:
            complete(kpi, "goals", tuple(Ref(goal.id) for goal in goals if kpi.id in goal.kpis))
        owners = [goal.owner for goal in goals if goal.id in kpi.goals and goal.owner]
        if kpi.owner is None and owners:
            complete(kpi, "owner", owners[0])
    for goal in goals:
        if not goal.kpis:
            complete(goal, "kpis", tuple(Ref(kpi.id) for kpi in plan.kpis if goal.id in kpi.goals))


def _inherit_task(task: Task, goals: tuple[Ref, ...], phase: Ref | None = None, owner: Ref | None = None) -> None:
    complete(task, "goals", task.goals or goals)
    complete(task, "phase", task.phase or phase)
    if not task.children:
        complete(task, "owner", task.owner or owner)
    for child in task.children:
        _inherit_task(child, task.goals, task.phase, task.owner or owner)


def _inherit_aligns(goals: tuple[Goal, ...], aligns: Text | None) -> None:
    for goal in goals:
        complete(goal, "aligns", goal.aligns or aligns)
        _inherit_aligns(goal.children, goal.aligns)
