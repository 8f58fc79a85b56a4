"""The skills matrix: skill by role, held and needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from opsplan.analysis.facts import Facts
from opsplan.analysis.skills import SkillFacts, SkillOfRole
from opsplan.compose.phrase import Phrase
from opsplan.compose.row import Row
from opsplan.compose.table import MOST_COLUMNS, Shown
from opsplan.manuscript import Tone
from opsplan.model.plan import Plan
from opsplan.model.references import Ref

#: A matrix without needs compares roles from so many a skill, in the mean.
SHARED = 1.5


def matrix(plan: Plan, facts: Facts, check: bool) -> list[Row]:
    """Return the matrix in grids of as many roles as a page holds, each with its caption; in a check those inspected.

    Nothing where a list with the role says as much: nothing is needed, and no level known or hardly a skill shared.
    """
    found = compared(facts.skills, roles(plan, check))
    if not found:
        return []
    needed = any(mark.needed for skill in facts.skills for mark in skill.roles.values())
    size = ceil(len(found) / ceil(len(found) / (MOST_COLUMNS - 1)))
    parts = [found[start : start + size] for start in range(0, len(found), size)]
    caption = Phrase("skills.needed" if needed else "skills.levels")
    return [
        Row(caption=_caption(caption, place, len(parts)), grid=list(_grid(facts.skills, part)))
        for place, part in enumerate(parts, start=1)
    ]


def roles(plan: Plan, check: bool) -> list[str]:
    """Return the ids of the roles that a matrix is about: in a check of those that are inspected."""
    return [role.id for role in plan.roles if role.inspected or not check]


def compared(skills: Sequence[SkillFacts], roles: Sequence[str]) -> list[str]:
    """Return those of some roles that a matrix has something to say of; none where a list with each role says as much.

    That is where nothing is needed, and no level known or hardly a skill shared.
    """
    marks = [mark for skill in skills for mark in skill.roles.values()]
    shared = len(marks) >= SHARED * len(skills)
    if not any(mark.needed for mark in marks) and not (shared and any(mark.level for mark in marks)):
        return []
    return [role for role in roles if any(role in skill.roles for skill in skills)]


def _caption(caption: Phrase, place: int, parts: int) -> Phrase:
    return Phrase("skills.part", {"caption": caption, "place": place, "parts": parts}) if parts > 1 else caption


def _grid(skills: Sequence[SkillFacts], roles: Sequence[str]) -> Iterator[tuple[object, ...]]:
    """Yield the row of heads, then a row a skill that one of these roles holds or needs."""
    yield (Phrase("fields.role.skills"), *map(Ref, roles))
    for skill in skills:
        if not skill.roles.keys().isdisjoint(roles):
            yield (skill.name, *(_cell(skill.roles.get(role)) for role in roles))


def _cell(mark: SkillOfRole | None) -> object:
    if mark is None:
        return None
    if not mark.held:
        return Shown(Phrase("skills.gap"), Tone.BAD)
    said = Phrase("skills.level", {"n": mark.level}) if mark.level else Phrase("skills.held")
    return Phrase("skills.asked", {"held": said}) if mark.needed else said
