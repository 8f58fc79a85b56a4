"""The figures that a template can ask for by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import NamedTuple

from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.compose.phrase import Phrase
from opsplan.compose.speaker import Speaker
from opsplan.figures.chart import Charts
from opsplan.manuscript import NUMBER, Figure
from opsplan.model.plan import Plan
from opsplan.model.style import FigureName


class Drawer(NamedTuple):
    """Which figure it is, and what shows it: nothing where there is nothing to show.

    A figure of which there are several is drawn of one thing at a time; `each` returns these by id. One that stands
    `apart` is no part of the figure whose name it begins with: it shows something else in the same way.
    """

    figure: FigureName
    show: Callable[[Scene], Shown | None]
    each: Callable[[Plan], Mapping[str, object]] | None = None
    apart: bool = False


def draw(name: str, scene: Scene) -> tuple[Figure, ...]:
    """Return a figure, with those that go on with it; none where it would show nothing or is not wanted.

    An unknown name is a ValueError, and so is none to say what a figure is of that is drawn of one thing at a time.
    """
    if name not in FIGURES:
        raise ValueError(f"figure('{name}'): {', '.join(FIGURES)}")
    figure, show, each, _ = FIGURES[name]
    if each and scene.of is None:
        raise ValueError(f"figure('{name}', …)")
    shown = None if figure in scene.plan.document.figures.skip else show(scene)
    if shown is None:
        return ()
    return tuple(
        _figure(one.words or name.replace("-", "_"), figure, one, scene.speaker) for one in (shown, *shown.further)
    )


def _figure(words: str, figure: FigureName, shown: Shown, speaker: Speaker) -> Figure:
    caption, alt, lead = (Phrase(f"figures.{words}.{part}", shown.args) for part in ("caption", "alt", "lead"))
    lead = Phrase(lead.key, {**shown.args, "figure": NUMBER}, long=True)
    several = isinstance(shown.data, Charts) and len(shown.data.panels) > 1
    said = " ".join(speaker.prose(alt if several else _with(shown.message, alt)))
    return Figure(figure.value, shown.data, speaker.inline(_with(shown.message, caption)), said, speaker.prose(lead))


def _with(message: Phrase | None, words: Phrase) -> Phrase:
    """Return words with the message behind them, where there is one."""
    return Phrase("figures.telling", {"what": words, "message": message}) if message else words


def _read(place: str) -> Callable[..., object]:
    """Return a function of this package, named as `module:function`."""
    module, _, name = place.partition(":")
    found: Callable[..., object] = getattr(import_module(f"{__name__}.{module}"), name)
    return found


def _show(place: str, scene: Scene) -> Shown | None:
    shown = _read(place)(scene)
    assert shown is None or isinstance(shown, Shown)
    return shown


def _each(place: str, plan: Plan) -> Mapping[str, object]:
    found = _read(place)(plan)
    assert isinstance(found, Mapping)
    return found


def _drawer(figure: FigureName, place: str, each: str = "", *, apart: bool = False) -> Drawer:
    """Return what draws a figure; its module is read when a document first asks for it: no document needs all."""
    return Drawer(figure, partial(_show, place), partial(_each, each) if each else None, apart)


#: By its name, which may add to that of the figure which part of it is meant.
FIGURES: Mapping[str, Drawer] = {
    "goal-tree": _drawer(FigureName.GOAL_TREE, "goals:goal_tree"),
    "wbs-tree": _drawer(FigureName.WBS_TREE, "breakdown:wbs_tree"),
    "gantt": _drawer(FigureName.GANTT, "gantt:gantt"),
    "milestone-line": _drawer(FigureName.MILESTONE_LINE, "milestones:milestone_line"),
    "org-chart": _drawer(FigureName.ORG_CHART, "organisation:org_chart"),
    "raci": _drawer(FigureName.RACI, "raci:raci"),
    "raci-services": _drawer(FigureName.RACI, "raci:services"),
    "raci-work": _drawer(FigureName.RACI, "raci:other_work"),
    "flowchart": _drawer(FigureName.FLOWCHART, "flows:flowchart", "flows:processes"),
    "flowchart-data": _drawer(FigureName.FLOWCHART, "flows:data_flow", apart=True),
    "dependency-net": _drawer(FigureName.DEPENDENCY_NET, "net:dependency_net"),
    "feedback-loop": _drawer(FigureName.FEEDBACK_LOOP, "loops:feedback_loop"),
    "pdca": _drawer(FigureName.PDCA, "loops:pdca"),
    "pdca-evaluation": _drawer(FigureName.PDCA, "loops:pdca_evaluation", apart=True),
    "kpi-dashboard": _drawer(FigureName.KPI_DASHBOARD, "charts.attainment:kpis"),
    "kpi-dashboard-brief": _drawer(FigureName.KPI_DASHBOARD, "charts.attainment:foremost_kpis"),
    "kpi-dashboard-goals": _drawer(FigureName.KPI_DASHBOARD, "charts.attainment:goals"),
    "kpi-trend": _drawer(FigureName.KPI_TREND, "charts.courses:unwatched"),
    "kpi-trend-watched": _drawer(FigureName.KPI_TREND, "charts.courses:watched"),
    "budget-chart": _drawer(FigureName.BUDGET_CHART, "charts.money:budget"),
    "radar": _drawer(FigureName.RADAR, "charts.scores:radar"),
    "pareto": _drawer(FigureName.PARETO, "charts.frequencies:first_there_is"),
    "pareto-feedback": _drawer(FigureName.PARETO, "charts.frequencies:feedback"),
    "pareto-findings": _drawer(FigureName.PARETO, "charts.frequencies:findings"),
    "pareto-improvements": _drawer(FigureName.PARETO, "charts.frequencies:improvements"),
    "funnel": _drawer(FigureName.FUNNEL, "charts.journey:funnel"),
    "channel-compare": _drawer(FigureName.CHANNEL_COMPARE, "charts.promotion:channels"),
    "workload": _drawer(FigureName.WORKLOAD, "workload:workload"),
    "skills-matrix": _drawer(FigureName.SKILLS_MATRIX, "skillsmatrix:skills_matrix"),
    "risk-matrix": _drawer(FigureName.RISK_MATRIX, "riskmatrix:risk_matrix"),
    "competitor-table": _drawer(FigureName.COMPETITOR_TABLE, "competitors:competitor_table"),
    "service-map": _drawer(FigureName.SERVICE_MAP, "parties:service_map"),
    "comm-matrix": _drawer(FigureName.COMM_MATRIX, "parties:comm_matrix"),
    "calendar": _drawer(FigureName.CALENDAR, "calendar:calendar"),
    "calendar-maintenance": _drawer(FigureName.CALENDAR, "calendar:maintenance"),
    "calendar-campaigns": _drawer(FigureName.CALENDAR, "calendar:campaigns"),
    "calendar-training": _drawer(FigureName.CALENDAR, "calendar:training"),
    "calendar-program": _drawer(FigureName.CALENDAR, "calendar:program"),
}
