"""Processes and their steps as rows."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from opsplan.analysis.calendar import WorkCalendar
from opsplan.analysis.durations import hours
from opsplan.analysis.facts import Facts
from opsplan.analysis.processes import ProcessFacts, step_places
from opsplan.compose.phrase import Phrase
from opsplan.compose.row import Row
from opsplan.compose.views.saying import (
    answered,
    bracketed,
    flat,
    if_written,
    in_a_row,
    in_percent,
    lines,
    percent,
    run_on,
    short,
    unsaid,
    worded,
)
from opsplan.model.duration import Dur
from opsplan.model.plan import Plan
from opsplan.model.process import NextStep, Process, ProcessCategory, Step


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
