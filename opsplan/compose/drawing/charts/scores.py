"""The scores of inspections: by list, or by area where there are too many lists, in the last rounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from opsplan.analysis.areas import area_scores
from opsplan.compose.drawing.charts.numbers import decimals, percentage
from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.compose.phrase import Phrase
from opsplan.compose.views.findings import held, title
from opsplan.compose.views.saying import in_percent
from opsplan.compose.views.trend import by_area
from opsplan.figures.chart import Chart, Charts, Form, Series
from opsplan.model.inspection import Inspection

#: A radar of more rounds is not read; of fewer spokes it has no shape.
MOST_ROUNDS, SHAPE = 3, 3
#: One score is no picture.
LEAST = 2

#: The scores of a round, by what was scored: the id of a list, or an area.
Scores = Mapping[object, Decimal]


def radar(scene: Scene) -> Shown | None:
    """Return the scores of lists, or where there are many of areas, in the last three rounds.

    They are columns where fewer than three things are scored, and nothing where it is but one. A round that scored less
    than half of them is left out, and the note says so.
    """
    names = _axes(scene)
    rounds = [(one, found) for one in held(scene.plan) if (found := _scores(scene, one))]
    every = {name for _, found in rounds for name in found}
    whole = [pair for pair in rounds if len(pair[1]) * 2 >= len(every)]
    shown = whole[-MOST_ROUNDS:]
    there = [name for name in names if any(name in found for _, found in shown)]
    if len(there) < LEAST:
        return None
    series = tuple(
        Series(scene.speaker.inline(_called(one, shown)), tuple(percentage(found.get(name)) for name in there))
        for one, found in shown
    )
    chart = Chart(
        Form.RADAR if len(there) >= SHAPE else Form.COLUMNS,
        tuple(scene.say(names[name]) for name in there),
        series,
        unit="%",
        decimals=decimals(value for one in series for value in one.values),
    )
    note = scene.words("radar.partial") if len(whole) < len(rounds) else ""
    what = Phrase(f"figures.radar.{'areas' if by_area(scene.facts) else 'lists'}")
    words = "radar_once" if len(shown) == 1 else ""
    return Shown(Charts((chart,), note), {"what": what}, _weakest(names, shown[-1][1]), words)


def _axes(scene: Scene) -> Mapping[object, object]:
    """Return what is scored, with its name."""
    if by_area(scene.facts):
        return {one.area: one.area for one in scene.plan.checklists}
    return {one.id: one.name for one in scene.plan.checklists}


def _called(one: Inspection, shown: Sequence[tuple[Inspection, Scores]]) -> object:
    """Return what a round is called: its subject is said only where it tells the rounds apart."""
    alike = len({other.subject for other, _ in shown}) == 1 and one.name is not None
    return one.name if alike else title(one)


def _scores(scene: Scene, one: Inspection) -> Scores:
    found = scene.facts.inspection.rounds[one.id]
    if by_area(scene.facts):
        return dict(area_scores(scene.plan, found).items())
    return {each.checklist: each.score for each in found.lists if each.score is not None}


def _weakest(names: Mapping[object, object], scores: Scores) -> Phrase | None:
    """Return what scored least in a round; None where several did, or all alike."""
    least = min(scores.values())
    weakest = [name for name, score in scores.items() if score == least]
    if len(weakest) > 1:
        return None
    return Phrase("figures.radar.weakest", {"what": names[weakest[0]], "score": in_percent(least)})
