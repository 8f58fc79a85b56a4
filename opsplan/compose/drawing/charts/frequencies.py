"""Pareto charts: how often what occurs, the most frequent first, and the share of all that it and those before make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from msgspec import Struct

from opsplan.compose.drawing.charts.numbers import percentage
from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.compose.phrase import Phrase
from opsplan.compose.views import feedback as of_feedback
from opsplan.compose.views import findings as of_findings
from opsplan.compose.views import improvement as of_improvements
from opsplan.compose.views.saying import in_percent
from opsplan.figures.chart import Chart, Charts, Form, Ink, Series

#: More columns are not read; fewer are seen without a chart.
MOST, LEAST = 10, 3
#: What the few that matter are to be behind, in %.
HALF = 50


class Often(Struct, frozen=True):
    """Something that occurs so often, with the share of all, in %, that it and what is more frequent make."""

    name: object
    count: int
    cumulative: Decimal


def feedback(scene: Scene) -> Shown | None:
    """Return the categories of feedback; nothing where they or the pieces are few, or no few of them are most."""
    known = scene.facts.feedback.categories
    unnamed = Phrase("phrases.uncategorised")
    return _pareto(
        scene,
        [Often(one.category or unnamed, one.count, one.cumulative) for one in known],
        "feedback",
        of_feedback.COUNTED_FROM,
    )


def findings(scene: Scene) -> Shown | None:
    """Return the causes of nonconformities; nothing where they or the cases are few, or no few of them are most."""
    known = scene.facts.inspection.nonconformities.by_cause
    unnamed = Phrase("findings.no_cause")
    counted = [Often(one.name or unnamed, one.count, one.cumulative) for one in known]
    return _pareto(scene, counted, "findings", of_findings.COUNTED_FROM)


def improvements(scene: Scene) -> Shown | None:
    """Return the types of cause of improvements; nothing where they are few, or no few of them are most."""
    known = scene.facts.improvements.causes
    counted = [Often(one.cause, one.count, one.cumulative) for one in known]
    return _pareto(scene, counted, "improvements", of_improvements.PARETO_FROM)


def first_there_is(scene: Scene) -> Shown | None:
    """Return the categories of feedback, or else the causes of nonconformities, or else those of improvements."""
    return next((found for show in (feedback, findings, improvements) if (found := show(scene))), None)


def _pareto(scene: Scene, known: Sequence[Often], what: str, least: int) -> Shown | None:
    told = _foremost(known) if sum(one.count for one in known) >= least else None
    if told is None or len(known) < LEAST:
        return None
    shown = list(known) if len(known) <= MOST else [*known[:MOST], _others(known[MOST:])]
    shares = tuple(percentage(one.cumulative) for one in shown)
    chart = Chart(
        Form.PARETO,
        tuple(scene.say(one.name) for one in shown),
        (
            _series(scene, f"counts.{what}", (Decimal(one.count) for one in shown), Ink.PLAIN),
            _series(scene, "cumulative", shares, Ink.TARGET),
        ),
    )
    return Shown(Charts((chart,)), {"what": Phrase(f"figures.pareto.{what}")}, told)


def _others(some: Sequence[Often]) -> Often:
    """Return several as one."""
    return Often(Phrase("figures.pareto.others", {"n": len(some)}), sum(one.count for one in some), some[-1].cumulative)


def _series(scene: Scene, name: str, values: Iterable[Decimal | None], ink: Ink) -> Series:
    return Series(scene.speaker.inline(Phrase(f"figures.pareto.{name}")), tuple(values), ink)


def _foremost(known: Sequence[Often]) -> Phrase | None:
    """Return which few make up half of all or more; None where they are not few, as where all are about as frequent.

    What is as frequent as the last of them counts too: it is only by chance that it does not come first.
    """
    needed = next(place for place, one in enumerate(known, start=1) if one.cumulative >= HALF)
    first = sum(one.count >= known[needed - 1].count for one in known)
    if first * 2 > len(known):
        return None
    args = {"n": first, "first": known[0].name, "share": in_percent(known[first - 1].cumulative)}
    return Phrase(f"figures.pareto.{'first' if first == 1 else 'foremost'}", args)
