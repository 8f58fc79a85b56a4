"""The figures that are drawn to scale, each read when a document first asks for it: no document needs all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.model.style import FigureName


def _shows(module: str, function: str) -> Callable[[Scene], Shown | None]:
    def show(scene: Scene) -> Shown | None:
        found: Callable[[Scene], Shown | None] = getattr(import_module(f"{__name__}.{module}"), function)
        return found(scene)

    return show


#: By their names, each with the figure that it is or is a part of.
CHARTS: Mapping[str, tuple[FigureName, Callable[[Scene], Shown | None]]] = {
    "kpi-dashboard": (FigureName.KPI_DASHBOARD, _shows("attainment", "kpis")),
    "kpi-dashboard-brief": (FigureName.KPI_DASHBOARD, _shows("attainment", "foremost_kpis")),
    "kpi-dashboard-goals": (FigureName.KPI_DASHBOARD, _shows("attainment", "goals")),
    "kpi-trend": (FigureName.KPI_TREND, _shows("courses", "unwatched")),
    "kpi-trend-watched": (FigureName.KPI_TREND, _shows("courses", "watched")),
    "budget-chart": (FigureName.BUDGET_CHART, _shows("money", "budget")),
    "radar": (FigureName.RADAR, _shows("scores", "radar")),
    "pareto": (FigureName.PARETO, _shows("frequencies", "first_there_is")),
    "pareto-feedback": (FigureName.PARETO, _shows("frequencies", "feedback")),
    "pareto-findings": (FigureName.PARETO, _shows("frequencies", "findings")),
    "pareto-improvements": (FigureName.PARETO, _shows("frequencies", "improvements")),
    "funnel": (FigureName.FUNNEL, _shows("journey", "funnel")),
    "channel-compare": (FigureName.CHANNEL_COMPARE, _shows("promotion", "channels")),
}
