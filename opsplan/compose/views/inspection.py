"""Checklists to check with: the lists of each area, their items, and the blank forms of the first round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from string import ascii_uppercase

from msgspec import Struct

from opsplan.analysis.coverage import by_area
from opsplan.compose.phrase import Phrase, Quantity
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.checking import aim
from opsplan.compose.views.program import area_name, maximum, ordered, pass_points
from opsplan.compose.views.saying import bracketed, labelled, lines, named
from opsplan.manuscript import Kind, Tone
from opsplan.model.inspection import CheckItem, Checklist, Scoring
from opsplan.model.plan import Plan

BOX = "□"


class Area(Struct, frozen=True):
    """An area with its lists, and the names of those that have no items yet."""

    name: object
    lists: tuple[Row, ...]
    bare: tuple[object, ...]


def areas(plan: Plan) -> list[Area]:
    """Return the areas in their order, each with its lists; an area of one list is headed by both in one."""
    return [
        Area(
            area_name(area),
            tuple(_list(plan, one) for one in found if one.items),
            tuple(one.name for one in found if not one.items),
        )
        for area, found in by_area(plan)
    ]


def _list(plan: Plan, one: Checklist) -> Row:
    return Row(one, who=_who(one), measure=_measure(one), rows=list(_rows(plan, one)))


def _who(one: Checklist) -> Phrase | None:
    """Return whom a list is for, who inspects and how often, as one sentence."""
    values = (("roles", one.roles or Phrase("program.all_roles")), ("inspector", one.inspector),
              ("frequency", one.frequency))  # fmt: skip
    said = [found for name, value in values if (found := labelled("checklist", name, value))]
    joined: object = said[0]
    for more in said[1:]:
        joined = Phrase("inspection.then", {"first": joined, "second": more})
    return Phrase("phrases.goal", {"what": joined})


def _measure(one: Checklist) -> Phrase | None:
    """Return how many points there are and how many are needed, as one sentence."""
    args = {"max": maximum(one)}
    points = pass_points(one)
    if points is not None:
        mark = Quantity(one.pass_, "%")
        return Phrase("inspection.measure_points", {**args, "points": points, "pass": mark})
    if one.pass_ is not None:
        return Phrase("inspection.measure_rate", {"pass": Quantity(one.pass_, "%")})
    return None if one.scoring is Scoring.PERCENT else Phrase("inspection.measure", args)


def _rows(plan: Plan, checklist: Checklist) -> Iterator[Row]:
    """Yield a row an item, and one before each group of them."""
    kpis = {one.id: one for one in plan.kpis}
    processes = {one.id: one for one in plan.processes}
    weights = any(one.weight is not None for one in checklist.items)
    letters = iter(ascii_uppercase)
    for group, items in groupby(numbered(checklist.items), key=lambda pair: pair[1].group):
        if group is not None:
            head = Shown(next(letters, "·"), Tone.STRONG, Kind.ID)
            yield Row(words="check-item", id=head, name=Shown(group, Tone.STRONG), **dict.fromkeys(_OTHERS))
        for number, item in items:
            process = processes.get(item.process or "")
            yield Row(
                item,
                id=number,
                name=Shown(vetoing(item), Tone.STRONG) if item.veto else item.name,
                criteria=lines(item.criteria, labelled("check-item", "scoring", item.scoring)),
                check=named(item.method, item.evidence),
                reference=lines(
                    named(item.kpi, aim(kpis[item.kpi]) if item.kpi in kpis else None),
                    bracketed(item.process, process.version if process else None),
                ),
                max=None if weights else Shown(_most(checklist, item), kind=Kind.NUMBER),
                max_weight=_weighted(checklist, item) if weights else None,
                tick=BOX,
            )


_OTHERS = ("criteria", "check", "reference", "max", "max_weight", "tick")


def numbered(items: Sequence[CheckItem]) -> list[tuple[str, CheckItem]]:
    """Return items each with its id, or else its place in the list."""
    return [(one.id or str(place), one) for place, one in enumerate(items, start=1)]


def vetoing(item: CheckItem) -> object:
    """Return what is checked; a veto item says that it is one."""
    return bracketed(item.name, Phrase("inspection.veto")) if item.veto else item.name


def _weighted(checklist: Checklist, item: CheckItem) -> Shown:
    weight = None if item.weight is None else Quantity(item.weight, "%")
    return Shown(bracketed(_most(checklist, item), weight), kind=Kind.NUMBER)


def blank(plan: Plan) -> list[Row]:
    """Return a form a list that is to be filled in by hand: its items with their maxima, and who is to sign."""
    return [Row(one, rows=[*_blank(one), *_signed(one)]) for one in ordered(plan) if one.items]


def _blank(one: Checklist) -> list[tuple[object, ...]]:
    plain: list[tuple[object, ...]] = [
        (number, vetoing(item), _most(one, item)) for number, item in numbered(one.items)
    ]
    return plain if one.scoring is Scoring.PERCENT else [*plain, (None, _total(one), maximum(one))]


def _signed(one: Checklist) -> Iterator[tuple[object, ...]]:
    parties = {"inspector": one.inspector, "inspected": one.roles or None}
    for key, who in parties.items():
        yield (None, bracketed(Phrase(f"inspection.signed_{key}"), who))


def _total(one: Checklist) -> Phrase:
    points = pass_points(one)
    return Phrase("inspection.total") if points is None else Phrase("inspection.total_pass", {"points": points})


def _most(checklist: Checklist, item: CheckItem) -> object:
    return Quantity(Decimal(100), "%") if checklist.scoring is Scoring.PERCENT else item.max
