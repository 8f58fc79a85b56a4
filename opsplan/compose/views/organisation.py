"""Units and roles: the structure, who holds which post, and a card for each."""

from __future__ import annotations

from opsplan.analysis.facts import Facts
from opsplan.compose.phrase import Phrase
from opsplan.compose.row import Row
from opsplan.compose.table import MOST_COLUMNS, Shown, saying
from opsplan.compose.views import skills
from opsplan.compose.views.saying import bracketed, if_written, joined, money, named, short, span, unsaid
from opsplan.manuscript import Tone
from opsplan.model.organisation import Absence, Duty, Interface, Role, Skill
from opsplan.model.plan import Plan

#: From so many roles on, their sum says more than a glance at the list does.
COUNTED_FROM = 4
#: What a card is made of, and from how many of these on, in the mean of all roles, there are cards.
CARD = ("scope", "duty_rows", "duties", "outputs", "authority", "kpis", "skills")
CARD_FROM = 4
#: What tables of roles tell, the first of them beside id and name.
TERMS = (
    "unit", "reports_to", "headcount", "people", "inspected", "backup",
    "weekly", "hours", "contact", "rate", "absent",
)  # fmt: skip


def standing(plan: Plan, facts: Facts) -> Phrase | None:
    """Return how many roles and heads there are; None where that is seen at a glance, or nobody wrote headcounts."""
    if len(plan.roles) < COUNTED_FROM or unsaid(plan.roles, "headcount"):
        return None
    return Phrase("organisation.standing", {"roles": len(plan.roles), "heads": short(facts.organisation.headcount, 2)})


def units(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a unit, each before those below it, with its heads (those below it too) where roles have some."""
    found, by_id = facts.organisation, {unit.id: unit for unit in plan.units}
    above = {unit.parent for unit in plan.units if unit.parent}
    counted, other = ("heads", "own") if above else ("own", "heads")
    told = not unsaid(plan.roles, "headcount")
    return [
        Row(
            by_id[unit],
            name=Shown(by_id[unit].name, Tone.STRONG) if unit in above else by_id[unit].name,
            **{counted: (told and short(found.headcounts[unit], 2)) or None, other: None},
        )
        for unit in found.units
    ]


def roles(plan: Plan, facts: Facts, check: bool) -> list[Row]:
    """Return a row a role: where each says something that may have its default, if one of them does.

    Duties of which more is known than names are rows of their own; skills are left out where the matrix has them.
    """
    silent = unsaid(plan.roles, "headcount", "inspected")
    tabled = bool(skills.matrix(plan, facts, check))
    return [_role(plan, one, facts, silent, tabled) for one in plan.roles]


def _role(plan: Plan, role: Role, facts: Facts, silent: tuple[str, ...], tabled: bool) -> Row:
    detailed = any(duty.model_fields_set - {"name"} for duty in role.duties)
    said = {
        "headcount": role.headcount,
        "inspected": Shown(role.inspected, Tone.PLAIN if role.inspected else Tone.MUTED),
        "weekly": if_written(role, "capacity"),
        "rate": money(plan, role.rate),
        "duties": () if detailed else tuple(duty.name for duty in role.duties),
        "duty_rows": _duties(role.duties) if detailed else [],
        "kpis": facts.organisation.kpis[role.id],
        "skills": None if tabled else joined(tuple(map(_skill, role.skills))),
        "interfaces": tuple(map(_interface, role.interfaces)),
        "absent": tuple(map(_absence, role.absent)),
    }
    return Row(role, **{**said, **dict.fromkeys(silent)})


def tasks_of(plan: Plan) -> list[Row]:
    """Return a row a role: what it is for, what comes of it and what it takes, for documents without cards of roles."""
    return [Row(one, skills=joined(tuple(map(_skill, one.skills)))) for one in plan.roles]


def terms(rows: list[Row], check: bool) -> tuple[str, str]:
    """Return the fields of two tables of roles beside their names; the second has those for which the first is full."""
    asked = [name for name in TERMS if check or name != "inspected"]
    told = [name for name in asked if saying(rows, name, "")]
    room = MOST_COLUMNS - 2
    return " ".join(told[:room]), " ".join(told[room:])


def cards(plan: Plan, rows: list[Row], check: bool) -> list[Row]:
    """Return the roles that have a card: in a check those that are inspected, or the only one there is.

    None where they have so little to say that it reads better in a table, a row a role; a check goes by role.
    """
    if len(rows) == 1:
        return rows
    if check:
        return [row for role, row in zip(plan.roles, rows, strict=True) if role.inspected]
    said = sum(bool(getattr(row, name)) for row in rows for name in CARD)
    return rows if said >= CARD_FROM * len(rows) else []


def _duties(duties: tuple[Duty, ...]) -> list[Row]:
    return [Row(one) for one in duties]


def _skill(skill: Skill) -> object:
    return bracketed(skill.name, Phrase("phrases.skill_level", {"n": skill.level}) if skill.level else None)


def _interface(interface: Interface) -> object:
    return named(interface.with_, interface.how)


def _absence(absence: Absence) -> object:
    return named(span(absence.start, absence.finish), absence.note)
