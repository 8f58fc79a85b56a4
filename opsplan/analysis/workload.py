"""How loaded each role is, month by month (model.md §2, §13)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from msgspec import Struct

from opsplan.analysis.calendar import FIRST_YEAR, LAST_YEAR, WorkCalendar
from opsplan.analysis.dates import Dates
from opsplan.analysis.schedule import Schedule
from opsplan.model.dates import months
from opsplan.model.organisation import Role
from opsplan.model.plan import Plan
from opsplan.model.walk import uncancelled
from opsplan.model.work import Task


class MonthLoad(Struct, frozen=True):
    """What a role has to do in a month (its first day), in person-days, and what it can do; `percent` is load in %.

    None where the role has no capacity in the month.
    """

    month: date
    effort: Decimal
    capacity: Decimal
    percent: Decimal | None


def workload(plan: Plan, schedule: Schedule, calendar: WorkCalendar) -> Mapping[str, tuple[MonthLoad, ...]]:
    """Return the load of each role that has any, by id: every month from its first one with work to its last.

    Load = effort ÷ capacity. The effort of a task is spread evenly over the working days from its start to its finish;
    where several roles do it (`doers`, or else the owner), each takes a part in proportion to its weekly capacity, and
    units and partners among them take none. A role's capacity in a month is its capacity a week × headcount ÷ working
    days a week × the month's working days on which it is not absent. Cancelled tasks, those of cancelled groups and
    those without effort or dates count for nothing.
    """
    roles = {role.id: role for role in plan.roles}
    load: dict[str, dict[date, Decimal]] = {role.id: {} for role in plan.roles}
    for task in uncancelled(plan):
        for role, month, effort in _parts(task, roles, schedule, calendar):
            load[role.id][month] = load[role.id].get(month, Decimal(0)) + effort
    return {one: tuple(_months(roles[one], found, calendar)) for one, found in load.items() if any(found.values())}


def _parts(
    task: Task, roles: Mapping[str, Role], schedule: Schedule, calendar: WorkCalendar
) -> Iterator[tuple[Role, date, Decimal]]:
    """Yield what each role does of a task in each month, in person-days."""
    if not task.effort:
        return
    days = _days_by_month(schedule.tasks.get(task.id, Dates()), calendar)
    whole = sum(days.values())
    for month, count in days.items():
        for role, share in _shares(task, roles):
            yield role, month, task.effort * share * count / whole


def _days_by_month(dates: Dates, calendar: WorkCalendar) -> dict[date, int]:
    """Return the working days of a task in each month; one in its first month where none of its days is worked."""
    start, finish = dates.start, dates.finish
    if start is None or finish is None or start.year < FIRST_YEAR or finish.year > LAST_YEAR:
        return {}
    days = {month: calendar.count(*span) for month, span in _split(start, finish)}
    return days if any(days.values()) else dict.fromkeys(list(days)[:1], 1)


def _shares(task: Task, roles: Mapping[str, Role]) -> Iterator[tuple[Role, Decimal]]:
    """Yield what part of a task each role does.

    Only roles have a load: what a unit or a partner does beside them is not known, so that they carry all of it.
    """
    named = task.doers or ((task.owner,) if task.owner else ())
    doing = [roles[one] for one in dict.fromkeys(named) if one in roles]
    whole = sum((_weekly(role) for role in doing), Decimal(0))
    for role in doing:
        yield role, _weekly(role) / whole if whole else Decimal(1) / len(doing)


def _weekly(role: Role) -> Decimal:
    """Return a role's capacity of all its heads, in person-days a week."""
    return Decimal(role.capacity) * role.headcount


def _split(start: date, finish: date) -> Iterator[tuple[date, tuple[date, date]]]:
    """Yield each month that a span touches, with the part of the span in it."""
    while start <= finish:
        first, last = months(start.year, start.month, 1)
        yield first, (start, min(finish, last))
        start = last + timedelta(days=1)


def _months(role: Role, load: Mapping[date, Decimal], calendar: WorkCalendar) -> Iterator[MonthLoad]:
    away = _absences(role)
    for month, (first, last) in _split(min(load), max(load)):
        _, end = months(last.year, last.month, 1)
        capacity = _weekly(role) * _present(away, first, end, calendar) / calendar.week_length
        effort = load.get(month, Decimal(0))
        yield MonthLoad(month, effort, capacity, effort / capacity * 100 if capacity else None)


def _present(away: Sequence[tuple[date, date]], first: date, last: date, calendar: WorkCalendar) -> int:
    """Return the working days of a month that lie in no absence."""
    parts = ((max(start, first), min(finish, last)) for start, finish in away)
    return calendar.count(first, last) - sum(calendar.count(*part) for part in parts)


def _absences(role: Role) -> list[tuple[date, date]]:
    """Return the spans in which a role is absent, in order; those that overlap are one, so that no day counts twice."""
    ends = ((one.start or one.finish, one.finish or one.start) for one in role.absent)
    merged: list[tuple[date, date]] = []
    for start, finish in sorted((start, finish) for start, finish in ends if start and finish):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], finish)
        else:
            merged.append((start, finish))
    return merged
