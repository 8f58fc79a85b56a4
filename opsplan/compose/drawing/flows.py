"""The flow charts: a process in swim lanes, and the way of data from its source to a decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from opsplan.analysis.processes import step_places
from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.compose.phrase import Phrase
from opsplan.compose.views.saying import bracketed, flat, run_on
from opsplan.figures.cycle import Cycle, Turn
from opsplan.figures.lanes import Lanes, Stage, Way
from opsplan.model.data import Analysis, Chart
from opsplan.model.plan import Plan
from opsplan.model.process import Process, Step
from opsplan.model.references import Ref
from opsplan.model.text import Text

#: A process of fewer steps needs no chart unless it branches; one of more steps or lanes has none that is read.
LEAST, MOST, MOST_LANES = 3, 60, 15
#: Of fewer sources and analyses the way of data need not be drawn; of a step of it so many are listed.
LEAST_DATA, LISTED = 2, 5


def processes(plan: Plan) -> Mapping[str, Process]:
    """Return the processes of a plan by id."""
    return {one.id: one for one in plan.processes}


def flowchart(scene: Scene) -> Shown | None:
    """Return the process that the scene is of in lanes.

    None where it goes straight on and has fewer than three steps or one party, and where it has more than 60 steps or
    15 parties.
    """
    process = processes(scene.plan).get(getattr(scene.of, "id", ""))
    if process is None or not _is_drawn(process):
        return None
    parties = _parties(process)
    lanes = {party: at for at, party in enumerate(parties)}
    targets = step_places(process.steps)
    stages = tuple(_stage(process, at, lanes, targets, scene) for at in range(len(process.steps)))
    chart = Lanes(
        tuple(scene.say(party) if party else scene.words("flowchart.nobody") for party in parties),
        stages,
        corner=scene.words("flowchart.corner"),
        start=scene.say(process.trigger),
        end=scene.speaker.inline(Phrase("figures.flowchart.end")),
        legend=_legend(stages, scene),
    )
    return Shown(chart, {"process": process.name, "lanes": len(parties), "steps": len(stages)})


def _is_drawn(process: Process) -> bool:
    acting, count = {_actor(process, step) for step in process.steps}, len(process.steps)
    if count > MOST or len(acting) > MOST_LANES:
        return False
    ends = {str(count): "end"}
    branches = any(
        one.when or one.to != ends.get(str(at), str(at + 1))
        for at, step in enumerate(process.steps, start=1)
        for one in step.next
    )
    return branches or (count >= LEAST and len(acting) > 1)


def _actor(process: Process, step: Step) -> str:
    return step.actor or process.owner or ""


def _parties(process: Process) -> list[str]:
    """Return who acts, in the order in which they first do, and then who only helps, while there is room for them."""
    acting = {_actor(process, step): None for step in process.steps}
    everybody = acting | {who: None for step in process.steps for who in step.with_}
    return list(everybody if len(everybody) <= MOST_LANES else acting)


def _stage(process: Process, at: int, lanes: Mapping[str, int], targets: Mapping[str, int], scene: Scene) -> Stage:
    step = process.steps[at]
    text, lane = step.name or step.action, lanes[_actor(process, step)]
    return Stage(
        number=str(at + 1),
        lane=lane,
        text=scene.say(Phrase("phrases.automated", {"what": text}) if step.automated else text),
        limit=scene.speaker.inline(step.limit),
        ways=tuple(_ways(step, at + 1 if at + 1 < len(process.steps) else None, targets, scene)),
        control=step.checkpoint is not None,
        also=tuple(dict.fromkeys(lanes[who] for who in step.with_ if lanes.get(who, lane) != lane)),
    )


def _ways(step: Step, below: int | None, targets: Mapping[str, int], scene: Scene) -> Iterator[Way]:
    """Yield the ways on from a step; where one is named, on a condition, the other is that to the step below."""
    found = [(targets.get(one.to), one) for one in step.next if one.to == "end" or one.to in targets]
    yield from (Way(to, scene.speaker.inline(one.when)) for to, one in found)
    if len(found) == len(step.next) == 1 and found[0][1].when and found[0][0] != below:
        yield Way(below)


def _legend(stages: Sequence[Stage], scene: Scene) -> str:
    """Return what the marks mean that occur."""
    control, helps = any(one.control for one in stages), any(one.also for one in stages)
    key = "both" if control and helps else "control" if control else "helps" if helps else ""
    return scene.speaker.inline(Phrase(f"figures.flowchart.legend.{key}")) if key else ""


def data_flow(scene: Scene) -> Shown | None:
    """Return the five steps from collecting data to reading it, with what is done in each.

    None where there is but one source or analysis.
    """
    sources, analyses = scene.plan.data.sources, scene.plan.data.analyses
    if len(sources) + len(analyses) < LEAST_DATA:
        return None
    done: Mapping[str, tuple[Sequence[object], Sequence[Ref | None]]] = {
        "collect": ([one.name for one in sources], [one.owner for one in sources]),
        "clean": ([rule for one in sources for rule in flat(one.cleaning)], ()),
        "analyse": ([one.name for one in analyses], [one.owner for one in analyses]),
        "visualise": (_shown(analyses), ()),
        "interpret": ([one.decision for one in analyses if one.decision], ()),
    }
    turns = (
        Turn(_step(step, scene), str(len(what) or ""), tuple(_lines(what, who, scene)))
        for step, (what, who) in done.items()
    )
    return Shown(Cycle(tuple(turns), ends=True), {"sources": len(sources), "analyses": len(analyses)})


def _step(step: str, scene: Scene) -> str:
    return scene.speaker.inline(Phrase(f"figures.flowchart_data.{step}"))


def _lines(what: Sequence[object], who: Sequence[Ref | None], scene: Scene) -> Iterator[str]:
    """Yield what is done, the first of it where it is much, and who is in charge."""
    if not what:
        yield scene.words("flowchart_data.nothing")
        return
    left = len(what) - LISTED
    yield scene.say(run_on([*what[:LISTED], *([Phrase("figures.more", {"n": left})] if left > 0 else ())]))
    if owners := tuple(dict.fromkeys(one for one in who if one)):
        yield scene.words("flowchart_data.owners", who=owners)


def _shown(analyses: Iterable[Analysis]) -> list[object]:
    """Return what shows the results, each with the kinds of chart that it has."""
    charts: dict[Ref | Text | None, dict[Chart, None]] = {}
    for one in analyses:
        kept = charts.setdefault(one.output, {})
        if "chart" in one.model_fields_set:
            kept[one.chart] = None
    found = (bracketed(output, tuple(kinds) or None) or tuple(kinds) for output, kinds in charts.items())
    return [one for one in found if one]
