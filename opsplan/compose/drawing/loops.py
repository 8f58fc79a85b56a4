"""The loops: how far feedback has come, and where improvements and evaluations stand in plan, do, check, act."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from opsplan.analysis.feedback import reached
from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.compose.phrase import Phrase
from opsplan.compose.views.saying import in_percent, named
from opsplan.figures.cycle import Cycle, Turn
from opsplan.model.evaluation import EvaluationStage
from opsplan.model.feedback import FeedbackStatus
from opsplan.model.improvement import Improvement, PdcaStatus

#: A quadrant lists so many.
LISTED = 8
#: Fewer improvements, or stages of an evaluation, make no cycle.
LEAST, LEAST_STAGES = 2, 3
#: The quadrants, with the letters at their heads.
_QUADRANTS = {PdcaStatus.PLAN: "P", PdcaStatus.DO: "D", PdcaStatus.CHECK: "C", PdcaStatus.ACT: "A"}
ZERO = Decimal(0)
_STEPS = {
    FeedbackStatus.OPEN: "collect",
    FeedbackStatus.ANSWERED: "respond",
    FeedbackStatus.IN_ACTION: "act",
    FeedbackStatus.VERIFIED: "verify",
    FeedbackStatus.CLOSED: "tell",
}


def feedback_loop(scene: Scene) -> Shown | None:
    """Return how many pieces of feedback have reached each stage of their loop; None where there are none."""
    found = scene.facts.feedback
    if found.closure_rate is None:
        return None
    counts = reached(found)
    turns = (Turn(scene.words(f"feedback_loop.{_STEPS[one]}"), str(count)) for one, count in counts.items())
    cycle = Cycle(tuple(turns), back=scene.speaker.inline(Phrase("figures.feedback_loop.back")))
    args = {"n": len(found.items), "closed": found.closed, "rate": in_percent(found.closure_rate)}
    return Shown(cycle, args, Phrase("figures.feedback_loop.message", args))


def pdca(scene: Scene) -> Shown | None:
    """Return the improvements by where they stand in plan, do, check, act; None where all are closed or dropped.

    So it is where there is but one.
    """
    improvements, found = scene.plan.improvements, scene.facts.improvements
    turns = tuple(_quadrant(status, improvements, scene) for status in _QUADRANTS)
    if len(improvements) < LEAST or not any(turn.lines for turn in turns):
        return None
    dropped = found.statuses[PdcaStatus.DROPPED]
    note = scene.speaker.inline(Phrase("figures.pdca.dropped", {"n": dropped})) if dropped else ""
    args = {"n": len(improvements) - dropped, "closed": found.closed, "rate": in_percent(found.closure_rate or ZERO)}
    message = Phrase("figures.pdca.message", args) if found.closed else None
    return Shown(Cycle(turns, square=True, note=note), args, message)


def _quadrant(status: PdcaStatus, improvements: Sequence[Improvement], scene: Scene) -> Turn:
    what = [Phrase("phrases.titled", {"id": one.id, "name": one.name}) for one in improvements if one.status is status]
    head = Phrase("figures.pdca.head", {"letter": _QUADRANTS[status], "stage": status})
    return Turn(scene.speaker.inline(head), str(len(what)), scene.listed(what, LISTED))


def pdca_evaluation(scene: Scene) -> Shown | None:
    """Return what is done at each stage of the evaluations; None where they do not say it of three stages."""
    evaluations = [one for one in scene.plan.evaluations if any(step.stage and step.action for step in one.steps)]
    done: dict[EvaluationStage | None, list[object]] = {stage: [] for stage in EvaluationStage}
    for one in evaluations:
        for step in one.steps:
            if step.stage and step.action:
                done[step.stage].append(named(one.name, step.action) if len(evaluations) > 1 else step.action)
    if sum(map(bool, done.values())) < LEAST_STAGES:
        return None
    turns = tuple(Turn(scene.speaker.inline(stage), "", scene.listed(done[stage], LISTED)) for stage in EvaluationStage)
    return Shown(Cycle(turns, square=True))
