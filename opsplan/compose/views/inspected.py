"""What management reads of inspections: the latest round, and what is still open of all that rounds found."""

from __future__ import annotations

from opsplan.analysis.facts import Facts
from opsplan.analysis.inspection import RoundScore
from opsplan.analysis.nonconformity import Nonconformity
from opsplan.compose.phrase import Phrase
from opsplan.compose.views.findings import failing, verdict
from opsplan.compose.views.saying import in_percent, lines
from opsplan.model.inspection import FindingSeverity, Inspection
from opsplan.model.plan import Plan

#: Nonconformities so grave are named, where they are not more than a line holds.
GRAVE = (FindingSeverity.CRITICAL, FindingSeverity.MAJOR)
NAMED_TO = 5


def latest(plan: Plan, facts: Facts) -> Phrase | None:
    """Return what the latest round that was scored came to; None before the first one."""
    scored = {name: found for name, found in facts.inspection.rounds.items() if found.score is not None}
    if not scored:
        return None
    *_, (name, found) = scored.items()
    one = next(each for each in plan.inspections if each.id == name)
    first, *more = _result(plan, found)
    what = Phrase("inspection.and", {"first": first, "second": more[0]}) if more else first
    return Phrase("summary.inspected", {"round": _round(one), "what": what}, long=True)


def _round(one: Inspection) -> object:
    name = one.name or one.subject
    return Phrase("summary.inspected_round", {"day": one.date, "name": name}, long=True) if name else one.date


def _result(plan: Plan, found: RoundScore) -> tuple[Phrase, ...]:
    score = None if found.score is None else in_percent(found.score)
    said = verdict(found.passed, failing(found, {one.id: one for one in plan.checklists}))
    return lines(
        Phrase("summary.inspected_score", {"score": score}),
        Phrase("summary.inspected_verdict", {"verdict": said.value}) if said else None,
    )


def still_open(plan: Plan, facts: Facts, named: bool = True) -> Phrase | None:
    """Return how many nonconformities are still open, by severity; None where none is.

    Grave ones are `named` where there is room for it.
    """
    found = [one for one in facts.inspection.nonconformities.listed if one.open]
    if not found:
        return None
    counts = tuple(_of(plan, kind, there, named) for kind in FindingSeverity if (there := _those(found, kind)))
    key = "summary.inspected_open_of" if counts else "summary.inspected_open"
    return Phrase(key, {"n": len(found), "counts": counts})


def _those(found: list[Nonconformity], kind: FindingSeverity) -> list[Nonconformity]:
    return [one for one in found if one.severity is kind]


def _of(plan: Plan, kind: FindingSeverity, found: list[Nonconformity], named: bool) -> Phrase:
    by_id = {one.id: one for one in plan.inspections}
    names = dict.fromkeys(one.item or by_id[one.inspection].results[one.place - 1].finding for one in found)
    if named and kind in GRAVE and None not in names and len(names) <= NAMED_TO:
        return Phrase("summary.inspected_named", {"what": kind, "n": len(found), "items": tuple(names)})
    return Phrase("findings.of_kind", {"what": kind, "count": len(found)})
