"""The funnel of the customers' journey: the rate of each stage, and where most are lost."""

from __future__ import annotations

from decimal import Decimal

from opsplan.compose.drawing.charts.numbers import decimals
from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.compose.phrase import Phrase
from opsplan.compose.views.customers import are_percentages
from opsplan.compose.views.saying import bracketed, in_percent
from opsplan.figures.chart import Chart, Charts, Form, Series

#: Two stages are one number.
LEAST = 3


def funnel(scene: Scene) -> Shown | None:
    """Return the stages of the journey that have a rate, in order, each with the share of the one before it.

    Nothing where fewer than three have a rate, or where rates rise: then they are no parts of one whole.
    """
    stages, kept = scene.plan.customers.journey, scene.facts.funnel.kept
    rated = [(one, one.rate, share) for one, share in zip(stages, kept, strict=True) if one.rate is not None]
    if len(rated) < LEAST or all(share is None for *_, share in rated):
        return None
    values = tuple(Decimal(rate) for _, rate, _ in rated)
    chart = Chart(
        Form.BARS,
        tuple(scene.say(bracketed(one.stage, None if share is None else in_percent(share))) for one, _, share in rated),
        (Series(scene.speaker.inline(Phrase("fields.journey-stage.rate")), values),),
        unit="%" if are_percentages(stages) else "",
        decimals=decimals(values),
    )
    return Shown(Charts((chart,)), message=_leak(scene))


def _leak(scene: Scene) -> Phrase | None:
    """Return between which stages most are lost; None where that is not known."""
    found, stages = scene.facts.funnel, scene.plan.customers.journey
    if found.leak is None or (share := found.kept[found.leak[1]]) is None:
        return None
    before, after = (stages[place].stage for place in found.leak)
    return Phrase("figures.funnel.leak", {"before": before, "after": after, "share": in_percent(share)})
