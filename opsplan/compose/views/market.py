"""Market research: what was asked and found, trends, competitors, SWOT."""

from __future__ import annotations

from opsplan.compose.row import Row
from opsplan.compose.views.saying import together
from opsplan.model.market import SwotType
from opsplan.model.plan import Plan

QUARTERS = (*SwotType, None)


def researches(plan: Plan) -> list[Row]:
    """Return a row a piece of research; how often it is done, and until when, stand together."""
    return [Row(one, when=together(one.frequency, one.due)) for one in plan.market.researches]


def trends(plan: Plan) -> list[Row]:
    """Return a row a trend."""
    return [Row(one) for one in plan.market.trends]


def competitors(plan: Plan) -> list[Row]:
    """Return a row a competitor."""
    return [Row(one) for one in plan.market.competitors]


def swot(plan: Plan) -> list[Row]:
    """Return a row a line of the SWOT analysis: strengths, weaknesses, opportunities, threats."""
    return [Row(one) for one in sorted(plan.market.opportunities, key=lambda one: QUARTERS.index(one.type))]
