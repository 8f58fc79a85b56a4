"""What inspections found: scores and their trend, each round with its results, what is still open, what recurs."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from opsplan.analysis.facts import Facts
from opsplan.analysis.inspection import RoundScore, TrendPoint
from opsplan.analysis.nonconformity import Nonconformity, Recurring
from opsplan.analysis.scoring import ListScore
from opsplan.compose.phrase import Phrase, Quantity
from opsplan.compose.row import Row
from opsplan.compose.table import MOST_COLUMNS, Shown
from opsplan.compose.views.saying import bracketed, by_date, lines, percent, percent_text, short
from opsplan.manuscript import Kind, Tone
from opsplan.model.inspection import Checklist, FindingSeverity, Inspection
from opsplan.model.plan import Plan

#: From so many nonconformities on it says something which occur most.
COUNTED_FROM = 5
#: So many that occur once each are told in one row of a Pareto: which they are stands in the results.
FOLDED_FROM = 3
SEVERITIES = {
    FindingSeverity.CRITICAL: Tone.BAD,
    FindingSeverity.MAJOR: Tone.BAD,
    FindingSeverity.MINOR: Tone.WARNING,
}
VERDICTS = {True: ("passed", Tone.GOOD), False: ("failed", Tone.BAD)}


def held(plan: Plan) -> list[Inspection]:
    """Return the rounds that have results, in order of date."""
    return by_date([one for one in plan.inspections if one.results], lambda one: one.date)


def title(one: Inspection) -> object:
    """Return what a round is called: its name with its subject, or else its subject with its date."""
    return bracketed(one.name, one.subject) if one.name else bracketed(one.subject, one.date) or one.date


def standing(plan: Plan, facts: Facts) -> Phrase | None:
    """Return how many nonconformities there are, how many are open, and for how many something is done."""
    found = facts.inspection.nonconformities
    if not found.listed or found.action_rate is None:
        return None
    args = {
        "rounds": Phrase("findings.rounds", {"n": len(facts.inspection.rounds)}),
        "n": len(found.listed),
        "open": found.open,
    }
    return Phrase("findings.standing", {**args, "rate": Quantity(percent_text(found.action_rate), "%")})


def rounds(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a round, held or still to come, in order of date."""
    ordered = by_date(plan.inspections, lambda one: one.date)
    return [_round(plan, facts, one) for one in ordered]


def _round(plan: Plan, facts: Facts, one: Inspection) -> Row:
    found = facts.inspection.rounds.get(one.id)
    amiss = [each for each in facts.inspection.nonconformities.listed if each.inspection == one.id]
    state = _verdict(found.passed) if found else Shown(Phrase("findings.not_yet_short"), Tone.MUTED)
    return Row(
        one,
        inspector=one.inspector or _inspectors(plan, found),
        score=percent(found.score) if found else None,
        verdict=state,
        amiss=_amiss(amiss) if found else None,
    )


def _inspectors(plan: Plan, found: RoundScore | None) -> tuple[object, ...]:
    by_id = {one.id: one.inspector for one in plan.checklists}
    lists = found.lists if found else ()
    return tuple(dict.fromkeys(who for one in lists if (who := by_id[one.checklist])))


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


def trend(plan: Plan, facts: Facts) -> list[tuple[object, ...]]:
    """Return the scores of lists by round and what the last one gained, as a grid; nothing before the second round.

    Where there are more rounds than a page holds, the last ones.
    """
    dated = held(plan)[-(MOST_COLUMNS - 2) :]
    found = facts.inspection
    if len(found.rounds) < 2 or not found.trends:
        return []
    heads = [lines(one.name or one.date, one.subject) for one in dated]
    moved = len({one.subject for one in dated}) == 1
    last = (Phrase("columns.change"),) if moved else ()
    named = {one.id: one for one in plan.checklists}
    rows = [_trend(named[name], points, dated, moved) for name, points in found.trends.items()]
    whole = (Phrase("findings.whole"), *(percent(found.rounds[one.id].score) for one in dated), *((None,) * moved))
    return [(Phrase("fields.checklist.name"), *heads, *last), *rows, *([whole] if len(rows) > 1 else [])]


def _trend(
    checklist: Checklist, points: Sequence[TrendPoint], dated: Sequence[Inspection], moved: bool
) -> tuple[object, ...]:
    by_round = {one.inspection: one.score for one in points}
    scores = (_score(checklist, by_round.get(one.id)) for one in dated)
    return (checklist.name, *scores, *([_change(points[-1].change)] if moved else []))


def _score(checklist: Checklist, score: Decimal | None) -> Shown | None:
    below = score is not None and checklist.pass_ is not None and score < checklist.pass_
    return percent(score, Tone.BAD if below else Tone.PLAIN)


def _change(change: Decimal | None) -> Shown | None:
    if change is None:
        return None
    rounded = short(change, 1)
    tone = Tone.GOOD if rounded > 0 else Tone.BAD if rounded < 0 else Tone.PLAIN
    said = f"{rounded:+f}" if rounded else "0"
    return Shown(Phrase("phrases.verbatim", {"text": said.replace("-", "−")}), tone, Kind.NUMBER)


def subjects(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a subject where several were inspected."""
    found = facts.inspection.subjects
    return [
        Row(
            words="inspection",
            subject=one.subject,
            rounds=len(one.inspections),
            latest=percent(one.latest),
            change=_change(one.change),
            mean=percent(one.mean) if len(one.inspections) > 1 else None,
        )
        for one in (found if len(found) > 1 else ())
    ]


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


def recurring(rows: Sequence[Recurring]) -> list[Row]:
    """Return a row an item or a cause with how often it occurs; nothing where they are few or none recurs.

    What occurs once is summed up in one row where there is much of it.
    """
    number = sum(one.count for one in rows)
    if number < COUNTED_FROM or len(rows) in (1, number):
        return []
    once = [one for one in rows if one.count == 1 and one.name is not None]
    if len(once) < FOLDED_FROM:
        return [_recurring(one) for one in rows]
    often = [_recurring(one) for one in rows if one.count > 1 and one.name is not None]
    nameless = [_recurring(one) for one in rows if one.name is None]
    others = Phrase("findings.others", {"n": len(once)})
    share = sum((one.share for one in once), Decimal(0))
    return [*often, _pareto(others, others, len(once), share, once[-1].cumulative), *nameless]


def _recurring(one: Recurring) -> Row:
    item, cause = Phrase("findings.beside"), Phrase("findings.no_cause")
    return _pareto(one.name or item, one.name or cause, one.count, one.share, one.cumulative)


def _pareto(item: object, cause: object, count: int, share: Decimal, cumulative: Decimal) -> Row:
    shares = {"share": percent(share), "cumulative": percent(cumulative)}
    return Row(words="result", item=item, cause=cause, count=count, **shares)
