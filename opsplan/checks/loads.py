"""Checks of what roles can carry: more or less work than they have time for, and the skills that tasks need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from opsplan.analysis.workload import MonthLoad
from opsplan.checks.case import Case
from opsplan.checks.check import Hits, check, hit
from opsplan.checks.saying import short
from opsplan.model.dates import months
from opsplan.model.organisation import Role
from opsplan.model.work import Phase
from opsplan.words import LANGS

#: Of the months in which a role has too much to do, a message names so many.
SHOWN = 3


def _listed(case: Case) -> Sequence[Role]:
    """Return the roles that are written; of those that only have a name nobody knows what they can carry."""
    return case.plan.roles if case.has("roles") else ()


@check("RSP-05", "W2", of="tasks")
def overloaded(case: Case) -> Hits:
    """A role that has more to do in a month than it has time for; one hit a role."""
    most = case.limits.overload
    for role in _listed(case):
        months_of = case.facts.workload.get(role.id, ())
        over = [one for one in months_of if one.percent is not None and one.percent > most]
        away = [one for one in months_of if one.percent is None and one.effort]
        if away:
            yield hit(role, "absent" if role.absent else "capacity", "rsp-05-away", months=list(map(_month, away)))
        if over:
            told = [f"{_month(one)} {_whole(one.percent)}%" for one in over[:SHOWN]]
            yield hit(role, "capacity", limit=most, months=told, more=_more(len(over) - SHOWN))


def _month(one: MonthLoad) -> str:
    return f"{one.month:%Y-%m}"


def _whole(percent: Decimal | None) -> Decimal:
    return (percent or Decimal(0)).quantize(Decimal(1), ROUND_HALF_UP)


def _more(n: int) -> object:
    return {"zh": f"等{n + SHOWN}个月", "en": f" and {n} more"} if n > 0 else ""


@check("RSP-06", "W2", of="tasks", needs=("roles",))
def skilled(case: Case) -> Hits:
    """A skill that a task needs and that none of those who do it has."""
    if not _listed(case):
        return
    holders = _holders(case)
    team = _teams(case)
    for task in case.relations.leaves:
        doing = [str(one) for one in dict.fromkeys((task.owner, *task.doers)) if one]
        roles = {role for one in doing for role in team.get(one, ())}
        if not roles or any(one not in team for one in doing):  # partners have skills that no plan lists
            continue
        for place, skill in enumerate(task.skills):
            if roles.isdisjoint(holders.get(skill.casefold(), ())):
                yield hit(task, ("skills", place), skill=skill, who=[case.relations.called(one) for one in doing])


def _holders(case: Case) -> Mapping[str, set[str]]:
    """Return the ids of the roles that have a skill, by each of its names."""
    found: dict[str, set[str]] = defaultdict(set)
    for role in case.plan.roles:
        for skill in role.skills:
            for name in skill.name.all():
                found[name.casefold()].add(role.id)
    return found


def _teams(case: Case) -> Mapping[str, set[str]]:
    """Return the ids of the roles that somebody stands for: a role for itself, a unit for those in it."""
    found: dict[str, set[str]] = {unit.id: set() for unit in case.plan.units}
    for role in case.plan.roles:
        found.setdefault(str(role.unit or ""), set()).add(role.id)
        found[role.id] = {role.id}
    found.pop("", None)
    return found


@check("RSP-09", "I3", of="tasks")
def idle(case: Case) -> Hits:
    """A role that has little to do in every month of some phases, though its tasks there are estimated; one a role."""
    most, guessed = case.limits.idle, _guessed(case)
    spans = [(phase, list(_spans(phase))) for phase in case.plan.phases]
    for role in _listed(case):
        loads = {one.month: one.percent or Decimal(0) for one in case.facts.workload.get(role.id, ())}
        tops = [(phase, max((loads.get(month, Decimal(0)) for month in span), default=most)) for phase, span in spans]
        low = [(phase, top) for phase, top in tops if top < most and (phase.id, role.id) not in guessed]
        if loads and low:
            told = {lang: [f"{short(phase.name.say(lang))} {_whole(top)}%" for phase, top in low] for lang in LANGS}
            yield hit(role, "capacity", phases=told, limit=most)


def _guessed(case: Case) -> set[tuple[str, str]]:
    """Return the phases in which a role has a task without effort, so that its load there is not known."""
    blank = (task for task in case.relations.leaves if task.effort is None and task.phase)
    return {(str(task.phase), str(one)) for task in blank for one in (*task.doers, task.owner) if one}


def _spans(phase: Phase) -> Iterator[date]:
    """Yield the first day of every month that a phase touches."""
    if phase.start and phase.finish:
        month = phase.start.replace(day=1)
        while month <= phase.finish:
            yield month
            month, _ = months(month.year, month.month + 1, 1)
