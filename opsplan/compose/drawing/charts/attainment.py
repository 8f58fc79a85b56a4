"""Attainment of KPIs and of goals: bars in % of the target, whose colours and marks say where each stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from msgspec import Struct

from opsplan.analysis.attainment import Attainment, Rag
from opsplan.compose.drawing.charts.numbers import decimals, percentage
from opsplan.compose.drawing.goals import MARKS
from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.compose.phrase import Phrase, Quantity
from opsplan.compose.views.kpis import compared, target
from opsplan.compose.views.saying import bracketed, in_percent, run_on
from opsplan.figures.chart import Chart, Charts, Form, Ink, Series
from opsplan.lines import after
from opsplan.model.direction import GoalStatus
from opsplan.model.kpi import Kpi
from opsplan.model.walk import nested

#: More bars are not read; in a summary there is room for so many, by the language of the document.
MOST, FEW = 12, {"zh": 6, "en": 6, "both": 3}
#: One bar is no picture.
LEAST = 2
#: The target, and between what the axis lies at the most: bars that go on leave the others no room.
TARGET, LOWEST, HIGHEST = Decimal(100), Decimal(-100), Decimal(250)


class State(Struct, frozen=True):
    """What a bar says beside its length: by its colour, and in black and white by a mark before its name."""

    mark: str
    ink: Ink
    name: object


class Bar(Struct, frozen=True):
    """Something that has come so far, in % of its target."""

    name: object
    label: Phrase | object
    percent: Decimal
    state: State


#: How goals are marked, as in their tree, and KPIs like them.
STATUSES = {
    status: State(MARKS[status], ink, status)
    for status, ink in (
        (GoalStatus.MET, Ink.GOOD),
        (GoalStatus.ON_TRACK, Ink.PLAIN),
        (GoalStatus.CHANGED, Ink.BEFORE),
        (GoalStatus.AT_RISK, Ink.WARNING),
        (GoalStatus.MISSED, Ink.BAD),
    )
}
ON_STAGE = State(MARKS[GoalStatus.ON_TRACK], Ink.PLAIN, Phrase("kpis.on_stage"))
LEVELS = {
    Rag.GREEN: State(MARKS[GoalStatus.MET], Ink.GOOD, Rag.GREEN),
    Rag.AMBER: State(MARKS[GoalStatus.AT_RISK], Ink.WARNING, Rag.AMBER),
    Rag.RED: State(MARKS[GoalStatus.MISSED], Ink.BAD, Rag.RED),
}
#: The order in which a legend names them.
STATES = (LEVELS[Rag.GREEN], ON_STAGE, LEVELS[Rag.AMBER], LEVELS[Rag.RED], *STATUSES.values())

Judged = tuple[Kpi, Attainment]


def kpis(scene: Scene) -> Shown | None:
    """Return the attainment of KPIs in the order of the plan, of many those farthest from their targets.

    Nothing where fewer than two have one. A baseline is 0 and needs no bar: attainment is measured from there.
    """
    judged = _judged(scene)
    chosen = sorted(judged, key=lambda pair: pair[1].percent or Decimal(0))[:MOST]
    left = len(judged) - len(chosen)
    note = Phrase("figures.kpi_dashboard.left", {"n": left, "shown": len(chosen)}) if left else None
    return _dashboard(scene, judged, chosen, note)


def foremost_kpis(scene: Scene) -> Shown | None:
    """Return the attainment of the few KPIs that matter most: those off track first, then the weightiest.

    Nothing where fewer than two have one. It is for a page on which there is no room for more, nor for a note of it.
    """
    judged = _judged(scene)
    ordered = sorted(judged, key=lambda pair: importance(scene, pair[0]))
    return _dashboard(scene, judged, ordered[: FEW[scene.speaker.lang]])


def importance(scene: Scene, kpi: Kpi) -> tuple[bool, Decimal]:
    """Return what sorts KPIs by how much they matter: those off track first, then by weight."""
    found = scene.facts.attainment.get(kpi.id)
    off = found is not None and (found.behind or found.warned)
    return not off, -scene.facts.weights.get(kpi.id, Decimal(0))


def _dashboard(
    scene: Scene, judged: Sequence[Judged], chosen: Sequence[Judged], note: Phrase | None = None
) -> Shown | None:
    if len(judged) < LEAST:
        return None
    bars = [_bar(kpi, found) for kpi, found in judged if any(kpi is one for one, _ in chosen)]
    return Shown(_charts(scene, bars, note), message=_told(judged, len(bars), len(scene.plan.kpis)))


def _judged(scene: Scene) -> list[Judged]:
    known = scene.facts.attainment
    return [(kpi, known[kpi.id]) for kpi in scene.plan.kpis if kpi.id in known and known[kpi.id].percent is not None]


def _state(found: Attainment) -> State:
    return ON_STAGE if found.on_stage else LEVELS[found.rag or Rag.AMBER]


def _bar(kpi: Kpi, found: Attainment) -> Bar:
    wanted = target(kpi)
    actual = compared(kpi, found)
    if wanted is None:
        label = Phrase("figures.kpi_dashboard.actual", {"kpi": kpi.name, "actual": Quantity(actual, kpi.unit)})
    else:  # the target has the unit
        label = Phrase("figures.kpi_dashboard.against", {"kpi": kpi.name, "actual": actual, "target": wanted.value})
    return Bar(kpi.name, label, found.percent or Decimal(0), _state(found))


def _told(judged: Sequence[Judged], drawn: int, every: int) -> Phrase:
    """Return how many KPIs have reached their targets, or those of their stages, of all that were measured."""
    counts = Counter(_state(found).mark for _, found in judged)
    reached = {"green": counts[LEVELS[Rag.GREEN].mark], "stage": counts[ON_STAGE.mark]}
    key = "measured" if len(judged) < every else "whole" if drawn < every else "all"
    of = Phrase(f"figures.kpi_dashboard.{key}", {"n": len(judged)})
    said = tuple(Phrase(f"figures.kpi_dashboard.{name}", {"n": n}) for name, n in reached.items() if n)
    return Phrase(f"figures.kpi_dashboard.{'reached' if said else 'none'}", {"of": of, "counts": said})


def goals(scene: Scene) -> Shown | None:
    """Return how far goals have come, in the order of the plan; of many those that have farthest to go.

    Nothing where it is known of fewer than two. Goals that were dropped or have not begun are left out.
    """
    states = scene.facts.goals
    known = [
        Bar(goal.name, goal.name, found.score, STATUSES[found.status])
        for goal in nested(scene.plan.goals)
        if (found := states[goal.id]).score is not None and found.status in STATUSES
    ]
    if len(known) < LEAST:
        return None
    bars = [one for one in known if one in sorted(known, key=lambda bar: bar.percent)[:MOST]]
    left = len(known) - len(bars)
    note = Phrase("figures.kpi_dashboard_goals.left", {"n": left, "shown": len(bars)}) if left else None
    return Shown(_charts(scene, bars, note), message=_standing(known))


def _standing(known: Sequence[Bar]) -> Phrase:
    """Return how many goals have which status."""
    counts = Counter(bar.state.name for bar in known)
    told = tuple(Phrase(f"summary.of.{status}", {"n": n}) for status in STATUSES if (n := counts[status]))
    return Phrase("figures.kpi_dashboard_goals.reached", {"n": len(known), "counts": told})


def _charts(scene: Scene, bars: Sequence[Bar], note: Phrase | None) -> Charts:
    """Return bars of one chart, a series a state; what is too long is cut off, and the note says so."""
    values = [percentage(bar.percent) for bar in bars]
    there = [state for state in STATES if any(bar.state is state for bar in bars)]
    speaker = scene.speaker
    chart = Chart(
        Form.BARS,
        tuple(after(f"{bar.state.mark} ", scene.say(bar.label)) for bar in bars),
        tuple(
            Series(
                after(f"{state.mark} ", speaker.inline(state.name)),
                tuple(value if bar.state is state else None for bar, value in zip(bars, values, strict=True)),
                state.ink,
            )
            for state in there
        ),
        unit="%",
        mark=TARGET,
        marked=speaker.inline(Phrase("figures.kpi_trend.target", {"target": in_percent(TARGET)})),
        stacked=True,
        decimals=decimals(values),
        ends=_ends(bars),
    )
    return Charts((chart,), scene.say(run_on((note, _cut(bars)))))


def _ends(bars: Iterable[Bar]) -> tuple[Decimal, Decimal] | None:
    """Return the ends of the axis where a bar goes beyond; None where all have room."""
    lengths = [bar.percent for bar in bars]
    if min(lengths) >= LOWEST and max(lengths) <= HIGHEST:
        return None
    low, high = max(min(Decimal(0), *lengths), LOWEST), min(max(TARGET, *lengths), HIGHEST)
    return percentage(low) or Decimal(0), percentage(high) or TARGET


def _cut(bars: Iterable[Bar]) -> Phrase | None:
    """Return which bars are cut off, and how long they are."""
    cut = tuple(bracketed(bar.name, in_percent(bar.percent)) for bar in bars if not LOWEST <= bar.percent <= HIGHEST)
    return Phrase("figures.kpi_dashboard.cut", {"bars": cut}) if cut else None
