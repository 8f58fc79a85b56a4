"""The figures that a template can ask for by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from opsplan.compose.drawing.charts import CHARTS
from opsplan.compose.drawing.gantt import gantt
from opsplan.compose.drawing.raci import other_work, raci, services
from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.compose.phrase import Phrase
from opsplan.compose.speaker import Speaker
from opsplan.manuscript import NUMBER, Figure
from opsplan.model.plan import Plan
from opsplan.model.style import FigureName


class Drawer(NamedTuple):
    """Which figure it is, and what shows it: nothing where there is nothing to show.

    A figure of which there are several is drawn of one thing at a time; `each` returns these by id.
    """

    figure: FigureName
    show: Callable[[Scene], Shown | None]
    each: Callable[[Plan], Mapping[str, object]] | None = None


def draw(name: str, scene: Scene) -> Figure | None:
    """Return a figure, or None where it would show nothing or is not wanted; an unknown name is a ValueError."""
    if name not in FIGURES:
        raise ValueError(f"figure('{name}'): {', '.join(FIGURES)}")
    figure, show, _ = FIGURES[name]
    shown = None if figure in scene.plan.document.figures.skip else show(scene)
    return None if shown is None else _figure(name.replace("-", "_"), figure, shown, scene.speaker)


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
    "gantt": Drawer(FigureName.GANTT, gantt),
    "raci": Drawer(FigureName.RACI, raci),
    "raci-services": Drawer(FigureName.RACI, services),
    "raci-work": Drawer(FigureName.RACI, other_work),
    **{name: Drawer(*found) for name, found in CHARTS.items()},
}
