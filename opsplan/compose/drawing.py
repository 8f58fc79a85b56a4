"""The figures that a template can ask for by name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from opsplan.analysis.facts import Facts
from opsplan.analysis.responsibility import Activity
from opsplan.compose.phrase import Phrase
from opsplan.compose.speaker import Speaker
from opsplan.figures import charts
from opsplan.figures.gantt import Gantt
from opsplan.manuscript import Figure
from opsplan.model.plan import Plan


def draw(name: str, plan: Plan, facts: Facts, speaker: Speaker) -> Figure | None:
    """Return a figure of the plan, or None where it would show nothing; an unknown name is a ValueError."""
    if name not in FIGURES:
        raise ValueError(f"figure('{name}'): {', '.join(FIGURES)}")
    return FIGURES[name](plan, facts, speaker)


def _gantt(plan: Plan, facts: Facts, speaker: Speaker) -> Figure | None:
    milestones = speaker.line(Phrase("captions.milestones"))
    chart = charts.gantt(plan, facts, speaker.line, speaker.day, milestones)
    return _figure("gantt", chart, speaker, **_span(chart)) if chart else None


def _span(chart: Gantt) -> dict[str, date]:
    finishes = (bar.buffer_finish or bar.finish for bar in chart.bars)
    return {"start": min(bar.start for bar in chart.bars), "finish": max(finishes)}


def _raci(plan: Plan, facts: Facts, speaker: Speaker) -> Figure | None:
    return _matrix("raci", set(Activity), plan, facts, speaker)


def _raci_services(plan: Plan, facts: Facts, speaker: Speaker) -> Figure | None:
    return _matrix("raci_services", {Activity.SERVICE}, plan, facts, speaker)


def _raci_work(plan: Plan, facts: Facts, speaker: Speaker) -> Figure | None:
    return _matrix("raci_work", set(Activity) - {Activity.SERVICE}, plan, facts, speaker)


def _matrix(name: str, of: set[Activity], plan: Plan, facts: Facts, speaker: Speaker) -> Figure | None:
    corner, legend = (speaker.line(Phrase(f"figures.{name}.{part}")) for part in ("corner", "legend"))
    matrix = charts.raci(plan, facts, of, speaker.line, corner, legend)
    return _figure(name, matrix, speaker) if matrix else None


def _figure(name: str, data: object, speaker: Speaker, **args: object) -> Figure:
    caption = speaker.inline(Phrase(f"figures.{name}.caption", args))
    return Figure(name, data, caption, " ".join(speaker.prose(Phrase(f"figures.{name}.alt", args))))


FIGURES: dict[str, Callable[[Plan, Facts, Speaker], Figure | None]] = {
    "gantt": _gantt,
    "raci": _raci,
    "raci-services": _raci_services,
    "raci-work": _raci_work,
}
