"""What inspections found: how many nonconformities, the rounds, and what each list scored in a round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from opsplan.analysis.facts import Facts
from opsplan.analysis.inspection import RoundScore, is_held
from opsplan.analysis.nonconformity import Nonconformity
from opsplan.analysis.scoring import ListScore, unvetoed
from opsplan.compose.phrase import Phrase
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.saying import bracketed, by_date, in_percent, named, percent, short, stated
from opsplan.manuscript import Kind, Tone
from opsplan.model.inspection import Checklist, FindingSeverity, Inspection, Scoring
from opsplan.model.plan import Plan
from opsplan.model.references import Ref

#: From so many nonconformities on it says something which occur most.
COUNTED_FROM = 5
#: So many lists that failed are named in a cell; more of them are counted.
NAMED_TO = 3
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
    rate = in_percent(found.action_rate)
    args = {"rounds": rounds, "n": len(found.listed), "open": found.open, "rate": rate}
    return Phrase("findings.standing" if found.open else "findings.standing_closed", args)


def rounds(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a round, held or still to come, in order of date."""
    amiss: dict[str, list[Nonconformity]] = defaultdict(list)
    for found in facts.inspection.nonconformities.listed:
        amiss[found.inspection].append(found)
    lists = {one.id: one for one in plan.checklists}
    ordered = by_date(plan.inspections, lambda one: one.date)
    return [_round(one, facts.inspection.rounds.get(one.id), amiss[one.id], lists) for one in ordered]


def _round(
    one: Inspection,
    found: RoundScore | None,
    amiss: Sequence[Nonconformity],
    lists: Mapping[str, Checklist],
) -> Row:
    not_yet = Shown(Phrase("findings.not_yet_short"), Tone.MUTED)
    return Row(
        one,
        inspector=one.inspector or _inspectors(found, lists),
        score=percent(found.score) if found else None,
        verdict=verdict(found.passed, failing(found, lists)) if found else not_yet,
        amiss=_amiss(amiss) if found else None,
    )


def failing(found: RoundScore, lists: Mapping[str, Checklist]) -> Phrase | None:
    """Return for which of its lists a round fails, by number where they are many; None where it has but one."""
    failed = tuple(lists[one.checklist].name for one in found.lists if one.passed is False)
    if not failed or len(found.lists) == 1:
        return None
    key = "failing" if len(failed) <= NAMED_TO else "failing_many"
    return Phrase(f"findings.{key}", {"n": len(failed), "lists": failed})


def _inspectors(found: RoundScore | None, lists: Mapping[str, Checklist]) -> tuple[Ref, ...]:
    scored = found.lists if found else ()
    return tuple(dict.fromkeys(who for one in scored if (who := lists[one.checklist].inspector)))


def _amiss(found: Sequence[Nonconformity]) -> Shown:
    stated = [one.severity for one in found if one.severity]
    named = tuple(
        Phrase("findings.of_kind", {"what": kind, "count": number})
        for kind in FindingSeverity
        if (number := stated.count(kind))
    )
    return Shown(bracketed(len(found), named or None))


def verdict(passed: bool | None, because: object = None) -> Shown | None:
    """Return pass or fail, and why; None where no list says when it is passed."""
    if passed is None:
        return None
    word, tone = VERDICTS[passed]
    return Shown(bracketed(Phrase(f"findings.{word}"), because), tone, Kind.CHOICE)


def counts(facts: Facts, one: Inspection) -> Phrase | None:
    """Return how often each conformity was stated, and for how many items a score alone; None where nothing was."""
    found = facts.inspection.rounds[one.id].conformities
    said = [Phrase("findings.of_kind", {"what": kind, "count": number}) for kind, number in found.items()]
    scored = sum(each.conformity is None and each.score is not None for each in one.results)
    if scored:
        said.append(Phrase("findings.scored_only", {"n": scored}))
    return Phrase("findings.counts", {"counts": tuple(said)}) if said else None


def scores(plan: Plan, facts: Facts, one: Inspection) -> list[Row]:
    """Return a row a list of a round: what it scored of what is needed, pass or fail, its band and what follows."""
    lists = {each.id: each for each in plan.checklists}
    return [_list(lists[each.checklist], each) for each in facts.inspection.rounds[one.id].lists]


def _list(checklist: Checklist, found: ListScore) -> Row:
    names = {item.id: item.name for item in found.items}
    vetoed = tuple(names[one] for one in found.vetoed)
    counted = [item for item in found.items if item.points is not None]
    whole = len(counted) == len(found.items)
    return Row(
        words="inspection",
        checklist=checklist.name,
        checked=None if whole else Phrase("findings.checked", {"count": len(counted), "all": len(found.items)}),
        points=_points(checklist, found),
        score=percent(found.score),
        mark=stated(checklist.pass_),
        verdict=verdict(found.passed, Phrase("findings.vetoed", {"items": vetoed}) if vetoed else None),
        band=named(found.band.name, found.band.action) if found.band else None,
    )


def _points(checklist: Checklist, found: ListScore) -> Shown | None:
    """Return the points of a list, what a list in per cent has of them before a veto."""
    if checklist.scoring is Scoring.PERCENT:
        return percent(unvetoed(found))
    return Shown(Phrase("findings.points", {"points": short(found.points, 1), "max": found.maximum}), kind=Kind.NUMBER)
