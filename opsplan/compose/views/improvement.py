"""Improvements as rows, and what they add up to: how many are closed, whether they help, what they spring from."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from opsplan.analysis.facts import Facts
from opsplan.analysis.improvements import CauseCount, ImprovementFacts
from opsplan.compose.phrase import Phrase, Quantity
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.saying import (
    bracketed,
    in_percent,
    labelled,
    lines,
    money,
    named,
    overdue,
    percent,
    unsaid,
    written,
)
from opsplan.manuscript import Tone
from opsplan.model.improvement import Improvement, PdcaStatus, Verification
from opsplan.model.plan import Plan

#: From so many improvements on, sums say more than a glance at the list does.
COUNTED_FROM = 3
#: From so many improvements whose type of cause is known on, the causes are told in a table.
PARETO_FROM = 5


def standing(plan: Plan, facts: Facts) -> list[Phrase]:
    """Return, a sentence each, how many improvements are closed, overdue, and of help, what most of them spring from.

    Nothing where they are so few that the list says it; the cause only where no table tells it.
    """
    found = facts.improvements
    if len(plan.improvements) < COUNTED_FROM or found.closure_rate is None:
        return []
    said = [_closed(found, len(plan.improvements))]
    if found.overdue:
        said.append(Phrase("improvement.overdue", {"n": len(found.overdue), "today": plan.status_date}, long=True))
    if found.verified:
        said.append(_effective(found))
    if (main := _main(found.causes)) and not causes(facts):
        said.append(Phrase("improvement.cause", {"cause": main.cause, "count": main.count, "share": _rate(main.share)}))
    return said


def _closed(found: ImprovementFacts, count: int) -> Phrase:
    dropped = found.statuses[PdcaStatus.DROPPED]
    args = {"n": count - dropped, "closed": found.closed, "rate": _rate(found.closure_rate), "dropped": dropped}
    state = "closed" if found.closed else "none_closed"
    return Phrase(f"improvement.{state}_dropped" if dropped else f"improvement.{state}", args)


def _effective(found: ImprovementFacts) -> Phrase:
    """Return how many have helped; the rate of very few would say no more."""
    args = {"verified": found.verified, "effective": found.effective, "rate": _rate(found.effectiveness_rate)}
    return Phrase(f"improvement.effective{'_rate' if found.verified >= COUNTED_FROM else ''}", args)


def _rate(percent: Decimal | None) -> Quantity | None:
    return None if percent is None else in_percent(percent)


def _main(counted: Sequence[CauseCount]) -> CauseCount | None:
    """Return the cause that most improvements share; None where it is not one alone, or only one improvement has it."""
    most = max((one.count for one in counted), default=0)
    leading = [one for one in counted if one.count == most]
    return leading[0] if most > 1 and len(leading) == 1 else None


def causes(facts: Facts) -> list[Row]:
    """Return a row a type of cause, the most frequent first; nothing where a glance at the list says it."""
    counted = facts.improvements.causes
    if sum(one.count for one in counted) < PARETO_FROM or len(counted) < 2:
        return []
    return [
        Row(
            words="improvement",
            cause_type=one.cause,
            improvements=one.count,
            share=percent(one.share),
            cumulative=percent(one.cumulative),
        )
        for one in counted
    ]


def improvements(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row an improvement: where it comes from, what is done, by whom and until when; whether it has helped."""
    defaults = unsaid(plan.improvements, "category", "priority")
    late = set(facts.improvements.overdue or ())
    return [_improvement(plan, one, defaults, one.id in late) for one in plan.improvements]


def _improvement(plan: Plan, one: Improvement, defaults: tuple[str, ...], late: bool) -> Row:
    cost, verify = money(plan, one.cost), one.verify
    category, priority = (None if field in defaults else getattr(one, field) for field in ("category", "priority"))
    return written(
        one,
        source=lines(
            *_source(one),
            labelled("improvement", "cause", _cause(one)),
            labelled("improvement", "follows", one.follows),
        ),
        due=Shown(lines(one.due, overdue(one.status).value), Tone.BAD) if late else lines(one.due, one.status),
        category=bracketed(category, priority) if category else priority,
        feasibility=lines(one.feasibility, labelled("improvement", "resources", one.resources), *_costing(cost)),
        expected=lines(one.expected, labelled("improvement", "kpis", one.kpis)),
        verify=lines(*_verified(verify), labelled("improvement", "standardised", one.standardised)),
    )


def _verified(verify: Verification | None) -> tuple[Any, ...]:
    """Return how an effect is verified, by whom and when, and what came out."""
    if verify is None:
        return ()
    who = bracketed(verify.by, verify.date) if verify.by else verify.date
    return lines(verify.method, who, named(verify.result, verify.evidence))


def _costing(cost: Shown | None) -> tuple[Any, ...]:
    return lines(labelled("improvement", "cost", cost and cost.value))


def _cause(improvement: Improvement) -> object:
    return named(improvement.cause_type, improvement.cause)


def _source(improvement: Improvement) -> tuple[Any, ...]:
    source = improvement.source
    if source is None:
        return ()
    if source.ref is None:
        return lines(named(source.type, source.finding))
    return lines(named(source.type, source.ref), source.finding)
