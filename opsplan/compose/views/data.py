"""Data from source to decision, in five steps: collect, clean, analyse, visualise, interpret."""

from __future__ import annotations

from opsplan.compose.row import Row
from opsplan.compose.views.saying import bracketed, if_written, in_a_row, written
from opsplan.model.data import Analysis, DataSource
from opsplan.model.plan import Plan


def sources(plan: Plan) -> list[Row]:
    """Return a row a source: what is collected, from which platform and how."""
    return [written(one, "type", "personal", items=in_a_row(one.items), how=_how(one)) for one in plan.data.sources]


def _how(source: DataSource) -> object:
    """Return how data is collected, and from which platform."""
    method = if_written(source, "method")
    return bracketed(method, source.platform) if method else source.platform


def analyses(plan: Plan) -> list[Row]:
    """Return a row an analysis; how it is shown stands with where."""
    return [Row(one, dimensions=in_a_row(one.dimensions), output=_output(one)) for one in plan.data.analyses]


def _output(analysis: Analysis) -> object:
    chart = if_written(analysis, "chart")
    return bracketed(analysis.output, chart) if analysis.output else chart


def findings(plan: Plan) -> list[Row]:
    """Return a row a finding of an analysis."""
    return [Row(finding, analysis=one.name) for one in plan.data.analyses for finding in one.findings]
