"""The milestones of the phases on an axis."""

from __future__ import annotations

from collections.abc import Sequence

from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.compose.phrase import Phrase
from opsplan.compose.views.saying import by_date
from opsplan.figures.milestones import MilestoneLine, Point
from opsplan.model.work import Milestone, Phase

#: More are not read; then those around the data date are shown, so many of them passed.
MOST_POINTS, BEFORE = 60, 12

Dated = tuple[Milestone, Phase]


def milestone_line(scene: Scene) -> Shown | None:
    """Return the milestones that have a day, in order; None where there are fewer than two."""
    plan, say = scene.plan, scene.say
    listed = [(one, phase) for phase in plan.phases for one in phase.milestones if one.due]
    dated = by_date(listed, lambda pair: pair[0].due)
    if len(dated) < 2:
        return None
    today = plan.status_date
    passed = sum(1 for one, _ in dated if today and one.due and one.due < today)
    start = max(0, min(passed - BEFORE, len(dated) - MOST_POINTS))
    points = tuple(
        Point(one.due, say(one.due), say(one.name), say(phase.name), place < passed)
        for place, (one, phase) in enumerate(dated)
        if one.due and start <= place < start + MOST_POINTS
    )
    legend = scene.words("milestone_line.legend", day=today) if today else ""
    note = scene.words("milestone_line.cut", n=len(dated)) if len(dated) > len(points) else ""
    line = MilestoneLine(points, today, say(today), legend, note)
    args = {"n": len(dated), "start": dated[0][0].due, "finish": dated[-1][0].due}
    return Shown(line, args, _next(dated[passed:]) if today else None)


def _next(coming: Sequence[Dated]) -> Phrase | None:
    """Return which milestone is next, and when."""
    return (
        Phrase("figures.milestone_line.next", {"name": coming[0][0].name, "day": coming[0][0].due}) if coming else None
    )
