"""Promotion channels with what they bring, and campaigns."""

from __future__ import annotations

from decimal import Decimal

from opsplan.analysis.facts import Facts
from opsplan.compose.phrase import Numbered, Phrase, Quantity
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.saying import bracketed, flat, lines, money, percent, written
from opsplan.manuscript import Kind
from opsplan.model.campaign import Campaign, Posting
from opsplan.model.plan import Plan
from opsplan.model.references import Ref
from opsplan.model.text import Text


def channels(plan: Plan) -> list[Row]:
    """Return a row a channel: why it suits, and what becomes of it."""
    return [written(one, "type", "stage") for one in plan.channels]


def results(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a channel that has figures: each number with the rate that it makes."""
    measured = [one for one in plan.channels if lines(one.cost, one.impressions, one.clicks, one.orders)]
    found = [(one, facts.channels[one.id]) for one in measured]
    return [
        Row(
            one,
            clicks_rate=_with_rate(one.clicks, result.ctr),
            orders_rate=_with_rate(one.orders, result.cvr),
            cost=money(plan, one.cost),
            cost_per_order=money(plan, result.cost_per_order),
        )
        for one, result in found
    ]


def _with_rate(number: Decimal | None, rate: Decimal | None) -> Shown | None:
    shown = percent(rate)
    return None if number is None else Shown(bracketed(number, shown and shown.value), kind=Kind.NUMBER)


def campaigns(plan: Plan) -> list[Row]:
    """Return a campaign each with its dates, steps and money as a sheet prints them."""
    return [
        written(
            one,
            "type",
            title=Phrase("phrases.titled", {"id": one.id, "name": one.name}),
            span=span(one.start, one.finish),
            budget=money(plan, one.budget),
            steps=Numbered(flat(one.steps)) if len(one.steps) > 1 else one.steps,
        )
        for one in plan.campaigns
    ]


def span(start: object, finish: object) -> object:
    """Return a stretch of time by the ends that it has."""
    if start and finish:
        return Phrase("phrases.from_to", {"start": start, "finish": finish})
    if start:
        return Phrase("phrases.from_on", {"start": start})
    return Phrase("phrases.until", {"finish": finish}) if finish else None


def postings(campaign: Campaign) -> list[Row]:
    """Return a row a posting, by date; those that only have a rhythm come last."""
    ordered = sorted(campaign.schedule, key=lambda one: (one.date is None, one.date.isoformat() if one.date else ""))
    return [Row(one, when=_when(one), what=lines(one.title, one.content)) for one in ordered]


def _when(posting: Posting) -> tuple[object, ...]:
    said = lines(posting.date, posting.frequency)
    return (
        (*said[:-1], Phrase("phrases.at", {"when": said[-1], "time": posting.time}))
        if said and posting.time
        else (said or lines(posting.time))
    )


def effects(plan: Plan, campaign: Campaign) -> list[Row]:
    """Return a row a KPI of a campaign with what is expected of it and what was reached."""
    units = {kpi.id: kpi.unit for kpi in plan.kpis}
    expected, actual = ({one.kpi: one.value for one in listed} for listed in (campaign.expected, campaign.actual))
    return [
        Row(
            words="campaign",
            kpi=Ref(kpi),
            expected=_measured(expected.get(kpi), units.get(kpi)),
            actual=_measured(actual.get(kpi), units.get(kpi)),
        )
        for kpi in dict.fromkeys((*expected, *actual))
    ]


def _measured(number: Decimal | None, unit: Text | None) -> Shown | None:
    return None if number is None else Shown(Quantity(number, unit), kind=Kind.NUMBER)
