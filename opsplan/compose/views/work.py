"""Tasks, phases and responsibilities as rows."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal

from opsplan.analysis.dates import Dates
from opsplan.analysis.facts import Facts
from opsplan.analysis.progress import status_of
from opsplan.compose.phrase import Month, Phrase
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.saying import by_date, joined, overdue, titled
from opsplan.manuscript import Kind, Tone
from opsplan.model.dates import months
from opsplan.model.plan import Plan
from opsplan.model.references import Ref
from opsplan.model.walk import leaves, nested
from opsplan.model.work import INSTEAD, Task, TaskStatus

#: Beyond so many tasks a list by month would only repeat the table of dates.
DEADLINES = range(8, 61)

#: Nothing more is due of these.
OVER = (TaskStatus.DONE, TaskStatus.CANCELLED)


def wbs(plan: Plan) -> list[Row]:
    """Return a row a task; groups stand out."""
    return [
        Row(task, id=_strong(task, task.id), name=_strong(task, task.name), after=_after(task))
        for task in nested(plan.tasks)
    ]


def _after(task: Task) -> object:
    """Return a task's predecessors on one line; a line each where one has a lag, whose unit has two languages."""
    return task.after if any(one.lag for one in task.after) else joined(task.after)


def _strong(task: Task, value: object) -> object:
    return Shown(value, Tone.STRONG, Kind.ID if isinstance(value, str) else None) if task.children else value


def effort(plan: Plan) -> Phrase | None:
    """Return the effort of all tasks together and whose tasks hold most of it; None where one is not estimated.

    A group's own effort is left out: its tasks hold it. Where two lead with the same figure, neither is named.
    """
    listed = leaves(plan)
    efforts = [task.effort for task in listed if task.effort is not None]
    if len(listed) < 2 or len(efforts) < len(listed):
        return None
    by_owner: dict[Ref, Decimal] = defaultdict(Decimal)
    for task, effort in zip(listed, efforts, strict=True):
        if task.owner:
            by_owner[task.owner] += effort
    total, most = sum(efforts, Decimal(0)), max(by_owner.values(), default=Decimal(0))
    leading = [owner for owner, effort in by_owner.items() if effort == most]
    if len(by_owner) < 2 or len(leading) > 1:
        return Phrase("breakdown.effort", {"total": total})
    return Phrase("breakdown.effort_most", {"total": total, "owner": leading[0], "most": most})


def instead(task: Task) -> object:
    """Return what is said instead of a date; two words of it have meanings of their own."""
    word = task.when.all()[0] if task.when else ""
    return Phrase(f"phrases.{word}") if word in INSTEAD else task.when


def dates(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a task with its computed dates, length, buffer and, until it is done or overdue, its float.

    The float is counted from planned dates: once they are past, it would promise what is used up already.
    """
    late = set(facts.progress.overdue or ())
    return [_dates(task, facts, task.id in late) for task in nested(plan.tasks)]


def _dates(task: Task, facts: Facts, late: bool) -> Row:
    found = facts.schedule.tasks.get(task.id, Dates())
    tone = Tone.STRONG if task.children else Tone.PLAIN
    lasts = not (found.deadline or found.milestone)
    said = instead(task) if task.finish is None and task.duration is None else None
    return Row(
        task,
        id=_strong(task, task.id),
        name=_strong(task, task.name),
        start=Shown(None if found.deadline else found.start, tone, Kind.DATE),
        finish=Shown(said or found.finish, tone, Kind.DATE),
        days=Shown(_length(task, found) if lasts else None, kind=Kind.NUMBER),
        buffer=task.buffer if task.buffer and task.buffer.amount else None,
        total_float=overdue(kind=Kind.NUMBER) if late else Shown(_float(task, found), kind=Kind.NUMBER),
    )


def _length(task: Task, found: Dates) -> object:
    """Return how many working days a task takes; where a duration from … to … says that, the duration."""
    lasts = task.duration
    if lasts is None or lasts.least is None or task.children or (task.start and task.finish):
        return found.days
    in_days = lasts.unit == lasts.least_unit == "d"
    return Phrase("phrases.range", {"min": f"{lasts.least:f}", "max": f"{lasts.amount:f}"}) if in_days else lasts


def _float(task: Task, dates: Dates) -> object:
    if dates.group or dates.deadline or is_over(task):
        return None
    return Phrase("phrases.critical") if dates.critical else dates.total_float


def is_over(task: Task) -> bool:
    """Tell whether nothing more is due of a task."""
    return status_of(task) in OVER


def milestones(plan: Plan) -> list[Row]:
    """Return a row a milestone of a phase, in order of date."""
    rows = [(one, phase) for phase in plan.phases for one in phase.milestones]
    ordered = by_date(rows, lambda pair: pair[0].due or pair[1].finish)
    return [Row(one, phase=phase.name) for one, phase in ordered]


def deadlines(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a month with what is still due in it, for as many tasks as are usual."""
    late = set(facts.progress.overdue or ())
    listed = [task for task in leaves(plan) if not is_over(task)]
    if len(listed) not in DEADLINES:
        return []
    by_month: dict[date, list[Phrase]] = defaultdict(list)
    due = [(found.finish, task) for task in listed if (found := facts.schedule.tasks.get(task.id)) and found.finish]
    for finish, task in sorted(due, key=lambda pair: pair[0]):
        month, _ = months(finish.year, finish.month, 1)
        args = {"when": finish, "id": task.id, "name": task.name, "owner": task.owner}
        said = Phrase("phrases.deadline" if task.owner else "phrases.deadline_open", args)
        by_month[month].append(Phrase("phrases.and_overdue", {"what": said}) if task.id in late else said)
    return [Row(month=Month(month), deadlines=tuple(found)) for month, found in by_month.items()]


def duties(plan: Plan) -> list[Row]:
    """Return a row a duty of a role."""
    return [Row(duty, role=Ref(role.id)) for role in plan.roles for duty in role.duties]


def interfaces(plan: Plan) -> list[Row]:
    """Return a row an interface of a role."""
    return [Row(one, role=Ref(role.id)) for role in plan.roles for one in role.interfaces]


def assignments(plan: Plan) -> list[Row]:
    """Return a row a party: the tasks that it leads and those that it takes part in, in order of the plan.

    None where duties are written: with them and the RACI matrix this would be said a third time.
    """
    if any(role.duties for role in plan.roles):
        return []
    leads: dict[str, list[Task]] = defaultdict(list)
    helps: dict[str, list[Task]] = defaultdict(list)
    order: dict[str, None] = {role.id: None for role in plan.roles}
    for task in leaves(plan):
        if task.owner:
            leads[task.owner].append(task)
            order.setdefault(task.owner)
        for who in dict.fromkeys((*task.doers, *task.collaborators)):
            if who != task.owner:
                helps[who].append(task)
                order.setdefault(who)
    listed = sum(map(len, leads.values())) <= DEADLINES.stop
    row = _titled if listed else _counted
    return [row(plan, who, leads[who], helps[who]) for who in order if who in leads or who in helps]


def _titled(plan: Plan, who: str, leads: list[Task], helps: list[Task]) -> Row:
    return Row(party=Ref(who), leads=_titles(leads), takes_part=_titles(helps), effort=None)


def _counted(plan: Plan, who: str, leads: list[Task], helps: list[Task]) -> Row:
    effort = sum((task.effort for task in leads if task.effort is not None), Decimal(0))
    return Row(party=Ref(who), leads=len(leads), takes_part=len(helps), effort=effort or None)


def _titles(tasks: list[Task]) -> tuple[Phrase, ...]:
    return tuple(map(titled, tasks))
