"""Whether two answer for the same: tasks, duties and services of the same name with different owners."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec import Struct

from opsplan.checks import likeness
from opsplan.checks.case import Case
from opsplan.checks.check import Hit, Hits, check, hit
from opsplan.checks.likeness import Key
from opsplan.findings import line_beside
from opsplan.model.organisation import Duty
from opsplan.model.plan import Plan
from opsplan.model.services import Service
from opsplan.model.work import Task


class Answer(Struct, frozen=True):
    """Something that somebody answers for: who does (an id), who else works on it, and in which group it stands.

    The group is that of a task, by the ids of its parent and its phase.
    """

    part: Duty | Task | Service
    owner: str
    others: frozenset[str] = frozenset()
    group: tuple[str, str] | None = None


@check("RSP-01", "W1", needs=("roles", "tasks", "services"))
def overlapping(case: Case) -> Hits:
    """A task, duty or service that somebody else has too."""
    answers = [one for one in _answers(case) if not likeness.is_shared(one.part.name)]
    found = list(_Seen(case, answers).found())
    sizes = Counter(one.group for one in answers)
    shared = Counter((one.group, other.group) for one, other in found)
    for one, other in found:
        same = one.group == other.group or not (one.group and other.group)
        # Groups that have several names in common, as every shop or phase has, do the same work for something else.
        if same or shared[one.group, other.group] < max(2, sizes[one.group] / 2):
            yield _hit(case, one, other)


def _hit(case: Case, one: Answer, other: Answer) -> Hit:
    called, loaded = case.relations.called, case.loaded
    line = line_beside(loaded.place(other.part, "name"), loaded.place(one.part, "name"))
    return hit(one.part, "name", owner=called(one.owner), other=other.part, holder=called(other.owner), line=line)


def _answers(case: Case) -> Iterator[Answer]:
    """Return what is answered for, in an order in which what is about others comes first: duties, tasks, services."""
    plan: Plan = case.plan
    for role in plan.roles:
        yield from (Answer(duty, role.id) for duty in role.duties)
    groups = case.relations.groups
    for task in case.relations.leaves:
        if task.owner:
            with_ = frozenset(map(str, (*task.doers, *task.collaborators, *task.consulted, task.sponsor)))
            group = (groups.get(task.id, ("",))[0], str(task.phase or ""))
            yield Answer(task, str(task.owner), with_, group)
    for service in plan.services:
        if service.owner and service.included:
            yield Answer(service, str(service.owner), frozenset(map(str, service.collaborators)))


class _Seen:
    """What has been seen, by name: the first of each owner, whichever group it stands in, and in each group."""

    def __init__(self, case: Case, answers: list[Answer]) -> None:
        self._answers = [(likeness.key(one.part.name), one) for one in answers]
        self._near = likeness.neighbours(key for key, _ in self._answers)
        self._lines = case.relations.lines
        self._all: dict[Key, dict[str, Answer]] = defaultdict(dict)
        self._within: dict[tuple[Key, object], dict[str, Answer]] = defaultdict(dict)

    def found(self) -> Iterator[tuple[Answer, Answer]]:
        """Yield each that somebody else answers for too, with the first such; one in the same group goes before."""
        for key, one in self._answers:
            keys = (key, *self._near.get(key, ()))
            if other := self._other(one, keys):
                yield one, other
            self._all[key].setdefault(one.owner, one)
            self._within[key, one.group].setdefault(one.owner, one)

    def _other(self, one: Answer, keys: Iterable[Key]) -> Answer | None:
        for key in keys:
            # A role's duties go with every task; a task's group is only its own.
            within, duties = self._within.get((key, one.group), {}), self._within.get((key, None), {})
            for other in chain(within.values(), duties.values(), self._all.get(key, {}).values()):
                if self._clash(one, other):
                    return other
        return None

    def _clash(self, one: Answer, other: Answer) -> bool:
        """Tell whether two answer for the same apart from each other.

        A unit and its roles do not, nor an owner and whoever works on it too.
        """
        if one.owner in self._lines(other.owner) or other.owner in self._lines(one.owner):
            return False
        return one.owner not in other.others and other.owner not in one.others
