"""Risks, contingency plans and compliance."""

from enum import StrEnum
from typing import Annotated

from opsplan.model.base import Entity, Many, Part, Texts, open_to
from opsplan.model.dates import Day
from opsplan.model.duration import Dur
from opsplan.model.frequency import Freq
from opsplan.model.references import Actor, Ref, RoleRef, To
from opsplan.model.text import Text
from opsplan.model.values import Id, Money, Score


class RiskCategory(StrEnum):
    """What a risk is about."""

    MARKET = "market"
    COMPETITION = "competition"
    FINANCIAL = "financial"
    OPERATIONAL = "operational"
    LEGAL = "legal"
    TECHNICAL = "technical"
    PEOPLE = "people"
    SUPPLY = "supply"
    DATA = "data"
    REPUTATION = "reputation"
    SCHEDULE = "schedule"
    QUALITY = "quality"
    SECURITY = "security"
    OTHER = "other"


class RiskSource(StrEnum):
    """Where a risk comes from."""

    INTERNAL = "internal"
    EXTERNAL = "external"


class RiskResponse(StrEnum):
    """The strategy towards a risk."""

    AVOID = "avoid"
    TRANSFER = "transfer"
    MITIGATE = "mitigate"
    ACCEPT = "accept"
    ESCALATE = "escalate"


class RiskStatus(StrEnum):
    """Where a risk stands."""

    OPEN = "open"
    WATCHING = "watching"
    OCCURRED = "occurred"
    CLOSED = "closed"


class ComplianceType(StrEnum):
    """Where a requirement comes from."""

    LAW = "law"
    CONTRACT = "contract"
    POLICY = "policy"
    AUDIT = "audit"
    LABOUR = "labour"
    SECURITY = "security"
    PRIVACY = "privacy"
    FINANCE = "finance"


class ComplianceStatus(StrEnum):
    """How far a requirement is met."""

    MET = "met"
    PARTIAL = "partial"
    UNMET = "unmet"
    UNKNOWN = "unknown"


class Residual(Part):
    """What is left of a risk after the response."""

    probability: Score | None = None
    impact: Score | None = None


class Risk(Entity, shorthand="name", prefix="RK", kind="risk"):
    """A risk, its size and the response to it."""

    id: Id = ""
    name: Text
    category: Annotated[RiskCategory | Text, open_to(RiskCategory)] = RiskCategory.OTHER
    source: RiskSource | None = None
    cause: Text | None = None
    effect: Text | None = None
    probability: Score | None = None
    impact: Score | None = None
    loss: Money | None = None
    response: RiskResponse | None = None
    prevention: Texts = ()
    actions: Texts = ()
    contingency: Annotated[Ref | Text, To(("contingency",), text=True)] | None = None
    warning: Text | None = None
    owner: RoleRef | None = None
    residual: Residual | None = None
    review: Freq | None = None
    reviewed: Day | None = None
    status: RiskStatus = RiskStatus.OPEN


class ContingencyStep(Part, shorthand="action"):
    """What somebody does within a time after a contingency plan is activated."""

    within: Dur | None = None
    actor: Actor | None = None
    action: Text


class Contingency(Entity, shorthand="name", prefix="CN", kind="contingency"):
    """A plan for an emergency."""

    id: Id = ""
    name: Text
    trigger: Text | None = None
    level: Text | None = None
    lead: RoleRef | None = None
    activated_by: Many[RoleRef] = ()
    limit: Dur | None = None
    steps: Many[ContingencyStep] = ()
    communication: Texts = ()
    recovery: Text | None = None
    drill: Freq | None = None
    drilled: Day | None = None


class Compliance(Part, shorthand="name"):
    """A requirement to comply with."""

    name: Text
    type: Annotated[ComplianceType | Text, open_to(ComplianceType)] = ComplianceType.POLICY
    basis: Text | None = None
    control: Text | None = None
    evidence: Text | None = None
    owner: RoleRef | None = None
    frequency: Freq | None = None
    checked: Day | None = None
    status: ComplianceStatus = ComplianceStatus.UNKNOWN
