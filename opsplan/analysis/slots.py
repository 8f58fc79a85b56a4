"""When one task takes place: a rule for each combination of what its author wrote."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec import Struct

from opsplan.analysis.calendar import WorkCalendar
from opsplan.analysis.dates import Moment, Slot
from opsplan.analysis.durations import day_before, finish_of, is_zero, later, start_of
from opsplan.analysis.frame import Frame, is_ongoing
from opsplan.model.duration import Dur
from opsplan.model.work import Task

NOWHERE = Slot()


class Gate(Struct, frozen=True):
    """What the predecessors of a task, its own and those of the groups it is in, allow.

    `held`: there are any. `on`: the moment that the latest of them allows, where a milestone lies; None if none of them
    has dates. `latest`: of those of groups the one that finishes last, lag counted but not its buffer, and when.
    """

    held: bool = False
    on: Moment | None = None
    latest: tuple[Moment, str] | None = None


OPEN = Gate()


def after_lag(calendar: WorkCalendar, moment: Moment, lag: Dur | None) -> Moment:
    """Return the moment `lag` after another."""
    day = later(calendar, moment.day, lag) if lag else moment.day
    return moment if day == moment.day else Moment(day, opens=not calendar.is_working(day))


def shown_on(calendar: WorkCalendar, moment: Moment) -> date:
    """Return the day on which a milestone at this moment is drawn."""
    return calendar.after(moment.day) if moment.opens else moment.day


def slot(task: Task, gate: Gate, around: Frame, calendar: WorkCalendar) -> Slot:
    """Return when a leaf takes place. Dates that are written never move."""
    rule = _RULES[task.start is not None, task.finish is not None, task.duration is not None]
    return rule(_Case(task, gate, around, calendar))


class _Case(Struct, frozen=True):
    task: Task
    gate: Gate
    around: Frame
    calendar: WorkCalendar


def _written(case: _Case) -> Slot:
    start, finish = case.task.start, case.task.finish
    assert start and finish
    zero = case.task.duration is not None and is_zero(case.task.duration) and start == finish
    return Slot(start, finish, Moment(finish), milestone=zero)


def _from_start(case: _Case) -> Slot:
    start, duration = case.task.start, case.task.duration
    assert start and duration
    if is_zero(duration):
        opening = max(Moment(day_before(start), opens=True), case.gate.on or Moment(date.min))
        return Slot(start, start, opening if opening.opens else Moment(start), milestone=True)
    return _lasting(case, start, duration)


def _from_finish(case: _Case) -> Slot:
    finish, duration = case.task.finish, case.task.duration
    assert finish and duration
    start = start_of(case.calendar, finish, duration)
    return Slot(start, finish, Moment(finish), milestone=is_zero(duration))


def _from_duration(case: _Case) -> Slot:
    duration = case.task.duration
    assert duration
    if is_zero(duration):
        return _milestone(case)
    start = _earliest_start(case)
    return _lasting(case, start, duration) if start else NOWHERE


def _milestone(case: _Case) -> Slot:
    moment = case.gate.on
    if not case.gate.held:
        start = _earliest_start(case)
        moment = Moment(day_before(start), opens=True) if start else None
    if moment is None:
        return NOWHERE
    day = shown_on(case.calendar, moment)
    return Slot(day, day, moment, milestone=True)


def _due(case: _Case) -> Slot:
    finish = case.task.finish
    assert finish
    return _until(case, finish)


def _until_frame_ends(case: _Case) -> Slot:
    ongoing = is_ongoing(case.task)
    start = case.task.start or (_earliest_start(case) if ongoing else _after_gate(case))
    finish = case.around.finish(case.task)
    if finish is None or (start and finish < start):
        return Slot(start)
    if start is None:
        return NOWHERE if ongoing else _until(case, finish)
    return Slot(start, finish, Moment(finish), ongoing=ongoing)


def _until(case: _Case, finish: date) -> Slot:
    start = _after_gate(case)
    if start is None:
        return Slot(finish, finish, Moment(finish), deadline=True)
    # A start after the finish is the predecessor's problem; the written finish stays.
    return Slot(min(start, finish), finish, Moment(finish))


def _lasting(case: _Case, start: date, duration: Dur) -> Slot:
    finish = finish_of(case.calendar, start, duration)
    return Slot(start, finish, Moment(finish))


def _earliest_start(case: _Case) -> date | None:
    if case.gate.held:
        return _after_gate(case)
    start = case.around.start(case.task)
    return case.calendar.first_working_on_or_after(start) if start else None


def _after_gate(case: _Case) -> date | None:
    return case.calendar.after(case.gate.on.day) if case.gate.on else None


#: By what is written: start, finish, duration.
_RULES: dict[tuple[bool, bool, bool], Callable[[_Case], Slot]] = {
    (True, True, True): _written,
    (True, True, False): _written,
    (True, False, True): _from_start,
    (False, True, True): _from_finish,
    (False, False, True): _from_duration,
    (False, True, False): _due,
    (True, False, False): _until_frame_ends,
    (False, False, False): _until_frame_ends,
}
