"""How scores of inspection run over the rounds, by list and by subject, and what recurs in them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from opsplan.analysis.areas import area_scores
from opsplan.analysis.facts import Facts
from opsplan.analysis.inspection import TrendPoint
from opsplan.analysis.nonconformity import Recurring
from opsplan.compose.phrase import Phrase
from opsplan.compose.row import Row
from opsplan.compose.table import MOST_COLUMNS, Shown
from opsplan.compose.views.findings import COUNTED_FROM, held
from opsplan.compose.views.saying import lines, percent, short
from opsplan.manuscript import Kind, Tone
from opsplan.model.inspection import Checklist, Inspection
from opsplan.model.plan import Plan

#: So many that occur once each are told in one row of a Pareto: which they are stands in the results.
FOLDED_FROM = 3
#: A radar of more spokes is not read.
MOST_LISTS = 16


def grid(plan: Plan, facts: Facts) -> list[tuple[object, ...]]:
    """Return the scores of lists by round and what the last one gained, as a grid; nothing before the second round.

    Where there are more rounds than a page holds, the last ones.
    """
    found = facts.inspection
    scored = [one for one in held(plan) if found.rounds[one.id].lists]
    dated = scored[-(MOST_COLUMNS - 2) :]
    if len(dated) < 2 or not found.trends:
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


def by_area(facts: Facts) -> bool:
    """Tell whether so many lists were scored that a figure shows their areas in their place."""
    return len(facts.inspection.trends) > MOST_LISTS


def areas(plan: Plan, facts: Facts) -> list[tuple[object, ...]]:
    """Return the scores of areas by round as a grid, of the last rounds; nothing where those of lists are shown."""
    rounds = [one for one in held(plan) if facts.inspection.rounds[one.id].lists][-(MOST_COLUMNS - 1) :]
    if not by_area(facts):
        return []
    scores = [area_scores(plan, facts.inspection.rounds[one.id]) for one in rounds]
    names = [area for area in dict.fromkeys(one.area for one in plan.checklists) if any(area in one for one in scores)]
    heads = [lines(one.name or one.date, one.subject) for one in rounds]
    rows = [(area, *(percent(one.get(area)) for one in scores)) for area in names]
    return [(Phrase("fields.checklist.area"), *heads), *rows]


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
