"""Promotion channels with what they bring, and campaigns."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from opsplan.analysis.facts import Facts
from opsplan.compose.phrase import Numbered, Phrase, Quantity
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.saying import (
    bracketed,
    by_date,
    flat,
    lines,
    money,
    percent,
    reckoned,
    span,
    together,
    written,
)
from opsplan.manuscript import Kind
from opsplan.model.campaign import Campaign, Posting
from opsplan.model.plan import Plan
from opsplan.model.references import Ref
from opsplan.model.text import Text
from opsplan.model.values import Num


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
            cost_per_order=reckoned(plan, result.cost_per_order),
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
            effects=_effects(plan, one),
            span=span(one.start, one.finish),
            budget=money(plan, one.budget),
            steps=Numbered(flat(one.steps)) if len(one.steps) > 1 else one.steps,
        )
        for one in plan.campaigns
    ]


def postings(campaign: Campaign) -> list[Row]:
    """Return a row a posting, by date; those that only have a rhythm come last."""
    return [_posting(one) for one in by_date(campaign.schedule, lambda one: one.date)]


def _posting(one: Posting) -> Row:
    return Row(one, when=together(one.date, _rhythm(one)), what=lines(one.title, one.content))


def _rhythm(one: Posting) -> object:
    return bracketed(one.frequency, one.time) if one.frequency else one.time


def _effects(plan: Plan, campaign: Campaign) -> tuple[object, ...]:
    """Return the KPIs of a campaign, each with what is expected of it and what it has reached."""
    expected, actual = ({one.kpi: one.value for one in some} for some in (campaign.expected, campaign.actual))
    units = {kpi.id: kpi.unit for kpi in plan.kpis}
    return tuple(_effect(kpi, units.get(kpi), expected.get(kpi), actual.get(kpi)) for kpi in _kpis(campaign))


def _kpis(campaign: Campaign) -> Iterable[Ref]:
    values = (*campaign.expected, *campaign.actual)
    return dict.fromkeys((*campaign.kpis, *(one.kpi for one in values)))


def _effect(kpi: Ref, unit: Text | None, expected: Num | None, actual: Num | None) -> object:
    found = {"expected": expected, "actual": actual}
    said = {name: Quantity(value, unit) for name, value in found.items() if value is not None}
    return Phrase("phrases.kpi_" + "_".join(said), {"kpi": kpi, **said}) if said else kpi
