"""The figures that a template can ask for by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from opsplan.compose.drawing.breakdown import wbs_tree
from opsplan.compose.drawing.charts import CHARTS
from opsplan.compose.drawing.flows import data_flow, flowchart, processes
from opsplan.compose.drawing.gantt import gantt
from opsplan.compose.drawing.goals import goal_tree
from opsplan.compose.drawing.grids import GRIDS
from opsplan.compose.drawing.loops import feedback_loop, pdca, pdca_evaluation
from opsplan.compose.drawing.milestones import milestone_line
from opsplan.compose.drawing.net import dependency_net
from opsplan.compose.drawing.organisation import org_chart
from opsplan.compose.drawing.raci import other_work, raci, services
from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.compose.phrase import Phrase
from opsplan.compose.speaker import Speaker
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
    said = " ".join(speaker.prose(_with(shown.message, alt)))
    return Figure(figure.value, shown.data, speaker.inline(_with(shown.message, caption)), said, speaker.prose(lead))


def _with(message: Phrase | None, words: Phrase) -> Phrase:
    """Return words with the message behind them, where there is one."""
    return Phrase("figures.telling", {"what": words, "message": message}) if message else words


#: By its name, which may add to that of the figure which part of it is meant.
FIGURES: Mapping[str, Drawer] = {
    "goal-tree": Drawer(FigureName.GOAL_TREE, goal_tree),
    "wbs-tree": Drawer(FigureName.WBS_TREE, wbs_tree),
    "gantt": Drawer(FigureName.GANTT, gantt),
    "milestone-line": Drawer(FigureName.MILESTONE_LINE, milestone_line),
    "org-chart": Drawer(FigureName.ORG_CHART, org_chart),
    "raci": Drawer(FigureName.RACI, raci),
    "raci-services": Drawer(FigureName.RACI, services),
    "raci-work": Drawer(FigureName.RACI, other_work),
    "flowchart": Drawer(FigureName.FLOWCHART, flowchart, each=processes),
    "flowchart-data": Drawer(FigureName.FLOWCHART, data_flow, apart=True),
    "dependency-net": Drawer(FigureName.DEPENDENCY_NET, dependency_net),
    "feedback-loop": Drawer(FigureName.FEEDBACK_LOOP, feedback_loop),
    "pdca": Drawer(FigureName.PDCA, pdca),
    "pdca-evaluation": Drawer(FigureName.PDCA, pdca_evaluation, apart=True),
    **{name: Drawer(*found) for name, found in CHARTS.items()},
    **{name: Drawer(figure, show) for name, (figure, show) in GRIDS.items()},
}
