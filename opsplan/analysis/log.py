"""What is still open in the log (model.md §11)."""

from __future__ import annotations

from msgspec import Struct

from opsplan.model.improvement import LogStatus, LogType
from opsplan.model.plan import Plan


class LogFacts(Struct, frozen=True):
    """The ids of the entries that are not closed, in the order of the plan.

    `overdue` are those among them, of any type, that are due before the plan's `status_date`; None without that date.
    """

    decisions: tuple[str, ...]
    issues: tuple[str, ...]
    actions: tuple[str, ...]
    overdue: tuple[str, ...] | None


def log_facts(plan: Plan) -> LogFacts:
    """Return what is open in the log of a plan."""
    entries = [one for one in plan.log if one.status is not LogStatus.CLOSED]
    by_type = {kind: tuple(one.id for one in entries if one.type is kind) for kind in LogType}
    today = plan.status_date
    return LogFacts(
        by_type[LogType.DECISION],
        by_type[LogType.ISSUE],
        by_type[LogType.ACTION],
        None if today is None else tuple(one.id for one in entries if one.due and one.due < today),
    )
