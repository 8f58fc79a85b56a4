"""Units and roles: the structure, who holds which post, and a card for each."""

from __future__ import annotations

from opsplan.analysis.facts import Facts
from opsplan.compose.phrase import Phrase
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views import skills
from opsplan.compose.views.saying import bracketed, if_written, money, named, short, span, unsaid
from opsplan.manuscript import Tone
from opsplan.model.organisation import Absence, Duty, Interface, Role, Skill
from opsplan.model.plan import Plan

#: From so many roles on, their sum says more than a glance at the list does.
COUNTED_FROM = 4


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


def roles(plan: Plan) -> list[Row]:
    """Return a row a role of several: where each says something that may have its default, if one of them does."""
    silent = unsaid(plan.roles, "headcount", "inspected")
    return [Row(one, **_terms(plan, one, silent)) for one in plan.roles] if len(plan.roles) > 1 else []


def _terms(plan: Plan, role: Role, silent: tuple[str, ...]) -> dict[str, object]:
    capacity = if_written(role, "capacity")
    return {
        "inspected": Shown(role.inspected, Tone.PLAIN if role.inspected else Tone.MUTED),
        "capacity": Phrase("phrases.capacity", {"n": capacity}) if capacity is not None else None,
        "rate": money(plan, role.rate),
        **dict.fromkeys(silent),
    }


def cards(plan: Plan, facts: Facts, check: bool) -> list[Row]:
    """Return a card a role, in a check one for each that is inspected; the only role has one anyway."""
    listed = [one for one in plan.roles if one.inspected or not check or len(plan.roles) == 1]
    tabled = bool(skills.matrix(plan, facts, check))
    return [_card(plan, one, facts, tabled) for one in listed]


def _card(plan: Plan, role: Role, facts: Facts, tabled: bool) -> Row:
    detailed = any(duty.model_fields_set - {"name"} for duty in role.duties)
    return Row(
        role,
        **_terms(plan, role, unsaid([role], "headcount", "inspected")),
        duties=() if detailed else tuple(duty.name for duty in role.duties),
        duty_rows=_duties(role.duties) if detailed else [],
        kpis=facts.organisation.kpis[role.id],
        skills=() if tabled else tuple(map(_skill, role.skills)),
        interfaces=tuple(map(_interface, role.interfaces)),
        absent=tuple(map(_absence, role.absent)),
    )


def _duties(duties: tuple[Duty, ...]) -> list[Row]:
    return [Row(one) for one in duties]


def _skill(skill: Skill) -> object:
    return bracketed(skill.name, Phrase("phrases.skill_level", {"n": skill.level}) if skill.level else None)


def _interface(interface: Interface) -> object:
    return named(interface.with_, interface.how)


def _absence(absence: Absence) -> object:
    return named(span(absence.start, absence.finish), absence.note)
