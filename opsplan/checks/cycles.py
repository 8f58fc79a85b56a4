"""Checks for loops: goals, organisation, tasks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from opsplan.checks.case import Case
from opsplan.checks.check import Hit, Hits, check, hit
from opsplan.findings import line_beside
from opsplan.model.base import Part
from opsplan.model.direction import Goal
from opsplan.model.work import Task
from opsplan.words import LANGS, words

#: Of a longer loop the first edges are named, and that it goes on.
_NAMED = 40


class Edge(Struct, frozen=True):
    """One thing that depends on another: their ids, and the part and its field that say so."""

    one: str
    other: str
    part: Part
    field: str = ""


@check("GOAL-12", "E1")
def goals(case: Case) -> Hits:
    """A goal that is above itself."""
    for loop in _loops({edge.one: edge for edge in _parents(case.plan.goals)}):
        yield _hit(case, "cycle-goals", loop)


def _parents(listed: tuple[Goal, ...], above: str = "") -> Iterator[Edge]:
    for goal in listed:
        if goal.parent or above:
            yield Edge(goal.id, str(goal.parent or above), goal, "parent" if goal.parent else "")
        yield from _parents(goal.children, goal.id)


@check("ORG-01", "E1")
def organisation(case: Case) -> Hits:
    """A unit that is above itself, or a role that reports to itself."""
    plan = case.plan
    units = {unit.id: Edge(unit.id, str(unit.parent), unit, "parent") for unit in plan.units if unit.parent}
    roles = {role.id: Edge(role.id, str(role.reports_to), role, "reports_to") for role in plan.roles if role.reports_to}
    for loop in (*_loops(units), *_loops(roles)):
        yield _hit(case, "cycle-organisation", loop)


@check("TASK-05", "E1")
def tasks(case: Case) -> Hits:
    """Tasks that wait for each other."""
    for loop in case.facts.schedule.cycles:
        edges = [edge for one, other in pairwise((*loop, loop[0])) for edge in _waits(case, one, other)]
        yield _hit(case, _message(edges), edges)


def _message(edges: Sequence[Edge]) -> str:
    """Return what kind of loop tasks are in: one that waits for itself, or for the one that it is a part of."""
    if len(edges) == 1:
        return "cycle-task-self"
    part = len(edges) == 2 and not all(edge.field for edge in edges)
    return "cycle-task-above" if part else "cycle-tasks"


def _waits(case: Case, one: str, other: str) -> Iterator[Edge]:
    """Return the entry of `after` that makes one task wait for another; or the task itself, which is in the other."""
    task = case.loaded.index.by_id[one]
    entries = task.after if isinstance(task, Task) else ()
    written = next((entry for entry in entries if entry.task == other), None)
    yield Edge(one, other, written, "task") if written else Edge(one, other, task)


def _loops(above: Mapping[str, Edge]) -> list[list[Edge]]:
    """Return the loops in a relation in which everything has one thing above it at most."""
    done: set[str] = set()
    found = []
    for start in above:
        way: dict[str, Edge] = {}
        here = start
        while here in above and here not in done and here not in way:
            way[here] = above[here]
            here = above[here].other
        if here in way:
            found.append(list(way.values())[list(way).index(here) :])
        done.update(way)
    return found


def _hit(case: Case, message: str, loop: Sequence[Edge]) -> Hit:
    """Return a hit that names the whole loop, with the line of every edge; of one that nobody would read, the head."""
    own, head = case.loaded.place(case.plan), loop[:_NAMED]
    more = ["…"] * (len(loop) > _NAMED)
    places = [case.loaded.place(edge.part, edge.field) for edge in head]
    told = {
        lang: [
            words(lang).say(
                "formats.edge",
                {
                    "one": edge.one,
                    "other": edge.other,
                    "line": line_beside(place, own)[lang].strip().removeprefix("in "),
                },
            )
            for edge, place in zip(head, places, strict=True)
        ]
        + more
        for lang in LANGS
    }
    path = " → ".join([*(edge.one for edge in head), *more, loop[0].one])
    written = next((edge for edge in loop if edge.field), loop[0])
    ends = {"one": written.one, "other": written.other}
    return hit(written.part, written.field, message, loop=path, edges=told, **ends)
