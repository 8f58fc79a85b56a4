"""Who serves, contains and names whom in a plan: looked up by many checks, made once when the first one asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from opsplan.model.base import Entity, Part
from opsplan.model.direction import Goal, GoalStatus
from opsplan.model.kpi import Kpi
from opsplan.model.plan import Plan
from opsplan.model.walk import nested, parts, references, uncancelled
from opsplan.model.work import Task


class Relations:
    """The relations within a plan, each made in one way through it."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """Return all goals that are pursued, of every level, in the order of the file."""
        return tuple(goal for goal in nested(self._plan.goals) if goal.status is not GoalStatus.DROPPED)

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """Return all tasks of every level, in the order of the file."""
        return tuple(nested(self._plan.tasks))

    @cached_property
    def leaves(self) -> tuple[Task, ...]:
        """Return the tasks without subtasks that are to be done: not cancelled, nor below a cancelled group."""
        return tuple(uncancelled(self._plan))

    @cached_property
    def groups(self) -> Mapping[str, tuple[str, ...]]:
        """Return by id the groups that each task is in, the nearest first."""
        found: dict[str, tuple[str, ...]] = {}
        for task in self.tasks:
            found |= {child.id: (task.id, *found.get(task.id, ())) for child in task.children}
        return found

    @cached_property
    def units(self) -> Mapping[str, str]:
        """Return the unit of each role that has one, by the role's id; a unit is its own."""
        return {unit.id: unit.id for unit in self._plan.units} | {
            role.id: str(role.unit) for role in self._plan.roles if role.unit
        }

    @cached_property
    def _over(self) -> Mapping[str, frozenset[str]]:
        """Return for each unit itself and the units that it belongs to; a loop is left where it closes."""
        parents = {unit.id: str(unit.parent or "") for unit in self._plan.units}
        found = {}
        for unit in parents:
            way: list[str] = []
            here = unit
            while here and here not in way:
                way.append(here)
                here = parents.get(here, "")
            found[unit] = frozenset(way)
        return found

    def in_line(self, one: str, other: str) -> bool:
        """Tell whether two units are the same, or one of them belongs to the other."""
        return one in self._over.get(other, ()) or other in self._over.get(one, ())

    def lines(self, who: str) -> frozenset[str]:
        """Return those with whom a role or a unit answers for the same: itself, its unit, and the units above."""
        unit = self.units.get(who)
        return frozenset((who,)) | (self._over.get(unit, frozenset((unit,))) if unit else frozenset())

    @cached_property
    def kpis(self) -> tuple[Kpi, ...]:
        """Return the KPIs that are written as such; those that a goal stands for are in `plan.kpis` too."""
        return tuple(kpi for kpi in self._plan.kpis if self.stands_for(kpi) is None)

    def stands_for(self, kpi: Kpi) -> Goal | None:
        """Return the goal whose target a KPI is made of, or None for one that is written as such."""
        return self._measures.get(id(kpi.name))

    @cached_property
    def _measures(self) -> Mapping[int, Goal]:
        return {id(goal.name): goal for goal in nested(self._plan.goals) if goal.target is not None}

    @cached_property
    def above(self) -> Mapping[str, str]:
        """Return the id of the goal above each goal that has one: the one it is nested in, or else its `parent`."""
        found = {goal.id: str(goal.parent) for goal in nested(self._plan.goals) if goal.parent}
        found |= {child.id: goal.id for goal in nested(self._plan.goals) for child in goal.children}
        return found

    def line(self, goal: str) -> Iterator[str]:
        """Return a goal and the goals above it, by their ids, from below; a loop is left where it closes."""
        seen: set[str] = set()
        while goal and goal not in seen:
            yield goal
            seen.add(goal)
            goal = self.above.get(goal, "")

    @cached_property
    def served(self) -> frozenset[str]:
        """Return the ids of the goals that a task, a campaign or a strategy with actions serves, or one below them."""
        plan = self._plan
        named = {goal for task in self.leaves for goal in task.goals}
        named |= {goal for one in plan.campaigns for goal in one.goals}
        named |= {goal for one in plan.strategies if one.actions for goal in one.goals}
        return frozenset(above for goal in named for above in self.line(goal))

    @cached_property
    def naming(self) -> Mapping[str, tuple[tuple[Part, str], ...]]:
        """Return by id what refers to an entity: the part, and the field of it that does (`owner`, `R`, `goals`)."""
        found: dict[str, list[tuple[Part, str]]] = defaultdict(list)
        for _, part in parts(self._plan):
            for slot, _, ref in references(part):
                found[str(ref)].append((part, slot.name))
        return {id_: tuple(named) for id_, named in found.items()}

    @cached_property
    def by_id(self) -> Mapping[str, Entity]:
        """Return every entity by its id."""
        listed = (part for _, part in parts(self._plan) if isinstance(part, Entity))
        return {id_: one for one in listed if (id_ := str(getattr(one, "id", "")))}

    def called(self, ref: object) -> object:
        """Return the entity of an id, or the id itself where the entity has errors and is not in the plan."""
        return self.by_id.get(str(ref), ref)
