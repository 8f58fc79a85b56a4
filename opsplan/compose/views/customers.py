"""Customers: who they are, their journey with its funnel, what they may expect, how they are asked and looked after."""

from __future__ import annotations

from opsplan.analysis.facts import Facts
from opsplan.compose.phrase import Phrase, Quantity
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.saying import in_percent, numbered, percent
from opsplan.manuscript import Kind, Tone
from opsplan.model.market import JourneyStage
from opsplan.model.plan import Plan
from opsplan.model.values import Num


def journey(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a stage of the journey: its rate, and what share of the stage before reaches it."""
    stages, found = plan.customers.journey, facts.funnel
    percentages = are_percentages(stages)
    worst = found.leak[1] if found.leak else None
    return [
        Row(
            one,
            words="journey-stage",
            rate=Shown(_rate(one.rate, percentages), kind=Kind.NUMBER),
            kept=percent(found.kept[place], Tone.WARNING if place == worst else Tone.PLAIN),
        )
        for place, one in enumerate(stages)
    ]


def are_percentages(stages: tuple[JourneyStage, ...]) -> bool:
    """Tell whether rates without a unit are per cent: they may be parts of one, or numbers of people, instead."""
    rates = [one.rate for one in stages if one.rate is not None]
    return bool(rates) and 1 < max(rates) <= 100


def _rate(rate: Num | None, percentages: bool) -> Quantity | None:
    return None if rate is None else Quantity(rate, "%" if percentages else None)


def leak(plan: Plan, facts: Facts) -> Phrase | None:
    """Return where the journey loses most customers; None where that is not known, or seen at a glance."""
    if facts.funnel.leak is None:
        return None
    before, after = facts.funnel.leak
    stages, kept = plan.customers.journey, facts.funnel.kept[after]
    share = in_percent(kept) if kept is not None else None
    return Phrase("customers.leak", {"before": stages[before].stage, "after": stages[after].stage, "share": share})


def studies(plan: Plan) -> list[Row]:
    """Return a row a study; several questions are numbered."""
    return [Row(one, questions=numbered(one.questions)) for one in plan.customers.studies]
