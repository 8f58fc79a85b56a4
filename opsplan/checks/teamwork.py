"""Whether those of several units who work on a task have agreed how: meetings, information, interfaces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from msgspec import Struct

from opsplan.analysis.progress import is_done
from opsplan.checks.case import Case
from opsplan.checks.check import Hits, check, hit
from opsplan.model.communication import MeetingType
from opsplan.model.plan import Plan
from opsplan.model.work import Task

#: Who works on a task: the fields that say so.
WORKING = ("doers", "collaborators")


class Arrangements(Struct, frozen=True):
    """Which units have agreed how to work together, in pairs; with `all_units` there is a meeting for all of them."""

    pairs: frozenset[frozenset[str]]
    all_units: bool

    def cover(self, one: str, other: str) -> bool:
        """Tell whether two units have agreed."""
        return self.all_units or frozenset((one, other)) in self.pairs


@check("TASK-14", "W2", of="tasks", needs=("units", "roles", "meetings", "communications"))
def arranged(case: Case) -> Hits:
    """A task of several units that no meeting, exchange of information or interface connects."""
    plan, units = case.plan, case.relations.units
    agreed = _arrangements(plan, case)
    if len(plan.units) < 2 or agreed.all_units:
        return
    for task in case.relations.leaves:
        own = units.get(str(task.owner or ""))
        if own is None or is_done(task):
            continue
        for where, unit in _others(case, task):
            if not case.relations.in_line(own, unit) and not agreed.cover(own, unit):
                yield hit(task, where, unit=case.relations.called(own), other=case.relations.called(unit))
                break


def _others(case: Case, task: Task) -> Iterator[tuple[tuple[str, int], str]]:
    """Yield the units of those who work on a task, and where in it they stand."""
    for field in WORKING:
        for place, one in enumerate(getattr(task, field)):
            if unit := case.relations.units.get(str(one)):
                yield (field, place), unit


def _arrangements(plan: Plan, case: Case) -> Arrangements:
    regular = [one for one in plan.meetings if one.frequency or one.type is MeetingType.CROSS_UNIT]
    met = [(one.chair, *one.attendees) for one in regular]
    told = [(*one.from_, *one.audience) for one in plan.communications]
    faced = [(role.id, one.with_) for role in plan.roles for one in role.interfaces]
    pairs = (pair for group in (*met, *told, *faced) for pair in _pairs(case, group))
    open_to_all = any(one.type is MeetingType.CROSS_UNIT and not one.attendees for one in plan.meetings)
    return Arrangements(frozenset(pairs), open_to_all)


def _pairs(case: Case, parties: Iterable[str | None]) -> Iterator[frozenset[str]]:
    """Yield every two units of some parties."""
    units = case.relations.units
    found = {unit for one in parties if one and (unit := units.get(str(one)))}
    yield from map(frozenset, combinations(sorted(found), 2))
