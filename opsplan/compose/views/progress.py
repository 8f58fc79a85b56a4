"""What has become of tasks: where they stand, which kept to their dates, and by how much others did not."""

from __future__ import annotations

from datetime import date

from opsplan.analysis.dates import Dates
from opsplan.analysis.facts import Facts
from opsplan.analysis.progress import Slip, status_of
from opsplan.compose.phrase import Phrase
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.saying import bracketed, if_written, joined, overdue, stated
from opsplan.manuscript import Kind, Tone
from opsplan.model.plan import Plan
from opsplan.model.walk import leaves
from opsplan.model.work import Task, TaskStatus

#: So many tasks that kept to their dates are one line.
SUMMED_FROM = 3


def rows(plan: Plan, facts: Facts, dates: bool) -> list[Row]:
    """Return a row a task without subtasks that has begun or is overdue: where it stands, with planned and actual days.

    `dates` tells that the planned days stand elsewhere: tasks that kept to them are left out (see `on_plan`).
    """
    told = set(_kept(plan, facts)) if dates else set()
    late = set(facts.progress.overdue or ())
    listed = [task for task in leaves(plan) if (has_begun(task) or task.id in late) and task.id not in told]
    return [_row(task, facts, task.id in late) for task in listed]


def _row(task: Task, facts: Facts, late: bool) -> Row:
    """Return where a task stands; the evidence of one that has not begun is told with what is needed for it."""
    evidence = task.evidence if has_begun(task) else None
    return Row(task, status=_status(task, late), planned_finish=_planned(task, facts), evidence=evidence)


def on_plan(plan: Plan, facts: Facts) -> Row:
    """Return the WBS numbers of tasks that kept to their dates and of which nothing more is known, if not few."""
    return Row(words="task", on_plan=joined(tuple(_kept(plan, facts))))


def _kept(plan: Plan, facts: Facts) -> list[str]:
    found = [task.id for task in leaves(plan) if _is_on_plan(task, facts.schedule.tasks.get(task.id))]
    return found if len(found) >= SUMMED_FROM else []


def _is_on_plan(task: Task, dates: Dates | None) -> bool:
    return (
        dates is not None
        and task.actual_finish is not None
        and task.actual_finish == dates.finish
        and task.actual_start in (None, dates.start)
        and task.baseline is None
        and task.evidence is None
    )


def has_begun(task: Task) -> bool:
    """Tell whether more is known of a task than that it is to be done."""
    return status_of(task) is not TaskStatus.TODO or task.progress is not None or task.actual_start is not None


def _status(task: Task, late: bool) -> Shown:
    """Return a status as written, or else as it follows, with how far the task is; what is done is at 100% anyway."""
    status = if_written(task, "status") or status_of(task)
    done = None if status is TaskStatus.DONE else stated(task.progress)
    said = bracketed(status, done and done.value)
    return overdue(said) if late else Shown(said, kind=Kind.CHOICE)


def _planned(task: Task, facts: Facts) -> date | None:
    """Return the day on which a task was to be finished: that of the baseline, or else the schedule's."""
    slip, found = facts.slips.get(task.id), facts.schedule.tasks.get(task.id)
    return slip.planned if slip else found.finish if found else None


def slips(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a task that has a baseline, or that ends on another day than planned."""
    dates = facts.schedule.tasks
    return [_slip(task, found, dates[task.id]) for task in leaves(plan) if (found := facts.slips.get(task.id))]


def _slip(task: Task, found: Slip, dates: Dates) -> Row:
    late = "later" if found.days > 0 else "earlier"
    said = Phrase(f"phrases.{late}", {"n": abs(found.days)}) if found.days else Phrase("phrases.on_time")
    tone = Tone.WARNING if found.days > 0 else Tone.GOOD if found.current < found.planned else Tone.PLAIN
    return Row(
        task,
        planned_start=task.baseline.start if task.baseline else None if dates.deadline else dates.start,
        planned_finish=found.planned,
        current_finish=found.current,
        slip=Shown(said, tone, Kind.CHOICE),
    )
