"""Checks of tools: what they are for, whether people can use them, and whether they still fit."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.case import Case
from opsplan.checks.check import Hits, check, hit
from opsplan.checks.lacking import lacking, without_any
from opsplan.model.evaluation import EvaluationObject
from opsplan.model.tool import Tool, ToolVerdict

#: A tool with this score or a lower one does not do its work any more.
UNFIT = 2


def _staying(case: Case) -> Iterator[Tool]:
    return (one for one in case.plan.tools if one.verdict is not ToolVerdict.RETIRE)


@check("TOOL-01", "I2", of="tools")
def purposeful(case: Case) -> Hits:
    """A tool of which nobody knows what it is for, or who looks after it."""
    return lacking(_staying(case), "purpose", "owner")


@check("TOOL-02", "I2", of="tools", needs=("evaluations",))
def assessed(case: Case) -> Hits:
    """A tool that is never assessed, in a plan that does not evaluate its tools together."""
    together = any(EvaluationObject.TOOL in one.object and one.frequency for one in case.plan.evaluations)
    return lacking(() if together else _staying(case), "review")


@check("TOOL-03", "W2", of="tools", needs=("training", "processes"))
def taught(case: Case) -> Hits:
    """A tool in which nobody is trained, neither by itself nor with a process that uses it, and without support."""
    covered = {str(ref) for one in case.plan.training for ref in one.covers}
    covered |= {str(tool) for one in case.plan.processes if one.id in covered for tool in one.tools}
    return without_any((one for one in _staying(case) if one.id not in covered), "support")


@check("TOOL-04", "W2", of="tools")
def replaced(case: Case) -> Hits:
    """A tool that is to be replaced nobody knows by what, or that has failed its assessment and is kept."""
    for one in case.plan.tools:
        if one.replacement is None and one.verdict is ToolVerdict.REPLACE:
            yield hit(one, "replacement")
        elif one.replacement is None and one.verdict is ToolVerdict.KEEP and one.score and one.score <= UNFIT:
            yield hit(one, "score", "tool-04-score", score=one.score)


@check("TOOL-05", "I3", of="tools")
def chosen(case: Case) -> Hits:
    """A tool of which nobody has asked whether it fits what there is, can grow, is safe and suits the team."""
    return lacking(_staying(case), "integrates", "scalability", "security", "fit")
