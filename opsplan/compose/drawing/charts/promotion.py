"""Channels beside each other: how many click, how many of these buy, what an order costs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from opsplan.analysis.promotion import ChannelResult
from opsplan.compose.drawing.charts.money import unit
from opsplan.compose.drawing.charts.numbers import decimals
from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.compose.phrase import Phrase
from opsplan.compose.views.saying import reckoned, short
from opsplan.figures.chart import Chart, Charts, Form, Series
from opsplan.model.campaign import Channel

#: More bars are not read; one alone compares nothing.
MOST, LEAST = 12, 2

#: What is compared: its words, how many decimals it has, and whether it is money.
RATES: Sequence[tuple[str, Callable[[ChannelResult], Decimal | None], int, bool]] = (
    ("ctr", lambda result: result.ctr, 1, False),
    ("cvr", lambda result: result.cvr, 1, False),
    ("cost", lambda result: result.cost_per_order, 2, True),
)


def channels(scene: Scene) -> Shown | None:
    """Return the rates and the cost per order of channels, a panel each, in the order of the plan.

    A panel has the channels whose figures are known, of many the first; without two there is none. Nothing where there
    is no panel.
    """
    panels, named, left = [], [], False
    for name, of, places, money in RATES:
        known = [(one, rate) for one in scene.plan.channels if (rate := of(scene.facts.channels[one.id])) is not None]
        if len(known) >= LEAST:
            panels.append(_panel(scene, name, known[:MOST], places, unit(scene, 1) if money else "%"))
            named.append(Phrase(f"figures.channel_compare.by.{name}"))
            left = left or len(known) > MOST
    if not panels:
        return None
    note = scene.words("channel_compare.first", n=MOST) if left else ""
    return Shown(Charts(tuple(panels), note), {"what": tuple(named)}, _cheapest(scene))


def _panel(scene: Scene, name: str, known: Sequence[tuple[Channel, Decimal]], places: int, measure: str) -> Chart:
    said = scene.speaker.inline(Phrase(f"figures.channel_compare.{name}"))
    values = tuple(short(rate, places) for _, rate in known)
    labels = tuple(scene.say(one.name) for one, _ in known)
    return Chart(Form.BARS, labels, (Series(said, values),), title=said, unit=measure, decimals=decimals(values))


def _cheapest(scene: Scene) -> Phrase | None:
    """Return the channel whose orders cost least; None where there is no other, or several cost as little."""
    costs = {one.id: cost for one in scene.plan.channels if (cost := scene.facts.channels[one.id].cost_per_order)}
    cheapest = [one for one in scene.plan.channels if costs.get(one.id) == min(costs.values(), default=None)]
    if len(costs) < LEAST or len(cheapest) > 1:
        return None
    least = reckoned(scene.plan, costs[cheapest[0].id])
    return Phrase("figures.channel_compare.cheapest", {"channel": cheapest[0].name, "cost": least and least.value})
