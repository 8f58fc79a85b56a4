"""What surrounds a task in time: its phase, the period of the plan, the earliest date written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from opsplan.model.common import Span
from opsplan.model.plan import Plan
from opsplan.model.text import Text
from opsplan.model.work import ONGOING, Phase, Task


class Frame:
    """Where a task without dates of its own begins and ends."""

    def __init__(self, phases: Iterable[Phase], period: Span, earliest: date | None) -> None:
        self._phases = {phase.id: phase for phase in phases}
        self._period = period
        self._earliest = earliest

    def start(self, task: Task) -> date | None:
        """Return the start of the task's phase, or else of the period, or else the earliest date in the plan.

        None where `when` says something else instead of a date.
        """
        if _says_otherwise(task):
            return None
        phase = self._phases.get(task.phase or "")
        return (phase and phase.start) or self._period.start or self._earliest

    def finish(self, task: Task) -> date | None:
        """Return the end of the task's phase, or of the period if it is ongoing; None if `when` says something else."""
        if _says_otherwise(task):
            return None
        phase = self._phases.get(task.phase or "")
        return (phase and phase.finish) or (self._period.finish if is_ongoing(task) else None)


#: Nothing around: for tasks that only their own dates may date.
BARE = Frame((), Span(), None)


def frame(plan: Plan, tasks: Iterable[Task]) -> Frame:
    """Return the frame of a plan; `tasks` are all of its tasks, of every level."""
    parts: list[Task | Phase] = [*tasks, *plan.phases]
    written = [day for part in parts for day in (part.start, part.finish) if day]
    return Frame(plan.phases, plan.period, min(written, default=None))


def is_ongoing(task: Task) -> bool:
    """Tell whether the task runs as long as its phase or period does."""
    return isinstance(task.when, Text) and ONGOING in task.when.all()


def _says_otherwise(task: Task) -> bool:
    return task.when is not None and not is_ongoing(task)
