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
    marks = [mark for skill in facts.skills for mark in skill.roles.values()]
    needed = any(mark.needed for mark in marks)
    listed = [role.id for role in plan.roles if role.inspected or not check]
    found = [role for role in listed if any(role in skill.roles for skill in facts.skills)]
    shared = len(marks) >= SHARED * len(facts.skills)
    if not needed and not (shared and any(mark.level for mark in marks)):
        return []
    size = ceil(len(found) / ceil(len(found) / (MOST_COLUMNS - 1))) if found else 1
    parts = [found[start : start + size] for start in range(0, len(found), size)]
    caption = Phrase("skills.needed" if needed else "skills.levels")
    return [
        Row(caption=_caption(caption, place, len(parts)), grid=list(_grid(facts.skills, part)))
        for place, part in enumerate(parts, start=1)
    ]


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
