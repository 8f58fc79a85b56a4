"""Checks for loops: goals, organisation, tasks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from opsplan.checks.case import Case
from opsplan.findings import Finding
from opsplan.model.base import Entity
from opsplan.model.direction import Goal


def goals(case: Case) -> Iterator[Finding]:
    """GOAL-12: a goal that is above itself."""
    above: dict[str, str] = {}
    _goal_parents(case.plan.goals, None, above)
    yield from _loops(case, above, "GOAL-12", "parent")


def _goal_parents(listed: tuple[Goal, ...], parent: str | None, above: dict[str, str]) -> None:
    for goal in listed:
        if goal.parent or parent:
            above[goal.id] = goal.parent or parent or ""
        _goal_parents(goal.children, goal.id, above)


def organisation(case: Case) -> Iterator[Finding]:
    """ORG-01: a unit that is above itself, or a role that reports to itself."""
    units = {unit.id: str(unit.parent) for unit in case.plan.units if unit.parent}
    yield from _loops(case, units, "ORG-01", "parent")
    roles = {role.id: str(role.reports_to) for role in case.plan.roles if role.reports_to}
    yield from _loops(case, roles, "ORG-01", "reports_to")


def tasks(case: Case) -> Iterator[Finding]:
    """TASK-05: tasks that wait for each other."""
    for loop in case.facts.schedule.cycles:
        yield _finding(case, "TASK-05", loop, "after")


def _loops(case: Case, above: Mapping[str, str], code: str, field: str) -> Iterator[Finding]:
    """Return a finding for each loop in a relation in which everything has one thing above it at most."""
    done: set[str] = set()
    for start in above:
        way: list[str] = []
        here = start
        while here in above and here not in done and here not in way:
            way.append(here)
            here = above[here]
        if here in way:
            yield _finding(case, code, way[way.index(here) :], field)
        done.update(way)


def _finding(case: Case, code: str, loop: Sequence[str], field: str) -> Finding:
    """Return a finding that names the whole loop, with the line of every edge."""
    entities: list[Entity] = [case.loaded.index.by_id[one] for one in loop]
    lines = [case.loaded.place(entity, field).line for entity in entities]
    path = " → ".join([*loop, loop[0]])
    told = "、".join(f"{one}:{line}" for one, line in zip(loop, lines, strict=True))
    message = {"TASK-05": "cycle-tasks", "GOAL-12": "cycle-goals", "ORG-01": "cycle-organisation"}[code]
    return case.error(code, message, entities[0], field, loop=path, lines=told)
