"""What a task says beyond its row in the work breakdown: sheets, rows, and which goal and phase it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from opsplan.analysis.dates import Dates
from opsplan.analysis.facts import Facts
from opsplan.compose.phrase import Numbered, Phrase
from opsplan.compose.row import Row
from opsplan.compose.views.progress import has_begun
from opsplan.compose.views.saying import answered, joined, labelled, lines, named, span, titled, written
from opsplan.compose.views.work import instead
from opsplan.model.common import Level, Priority
from opsplan.model.plan import Plan
from opsplan.model.references import Ref
from opsplan.model.walk import nested
from opsplan.model.work import Task

NEEDS = ("resources", "tools", "skills", "sponsor")
PARTIES = ("doers", "collaborators", "consulted", "informed")
#: What a row of a table has no column for.
FURTHER = (
    "when",
    "frequency",
    "complexity",
    "priority",
    "resources",
    "tools",
    "skills",
    "evidence",
    "notes",
    "issues",
)
#: From so many fields on, in the mean of all tasks that have much to say, there are sheets; else one table of all.
SHEETS_FROM = 4


def sheets(plan: Plan, facts: Facts, dates: bool) -> list[Row]:
    """Return a row a task that has more to say than a table holds; `dates` adds when it is done.

    What the work breakdown, the table of progress and those of goals and phases say is not said again.
    """
    found = _sheets(plan, facts, dates)
    return found if _are_full(found) else []


def brief(plan: Plan, facts: Facts, dates: bool) -> list[Row]:
    """Return the same as rows of one table, where sheets would say little."""
    found = _sheets(plan, facts, dates)
    return [] if _are_full(found) else [_brief(row) for row in found]


def _sheets(plan: Plan, facts: Facts, dates: bool) -> list[Row]:
    return [_sheet(task, facts if dates else None) for task in nested(plan.tasks) if _says_much(task)]


def _are_full(rows: list[Row]) -> bool:
    names = (*PARTIES, "sponsor", "span", "steps", "checkpoints", *FURTHER)
    return sum(bool(getattr(row, name)) for row in rows for name in names) >= SHEETS_FROM * len(rows)


def _brief(row: Row) -> Row:
    """Return a row with the parties in one cell, and what has no column of its own in another."""
    others = [name for name in (*PARTIES, "sponsor") if name != "collaborators"]
    parties = lines(joined(row.collaborators), *(labelled("task", name, getattr(row, name)) for name in others))
    when = row.span and named(Phrase("columns.span"), row.span)
    needs = lines(when, *(labelled("task", name, getattr(row, name)) for name in FURTHER))
    return Row(row, words=row.words, parties=parties, needs=needs)


def _says_much(task: Task) -> bool:
    return bool(task.steps or task.notes or task.issues or task.checkpoints)


def _sheet(task: Task, facts: Facts | None) -> Row:
    return Row(
        task,
        title=titled(task),
        span=_span(facts.schedule.tasks.get(task.id, Dates())) if facts else None,
        when=instead(task),
        doers=task.doers if task.doers != (task.owner,) else (),
        priority=None if task.priority is Priority.MUST else task.priority,
        complexity=None if task.complexity is Level.MEDIUM else task.complexity,
        steps=Numbered(task.steps) if len(task.steps) > 1 else task.steps,
        checkpoints=tuple(
            Phrase("phrases.dated", {"when": lines(one.date, one.frequency), "what": one.what})
            if one.date or one.frequency
            else one.what
            for one in task.checkpoints
        ),
        evidence=None if _stands_with_progress(task) else task.evidence,
        issues=tuple(answered(one.problem, one.solution) for one in task.issues),
    )


def _stands_with_progress(task: Task) -> bool:
    """Tell whether the table of progress has a row of a task, with its evidence."""
    return has_begun(task) and not task.children


def _span(dates: Dates) -> object:
    return dates.finish if dates.deadline or dates.milestone else span(dates.start, dates.finish)


def rows(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a task without a sheet that says something which no other table shows.

    Parties stand here only where no row of the RACI matrix names them.
    """
    named = {row.id for row in facts.raci if len(row.everybody()) > 1}
    found = [_details(task, named) for task in nested(plan.tasks) if not _says_much(task)]
    return [row for row in found if any((row.rhythm, row.priority, row.complexity, row.needs))]


def _details(task: Task, named: set[str]) -> Row:
    parties = () if task.id in named else PARTIES
    evidence = () if _stands_with_progress(task) else ("evidence",)
    said = (
        labelled("task", field, getattr(task, field)) for field in (*NEEDS, *parties, *evidence) if _is_own(task, field)
    )
    return written(task, "priority", "complexity", rhythm=lines(instead(task), task.frequency), needs=lines(*said))


def by_goal(plan: Plan) -> list[Row]:
    """Return a row a goal, of several, with the WBS numbers of tasks that serve it; a group stands for its own."""
    goals = list(nested(plan.goals))
    found = ((goal, _covered(plan.tasks, _serves(goal.id))) for goal in goals if len(goals) > 1)
    return [Row(goal=Ref(goal.id), tasks=joined(tuple(task.id for task in tasks))) for goal, tasks in found if tasks]


def by_phase(plan: Plan) -> list[Row]:
    """Return a row a phase, with the WBS numbers of its tasks where there are several phases."""
    told = len(plan.phases) > 1
    found = ((phase, _covered(plan.tasks, _in(phase.id)) if told else []) for phase in plan.phases)
    return [Row(phase, phase=Ref(phase.id), tasks=joined(tuple(task.id for task in tasks))) for phase, tasks in found]


def _serves(goal: str) -> Callable[[Task], bool]:
    return lambda task: goal in task.goals


def _in(phase: str) -> Callable[[Task], bool]:
    return lambda task: task.phase == phase


def _covered(tasks: Iterable[Task], fits: Callable[[Task], bool]) -> list[Task]:
    """Return the tasks without subtasks that fit, and in their place each group in which all do."""
    found: list[Task] = []
    for task in tasks:
        below = _covered(task.children, fits) if task.children else []
        whole = len(below) == len(task.children) and all(one in task.children for one in below)
        found += ([task] if whole else below) if task.children else [task] if fits(task) else []
    return found


def _is_own(task: Task, field: str) -> bool:
    return field != "doers" or task.doers != (task.owner,)
