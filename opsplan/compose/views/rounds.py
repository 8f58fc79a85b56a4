"""The results of a round of inspection, list by list, and what is done about what does not conform."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from opsplan.analysis.facts import Facts
from opsplan.analysis.nonconformity import loses
from opsplan.compose.phrase import Phrase, Quantity
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.findings import SEVERITIES
from opsplan.compose.views.inspection import item_name
from opsplan.compose.views.saying import bracketed
from opsplan.manuscript import Kind, Tone
from opsplan.model.checked import Bearer, CheckedItems
from opsplan.model.improvement import PdcaStatus
from opsplan.model.inspection import Conformity, Inspection, Result, Scoring
from opsplan.model.plan import Plan
from opsplan.model.text import Text

TONES = {Conformity.FAIL: Tone.BAD, Conformity.PARTIAL: Tone.WARNING, Conformity.NA: Tone.MUTED}


@dataclass(frozen=True, slots=True)
class Group:
    """The results of a round for one list, or beside all of them, under a caption."""

    caption: Phrase
    rows: tuple[Row, ...]
    actions: Phrase


@dataclass(frozen=True, slots=True)
class _Known:
    """What is looked up for every result of every round."""

    items: CheckedItems
    lists: Mapping[str, Text]
    status: Mapping[str, PdcaStatus]
    open: Mapping[tuple[str, int], bool]


def groups(plan: Plan, facts: Facts) -> dict[str, list[Group]]:
    """Return the results of each round by its id: by list in the order of the plan, what is beside all lists last."""
    known = _Known(
        CheckedItems(plan),
        {one.id: one.name for one in plan.checklists},
        {one.id: one.status for one in plan.improvements},
        {(one.inspection, one.place): one.open for one in facts.inspection.nonconformities.listed},
    )
    return {one.id: _groups(one, known) for one in plan.inspections}


def _groups(one: Inspection, known: _Known) -> list[Group]:
    found: dict[str, list[Row]] = defaultdict(list)
    for place, result in enumerate(one.results, start=1):
        bearer = known.items.bearer(one, result.item)
        is_open = known.open.get((one.id, place))
        found[bearer[0].id if bearer else ""].append(_row(result, bearer, place, is_open, known.status))
    return [_group(known.lists.get(name), tuple(found[name])) for name in (*known.lists, "") if name in found]


def _group(name: object, rows: tuple[Row, ...]) -> Group:
    """Return results under the name of their list; one alone needs no number."""
    rows = (Row(rows[0], place=None),) if len(rows) == 1 else rows
    if name is None:
        return Group(Phrase("findings.beside_lists"), rows, Phrase("findings.actions_beside"))
    return Group(Phrase("findings.results_of", {"list": name}), rows, Phrase("findings.actions_of", {"list": name}))


def _row(
    result: Result, bearer: Bearer | None, place: int, is_open: bool | None, status: Mapping[str, PdcaStatus]
) -> Row:
    severity, conformity = result.severity, result.conformity
    return Row(
        result,
        place=Shown(str(place), kind=Kind.ID),
        item=item_name(bearer[1]) if bearer else result.item,
        score=_score(result, bearer, amiss=is_open is not None),
        conformity=Shown(conformity, TONES.get(conformity, Tone.PLAIN)) if conformity else None,
        severity=Shown(severity, SEVERITIES.get(severity, Tone.PLAIN)) if severity else None,
        state=_state(result, is_open),
        action=bracketed(result.action, status.get(result.action or "")),
    )


def _score(result: Result, bearer: Bearer | None, *, amiss: bool) -> Shown | None:
    """Return a score with the maximum, a part of it in %, or what was taken off."""
    if result.score is None:
        return None
    if bearer is None:
        return Shown(result.score, kind=Kind.NUMBER)
    checklist, item = bearer
    percent = checklist.scoring is Scoring.PERCENT or result.score.unit == "%"
    said: object = Quantity(result.score, "%") if percent else result.score
    if checklist.scoring is Scoring.DEDUCT:
        points = said if percent else abs(result.score)
        said = Phrase("findings.deducted", {"points": points}) if result.score else Phrase("findings.undeducted")
    elif not percent:
        said = Phrase("findings.points", {"points": result.score, "max": item.max})
    return Shown(said, Tone.WARNING if amiss and loses(result, bearer) else Tone.PLAIN, Kind.NUMBER)


def _state(result: Result, is_open: bool | None) -> Shown | None:
    """Return whether what does not conform is put right, or that nothing is done about it."""
    if result.corrected:
        return Shown(Phrase("findings.corrected"), Tone.GOOD, Kind.CHOICE)
    if is_open is False:
        return Shown(Phrase("findings.closed"), Tone.GOOD, Kind.CHOICE)
    if is_open and result.action is None:
        return Shown(Phrase("findings.unattended"), Tone.BAD, Kind.CHOICE)
    return Shown(Phrase("findings.open"), Tone.WARNING, Kind.CHOICE) if is_open else None
