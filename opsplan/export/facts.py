"""What is derived from a plan as plain values: every field of every fact, found by its struct.

The keys are the fields' names in the order of the code, with these exceptions: the total float of a task is `float`;
the fields of `Schedule` stand beside the other facts under the keys in SCHEDULE.
"""

from __future__ import annotations

from typing import Any

from opsplan.analysis.calendar import WorkCalendar
from opsplan.analysis.facts import Facts
from opsplan.analysis.schedule import Schedule
from opsplan.export.values import plain

#: The key of each field of the schedule, its dates by task foremost.
SCHEDULE = {
    "tasks": "schedule",
    "start": "start",
    "finish": "finish",
    "critical_path": "critical_path",
    "cycles": "cycles",
    "problems": "date_problems",
    "unknown_years": "unknown_years",
}


def facts_values(facts: Facts) -> dict[str, Any]:
    """Return all facts of a plan; two that would have one key are a ValueError."""
    found: dict[str, Any] = {}
    for name in facts.__struct_fields__:
        more = _fact(name, getattr(facts, name))
        if twice := found.keys() & more.keys():
            raise ValueError(f"two facts are called {', '.join(sorted(twice))}")
        found |= more
    return found


def _fact(name: str, value: Any) -> dict[str, Any]:
    if isinstance(value, WorkCalendar):
        return {name: {**plain(value.source), "hours_per_day": plain(value.hours_per_day)}}
    if isinstance(value, Schedule):
        return {SCHEDULE[one]: plain(getattr(value, one)) for one in value.__struct_fields__}
    return {name: plain(value)}
