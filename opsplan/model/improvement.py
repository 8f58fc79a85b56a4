"""Improvements and reviews, the outlook, the log and blank forms."""

from enum import StrEnum
from typing import Annotated

from opsplan.model.base import Entity, Many, Part, Texts, between, open_to
from opsplan.model.common import Issue, Level
from opsplan.model.dates import Day, LastDay
from opsplan.model.direction import Verdict
from opsplan.model.duration import Dur
from opsplan.model.frequency import Freq
from opsplan.model.references import GoalRef, ImprovementRef, KpiRef, Ref, RoleOrUnit, RoleRef, RoleUnitOrPartner, To
from opsplan.model.text import Text
from opsplan.model.values import Id, Money, Whole


class ImprovementSource(StrEnum):
    """What an improvement springs from."""

    KPI = "kpi"
    INSPECTION = "inspection"
    FEEDBACK = "feedback"
    RISK = "risk"
    REVIEW = "review"
    ANALYSIS = "analysis"
    EVALUATION = "evaluation"
    SUGGESTION = "suggestion"
    BENCHMARK = "benchmark"
    MARKET = "market"


class CauseType(StrEnum):
    """Where the cause of a problem lies."""

    MARKET = "market"
    DEMAND = "demand"
    COMPETITION = "competition"
    PROCESS = "process"
    PEOPLE = "people"
    TOOL = "tool"
    RESOURCE = "resource"
    OTHER = "other"


class ImprovementCategory(StrEnum):
    """What is improved."""

    PROCESS = "process"
    RESOURCE = "resource"
    TRAINING = "training"
    TECHNOLOGY = "technology"
    STRATEGY = "strategy"
    PRODUCT = "product"
    SERVICE = "service"


class PdcaStatus(StrEnum):
    """Where an improvement stands in its PDCA turn."""

    PLAN = "plan"
    DO = "do"
    CHECK = "check"
    ACT = "act"
    CLOSED = "closed"
    DROPPED = "dropped"


class VerificationResult(StrEnum):
    """Whether an improvement has helped."""

    EFFECTIVE = "effective"
    PARTIAL = "partial"
    INEFFECTIVE = "ineffective"


class ReviewType(StrEnum):
    """What a review looks back on."""

    TASK = "task"
    CAMPAIGN = "campaign"
    PHASE = "phase"
    PERIOD = "period"
    PROJECT = "project"


class ReviewMethod(StrEnum):
    """How a review gets its facts."""

    SURVEY = "survey"
    DATA = "data"
    DISCUSSION = "discussion"


class LogType(StrEnum):
    """A kind of log entry."""

    ISSUE = "issue"
    DECISION = "decision"
    ACTION = "action"


class LogStatus(StrEnum):
    """Where a log entry stands."""

    OPEN = "open"
    DOING = "doing"
    CLOSED = "closed"


_SOURCES = ("kpi", "inspection", "feedback-channel", "feedback-item", "risk", "review", "analysis", "evaluation")


class Source(Part):
    """What an improvement springs from."""

    type: ImprovementSource | None = None
    ref: Annotated[Ref | Text, To(_SOURCES, text=True)] | None = None
    finding: Text | None = None


class Verification(Part):
    """How it is verified that an improvement has helped."""

    method: Text | None = None
    by: RoleRef | None = None
    date: Day | None = None
    result: VerificationResult | None = None
    evidence: Text | None = None


class Improvement(Entity, shorthand="name", prefix="IM", kind="improvement"):
    """An improvement, from its source to its standard; `follows` is the PDCA turn before."""

    id: Id = ""
    name: Text
    source: Source | None = None
    cause: Text | None = None
    cause_type: Annotated[CauseType | Text, open_to(CauseType)] | None = None
    category: Annotated[ImprovementCategory | Text, open_to(ImprovementCategory)] = ImprovementCategory.PROCESS
    actions: Texts = ()
    owner: RoleRef | None = None
    due: LastDay | None = None
    feasibility: Text | None = None
    resources: Text | None = None
    cost: Money | None = None
    expected: Text | None = None
    kpis: Many[KpiRef] = ()
    priority: Level = Level.MEDIUM
    status: PdcaStatus = PdcaStatus.PLAN
    verify: Verification | None = None
    standardised: Annotated[Ref | Text, To(("process", "knowledge"), text=True)] | None = None
    follows: ImprovementRef | None = None


class Success(Part, shorthand="what"):
    """What went well, and why."""

    what: Text
    why: Text | None = None


class Shortfall(Part, shorthand="what"):
    """What fell short, why, and what is done about it."""

    what: Text
    cause: Text | None = None
    action: Text | None = None


class Mechanism(Part, shorthand="name"):
    """A mechanism of the plan and whether it has worked."""

    name: Text
    verdict: Verdict | None = None


class Lesson(Part, shorthand="what"):
    """A lesson, and what is done with it."""

    what: Text
    action: Text | None = None


class NextStepItem(Part, shorthand="what"):
    """What is to be done after a review."""

    what: Text
    owner: RoleOrUnit | None = None
    due: LastDay | None = None


class Review(Entity, shorthand="name", prefix="RV", kind="review"):
    """A look back, held or planned; without `goals` it covers all of them."""

    id: Id = ""
    name: Text
    type: ReviewType = ReviewType.PERIOD
    of: Annotated[Ref, To(("task", "campaign", "phase"))] | None = None
    date: Day | None = None
    frequency: Freq | None = None
    within: Dur | None = None
    owner: RoleRef | None = None
    attendees: Many[RoleUnitOrPartner] = ()
    methods: Many[ReviewMethod] = (ReviewMethod.DATA, ReviewMethod.DISCUSSION)
    goals: Many[GoalRef] = ()
    findings: Texts = ()
    successes: Many[Success] = ()
    shortfalls: Many[Shortfall] = ()
    problems: Many[Issue] = ()
    mechanisms: Many[Mechanism] = ()
    team: Text | None = None
    lessons: Many[Lesson] = ()
    next_steps: Many[NextStepItem] = ()


class Outlook(Part):
    """What lies beyond the plan."""

    trends: Texts = ()
    technologies: Texts = ()
    plans: Texts = ()


class LogEntry(Entity, shorthand="name", prefix="LG", kind="log"):
    """An issue, a decision or an action."""

    id: Id = ""
    date: Day | None = None
    name: Text
    type: LogType = LogType.ISSUE
    level: Level = Level.MEDIUM
    owner: RoleOrUnit | None = None
    due: LastDay | None = None
    status: LogStatus = LogStatus.OPEN
    text: Texts = ()


class Form(Part, shorthand="name"):
    """A blank form: a table with these headings, or a sheet of lines."""

    name: Text
    fields: Texts = ()
    rows: Annotated[Whole, between(1, 60)] = 8
    note: Text | None = None
