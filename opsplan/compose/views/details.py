"""What a task says beyond its row in the work breakdown: sheets of those that say much, rows of the others."""

from __future__ import annotations

from opsplan.analysis.dates import Dates
from opsplan.analysis.facts import Facts
from opsplan.compose.phrase import Numbered, Phrase
from opsplan.compose.row import Row
from opsplan.compose.views.saying import answered, labelled, lines, span, titled, written
from opsplan.compose.views.work import instead
from opsplan.model.common import Level, Priority
from opsplan.model.plan import Plan
from opsplan.model.references import Ref
from opsplan.model.walk import nested
from opsplan.model.work import Task

NEEDS = ("resources", "tools", "skills", "sponsor")
PARTIES = ("doers", "collaborators", "consulted", "informed")


def sheets(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a task that has more to say than a table holds."""
    only = len(list(nested(plan.goals))) == 1
    return [_sheet(plan, task, facts, () if only else task.goals) for task in nested(plan.tasks) if _says_much(task)]


def _says_much(task: Task) -> bool:
    return bool(task.steps or task.notes or task.issues or task.checkpoints)


def _sheet(plan: Plan, task: Task, facts: Facts, goals: tuple[Ref, ...]) -> Row:
    return Row(
        task,
        title=titled(task),
        goals=goals,
        phase=task.phase if len(plan.phases) > 1 else None,
        span=_span(facts.schedule.tasks.get(task.id, Dates())),
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
        issues=tuple(answered(one.problem, one.solution) for one in task.issues),
    )


def _span(dates: Dates) -> object:
    return dates.finish if dates.deadline or dates.milestone else span(dates.start, dates.finish)


def rows(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a task without a sheet that says something which no other table shows.

    Goals and phases are those of tasks without subtasks, where a plan has several; parties stand here only where no
    row of the RACI matrix names them.
    """
    named = {row.id for row in facts.raci if len(row.everybody()) > 1}
    several = (len(list(nested(plan.goals))) > 1, len(plan.phases) > 1)
    brief = [task for task in nested(plan.tasks) if not _says_much(task)]
    timed = any(instead(task) or task.frequency for task in brief)
    found = [_details(task, named, *several, timed) for task in brief]
    return [row for row in found if any((row.goals, row.phase, row.rhythm, row.priority, row.complexity, row.needs))]


def _details(task: Task, named: set[str], goals: bool, phases: bool, timed: bool) -> Row:
    """Return the row of a task; its phase stands with the times that the table has, and else in a column of its own."""
    parties = () if task.id in named else PARTIES
    leaf = not task.children
    phase = task.phase if phases and leaf else None
    said = (labelled("task", field, getattr(task, field)) for field in (*NEEDS, *parties) if _is_own(task, field))
    return written(
        task,
        "priority",
        "complexity",
        goals=task.goals if goals and leaf else (),
        phase=phase if not timed else None,
        rhythm=lines(instead(task), task.frequency, labelled("task", "phase", phase) if timed else None),
        needs=lines(*said),
    )


def _is_own(task: Task, field: str) -> bool:
    return field != "doers" or task.doers != (task.owner,)
