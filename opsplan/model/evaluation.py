"""Evaluations and what follows from them: incentives, growth, training, knowledge."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, ValidationInfo
from pydantic_core import PydanticCustomError

from opsplan.model.base import Entity, Many, Part, Texts, open_to
from opsplan.model.dates import Day, Period
from opsplan.model.frequency import Freq
from opsplan.model.kpi import Aspect, KpiType
from opsplan.model.reading import Reads, context
from opsplan.model.references import (
    ImprovementOrText,
    KpiRef,
    Ref,
    RoleOrUnit,
    RoleRef,
    RoleUnitOrCustomers,
    To,
)
from opsplan.model.text import Text
from opsplan.model.values import Flag, Id, Money, Num, Pct, Str


class EvaluationObject(StrEnum):
    """What is evaluated."""

    PLAN = "plan"
    TEAM = "team"
    INDIVIDUAL = "individual"
    PROCESS = "process"
    MAINTENANCE = "maintenance"
    FEEDBACK = "feedback"
    TOOL = "tool"
    PARTNER = "partner"
    SELF = "self"


class EvaluationStage(StrEnum):
    """A stage of an evaluation."""

    PLAN = "plan"
    DO = "do"
    MONITOR = "monitor"
    ASSESS = "assess"


class ResultUse(StrEnum):
    """What the result of an evaluation is used for."""

    INCENTIVE = "incentive"
    PROMOTION = "promotion"
    TRAINING = "training"
    RESOURCING = "resourcing"
    STRATEGY = "strategy"
    PROCESS = "process"
    GOAL = "goal"


class IncentiveType(StrEnum):
    """Whether an incentive gives or takes."""

    REWARD = "reward"
    PENALTY = "penalty"


class TrainingType(StrEnum):
    """What is trained."""

    SKILL = "skill"
    SOFT_SKILL = "soft-skill"
    INDUSTRY = "industry"
    POLICY = "policy"
    PROCESS = "process"
    TOOL = "tool"
    ONBOARDING = "onboarding"
    CUSTOMER = "customer"


class TrainingForm(StrEnum):
    """How training is given."""

    INTERNAL = "internal"
    EXTERNAL = "external"
    CONFERENCE = "conference"
    EXPERT = "expert"
    SHARING = "sharing"
    ONLINE = "online"
    VIDEO = "video"
    DOCUMENT = "document"
    TEAM_BUILDING = "team-building"


class KnowledgeType(StrEnum):
    """A kind of recorded knowledge."""

    CASE = "case"
    LESSON = "lesson"
    MANUAL = "manual"
    FAQ = "faq"
    SOP = "sop"
    COURSE = "course"


def _freq_or_text(raw: object, info: ValidationInfo) -> Freq | Text:
    """Return a frequency where one can be computed with, or else what was written."""
    if isinstance(raw, Freq | Text):
        return raw
    lang = context(info, "lang", "zh")
    try:
        found = Freq.parse(raw, lang)
    except PydanticCustomError:
        if isinstance(raw, str):
            return Text.parse(raw, lang)
        raise
    return found.text or found


FreqOrText = Annotated[Freq | Text, Reads(_freq_or_text, informed=True)]
#: Whoever or whatever an evaluation judges.
Subject = Annotated[Ref, To(("role", "unit", "process", "partner"))]
SubjectOrText = Annotated[Ref | Text, To(("role", "unit", "process", "partner"), text=True)]


class EvaluationStep(Part, shorthand="action"):
    """A step of an evaluation."""

    stage: EvaluationStage | None = None
    action: Text | None = None
    owner: RoleRef | None = None
    output: Text | None = None


class Dimension(Part, shorthand="name"):
    """A weighted dimension of an evaluation; a bonus lies outside the 100."""

    name: Text
    aspect: Aspect | None = None
    type: KpiType | None = None
    weight: Pct | None = None
    kpis: Many[KpiRef] = ()
    criteria: Text | None = None
    bonus: Flag = False


class Grade(Part, shorthand="name"):
    """A band of scores and what it leads to."""

    name: Text
    from_: Num | None = Field(None, alias="from")
    to: Num | None = None
    effect: Text | None = None


class EvaluationResult(Part):
    """The result of an evaluation for one period and subject."""

    period: Period | None = None
    subject: SubjectOrText | None = None
    score: Num | None = None
    conclusion: Text | None = None
    action: ImprovementOrText | None = None


class Evaluation(Entity, shorthand="name", prefix="E", kind="evaluation"):
    """An evaluation: of whom, by what, how often and to what end.

    Without `steps` it has the four stages, in words of the catalogue.
    """

    id: Id = ""
    name: Text
    object: Many[Annotated[EvaluationObject | Text, open_to(EvaluationObject)]] = (EvaluationObject.PLAN,)
    subjects: Many[Subject] = ()
    frequency: Freq | None = None
    owner: RoleRef | None = None
    steps: Many[EvaluationStep] = ()
    dimensions: Many[Dimension] = ()
    grades: Many[Grade] = ()
    method: Text | None = None
    use_for: Many[Annotated[ResultUse | Text, open_to(ResultUse)]] = ()
    share_to: Many[RoleOrUnit] = ()
    self_review: FreqOrText | None = None
    results: Many[EvaluationResult] = ()


class Incentive(Part, shorthand="name"):
    """A reward or a penalty, and what it depends on."""

    name: Text
    type: IncentiveType = IncentiveType.REWARD
    basis: Annotated[Ref, To(("kpi", "evaluation"))] | None = None
    condition: Text | None = None
    reward: Text | None = None
    audience: Many[RoleOrUnit] = ()
    frequency: Freq | None = None
    cost: Money | None = None


class Growth(Part):
    """The development path of a role."""

    role: RoleRef
    path: Text | None = None
    requirement: Text | None = None
    support: Text | None = None
    training: Many[Annotated[Ref, To(("training",))]] = ()


class Training(Entity, shorthand="name", prefix="TR", kind="training"):
    """A training, once or regularly."""

    id: Id = ""
    name: Text
    type: Annotated[TrainingType | Text, open_to(TrainingType)] = TrainingType.SKILL
    form: Annotated[TrainingForm | Text, open_to(TrainingForm)] = TrainingForm.INTERNAL
    audience: Many[RoleUnitOrCustomers] = ()
    date: Day | None = None
    frequency: Freq | None = None
    trainer: Text | None = None
    hours: Num | None = None
    content: Texts = ()
    materials: Texts = ()
    covers: Many[Annotated[Ref, To(("process", "tool"))]] = ()
    assessment: Text | None = None
    reason: Annotated[Ref | Text, To(("evaluation", "inspection"), text=True)] | None = None
    cost: Money | None = None


class Knowledge(Entity, shorthand="name", kind="knowledge"):
    """An item of recorded knowledge; it is referred to by name and has no id."""

    name: Text
    type: Annotated[KnowledgeType | Text, open_to(KnowledgeType)] = KnowledgeType.MANUAL
    content: Texts = ()
    owner: RoleRef | None = None
    update: Freq | None = None
    location: Str | None = None
