"""Strategies: what they serve, how, and whether they have worked."""

from __future__ import annotations

from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.saying import unsaid
from opsplan.manuscript import Tone
from opsplan.model.direction import Strategy, Verdict
from opsplan.model.plan import Plan

TONES = {Verdict.EFFECTIVE: Tone.GOOD, Verdict.PARTIAL: Tone.WARNING, Verdict.INEFFECTIVE: Tone.BAD}


def register(plan: Plan, check: bool) -> list[Row]:
    """Return a row a strategy; each says its verdict where one does, and always in a check."""
    silent = not check and bool(unsaid(plan.strategies, "verdict"))
    return [Row(one, verdict=None if silent else _verdict(one)) for one in plan.strategies]


def _verdict(strategy: Strategy) -> Shown:
    return Shown(strategy.verdict, TONES.get(strategy.verdict, Tone.PLAIN))
