"""What is watched, what sets off which response, and what was adjusted, decided and done."""

from __future__ import annotations

from opsplan.analysis.facts import Facts
from opsplan.compose.row import Row
from opsplan.compose.views.saying import bracketed, by_date, if_written, overdue, titled, unsaid, written
from opsplan.model.improvement import LogEntry
from opsplan.model.plan import Plan
from opsplan.model.walk import leaves

#: A list of more checkpoints is not read.
MOST_CHECKPOINTS = 60


def monitors(plan: Plan) -> list[Row]:
    """Return a row a monitor."""
    return [Row(one) for one in plan.monitoring]


def checkpoints(plan: Plan) -> list[Row]:
    """Return a row a checkpoint, by date, of those that the data date has not passed; recurring ones come last.

    Nothing where they are too many to be read.
    """
    today = plan.status_date
    every = [(one, task) for task in leaves(plan) for one in task.checkpoints if one.date or one.frequency]
    ahead = [pair for pair in every if not (today and pair[0].date and pair[0].date < today)]
    if len(ahead) > MOST_CHECKPOINTS:
        return []
    return [
        Row(one, when=one.date or one.frequency, task=titled(task), owner=task.owner)
        for one, task in by_date(ahead, lambda pair: pair[0].date)
    ]


def adjustments(plan: Plan) -> list[Row]:
    """Return a row an adjustment, by date, with the monitor that led to it."""
    listed = [(one, monitor) for monitor in plan.monitoring for one in monitor.adjustments]
    return [Row(one, monitor=monitor.name) for one, monitor in by_date(listed, lambda pair: pair[0].date)]


def log(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row an entry of the log: an issue, a decision or an action, with its level where one is written."""
    late = set(facts.log.overdue or ())
    defaults = () if late else unsaid(plan.log, "status")
    return [_entry(one, defaults, one.id in late) for one in plan.log]


def _entry(entry: LogEntry, defaults: tuple[str, ...], late: bool) -> Row:
    status = {"status": overdue(entry.status)} if late else {}
    kind, level = if_written(entry, "type"), if_written(entry, "level")
    return written(entry, *defaults, name=titled(entry), type=bracketed(kind, level) if kind else level, **status)
