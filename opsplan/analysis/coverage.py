"""Which areas of which roles are inspected by which checklist, and who is not (kinds.md, chapter program)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from opsplan.model.inspection import Checklist, ChecklistArea
from opsplan.model.plan import Plan
from opsplan.model.text import Text

#: The areas in the order in which they are inspected and printed.
AREAS = (
    ChecklistArea.STRATEGY, ChecklistArea.GOAL, ChecklistArea.BUSINESS, ChecklistArea.PROCESS, ChecklistArea.DATA,
    ChecklistArea.CAMPAIGN, ChecklistArea.PRODUCT, ChecklistArea.CUSTOMER, ChecklistArea.PARTNER,
    ChecklistArea.TEAMWORK, ChecklistArea.RESOURCE, ChecklistArea.PEOPLE, ChecklistArea.RISK, ChecklistArea.DISCIPLINE,
)  # fmt: skip


class AreaCoverage(Struct, frozen=True):
    """An area, the ids of its checklists, and by role id those that inspect the role."""

    area: ChecklistArea | Text
    checklists: tuple[str, ...]
    roles: Mapping[str, tuple[str, ...]]


class Coverage(Struct, frozen=True):
    """The areas in their order, own ones last, and roles by id.

    `roles` are to be inspected, `exempt` are not (`inspected: false`), `uncovered` are those of `roles` that no list
    inspects. `dependent` are the ids of lists whose inspector is among those whom the list names.
    """

    areas: tuple[AreaCoverage, ...]
    roles: tuple[str, ...]
    exempt: tuple[str, ...]
    uncovered: tuple[str, ...]
    dependent: tuple[str, ...]


def coverage(plan: Plan) -> Coverage:
    """Return what the checklists of a plan cover.

    A list that names no role inspects all that are to be inspected but its own inspector.
    """
    named = {role for one in plan.checklists for role in one.roles}
    roles = tuple(one.id for one in plan.roles if one.inspected or one.id in named)
    reach = {one.id: inspected(one, roles) for one in plan.checklists}
    covered = {role for found in reach.values() for role in found}
    return Coverage(
        tuple(_area(area, lists, roles, reach) for area, lists in by_area(plan)),
        roles,
        tuple(one.id for one in plan.roles if one.id not in roles),
        tuple(one for one in roles if one not in covered),
        tuple(one.id for one in plan.checklists if one.inspector is not None and one.inspector in one.roles),
    )


def inspected(checklist: Checklist, roles: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the roles that a list inspects, of those that are to be inspected."""
    return tuple(checklist.roles) or tuple(one for one in roles if one != checklist.inspector)


def by_area(plan: Plan) -> list[tuple[ChecklistArea | Text, list[Checklist]]]:
    """Return the areas that have checklists, in their order and own ones last, each with its lists."""
    found: dict[ChecklistArea | Text, list[Checklist]] = {area: [] for area in AREAS}
    for one in plan.checklists:
        found.setdefault(one.area, []).append(one)
    return [(area, lists) for area, lists in found.items() if lists]


def _area(
    area: ChecklistArea | Text,
    lists: Sequence[Checklist],
    roles: Sequence[str],
    reach: Mapping[str, Sequence[str]],
) -> AreaCoverage:
    by_role = {role: tuple(one.id for one in lists if role in reach[one.id]) for role in roles}
    return AreaCoverage(area, tuple(one.id for one in lists), {role: found for role, found in by_role.items() if found})
