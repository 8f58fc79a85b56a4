"""Checks of checklists and of the rounds of inspection done with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from opsplan.analysis.scoring import scored
from opsplan.checks.case import Case
from opsplan.checks.check import Hits, check, hit
from opsplan.checks.kpis import TOLERANCE, percents
from opsplan.checks.lacking import lacking, without_any
from opsplan.checks.saying import Typed
from opsplan.model.checked import Bearer, CheckedItems
from opsplan.model.inspection import (
    CheckItem,
    Checklist,
    ChecklistArea,
    Conformity,
    FindingSeverity,
    Inspection,
    Result,
    Scoring,
)

#: An item that got less than this part of its maximum needs something to be done, in %.
LOW = Decimal(60)
#: What a plan that has it can have inspected: areas, and the sections that fill them.
AREAS: Mapping[ChecklistArea, tuple[str, ...]] = {
    ChecklistArea.STRATEGY: ("strategies",),
    ChecklistArea.GOAL: ("goals", "kpis"),
    ChecklistArea.PROCESS: ("processes",),
    ChecklistArea.DATA: ("data",),
    ChecklistArea.CAMPAIGN: ("campaigns",),
    ChecklistArea.CUSTOMER: ("customers", "feedback"),
    ChecklistArea.PARTNER: ("partners", "supply"),
    ChecklistArea.RESOURCE: ("resources",),
    ChecklistArea.RISK: ("risks",),
}


@check("INSP-01", "W1", of="checklists")
def judged(case: Case) -> Hits:
    """An item of which nobody can say when it conforms; the target of a KPI says so too."""
    return without_any(_items(case), "criteria", "kpi")


@check("INSP-02", "W2", of="checklists")
def looked_at(case: Case) -> Hits:
    """An item that each inspector checks in his own way, or of which nothing remains."""
    return lacking(_items(case), "method", "evidence")


def _items(case: Case) -> Iterator[CheckItem]:
    return (item for one in case.plan.checklists for item in one.items)


@check("INSP-03", "W1", of="checklists")
def regular(case: Case) -> Hits:
    """A checklist that is used nobody knows how often."""
    return lacking(case.plan.checklists, "frequency")


@check("INSP-04", "W2", of="checklists")
def independent(case: Case) -> Hits:
    """A checklist without an inspector, or whose inspector looks at his own work."""
    for one in case.plan.checklists:
        if one.inspector is None:
            yield hit(one, "inspector")
        elif one.id in case.facts.coverage.dependent:
            yield hit(one, "inspector", "insp-04-own", role=case.relations.by_id.get(one.inspector))


@check("INSP-05", "E2", of="checklists")
def weighted(case: Case) -> Hits:
    """Weights of checklists, or of the items of one, that do not make 100; those without one share what is left."""
    yield from _unbalanced(case.plan.checklists, "insp-05", "insp-05-rest")
    for one in case.plan.checklists:
        yield from _unbalanced(one.items, "insp-05-items", "insp-05-items-rest", list=one)


def _unbalanced(parts: Sequence[Checklist] | Sequence[CheckItem], uneven: str, full: str, **args: object) -> Hits:
    """Yield a hit at the last weight, in the words for a wrong sum or for one that leaves nothing for the others."""
    heavy = [one for one in parts if one.weight is not None]
    total = sum((one.weight for one in heavy if one.weight is not None), Decimal(0))
    light = len(parts) - len(heavy)
    if heavy and light and total >= 100:
        yield hit(heavy[-1], "weight", full, total=total, n=len(heavy), rest=light, **args)
    elif heavy and not light and abs(total - 100) > TOLERANCE:
        shares = percents(heavy)
        yield hit(heavy[-1], "weight", uneven, total=total, n=len(heavy), percents=shares, **args)


@check("INSP-06", "W1", of="inspections")
def acted_on(case: Case) -> Hits:
    """A result that does not conform and that nothing is done about; what was put right on the spot is done."""
    for inspection, one, bearer in _results(case):
        if one.action is None and not one.corrected:
            share = _share(bearer, one)
            scarce = one.conformity is None and share is not None and share < LOW
            if scarce or _fails(one):
                message = "" if _fails(one) else "insp-06-score"
                yield hit(one, "action", message, name=_name(one, bearer), date=inspection.date, share=share)


def _results(case: Case) -> Iterator[tuple[Inspection, Result, Bearer | None]]:
    """Return every result with its round and the item that it is about, if that is clear."""
    items = CheckedItems(case.plan)
    for inspection in case.plan.inspections:
        for one in inspection.results:
            yield inspection, one, items.bearer(inspection, one.item)


def _name(result: Result, bearer: Bearer | None) -> object:
    return bearer[1].name if bearer else result.finding or result.item or result.severity or result.conformity


def _fails(result: Result) -> bool:
    if result.conformity is not None:
        return result.conformity in (Conformity.PARTIAL, Conformity.FAIL)
    return result.severity is not None and result.severity is not FindingSeverity.OBSERVATION


def _share(bearer: Bearer | None, result: Result) -> Decimal | None:
    """Return which part of the maximum of its item a result got, in %."""
    points = scored(bearer[0].scoring, bearer[1], result) if bearer else None
    if bearer is None or points is None:
        return None
    return (bearer[1].max - abs(points) if bearer[0].scoring is Scoring.DEDUCT else points) / bearer[1].max * 100


@check("INSP-07", "I2", chapter="program", needs=("checklists",))
def covered(case: Case) -> Hits:
    """Areas that the plan says something about, and that no checklist looks at."""
    seen = {one.area for one in case.plan.checklists}
    seen |= {ChecklistArea.GOAL for one in _items(case) if one.kpi}
    seen |= {ChecklistArea.PROCESS for one in _items(case) if one.process}
    left = [area for area, sections in AREAS.items() if area not in seen and any(map(case.has, sections))]
    if left:
        yield hit(case.plan, "checklists", areas=left, values=Typed(tuple(left)))


@check("INSP-08", "W2", chapter="program", needs=("checklists", "roles"))
def everybody(case: Case) -> Hits:
    """A role that no checklist inspects, in a plan that lists its roles."""
    if case.has("roles"):
        left = set(case.facts.coverage.uncovered)
        yield from (hit(one, "inspected") for one in case.plan.roles if one.id in left)


@check("INSP-09", "E1", of="inspections")
def possible(case: Case) -> Hits:
    """A score that its item cannot have."""
    for _, one, bearer in _results(case):
        if bearer is None or one.score is None:
            continue
        percent = bearer[0].scoring is Scoring.PERCENT or getattr(one.score, "unit", "") == "%"
        deducts = bearer[0].scoring is Scoring.DEDUCT
        score, most = abs(one.score) if deducts else one.score, Decimal(100) if percent else bearer[1].max
        if not 0 <= score <= most:
            message = "insp-09-deduct" if deducts else "insp-09-percent" if percent else ""
            yield hit(one, "score", message, name=bearer[1].name, score=score, most=most)
