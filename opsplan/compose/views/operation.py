"""Processes, evaluations, improvements and reviews as rows."""

from __future__ import annotations

from opsplan.compose.phrase import Phrase
from opsplan.compose.row import Row
from opsplan.compose.views.saying import answered, flat, lines, money, named, stated, unsaid, worded, written
from opsplan.model.evaluation import Evaluation
from opsplan.model.improvement import Improvement, Review
from opsplan.model.plan import Plan
from opsplan.model.process import NextStep, Process, Step
from opsplan.model.walk import nested


def processes(plan: Plan) -> list[Row]:
    """Return the processes; their category and reach only where somebody wrote them."""
    return [written(one, "category", "reach") for one in plan.processes]


def steps(process: Process) -> list[Row]:
    """Return a row a step, with its number, what is controlled in it, and where it leads."""
    return [_step(process, place, step) for place, step in enumerate(process.steps, start=1)]


def _step(process: Process, place: int, step: Step) -> Row:
    action = Phrase("phrases.named", {"name": step.name, "what": step.action}) if step.name else step.action
    manner = (Phrase("phrases.automated"),) if step.automated else ()
    when = (step.when,) if step.when else ()
    jumps = tuple(_jump(process, one) for one in step.next if one.to != str(place + 1) or one.when)
    return Row(
        step,
        number=str(place),
        action=(action, *when, *manner),
        actor=(step.actor or process.owner, *step.with_) if step.actor or process.owner else None,
        how=(*_how(step), *jumps),
        control=lines(worded("standard", step.standard), worded("checkpoint", step.checkpoint)),
        risks=tuple(answered(one.risk, one.handling) for one in step.risks),
    )


def _how(step: Step) -> tuple[object, ...]:
    resources, record = worded("resources", flat(step.resources)), worded("record", step.record)
    informs = Phrase("phrases.informs") if step.informs_requester else None
    return lines(*flat(step.guide), resources, record, *flat(step.notes), informs)


def _jump(process: Process, to: NextStep) -> Phrase:
    target = "end" if to.to == "end" else _number(process, to.to)
    key = "ends" if target == "end" else "goes"
    args = {"when": to.when, "step": target}
    return Phrase(f"phrases.{key}_when" if to.when else f"phrases.{key}", args)


def _number(process: Process, to: str) -> str:
    for place, step in enumerate(process.steps, start=1):
        if to in (step.id, str(place)) or (step.name and to in step.name.all()):
            return str(place)
    return to


def dimensions(evaluation: Evaluation) -> list[Row]:
    """Return a row a dimension of an evaluation."""
    return [written(one, "bonus", weight=stated(one.weight)) for one in evaluation.dimensions]


def improvements(plan: Plan) -> list[Row]:
    """Return a row an improvement: where it comes from, what is done, by whom and until when."""
    defaults = unsaid(plan.improvements, "category", "priority")
    return [_improvement(plan, one, defaults) for one in plan.improvements]


def _improvement(plan: Plan, one: Improvement, defaults: tuple[str, ...]) -> Row:
    cost = money(plan, one.cost)
    return written(one, *defaults, source=_source(one), cause=_cause(one), cost=cost)


def _cause(improvement: Improvement) -> object:
    return named(improvement.cause_type, improvement.cause)


def _source(improvement: Improvement) -> object:
    source = improvement.source
    if source is None:
        return None
    if source.ref is None:
        return named(source.type, source.finding)
    return lines(named(source.type, source.ref), source.finding)


def verifications(plan: Plan) -> list[Row]:
    """Return a row an improvement that says how its effect is verified."""
    return [
        Row(
            one.verify,
            id=one.id,
            name=one.name,
            result=tuple(said for said in (one.verify.result, one.verify.evidence) if said),
            standardised=one.standardised,
        )
        for one in plan.improvements
        if one.verify
    ]


def planned(plan: Plan) -> list[Row]:
    """Return a row a review: what is reviewed, when, and who leads it."""
    defaults = unsaid(plan.reviews, "methods")
    every = {goal.id for goal in nested(plan.goals)}
    return [
        written(one, *defaults, when=lines(one.date, one.frequency), goals=_covered(one, every)) for one in plan.reviews
    ]


def _covered(review: Review, every: set[str]) -> object:
    """Return the goals that a review looks at; several that are all there are need no names."""
    return Phrase("phrases.all_goals") if len(every) > 1 and every == set(review.goals) else review.goals


def held(plan: Plan) -> list[Row]:
    """Return the reviews that have something to say already."""
    fields = ("findings", "successes", "shortfalls", "problems", "mechanisms", "team", "lessons", "next_steps")
    return [_review(one) for one in plan.reviews if any(getattr(one, field) for field in fields)]


def _review(review: Review) -> Row:
    return Row(review, said=_said(review))


def _said(review: Review) -> list[Row]:
    """Return a row each thing that a review has found, with its cause and what is done about it."""
    named = ("successes", "shortfalls", "problems", "lessons")
    return [
        Row(
            one,
            words="review",
            aspect=Phrase(f"fields.review.{name}"),
            what=getattr(one, "what", None) or getattr(one, "problem", None),
            cause=getattr(one, "why", None) or getattr(one, "cause", None),
            action=getattr(one, "action", None) or getattr(one, "solution", None),
        )
        for name in named
        for one in getattr(review, name)
    ]
