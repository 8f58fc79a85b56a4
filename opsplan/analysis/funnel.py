"""The funnel of the customer's journey: what share of each stage goes on to the next (model.md §6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from opsplan.model.market import JourneyStage


class Funnel(Struct, frozen=True):
    """The stages of a journey, in order, with what share in % of the stage before reaches each.

    None for the first stage that has a rate, and for those without one. `leak` is the place of the stage that the
    smallest share reaches, and of the stage before it; None where two stages share that, or fewer than two are known.
    """

    kept: tuple[Decimal | None, ...]
    leak: tuple[int, int] | None


def funnel(journey: Sequence[JourneyStage]) -> Funnel:
    """Return the funnel: share = rate ÷ rate of the last stage before that has one × 100.

    Rates that rise from stage to stage are no shares of one whole: there is no funnel then.
    """
    rated = [(place, stage.rate) for place, stage in enumerate(journey) if stage.rate is not None]
    kept: list[Decimal | None] = [None] * len(journey)
    if any(after > before for (_, before), (_, after) in pairwise(rated)):
        return Funnel(tuple(kept), None)
    steps = list(_steps(rated))
    for _, place, share in steps:
        kept[place] = share
    worst = min((share for _, _, share in steps), default=None)
    leaks = [(before, place) for before, place, share in steps if share == worst]
    return Funnel(tuple(kept), leaks[0] if len(steps) > 1 and len(leaks) == 1 else None)


def _steps(rated: Sequence[tuple[int, Decimal]]) -> Iterator[tuple[int, int, Decimal]]:
    for (before, whole), (place, part) in pairwise(rated):
        if whole:
            yield before, place, Decimal(part) / whole * 100
