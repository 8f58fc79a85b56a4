"""How large risks are: score, level and expected loss (model.md §10, §13)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from msgspec import Struct

from opsplan.model.common import Level
from opsplan.model.risk import Risk

#: From which product of probability and impact (1 to 25) on a risk is medium; from which on it is high, a plan says.
MEDIUM = 8
#: How likely, in %, each of the five scores of probability says that a risk is. model.md §10 only speaks of the
#: probability's band: that it is the middle of a fifth is opsplan's own choice, which the table's caption tells.
BANDS = {1: 10, 2: 30, 3: 50, 4: 70, 5: 90}


class Rating(Struct, frozen=True):
    """The size of a risk: probability × impact, from 1 to 25, and the level of that product."""

    score: int
    level: Level


class RiskSize(Struct, frozen=True):
    """A risk before and after the response to it; `expected_loss` is in the plan's currency.

    None where what a value is reckoned from is not known.
    """

    initial: Rating | None
    residual: Rating | None
    expected_loss: Decimal | None


#: The ids of the risks in each cell that has any, by (probability, impact); cells and ids in the order of the plan.
Cells = Mapping[tuple[int, int], tuple[str, ...]]


class RiskMap(Struct, frozen=True):
    """The heat map of risks, before and after the response; closed ones are in it, those not rated are not."""

    initial: Cells
    residual: Cells


def risk_map(risks: Iterable[Risk]) -> RiskMap:
    """Return which risks lie in which cell of probability × impact."""
    initial: dict[tuple[int, int], list[str]] = {}
    residual: dict[tuple[int, int], list[str]] = {}
    for risk in risks:
        for cells, rated in ((initial, risk), (residual, risk.residual)):
            if rated and rated.probability is not None and rated.impact is not None:
                cells.setdefault((rated.probability, rated.impact), []).append(risk.id)
    return RiskMap(*({cell: tuple(ids) for cell, ids in cells.items()} for cells in (initial, residual)))


def risk_size(risk: Risk, high: Decimal) -> RiskSize:
    """Return how large a risk is, given the score from which on one is high (`limits.high_risk`).

    Expected loss = loss × the probability's band (see BANDS).
    """
    left = risk.residual
    return RiskSize(
        rating(risk.probability, risk.impact, high),
        rating(left.probability, left.impact, high) if left else None,
        _expected(risk.loss, risk.probability),
    )


def rating(probability: int | None, impact: int | None, high: Decimal) -> Rating | None:
    """Return score and level: from `high` on high, from 8 on medium, else low; None where one of the two is missing."""
    if probability is None or impact is None:
        return None
    score = probability * impact
    return Rating(score, Level.HIGH if score >= high else Level.MEDIUM if score >= MEDIUM else Level.LOW)


def _expected(loss: Decimal | None, probability: int | None) -> Decimal | None:
    return None if loss is None or probability is None else Decimal(loss) * BANDS[probability] / 100
