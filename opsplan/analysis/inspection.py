"""What the rounds of inspection come to: scores, trends, subjects, and what was found (model.md §11, §13)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import TypeVar

from msgspec import Struct

from opsplan.analysis.nonconformity import Nonconformities, nonconformities
from opsplan.analysis.scoring import ListScore, list_score, shares, weighted
from opsplan.model.checked import CheckedItems
from opsplan.model.inspection import Conformity, FindingSeverity, Inspection, Result
from opsplan.model.plan import Plan
from opsplan.model.references import Ref
from opsplan.model.text import Text

Subject = Ref | Text | None
K = TypeVar("K", Conformity, FindingSeverity)


class RoundScore(Struct, frozen=True):
    """A round: the lists that it has results for, its score in %, and how often each conformity and severity occurs.

    The score is Σ (score of a list × its weight) ÷ Σ weight; lists without a weight share alike what the others leave
    of 100. `passed` is false where a list failed, else true where one passed, and None where no list says when it does.
    """

    date: date
    subject: Subject
    lists: tuple[ListScore, ...]
    score: Decimal | None
    passed: bool | None
    conformities: Mapping[Conformity, int]
    severities: Mapping[FindingSeverity, int]


class TrendPoint(Struct, frozen=True):
    """A score of a list in % in one round; `change` is what it gained since the last one of the same subject."""

    inspection: str
    date: date
    subject: Subject
    score: Decimal
    change: Decimal | None


class SubjectScore(Struct, frozen=True):
    """A role, unit or other subject: its rounds in order of date, their mean score and the last one, in %.

    `change` is what the last one gained over the one before it; None after the first round.
    """

    subject: Ref | Text
    inspections: tuple[str, ...]
    mean: Decimal
    latest: Decimal
    change: Decimal | None


class InspectionFacts(Struct, frozen=True):
    """The rounds by inspection id in order of date, the trend of each list by its id, subjects, and what was found."""

    rounds: Mapping[str, RoundScore]
    trends: Mapping[str, tuple[TrendPoint, ...]]
    subjects: tuple[SubjectScore, ...]
    nonconformities: Nonconformities


def inspection_facts(plan: Plan) -> InspectionFacts:
    """Return what the rounds of a plan come to; those that are still to come are left out.

    A result counts for the one item that it names by id or name (see `CheckedItems`); one that names none, or not
    clearly, is a finding that no list's score holds.
    """
    held = sorted(filter(is_held, plan.inspections), key=attrgetter("date"))
    items = CheckedItems(plan)
    places = {(one.id, id(item)): place for one in plan.checklists for place, item in enumerate(one.items)}
    scores = {one.id: _round(plan, one, _sorted(one, items, places)) for one in held}
    return InspectionFacts(scores, dict(_trends(plan, scores)), _subjects(scores), nonconformities(plan, held, items))


def is_held(inspection: Inspection) -> bool:
    """Tell whether a round was held: it has results, or at least a conclusion."""
    return bool(inspection.results or inspection.conclusion)


Sorted = Mapping[str, Mapping[int, Sequence[Result]]]


def _sorted(inspection: Inspection, items: CheckedItems, places: Mapping[tuple[str, int], int]) -> Sorted:
    """Return the results of a round by the id of their list and the place of their item in it."""
    found: dict[str, dict[int, list[Result]]] = defaultdict(lambda: defaultdict(list))
    for one in inspection.results:
        if bearer := items.bearer(inspection, one.item):
            checklist, item = bearer
            found[checklist.id][places[checklist.id, id(item)]].append(one)
    return found


def _round(plan: Plan, inspection: Inspection, results: Sorted) -> RoundScore:
    lists = tuple(list_score(one, results[one.id]) for one in plan.checklists if one.id in results)
    by_list = list_weights(plan)
    verdicts = {one.passed for one in lists}
    return RoundScore(
        inspection.date,
        inspection.subject,
        lists,
        weighted([(one.score, by_list[one.checklist]) for one in lists]),
        False if False in verdicts else True if True in verdicts else None,
        _counts(Conformity, [one.conformity for one in inspection.results]),
        _counts(FindingSeverity, [one.severity for one in inspection.results]),
    )


def list_weights(plan: Plan) -> Mapping[str, Decimal]:
    """Return the weight of each list by its id, in %: as written; the others share alike what is left of 100."""
    weights = shares([one.weight for one in plan.checklists], [Decimal(1)] * len(plan.checklists))
    return {one.id: weight for one, weight in zip(plan.checklists, weights, strict=True)}


def _counts(kind: type[K], values: Sequence[K | None]) -> Mapping[K, int]:
    """Return how often each value was stated, those that were not left out, in the order of the enumeration."""
    return {one: number for one in kind if (number := values.count(one))}


def _trends(plan: Plan, rounds: Mapping[str, RoundScore]) -> Iterator[tuple[str, tuple[TrendPoint, ...]]]:
    """Yield the id of each list that was scored, with its scores in order of the rounds."""
    points: dict[str, list[TrendPoint]] = defaultdict(list)
    last: dict[tuple[str, Subject], Decimal] = {}
    for name, one in rounds.items():
        for found in one.lists:
            if found.score is not None:
                key = (found.checklist, one.subject)
                change = found.score - last[key] if key in last else None
                points[found.checklist].append(TrendPoint(name, one.date, one.subject, found.score, change))
                last[key] = found.score
    for checklist in plan.checklists:
        if checklist.id in points:
            yield checklist.id, tuple(points[checklist.id])


def _subjects(rounds: Mapping[str, RoundScore]) -> tuple[SubjectScore, ...]:
    """Return what each subject scored that was inspected, as they first occur."""
    found: dict[Ref | Text, list[tuple[str, Decimal]]] = defaultdict(list)
    for name, one in rounds.items():
        if one.subject is not None and one.score is not None:
            found[one.subject].append((name, one.score))
    return tuple(
        SubjectScore(
            subject,
            tuple(name for name, _ in scores),
            sum((score for _, score in scores), Decimal(0)) / len(scores),
            scores[-1][1],
            scores[-1][1] - scores[-2][1] if len(scores) > 1 else None,
        )
        for subject, scores in found.items()
    )
