"""Phases, tasks, processes and maintenance: what is done."""

from enum import StrEnum
from functools import cache
from typing import Annotated

from pydantic import ValidationInfo

from opsplan.model.base import Entity, Many, Part, Texts, ordered_dates
from opsplan.model.common import Issue, Level, Priority, Span
from opsplan.model.dates import Day, FirstDay, LastDay
from opsplan.model.duration import Dur
from opsplan.model.frequency import Freq
from opsplan.model.reading import Reads, context
from opsplan.model.references import GoalRef, PhaseRef, RoleOrUnit, RoleRef, RoleUnitOrPartner, TaskRef, ToolRef
from opsplan.model.text import Text
from opsplan.model.values import Id, Money, Num, Pct, Str
from opsplan.words import words

#: A task that is ongoing lasts as long as its phase or the period does.
ONGOING = "ongoing"
#: The words that `when` may say instead of a date and that are understood; the catalogue has each under `phrases`.
INSTEAD = (ONGOING, "tbd")


class TaskStatus(StrEnum):
    """Where a task stands."""

    TODO = "todo"
    DOING = "doing"
    DONE = "done"
    BLOCKED = "blocked"
    CANCELLED = "cancelled"


class Milestone(Part, shorthand="name"):
    """A dated result of a phase."""

    name: Text
    due: LastDay | None = None
    criteria: Text | None = None
    owner: RoleRef | None = None


class Phase(Entity, shorthand="name", prefix="P", kind="phase"):
    """A stretch of the plan with a focus of its own."""

    id: Id = ""
    name: Text
    start: FirstDay | None = None
    finish: LastDay | None = None
    focus: Texts = ()
    milestones: Many[Milestone] = ()

    _ordered = ordered_dates("start", "finish")


class Dependency(Part, shorthand="task"):
    """A predecessor, finish to start, and the whole working days (or another lag) between."""

    task: TaskRef
    lag: Dur | None = None


class Checkpoint(Part, shorthand="what"):
    """A look at a task on its way."""

    date: Day | None = None
    frequency: Freq | None = None
    what: Text


def _when(raw: object, info: ValidationInfo) -> Text:
    """Return what is said instead of a date; of the two words that are understood, Chinese ones are read too."""
    said = raw if isinstance(raw, Text) else Text.parse(raw, context(info, "lang", "zh"))
    (first, *_) = said.all()
    meant = None if first.isascii() else _understood().get(first)
    return Text.parse(meant, context(info, "lang", "zh")) if meant else said


@cache
def _understood() -> dict[str, str]:
    return {str(words("zh").get(f"phrases.{word}")): word for word in INSTEAD}


class Task(Entity, shorthand="name", prefix="T", kind="task"):
    """A piece of work; its place in the tree is its WBS number."""

    id: Id = ""
    name: Text
    children: Many["Task"] = ()
    goals: Many[GoalRef] = ()
    phase: PhaseRef | None = None
    owner: RoleOrUnit | None = None
    doers: Many[RoleUnitOrPartner] = ()
    collaborators: Many[RoleUnitOrPartner] = ()
    consulted: Many[RoleUnitOrPartner] = ()
    informed: Many[RoleUnitOrPartner] = ()
    start: FirstDay | None = None
    finish: LastDay | None = None
    duration: Dur | None = None
    when: Annotated[Text, Reads(_when, informed=True)] | None = None
    frequency: Freq | None = None
    buffer: Dur | None = None
    effort: Num | None = None
    complexity: Level = Level.MEDIUM
    priority: Priority = Priority.MUST
    after: Many[Dependency] = ()
    steps: Texts = ()
    deliverable: Text | None = None
    acceptance: Text | None = None
    checkpoints: Many[Checkpoint] = ()
    resources: Texts = ()
    tools: Many[ToolRef] = ()
    skills: Many[Str] = ()
    cost: Money | None = None
    income: Money | None = None
    evidence: Text | None = None
    baseline: Span | None = None
    sponsor: RoleRef | None = None
    notes: Texts = ()
    issues: Many[Issue] = ()
    status: TaskStatus = TaskStatus.TODO
    progress: Pct | None = None
    actual_start: Day | None = None
    actual_finish: Day | None = None

    _ordered = ordered_dates("start", "finish")
    _ordered_actuals = ordered_dates("actual_start", "actual_finish")
