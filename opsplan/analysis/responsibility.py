"""Who does what: the RACI rows of a plan, written and derived (model.md §2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from opsplan.model.plan import Plan
from opsplan.model.references import Ref
from opsplan.model.text import Text
from opsplan.model.work import Task


class Activity(StrEnum):
    """What a row of the RACI matrix is derived from."""

    WRITTEN = "written"
    TASK = "task"
    PROCESS = "process"
    SERVICE = "service"


class RaciRow(Struct, frozen=True):
    """One activity of a kind (`of`): who is accountable and responsible, who is consulted and informed, as ids."""

    id: str
    name: Text
    accountable: tuple[Ref, ...]
    responsible: tuple[Ref, ...]
    consulted: tuple[Ref, ...] = ()
    informed: tuple[Ref, ...] = ()
    of: Activity = Activity.WRITTEN

    def everybody(self) -> tuple[Ref, ...]:
        """Return everybody who has a part in the activity, each once."""
        return tuple(dict.fromkeys((*self.accountable, *self.responsible, *self.consulted, *self.informed)))

    def letters(self, who: str) -> str:
        """Return a party's letters in the row: `A/R`, `C`, or nothing."""
        held = (("A", self.accountable), ("R", self.responsible), ("C", self.consulted), ("I", self.informed))
        return "/".join(letter for letter, parties in held if who in parties)


def raci(plan: Plan) -> tuple[RaciRow, ...]:
    """Return the rows that the plan writes, then those of its tasks, processes and services.

    In a derived row the owner is accountable, `doers` (or else the owner) and `collaborators` are responsible; those
    whom a service is for are informed.
    """
    return (*_written(plan), *_of_tasks(plan.tasks), *_of_processes(plan), *_of_services(plan))


def _written(plan: Plan) -> Iterator[RaciRow]:
    for row in plan.raci:
        yield RaciRow("", row.name, (row.A,) if row.A else (), row.R, row.C, row.I)


def _of_tasks(tasks: Iterable[Task]) -> Iterator[RaciRow]:
    for task in tasks:
        if task.children:
            yield from _of_tasks(task.children)
            continue
        owner = (task.owner,) if task.owner else ()
        doers = tuple(dict.fromkeys((*(task.doers or owner), *task.collaborators)))
        if owner or doers:
            yield RaciRow(task.id, task.name, owner, doers, task.consulted, task.informed, Activity.TASK)


def _of_processes(plan: Plan) -> Iterator[RaciRow]:
    for process in plan.processes:
        owner = (process.owner,) if process.owner else ()
        # A step without an actor is its owner's; what customers do is not for the plan to allot.
        every = [step.actor or process.owner for step in process.steps]
        actors = tuple(dict.fromkeys(one for one in every if one and one != "customer")) or owner
        if owner or actors:
            yield RaciRow(process.id, process.name, owner, actors, of=Activity.PROCESS)


def _of_services(plan: Plan) -> Iterator[RaciRow]:
    for service in plan.services:
        owner = (service.owner,) if service.owner else ()
        if service.included and (owner or service.collaborators):
            doers = tuple(dict.fromkeys((*owner, *service.collaborators)))
            served = tuple(one for one in service.clients if one != "customers" and one not in doers)
            yield RaciRow(service.id, service.name, owner, doers, informed=served, of=Activity.SERVICE)
