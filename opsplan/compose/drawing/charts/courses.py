"""The course of KPIs: a line of what was measured in each, against the targets of its stages and the last one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import chain

from opsplan.analysis.course import Point, course
from opsplan.compose.drawing.charts.attainment import importance
from opsplan.compose.drawing.charts.numbers import decimals
from opsplan.compose.drawing.charts.periods import axis_labels
from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.compose.phrase import Phrase, Quantity
from opsplan.compose.views.course import COURSE
from opsplan.compose.views.kpis import compared
from opsplan.compose.views.saying import run_on, short
from opsplan.figures.chart import Chart, Charts, Form, Ink, Series
from opsplan.model.kpi import Aggregate, Direction, Kpi

#: More panels are not looked at, more points not told apart, more names not read in a note.
MOST_PANELS, MOST_POINTS, MOST_NAMES = 6, 60, 6

#: How values of several periods are told as one.
SUMMED = {Aggregate.SUM: "sum", Aggregate.AVERAGE: "mean"}

Course = tuple[Kpi, tuple[Point, ...]]


def unwatched(scene: Scene) -> Shown | None:
    """Return the course of the KPIs that matter most, without those that the chapter on monitoring shows.

    Nothing where none was measured three times.
    """
    seen = _watched(scene) if "monitoring" in scene.chapters else frozenset()
    return _trend(scene, lambda kpi: kpi.id not in seen, "kpi_trend_others" if seen else "")


def watched(scene: Scene) -> Shown | None:
    """Return the course of the KPIs that are watched and matter most; nothing where none was measured three times."""
    seen = _watched(scene)
    return _trend(scene, lambda kpi: kpi.id in seen)


def _watched(scene: Scene) -> frozenset[str]:
    return frozenset(one for monitor in scene.plan.monitoring for one in monitor.watch)


def _trend(scene: Scene, of: Callable[[Kpi], bool], words: str = "") -> Shown | None:
    phases = {phase.id: phase.finish for phase in scene.plan.phases if phase.finish}
    courses = [(kpi, course(kpi, phases)) for kpi in scene.plan.kpis if of(kpi)]
    known = [pair for pair in courses if len(_measured(pair[1])) >= COURSE]
    if not known:
        return None
    ordered = sorted(known, key=lambda pair: importance(scene, pair[0]))
    panels, left = ordered[:MOST_PANELS], ordered[MOST_PANELS:]
    notes = run_on((_cut(panels), _left(left)))
    charts = tuple(_panel(scene, kpi, points[-MOST_POINTS:]) for kpi, points in panels)
    return Shown(Charts(charts, scene.say(notes)), message=_told(scene, *ordered[0]), words=words)


def _measured(points: Sequence[Point]) -> list[Decimal]:
    return [one.value for one in points if one.value is not None]


def _panel(scene: Scene, kpi: Kpi, points: Sequence[Point]) -> Chart:
    places = _places(kpi)
    values = tuple(None if one.value is None else short(one.value, places) for one in points)
    name = "running" if kpi.aggregate is Aggregate.SUM else "actual"
    targets = tuple(_targets(scene, kpi, points))
    mark = None if kpi.direction is Direction.RANGE else kpi.target
    return Chart(
        Form.LINE,
        axis_labels(scene, [one.when for one in points]),
        (_series(scene, name, values, Ink.PLAIN), *targets),
        title=scene.speaker.inline(kpi.name),
        unit=scene.speaker.inline(kpi.unit),
        mark=None if mark is None else Decimal(mark),
        marked="" if mark is None else _line(scene, kpi, mark),
        decimals=max(_written(kpi), decimals(chain(values, *(one.values for one in targets)))),
    )


def _line(scene: Scene, kpi: Kpi, target: Decimal) -> str:
    """Return what the line of the target is called."""
    return scene.speaker.inline(Phrase("figures.kpi_trend.target", {"target": Quantity(target, kpi.unit)}))


def _written(kpi: Kpi) -> int:
    """Return with how many decimals values are written."""
    return decimals([*(one.value for one in kpi.history), *(one.value for one in kpi.actuals)])


def _places(kpi: Kpi) -> int:
    """Return to how many decimals values are rounded: a mean that was reckoned has one more than its parts."""
    return _written(kpi) + (kpi.aggregate is Aggregate.AVERAGE)


def _targets(scene: Scene, kpi: Kpi, points: Sequence[Point]) -> list[Series]:
    """Return the targets of the stages, or of a range its ends, which hold for every period."""
    if kpi.direction is Direction.RANGE:
        ends = {"least": kpi.min, "most": kpi.max}
        return [
            _series(scene, name, (Decimal(end),) * len(points), Ink.TARGET)
            for name, end in ends.items()
            if end is not None
        ]
    stages = tuple(one.target for one in points)
    return [_series(scene, "stage", stages, Ink.TARGET)] if any(one is not None for one in stages) else []


def _series(scene: Scene, name: str, values: tuple[Decimal | None, ...], ink: Ink) -> Series:
    return Series(scene.speaker.inline(Phrase(f"figures.kpi_trend.{name}")), values, ink)


def _told(scene: Scene, kpi: Kpi, points: Sequence[Point]) -> Phrase:
    """Return where a KPI has come to, and how far that is from its target."""
    first, *_, last = (short(one, _places(kpi)) for one in _measured(points))
    moved = SUMMED.get(kpi.aggregate) or ("fell" if last < first else "rose" if last > first else "same")
    found = scene.facts.attainment.get(kpi.id)
    reached = compared(kpi, found) if found else last
    args = {"kpi": kpi.name, "first": Quantity(first, kpi.unit), "actual": Quantity(reached, kpi.unit)}
    told, gap = Phrase(f"figures.kpi_trend.{moved}", args), _gap(kpi, reached)
    return Phrase("figures.kpi_trend.told", {"what": told, "gap": gap}) if gap else told


def _gap(kpi: Kpi, reached: Decimal) -> Phrase | None:
    """Return how much is missing to the target; a range is kept to or not."""
    low, high, target = kpi.min, kpi.max, kpi.target
    if kpi.direction is Direction.RANGE:
        within = (low is None or reached >= low) and (high is None or reached <= high)
        return Phrase(f"figures.kpi_trend.{'within' if within else 'outside'}")
    if target is None:
        return None
    gap = reached - target if kpi.direction is Direction.DOWN else target - reached
    if gap <= 0:
        return Phrase("figures.kpi_trend.there")
    points = kpi.unit is not None and set(kpi.unit.all()) == {"%"}
    missing = Phrase("figures.kpi_trend.points", {"n": gap}) if points else Quantity(gap, kpi.unit)
    return Phrase(f"figures.kpi_trend.{'above' if kpi.direction is Direction.DOWN else 'short'}", {"gap": missing})


def _cut(panels: Sequence[Course]) -> Phrase | None:
    cut = any(len(points) > MOST_POINTS for _, points in panels)
    return Phrase("figures.kpi_trend.latest", {"n": MOST_POINTS}) if cut else None


def _left(left: Sequence[Course]) -> Phrase | None:
    """Return which KPIs are left to the table, by number where they are many."""
    if not left:
        return None
    names = tuple(kpi.name for kpi, _ in left)
    key = "left" if len(left) <= MOST_NAMES else "left_many"
    return Phrase(f"figures.kpi_trend.{key}", {"n": len(left), "names": names})
