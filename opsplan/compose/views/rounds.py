"""What a round of inspection found, over all its lists: nonconformities and remarks, and what is done about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from opsplan.analysis.facts import Facts
from opsplan.analysis.nonconformity import loses
from opsplan.compose.phrase import Phrase, Quantity
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.findings import SEVERITIES
from opsplan.compose.views.inspection import numbered, vetoing
from opsplan.compose.views.saying import bracketed, overdue
from opsplan.manuscript import Kind, Tone
from opsplan.model.checked import Bearer, CheckedItems
from opsplan.model.improvement import PdcaStatus
from opsplan.model.inspection import CheckItem, Checklist, Conformity, Inspection, Result, Scoring
from opsplan.model.plan import Plan

TONES = {Conformity.FAIL: Tone.BAD, Conformity.PARTIAL: Tone.WARNING, Conformity.NA: Tone.MUTED}


class Told(Struct, frozen=True):
    """What is told of the results of a round one by one, under a caption that says what it is."""

    caption: str
    rows: tuple[Row, ...]


class _Known(Struct, frozen=True):
    """What is looked up for every result: the item it is about, the item's number, what is open, what failed a list.

    Of improvements their status, and which are overdue.
    """

    items: CheckedItems
    places: Mapping[str, int]
    status: Mapping[str, PdcaStatus]
    late: frozenset[str]
    open: Mapping[tuple[str, int], bool]
    failed: Mapping[str, frozenset[tuple[str, str]]]


def told(plan: Plan, facts: Facts) -> dict[str, Told]:
    """Return what each round found, by its id: list by list in the order of the plan, what is beside them last.

    An item that conforms and of which nothing more is said is left to the counts.
    """
    found = facts.inspection
    known = _Known(
        CheckedItems(plan),
        {one.id: place for place, one in enumerate(plan.checklists)},
        {one.id: one.status for one in plan.improvements},
        frozenset(facts.improvements.overdue or ()),
        {(one.inspection, one.place): one.open for one in found.nonconformities.listed},
        {
            name: frozenset((each.checklist, item.id) for each in one.lists for item in each.items if item.failed)
            for name, one in found.rounds.items()
        },
    )
    return {one.id: _told(one, known) for one in plan.inspections}


def _told(one: Inspection, known: _Known) -> Told:
    borne = [(result, known.items.bearer(one, result.item)) for result in one.results]
    several = len({bearer[0].id for _, bearer in borne if bearer}) > 1
    rows = []
    for place, (result, bearer) in enumerate(borne, start=1):
        is_open = known.open.get((one.id, place))
        if is_open is not None or bearer is None or _says_more(result, bearer):
            order = known.places[bearer[0].id] if bearer else len(known.places)
            rows.append((order, is_open, _row(one, result, bearer, is_open, several, known)))
    amiss = {is_open is not None for _, is_open, _ in rows}
    caption = "findings_all" if len(amiss) > 1 else "nonconformities" if True in amiss else "remarks"
    return Told(caption, tuple(row for _, _, row in sorted(rows, key=lambda each: each[0])))


def _says_more(result: Result, bearer: Bearer) -> bool:
    said = (result.finding, result.where, result.severity, result.evidence, result.recommendation)
    return any(one is not None for one in said) or (result.conformity is None and loses(result, bearer))


def _row(
    one: Inspection, result: Result, bearer: Bearer | None, is_open: bool | None, several: bool, known: _Known
) -> Row:
    severity = result.severity
    own = dict(_borne(*bearer, known.failed.get(one.id, frozenset()))) if bearer else {}
    return Row(
        result,
        **{"number": None, "checklist": None, "item": result.item or Phrase("findings.beside"), **own}
        | ({} if several else {"checklist": None}),
        judged=_judged(result, bearer),
        severity=Shown(severity, SEVERITIES.get(severity, Tone.PLAIN)) if severity else None,
        state=_state(result, is_open, result.action in known.late),
        action=bracketed(result.action, known.status.get(result.action or "")),
    )


def _borne(checklist: Checklist, item: CheckItem, failed: frozenset[tuple[str, str]]) -> Iterator[tuple[str, object]]:
    """Yield what is told of the item of a result; a veto item that fails its list is to be seen."""
    number = next(number for number, each in numbered(checklist.items) if each is item)
    name = vetoing(item)
    yield "number", Shown(number, kind=Kind.ID)
    yield "checklist", checklist.name
    yield "item", Shown(name, Tone.BAD) if (checklist.id, number) in failed else name


def _judged(result: Result, bearer: Bearer | None) -> Shown | None:
    """Return whether an item conforms, with its score."""
    score, conformity = _score(result, bearer), result.conformity
    if conformity:
        return Shown(bracketed(conformity, score), TONES.get(conformity, Tone.PLAIN), Kind.CHOICE)
    lost = bearer is not None and loses(result, bearer)
    return Shown(score, Tone.WARNING if lost else Tone.PLAIN, Kind.CHOICE) if score is not None else None


def _score(result: Result, bearer: Bearer | None) -> object:
    """Return a score with the maximum, a part of it in %, or what was taken off."""
    if result.score is None or bearer is None:
        return result.score
    checklist, item = bearer
    percent = checklist.scoring is Scoring.PERCENT or result.score.unit == "%"
    said: object = Quantity(result.score, "%") if percent else result.score
    if checklist.scoring is Scoring.DEDUCT:
        points = said if percent else abs(result.score)
        return Phrase("findings.deducted", {"points": points}) if result.score else Phrase("findings.undeducted")
    return said if percent else Phrase("findings.points", {"points": result.score, "max": item.max})


def _state(result: Result, is_open: bool | None, late: bool) -> Shown | None:
    """Return whether what does not conform is put right; or that nothing is done about it, or not in time."""
    if result.corrected:
        return Shown(Phrase("findings.corrected"), Tone.GOOD, Kind.CHOICE)
    if is_open is False:
        return Shown(Phrase("findings.closed"), Tone.GOOD, Kind.CHOICE)
    if is_open and result.action is None:
        return Shown(Phrase("findings.unattended"), Tone.BAD, Kind.CHOICE)
    if is_open and late:
        return overdue(Phrase("findings.open"))
    return Shown(Phrase("findings.open"), Tone.WARNING, Kind.CHOICE) if is_open else None
