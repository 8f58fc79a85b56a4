"""The skills matrix: which role holds which skill how well, and which its tasks need."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.analysis.skills import NOTHING, SkillFacts, SkillOfRole
from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.compose.phrase import Phrase
from opsplan.compose.views.saying import named
from opsplan.compose.views.skills import compared
from opsplan.figures.matrix import Mark, Matrix
from opsplan.manuscript import Tone
from opsplan.model.references import Ref

#: The least of roles and of skills, and the most skills and roles that are legible.
_LEAST, _MOST, _ROLES = 2, 60, 32
#: What is held, needed, and needed without being held.
HELD, NEEDED, GAP = "✓", "●", "×"
#: How strongly a level is shaded; what is held without one is as a middle one.
_WEIGHTS = {1: 1, 2: 1, 3: 2, 4: 2, 5: 3, None: 2}
#: So many gaps can be named; of more only their number is.
_FEW = 2


def skills_matrix(scene: Scene) -> Shown | None:
    """Return the matrix of the roles that a figure is about (`scene.of`), of all without it.

    None of fewer than two roles or skills, and where a list with each role says as much (see `views.skills`). Of more
    skills than are legible those come first that tasks need and somebody lacks, or at least needs.
    """
    asked = scene.of if isinstance(scene.of, list | tuple) else [role.id for role in scene.plan.roles]
    there = compared(scene.facts.skills, asked)
    roles = _busiest(scene.facts.skills, there)
    listed = [one for one in scene.facts.skills if not one.roles.keys().isdisjoint(roles)]
    if len(roles) < _LEAST or len(listed) < _LEAST:
        return None
    kept = sorted(listed, key=lambda one: -_urgency(one, roles))[:_MOST]
    shown = [one for one in listed if one in kept]
    marks = {one.name: [one.roles.get(role, NOTHING) for role in roles] for one in shown}
    chart = Matrix(
        corner=scene.say(Phrase("fields.role.skills")),
        columns=tuple(map(scene.say, map(Ref, roles))),
        rows=tuple((scene.say(name), tuple(map(_mark, row))) for name, row in marks.items()),
        legend=_legend(scene, [mark for row in marks.values() for mark in row]),
        note=_note(scene, len(listed), len(roles), len(there)),
    )
    return Shown(chart, message=_message(listed, roles))


def _busiest(skills: Sequence[SkillFacts], roles: Sequence[str]) -> list[str]:
    """Return the roles; of more than are legible those of which most is said."""
    often = {role: sum(role in one.roles for one in skills) for role in roles}
    kept = set(sorted(roles, key=lambda role: -often[role])[:_ROLES])
    return [role for role in roles if role in kept]


def _note(scene: Scene, skills: int, shown: int, roles: int) -> str:
    """Return what is left out of the matrix."""
    first = Phrase("figures.skills_matrix.first", {"n": _MOST, "all": skills}) if skills > _MOST else None
    few = Phrase("figures.parties", {"n": shown, "all": roles}) if roles > shown else None
    return "\N{EM SPACE}".join(scene.speaker.inline(one) for one in (first, few) if one)


def _urgency(skill: SkillFacts, roles: Sequence[str]) -> int:
    marks = [skill.roles[role] for role in roles if role in skill.roles]
    return 2 if any(map(_is_gap, marks)) else int(any(one.needed for one in marks))


def _is_gap(mark: SkillOfRole) -> bool:
    return mark.needed and not mark.held


def _mark(mark: SkillOfRole) -> Mark:
    if _is_gap(mark):
        return Mark(GAP, tone=Tone.BAD)
    if not mark.held:
        return Mark()
    return Mark(f"{mark.level or HELD}{NEEDED if mark.needed else ''}", _WEIGHTS[mark.level])


def _legend(scene: Scene, marks: Sequence[SkillOfRole]) -> str:
    """Return what those marks mean that occur."""
    there = {
        "level": any(one.level for one in marks),
        "held": any(one.held and not one.level for one in marks),
        "needed": any(one.needed and one.held for one in marks),
        "gap": any(map(_is_gap, marks)),
    }
    return scene.legend("skills_matrix", *(name for name, holds in there.items() if holds))


def _message(skills: Sequence[SkillFacts], roles: Sequence[str]) -> Phrase | None:
    """Return which skills are missing, or how many where they are many; None where no task needs one."""
    needed = [(one, role) for one in skills for role in roles if one.roles.get(role, NOTHING).needed]
    gaps = [(one.name, role) for one, role in needed if _is_gap(one.roles[role])]
    if not needed:
        return None
    if not gaps:
        return Phrase("figures.skills_matrix.complete")
    if len(gaps) > _FEW:
        return Phrase("figures.skills_matrix.gaps", {"n": len(gaps)})
    return Phrase("figures.skills_matrix.missing", {"what": tuple(named(Ref(role), name) for name, role in gaps)})
