"""Tools: what they are for, why they were chosen, whether they still fit."""

from __future__ import annotations

from opsplan.compose.phrase import Phrase
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.saying import bracketed, if_written, labelled, lines, money, stated, written
from opsplan.manuscript import Tone
from opsplan.model.plan import Plan
from opsplan.model.tool import Tool, ToolVerdict

#: From this score (of 5) down a tool does not fit (TOOL-04).
UNFIT = 2


def register(plan: Plan) -> list[Row]:
    """Return a row a tool."""
    return [_tool(plan, one) for one in plan.tools]


def _tool(plan: Plan, tool: Tool) -> Row:
    return written(
        tool,
        "category",
        assessed=_assessed(plan, tool),
        support=lines(tool.support, labelled("tool", "replacement", tool.replacement)),
    )


def _assessed(plan: Plan, tool: Tool) -> Shown:
    """Return what becomes of a tool, with its score of five, what it has to reach and costs, and its review."""
    verdict, score = if_written(tool, "verdict"), tool.score
    points = Phrase("phrases.of_five", {"score": score}) if score is not None else None
    uptime, cost = stated(tool.uptime), money(plan, tool.cost)
    told = lines(
        bracketed(verdict, points) if verdict else points,
        labelled("tool", "uptime", uptime and uptime.value),
        labelled("tool", "cost", cost and cost.value),
        labelled("tool", "review", tool.review),
    )
    unfit = (score is not None and score <= UNFIT) or verdict not in (None, ToolVerdict.KEEP)
    return Shown(told, Tone.WARNING if unfit else Tone.PLAIN)
