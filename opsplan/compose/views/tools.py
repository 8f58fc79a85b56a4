"""Tools: what they are for, why they were chosen, whether they still fit."""

from __future__ import annotations

from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.saying import if_written, money, stated, written
from opsplan.manuscript import Kind, Tone
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
        score=_score(tool),
        verdict=_verdict(tool),
        uptime=stated(tool.uptime),
        cost=money(plan, tool.cost),
    )


def _score(tool: Tool) -> Shown | None:
    if tool.score is None:
        return None
    tone = Tone.WARNING if tool.score <= UNFIT else Tone.PLAIN
    return Shown(tool.score, tone, Kind.NUMBER)


def _verdict(tool: Tool) -> Shown | None:
    verdict = if_written(tool, "verdict")
    return Shown(verdict, Tone.PLAIN if verdict is ToolVerdict.KEEP else Tone.WARNING) if verdict else None
