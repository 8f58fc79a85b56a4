"""How inspections are arranged: which list for whom, how often, what is covered, how it is scored, what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from opsplan.analysis.coverage import AreaCoverage, by_area
from opsplan.analysis.facts import Facts
from opsplan.compose.phrase import Phrase, Quantity
from opsplan.compose.row import Row
from opsplan.compose.table import MOST_COLUMNS, Shown
from opsplan.compose.views.saying import bracketed, named, short, stated, unsaid, written
from opsplan.manuscript import Kind, Tone
from opsplan.model.inspection import Band, Checklist, ChecklistArea, Scoring
from opsplan.model.plan import Plan
from opsplan.model.references import Ref
from opsplan.model.text import Text


def lists(plan: Plan) -> list[Row]:
    """Return a row a checklist in the order of areas: whom it inspects, how often, by whom, by which methods."""
    defaults = unsaid(plan.checklists, "area")
    return [
        written(
            one,
            *defaults,
            roles=one.roles or Phrase("program.all_roles"),
            methods=tuple(dict.fromkeys(item.method for item in one.items if item.method)),
        )
        for one in ordered(plan)
    ]


def ordered(plan: Plan) -> list[Checklist]:
    """Return the checklists of a plan in the order of their areas."""
    return [one for _, found in by_area(plan) for one in found]


def area_name(area: ChecklistArea | Text) -> Phrase | Text:
    """Return what an area is called."""
    return Phrase(f"values.checklist-area.{area}") if isinstance(area, ChecklistArea) else area


def coverage(plan: Plan, facts: Facts) -> list[tuple[object, ...]]:
    """Return which areas of which roles are inspected as a grid; nothing where a page does not hold its columns."""
    roles, areas = facts.coverage.roles, facts.coverage.areas
    if not (roles and areas and _fits(facts)):
        return []
    by_id = {one.id: one for one in plan.checklists}
    return list(_grid(areas, roles, by_id))


def covered(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a role with the areas in which it is inspected, by how often, where a grid has too many columns."""
    if _fits(facts):
        return []
    by_id = {one.id: one for one in plan.checklists}
    return [Row(role=Ref(role), areas=_areas(facts, role, by_id)) for role in facts.coverage.roles]


def _fits(facts: Facts) -> bool:
    return len(facts.coverage.roles) < MOST_COLUMNS


def _areas(facts: Facts, role: str, by_id: dict[str, Checklist]) -> object:
    """Return a line for each frequency, in the order in which they first occur."""
    found: dict[object, list[object]] = {}
    for one in facts.coverage.areas:
        for often in dict.fromkeys(by_id[name].frequency for name in one.roles.get(role, ())):
            found.setdefault(often, []).append(area_name(one.area))
    if not found:
        return Shown(Phrase("program.uncovered_role"), Tone.WARNING)
    return tuple(named(often, tuple(areas)) for often, areas in found.items())


def _grid(
    areas: Sequence[AreaCoverage], roles: Sequence[str], by_id: dict[str, Checklist]
) -> Iterator[tuple[object, ...]]:
    yield (Phrase("fields.checklist.area"), *map(Ref, roles))
    for one in areas:
        yield (area_name(one.area), *(_cover([by_id[name] for name in one.roles.get(role, ())]) for role in roles))


def _cover(found: Sequence[Checklist]) -> object:
    """Return a tick with how often; a gap is to be seen."""
    if not found:
        return Shown("—", Tone.MUTED)
    often = tuple(dict.fromkeys(one.frequency for one in found if one.frequency))
    return Shown(Phrase("program.covered", {"often": often}) if often else "✓")


def independence(plan: Plan, facts: Facts) -> list[Phrase]:
    """Return who inspects whom he works as, which lists nobody inspects with, and which roles nobody inspects."""
    found = facts.coverage
    names = {one.id: one.name for one in plan.checklists}
    dependent = tuple(names[one] for one in found.dependent)
    missing = tuple(one.name for one in plan.checklists if one.inspector is None)
    said = {
        "dependent": {"lists": dependent} if dependent else None,
        "independent": {} if plan.checklists and not dependent and not missing else None,
        "unassigned": {"lists": missing} if missing else None,
        "uncovered": {"roles": tuple(map(Ref, found.uncovered))} if found.uncovered else None,
        "exempt": {"roles": tuple(map(Ref, found.exempt))} if found.exempt else None,
    }
    return [Phrase(f"program.{key}", args) for key, args in said.items() if args is not None]


def scoring(plan: Plan) -> list[Row]:
    """Return a row a checklist with items: how it is scored, how many points it has, its weight and its pass mark."""
    defaults = unsaid(plan.checklists, "scoring")
    return [
        written(
            one,
            *defaults,
            items=len(one.items),
            maximum=None if one.scoring is Scoring.PERCENT else maximum(one),
            weight=stated(one.weight),
            pass_=_pass_mark(one),
        )
        for one in ordered(plan)
        if one.items
    ]


def maximum(checklist: Checklist) -> Decimal:
    """Return the points that the items of a list come to."""
    return sum((one.max for one in checklist.items), Decimal(0))


def pass_points(checklist: Checklist) -> Decimal | None:
    """Return the points from which a list is passed; None where it has no pass mark, or points do not decide."""
    if checklist.pass_ is None or checklist.scoring is Scoring.PERCENT or any(one.weight for one in checklist.items):
        return None
    points = short(maximum(checklist) * checklist.pass_ / 100, 2)
    return points if points == points.to_integral() else points.normalize()


def _pass_mark(checklist: Checklist) -> Shown | None:
    if checklist.pass_ is None:
        return None
    points = pass_points(checklist)
    more = None if points is None else Phrase("program.points", {"n": points})
    return Shown(bracketed(Quantity(checklist.pass_, "%"), more), kind=Kind.NUMBER)


def rules(plan: Plan) -> list[Phrase]:
    """Return how scores are reckoned, as far as it matters to the lists of the plan."""
    items = [item for one in plan.checklists for item in one.items]
    ways = {one.scoring for one in plan.checklists if one.items}
    there = {
        "conformity": bool(items),
        "percent": Scoring.PERCENT in ways,
        "deduct": Scoring.DEDUCT in ways,
        "weights": any(one.weight is not None for one in items),
        "veto": any(one.veto for one in items),
        "round": sum(bool(one.items) for one in plan.checklists) > 1,
        "verdict": sum(map(_can_fail, plan.checklists)) > 1,
    }
    return [Phrase(f"program.rules.{key}") for key, holds in there.items() if holds]


def _can_fail(checklist: Checklist) -> bool:
    return bool(checklist.items) and (checklist.pass_ is not None or any(one.veto for one in checklist.items))


def bands(plan: Plan) -> list[Row]:
    """Return a row a band with what follows from it; lists with the same bands share them, and stand at the first."""
    alike: list[tuple[tuple[Band, ...], list[Text]]] = []
    for one in ordered(plan):
        if one.bands:
            names = next((found for held, found in alike if held == one.bands), None)
            if names is None:
                alike.append((one.bands, [one.name]))
            else:
                names.append(one.name)
    several = len(alike) > 1 or len(plan.checklists) > len(alike[0][1] if alike else ())
    return [
        Row(
            band,
            checklists=None if place or not several else tuple(names),
            from_=stated(band.from_),
            to=stated(band.to),
        )
        for held, names in alike
        for place, band in enumerate(held)
    ]
