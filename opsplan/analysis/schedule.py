"""The schedule of a plan: when each task takes place, how late it may be, and what cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from opsplan.analysis.calendar import CalendarRangeError, WorkCalendar
from opsplan.analysis.cycles import cycles
from opsplan.analysis.dates import Dates, Problem, ProblemKind, Slot
from opsplan.analysis.floats import Backward, Slack
from opsplan.analysis.forward import Forward
from opsplan.analysis.frame import frame
from opsplan.analysis.network import Network, ended, network
from opsplan.model.plan import Plan

__all__ = ["Dates", "Problem", "ProblemKind", "Schedule", "schedule"]


class Schedule(Struct, frozen=True):
    """The dates of every task by id, in the order of the document, and what follows from them.

    `start` and `finish` span all tasks that are not cancelled. `critical_path` holds the leaves without float in the
    order of their start. A cycle is a loop of ids that says of each task that it comes after the next: ('T1', 'T4',
    'T2') is T1 after T4 after T2 after T1. `unknown_years` are those that dates depend on though the calendar's region
    does not know them.
    """

    tasks: Mapping[str, Dates]
    start: date | None
    finish: date | None
    critical_path: tuple[str, ...]
    cycles: tuple[tuple[str, ...], ...]
    problems: tuple[Problem, ...]
    unknown_years: tuple[int, ...]


def schedule(plan: Plan, calendar: WorkCalendar) -> Schedule:
    """Return the schedule of a linked plan: forwards as soon as possible, then backwards for the float.

    Dates that are written never move. A milestone without predecessors (or with only a `start` of its own) opens its
    day: what comes after it may start on that day. A cancelled task keeps the dates that are written and takes no time:
    what comes after it waits for what it came after. An ongoing task ends with its phase or the period, has no float
    and holds no predecessor. A task whose `when` says another text gets no start from its phase or the period.
    """
    net = network(plan.tasks)
    found = Forward(net, frame(plan, (item.task for item in net.items)), calendar).run()
    slack = Backward(net, found, calendar).run().slack
    tasks = _dates(net, found, slack, calendar)
    working = [item for item in net.items if not item.children and not item.cancelled]
    place = {item.task.id: item.index for item in net.items}
    return Schedule(
        {item.task.id: tasks[item.index] for item in net.items},
        *_span(tasks[item.index] for item in working),
        _critical_path({item.task.id: tasks[item.index] for item in working}),
        cycles(net),
        tuple(sorted(dict.fromkeys(found.problems), key=lambda one: place[one.task])),
        calendar.unknown_years,
    )


def _critical_path(leaves: Mapping[str, Dates]) -> tuple[str, ...]:
    critical = [
        (one.start, one.finish, id_) for id_, one in leaves.items() if one.critical and one.start and one.finish
    ]
    return tuple(id_ for *_, id_ in sorted(critical, key=lambda one: one[:2]))


def _dates(net: Network, found: Forward, slack: Mapping[int, Slack], calendar: WorkCalendar) -> list[Dates]:
    tasks = [Dates()] * len(net.items)
    # Children stand behind their group, so that backwards every group finds its children done.
    for item in reversed(net.items):
        if item.children:
            counted = [tasks[child] for child in item.children if item.cancelled or not net.items[child].cancelled]
            dates = Dates(group=True) if ended(item.index) in net.stuck else _group(counted, calendar)
        else:
            dates = _leaf(found.slots[item.index], slack.get(item.index), calendar)
        buffered = found.ends[item.index].buffered
        if buffered and dates.finish and buffered.day > dates.finish:
            dates = replace(dates, buffer_finish=buffered.day)
        tasks[item.index] = dates
    return tasks


def _leaf(slot: Slot, slack: Slack | None, calendar: WorkCalendar) -> Dates:
    late_start, late_finish = _latest(slot, slack, calendar) if slack else (None, None)
    return Dates(
        slot.start,
        slot.finish,
        slack.days if slack else _days(slot, calendar),
        None,
        late_start,
        late_finish,
        slack.total_float if slack else None,
        critical=slack is not None and slack.total_float <= 0,
        milestone=slot.milestone,
        deadline=slot.deadline,
    )


def _days(slot: Slot, calendar: WorkCalendar) -> int | None:
    if slot.start is None or slot.finish is None:
        return None
    return 0 if slot.milestone or slot.deadline else calendar.count(slot.start, slot.finish)


def _latest(slot: Slot, slack: Slack, calendar: WorkCalendar) -> tuple[date | None, date | None]:
    if slack.total_float == 0:
        return slot.start, slot.finish
    opens = slot.ends is not None and slot.ends.opens
    try:
        finish = calendar.nth(slack.late + opens)
        return (calendar.nth(slack.late - slack.days + 1) if slack.days else finish), finish
    except CalendarRangeError:
        return None, None


def _group(leaves: list[Dates], calendar: WorkCalendar) -> Dates:
    start, finish = _span(leaves)
    late_start, late_finish = _span(Dates(one.late_start, one.late_finish) for one in leaves)
    return Dates(
        start,
        finish,
        days=calendar.count(start, finish) if start and finish else None,
        late_start=late_start,
        late_finish=late_finish,
        total_float=min((one.total_float for one in leaves if one.total_float is not None), default=None),
        critical=any(one.critical for one in leaves),
        group=True,
    )


def _span(dates: Iterable[Dates]) -> tuple[date | None, date | None]:
    known = list(dates)
    start = min((one.start for one in known if one.start), default=None)
    return start, max((one.finish for one in known if one.finish), default=None)
