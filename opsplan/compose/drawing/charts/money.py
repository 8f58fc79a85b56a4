"""The budget by category: what is planned and what is spent."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from opsplan.analysis.budget import CategorySum
from opsplan.compose.drawing.charts.numbers import decimals
from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.compose.phrase import Money, Phrase
from opsplan.compose.views.saying import in_percent, reckoned, short
from opsplan.compose.voice import LARGE, is_round
from opsplan.figures.chart import Chart, Charts, Form, Ink, Series

#: More categories are not read.
MOST = 12
#: One category is no picture.
LEAST = 2
#: From here on amounts are told in 万 though they are rounded for it: nobody reads nine digits.
HUGE = Decimal(100_000_000)


def budget(scene: Scene) -> Shown | None:
    """Return the costs of a budget by category, the largest first; nothing where fewer than two have an amount."""
    known = [one for one in scene.facts.budget.cost.categories if one.amount or one.spent]
    if len(known) < LEAST:
        return None
    shown, others = (known, []) if len(known) <= MOST else (known[: MOST - 1], known[MOST - 1 :])
    labels = [scene.say(one.category or Phrase("phrases.uncategorised")) for one in shown]
    planned, spent = [one.amount for one in shown], [one.spent for one in shown]
    if others:
        labels.append(scene.words("budget_chart.others", n=len(others)))
        planned.append(sum((one.amount for one in others), Decimal(0)))
        spent.append(_sum(others))
    scale = Scale.of(scene, [*planned, *spent])
    series = [_series(scene, "planned", planned, scale, Ink.BEFORE)]
    begun = any(one is not None for one in spent)
    if begun:
        series.append(_series(scene, "spent", spent, scale, Ink.PLAIN))
    places = decimals(value for one in series for value in one.values)
    chart = Chart(Form.BARS, tuple(labels), tuple(series), unit=scale.unit, decimals=places)
    return Shown(Charts((chart,)), message=_told(scene, known[0]), words="" if begun else "budget_chart_planned")


def _sum(others: Sequence[CategorySum]) -> Decimal | None:
    known = [one.spent for one in others if one.spent is not None]
    return sum(known, Decimal(0)) if known else None


class Scale(Struct, frozen=True):
    """The unit of the amounts of a chart, what they are divided by for it, and the decimals that they keep."""

    unit: str
    factor: Decimal
    places: int

    @classmethod
    def of(cls, scene: Scene, amounts: Sequence[Decimal | None]) -> Scale:
        """Return the scale of some amounts: in 万 where a table tells them all so, or where they are huge."""
        there = [one for one in amounts if one]
        chinese = scene.speaker.lang == "zh"
        if chinese and all(map(is_round, there)):
            return cls(unit(scene, LARGE), Decimal(LARGE), 1)
        if chinese and max(there) >= HUGE:
            return cls(unit(scene, LARGE), Decimal(LARGE), 0)
        return cls(unit(scene, 1), Decimal(1), 2)


def unit(scene: Scene, factor: int) -> str:
    """Return what stands around the one where an amount of so much is told: 元, 万元, CNY."""
    return scene.say(Money(Decimal(factor), scene.plan.resources.currency)).replace("1", "").strip()


def _series(scene: Scene, name: str, amounts: Sequence[Decimal | None], scale: Scale, ink: Ink) -> Series:
    values = tuple(None if one is None else short(one / scale.factor, scale.places) for one in amounts)
    return Series(scene.speaker.inline(Phrase(f"figures.budget_chart.{name}")), values, ink)


def _told(scene: Scene, largest: CategorySum) -> Phrase | None:
    """Return how much of the costs is spent; before anything is, which category takes most of them."""
    side = scene.facts.budget.cost
    spent = reckoned(scene.plan, side.spent)
    if spent and side.spent_percent is not None:
        args = {"spent": spent.value, "percent": in_percent(side.spent_percent)}
        return Phrase("figures.budget_chart.used", args)
    if largest.share is None or largest.category is None:
        return None
    return Phrase("figures.budget_chart.most", {"category": largest.category, "share": in_percent(largest.share)})
