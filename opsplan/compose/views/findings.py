"""What inspections found: how many nonconformities, the rounds, and what each list scored in a round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from opsplan.analysis.facts import Facts
from opsplan.analysis.inspection import RoundScore, is_held
from opsplan.analysis.nonconformity import Nonconformity
from opsplan.analysis.scoring import ListScore
from opsplan.compose.phrase import Phrase, Quantity
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.saying import bracketed, by_date, percent, percent_text, short
from opsplan.manuscript import Kind, Tone
from opsplan.model.inspection import Checklist, FindingSeverity, Inspection
from opsplan.model.plan import Plan
from opsplan.model.references import Ref

#: From so many nonconformities on it says something which occur most.
COUNTED_FROM = 5
SEVERITIES = {
    FindingSeverity.CRITICAL: Tone.BAD,
    FindingSeverity.MAJOR: Tone.BAD,
    FindingSeverity.MINOR: Tone.WARNING,
}
VERDICTS = {True: ("passed", Tone.GOOD), False: ("failed", Tone.BAD)}


def held(plan: Plan) -> list[Inspection]:
    """Return the rounds that were held, in order of date."""
    return by_date([one for one in plan.inspections if is_held(one)], lambda one: one.date)


def title(one: Inspection) -> object:
    """Return what a round is called: its name with its subject, or else its subject with its date."""
    return bracketed(one.name, one.subject) if one.name else bracketed(one.subject, one.date) or one.date


def standing(facts: Facts) -> Phrase | None:
    """Return how many nonconformities there are, how many are open, and for how many something is done.

    None before the first round.
    """
    found = facts.inspection.nonconformities
    if not facts.inspection.rounds:
        return None
    rounds = Phrase("findings.rounds", {"n": len(facts.inspection.rounds)})
    if found.action_rate is None:
        return Phrase("findings.conforming", {"rounds": rounds})
    rate = Quantity(percent_text(found.action_rate), "%")
    args = {"rounds": rounds, "n": len(found.listed), "open": found.open, "rate": rate}
    return Phrase("findings.standing" if found.open else "findings.standing_closed", args)


def rounds(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a round, held or still to come, in order of date."""
    amiss: dict[str, list[Nonconformity]] = defaultdict(list)
    for found in facts.inspection.nonconformities.listed:
        amiss[found.inspection].append(found)
    inspectors = {one.id: one.inspector for one in plan.checklists}
    ordered = by_date(plan.inspections, lambda one: one.date)
    return [_round(one, facts.inspection.rounds.get(one.id), amiss[one.id], inspectors) for one in ordered]


def _round(
    one: Inspection,
    found: RoundScore | None,
    amiss: Sequence[Nonconformity],
    inspectors: Mapping[str, Ref | None],
) -> Row:
    state = _verdict(found.passed) if found else Shown(Phrase("findings.not_yet_short"), Tone.MUTED)
    return Row(
        one,
        inspector=one.inspector or _inspectors(found, inspectors),
        score=percent(found.score) if found else None,
        verdict=state,
        amiss=_amiss(amiss) if found else None,
    )


def _inspectors(found: RoundScore | None, inspectors: Mapping[str, Ref | None]) -> tuple[Ref, ...]:
    lists = found.lists if found else ()
    return tuple(dict.fromkeys(who for one in lists if (who := inspectors[one.checklist])))


def _amiss(found: Sequence[Nonconformity]) -> Shown:
    stated = [one.severity for one in found if one.severity]
    named = tuple(
        Phrase("findings.of_kind", {"what": kind, "count": number})
        for kind in FindingSeverity
        if (number := stated.count(kind))
    )
    return Shown(bracketed(len(found), named or None))


def _verdict(passed: bool | None, because: object = None) -> Shown | None:
    if passed is None:
        return None
    word, tone = VERDICTS[passed]
    return Shown(bracketed(Phrase(f"findings.{word}"), because), tone, Kind.CHOICE)


def counts(facts: Facts, one: Inspection) -> Phrase | None:
    """Return how often each conformity was stated; None where a glance says it."""
    found = facts.inspection.rounds[one.id].conformities
    if sum(found.values()) < COUNTED_FROM:
        return None
    said = tuple(Phrase("findings.of_kind", {"what": kind, "count": number}) for kind, number in found.items())
    return Phrase("findings.counts", {"counts": said})


def scores(plan: Plan, facts: Facts, one: Inspection) -> list[Row]:
    """Return a row a list of a round: what it scored, pass or fail, its band and what follows."""
    named = {each.id: each for each in plan.checklists}
    return [_list(named[each.checklist], each) for each in facts.inspection.rounds[one.id].lists]


def _list(checklist: Checklist, found: ListScore) -> Row:
    names = {item.id: item.name for item in found.items}
    vetoed = tuple(names[one] for one in found.vetoed)
    counted = [item for item in found.items if item.points is not None]
    whole = len(counted) == len(found.items)
    return Row(
        words="inspection",
        checklist=checklist.name,
        checked=None if whole else Phrase("findings.checked", {"count": len(counted), "all": len(found.items)}),
        points=Shown(
            Phrase("findings.points", {"points": short(found.points, 1), "max": found.maximum}), kind=Kind.NUMBER
        ),
        score=percent(found.score),
        verdict=_verdict(found.passed, _because(checklist, vetoed)),
        band=found.band.name if found.band else None,
        follows=found.band.action if found.band else None,
    )


def _because(checklist: Checklist, vetoed: tuple[object, ...]) -> Phrase | None:
    if vetoed:
        return Phrase("findings.vetoed", {"items": vetoed})
    return Phrase("findings.mark", {"mark": Quantity(checklist.pass_, "%")}) if checklist.pass_ is not None else None
