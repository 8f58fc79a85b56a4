"""Processes, improvements and reviews as rows."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from opsplan.analysis.calendar import WorkCalendar
from opsplan.analysis.durations import hours
from opsplan.analysis.facts import Facts
from opsplan.analysis.processes import ProcessFacts, step_places
from opsplan.compose.phrase import Phrase
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.saying import (
    answered,
    bracketed,
    flat,
    if_written,
    in_a_row,
    in_percent,
    labelled,
    lines,
    money,
    named,
    percent,
    run_on,
    short,
    unsaid,
    worded,
    written,
)
from opsplan.model.duration import Dur
from opsplan.model.improvement import Improvement, Review, Verification
from opsplan.model.plan import Plan
from opsplan.model.process import NextStep, Process, ProcessCategory, Step
from opsplan.model.walk import nested


def processes(plan: Plan, facts: Facts) -> list[Row]:
    """Return the processes with what their steps come to; category and reach only where somebody wrote them."""
    return [_process(plan, one, facts) for one in plan.processes]


def _process(plan: Plan, process: Process, facts: Facts) -> Row:
    found = facts.processes[process.id]
    return Row(
        process,
        category=if_written(process, "category") if process.category is not ProcessCategory.OTHER else None,
        lead_time=_lead_time(process, found, facts.calendar),
        bottleneck=_bottleneck(process, found, plan.lint.limits.bottleneck),
        automated_share=percent(found.automated_share) if found.automated else None,
        taking_part=Phrase(f"phrases.reach.{reach}") if (reach := if_written(process, "reach")) else None,
        inputs=in_a_row(process.inputs),
        outputs=in_a_row(process.outputs),
    )


def _lead_time(process: Process, found: ProcessFacts, calendar: WorkCalendar) -> object:
    """Return the lead time with the steps that it runs through where some are passed by.

    None where a step on the way has no limit, where there is only one, and where the limit of the process says it.
    """
    total = found.lead_time
    if not total or found.untimed or len(found.path) < 2 or (process.limit and hours(calendar, process.limit) == total):
        return None
    path = Phrase("phrases.steps", {"path": "→".join(map(str, found.path))})
    return bracketed(_spelled(total, calendar), path if len(found.path) < len(process.steps) else None)


def _spelled(time: Decimal, calendar: WorkCalendar) -> Dur:
    """Return working hours in the unit that suits them: minutes below one hour, days from two days on."""
    days = time / calendar.hours_per_day
    amount, unit = (days, "d") if days >= 2 else (time, "h") if time >= 1 else (time * 60, "min")
    return Dur(short(amount, 1), unit)


def _bottleneck(process: Process, found: ProcessFacts, limit: Decimal) -> object:
    """Return the step that takes the largest part of the time, where it takes more of it than the limit allows.

    None where a step on the way has no limit, or where there are only two: one of them always takes the most.
    """
    place, share = found.bottleneck, found.bottleneck_share
    if place is None or share is None or share <= limit or found.untimed or len(found.path) < 3:
        return None
    step = process.steps[place - 1]
    slowest = Phrase("phrases.numbered", {"number": str(place), "what": step.name or step.action})
    return bracketed(slowest, in_percent(share))


def index(plan: Plan) -> list[Row]:
    """Return a row a process for an index of them; the category where each or none has one."""
    return [Row(one, **dict.fromkeys(unsaid(plan.processes, "category"))) for one in plan.processes]


def steps(process: Process) -> list[Row]:
    """Return a row a step, with its number, how it is done and controlled, and where it leads."""
    places = step_places(process.steps)
    return [_step(process, place, step, places) for place, step in enumerate(process.steps, start=1)]


def _step(process: Process, place: int, step: Step, places: Mapping[str, int]) -> Row:
    action = Phrase("phrases.named", {"name": step.name, "what": step.action}) if step.name else step.action
    if step.automated:
        action = Phrase("phrases.automated", {"what": action})
    when = (step.when,) if step.when else ()
    below = "end" if place == len(process.steps) else str(place + 1)
    jumps = lines(run_on([_jump(one, places) for one in step.next if one.to != below or one.when]))
    return Row(
        step,
        number=str(place),
        action=(action, *when),
        actor=(step.actor or process.owner, *step.with_) if step.actor or process.owner else None,
        how=(*_how(step), *_control(step), *jumps),
    )


def _how(step: Step) -> tuple[object, ...]:
    resources, record = worded("resources", flat(step.resources)), worded("record", step.record)
    informs = Phrase("phrases.informs") if step.informs_requester else None
    return lines(*flat(step.guide), resources, record, *flat(step.notes), informs)


def _control(step: Step) -> tuple[object, ...]:
    risks = (worded("risk", answered(one.risk, one.handling)) for one in step.risks)
    return lines(worded("standard", step.standard), worded("checkpoint", step.checkpoint), *risks)


def _jump(to: NextStep, places: Mapping[str, int]) -> Phrase:
    key = "ends" if to.to == "end" else "goes"
    args = {"when": to.when, "step": str(places[to.to] + 1) if to.to in places else to.to}
    return Phrase(f"phrases.{key}_when" if to.when else f"phrases.{key}", args)


def improvements(plan: Plan) -> list[Row]:
    """Return a row an improvement: where it comes from, what is done, by whom and until when; whether it has helped."""
    defaults = unsaid(plan.improvements, "category", "priority")
    return [_improvement(plan, one, defaults) for one in plan.improvements]


def _improvement(plan: Plan, one: Improvement, defaults: tuple[str, ...]) -> Row:
    cost, verify = money(plan, one.cost), one.verify
    category, priority = (None if field in defaults else getattr(one, field) for field in ("category", "priority"))
    return written(
        one,
        source=lines(
            *_source(one),
            labelled("improvement", "cause", _cause(one)),
            labelled("improvement", "follows", one.follows),
        ),
        due=lines(one.due, one.status),
        category=bracketed(category, priority) if category else priority,
        feasibility=lines(one.feasibility, labelled("improvement", "resources", one.resources), *_costing(cost)),
        expected=lines(one.expected, labelled("improvement", "kpis", one.kpis)),
        verify=lines(*_verified(verify), labelled("improvement", "standardised", one.standardised)),
    )


def _verified(verify: Verification | None) -> tuple[Any, ...]:
    """Return how an effect is verified, by whom and when, and what came out."""
    if verify is None:
        return ()
    who = bracketed(verify.by, verify.date) if verify.by else verify.date
    return lines(verify.method, who, named(verify.result, verify.evidence))


def _costing(cost: Shown | None) -> tuple[Any, ...]:
    return lines(labelled("improvement", "cost", cost and cost.value))


def _cause(improvement: Improvement) -> object:
    return named(improvement.cause_type, improvement.cause)


def _source(improvement: Improvement) -> tuple[Any, ...]:
    source = improvement.source
    if source is None:
        return ()
    if source.ref is None:
        return lines(named(source.type, source.finding))
    return lines(named(source.type, source.ref), source.finding)


def planned(plan: Plan) -> list[Row]:
    """Return a row a review: what is reviewed, when, and who leads it."""
    defaults = unsaid(plan.reviews, "methods")
    every = {goal.id for goal in nested(plan.goals)}
    return [
        written(
            one,
            *defaults,
            scope=lines(one.of, _covered(one, every)),
            when=lines(one.date, one.frequency, labelled("review", "within", one.within)),
        )
        for one in plan.reviews
    ]


def _covered(review: Review, every: set[str]) -> object:
    """Return the goals that a review looks at; several that are all there are need no names."""
    if not review.goals:
        return None
    return Phrase("phrases.all_goals") if len(every) > 1 and every == set(review.goals) else review.goals


def held(plan: Plan) -> list[Row]:
    """Return the reviews that have something to say already."""
    fields = ("findings", "successes", "shortfalls", "problems", "mechanisms", "team", "lessons", "next_steps")
    return [_review(one) for one in plan.reviews if any(getattr(one, field) for field in fields)]


def _review(review: Review) -> Row:
    mechanisms = tuple(bracketed(one.name, one.verdict) for one in review.mechanisms)
    return Row(review, said=_said(review), mechanisms=mechanisms)


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
