"""Which role holds which skill how well, and which skills its tasks need (model.md §2, RSP-06)."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from opsplan.model.plan import Plan
from opsplan.model.references import Ref
from opsplan.model.text import Text
from opsplan.model.walk import nested
from opsplan.model.work import Task, TaskStatus


class SkillOfRole(Struct, frozen=True):
    """What a role has to do with a skill: whether it holds it, how well (1 to 5), and whether its tasks need it."""

    held: bool = False
    level: int | None = None
    needed: bool = False


NOTHING = SkillOfRole()


class SkillFacts(Struct, frozen=True):
    """A skill with the roles that hold or need it, by id."""

    name: Text | str
    roles: dict[str, SkillOfRole] = field(default_factory=dict)


def skills(plan: Plan) -> tuple[SkillFacts, ...]:
    """Return the skills of all roles, then those that only tasks name.

    A task needs its skills of those who do it (its doers, or else its owner). Where its owner or one of its doers holds
    a skill, it is needed of those alone.
    """
    found: list[SkillFacts] = []
    by_name: dict[str, SkillFacts] = {}
    for role in plan.roles:
        for one in role.skills:
            _skill(one.name, found, by_name).roles[role.id] = SkillOfRole(True, one.level)
    roles = {role.id for role in plan.roles}
    for task in nested(plan.tasks):
        if task.status is not TaskStatus.CANCELLED:
            for name in task.skills:
                skill = _skill(name, found, by_name)
                for who in _asked(task, skill, roles):
                    skill.roles[who] = replace(skill.roles.get(who, NOTHING), needed=True)
    return tuple(found)


def _skill(name: Text | str, found: list[SkillFacts], by_name: dict[str, SkillFacts]) -> SkillFacts:
    """Return the skill of a name; the names of one that is new lead to it from now on."""
    names = [one.casefold() for one in (name.all() if isinstance(name, Text) else (name,))]
    skill = next((by_name[one] for one in names if one in by_name), None)
    if skill is None:
        skill = SkillFacts(name)
        found.append(skill)
    for one in names:
        by_name.setdefault(one, skill)
    return skill


def _asked(task: Task, skill: SkillFacts, roles: set[str]) -> Iterator[str]:
    owner = (task.owner,) if task.owner else ()
    holders = [who for who in dict.fromkeys((*owner, *task.doers)) if _holds(skill, who)]
    yield from (who for who in holders or task.doers or owner if who in roles)


def _holds(skill: SkillFacts, who: Ref) -> bool:
    return who in skill.roles and skill.roles[who].held
