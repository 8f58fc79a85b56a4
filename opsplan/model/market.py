"""Customers and the market: who is served how, and what goes on around."""

from enum import StrEnum
from typing import ClassVar

from opsplan.model.base import Many, Part, Texts
from opsplan.model.frequency import Freq
from opsplan.model.references import GoalRef, ImprovementRef, KpiRef, ProcessRef, ReportOrText, RoleRef
from opsplan.model.text import Text
from opsplan.model.values import Dur, LastDay, Num


class CareType(StrEnum):
    """A way of looking after customers."""

    VISIT = "visit"
    SURVEY = "survey"
    LOYALTY = "loyalty"
    INCENTIVE = "incentive"
    PERSONAL = "personal"


class StudyType(StrEnum):
    """What a study of customers measures."""

    SATISFACTION = "satisfaction"
    EXPERIENCE = "experience"


class ContactType(StrEnum):
    """A way for customers to reach somebody."""

    PHONE = "phone"
    EMAIL = "email"
    CHAT = "chat"
    SOCIAL = "social"
    COMMUNITY = "community"
    ONSITE = "onsite"


class ResearchMethod(StrEnum):
    """How market research is done."""

    SURVEY = "survey"
    INTERVIEW = "interview"
    DATA = "data"
    DESK = "desk"
    COMPETITOR = "competitor"


class SwotType(StrEnum):
    """A quarter of a SWOT analysis."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    OPPORTUNITY = "opportunity"
    THREAT = "threat"


class Segment(Part):
    """A group of customers with needs of its own."""

    words: ClassVar[str] = "segment"
    shorthand: ClassVar[str] = "name"

    name: Text
    needs: Texts = ()
    lifecycle: Text | None = None
    service: Text | None = None
    value: Text | None = None


class JourneyStage(Part):
    """A stage of the customer's journey; `rate` is its share of the funnel."""

    words: ClassVar[str] = "journey-stage"
    shorthand: ClassVar[str] = "stage"

    stage: Text
    touchpoint: Text | None = None
    pain: Text | None = None
    metric: KpiRef | None = None
    rate: Num | None = None
    action: ImprovementRef | None = None


class ServiceStandard(Part):
    """What customers may expect of a service."""

    words: ClassVar[str] = "service-standard"
    shorthand: ClassVar[str] = "name"

    name: Text
    first_reply: Dur | None = None
    resolve_within: Dur | None = None
    follow_up: Text | None = None
    quality: Text | None = None
    owner: RoleRef | None = None
    process: ProcessRef | None = None


class Care(Part):
    """A regular attention to customers."""

    words: ClassVar[str] = "care"
    shorthand: ClassVar[str] = "name"

    name: Text
    type: CareType | None = None
    segment: Text | None = None
    frequency: Freq | None = None
    method: Text | None = None
    owner: RoleRef | None = None
    kpis: Many[KpiRef] = ()


class Study(Part):
    """A study of satisfaction or experience."""

    words: ClassVar[str] = "study"
    shorthand: ClassVar[str] = "name"

    name: Text
    type: StudyType | None = None
    frequency: Freq | None = None
    method: Text | None = None
    sample: Text | None = None
    owner: RoleRef | None = None
    questions: Texts = ()
    result: Text | None = None


class Contact(Part):
    """A place where customers reach somebody, and when."""

    words: ClassVar[str] = "contact"
    shorthand: ClassVar[str] = "name"

    name: Text
    type: ContactType | None = None
    hours: Text | None = None
    owner: RoleRef | None = None


class Customers(Part):
    """Everything about customers."""

    words: ClassVar[str] = "customers"

    segments: Many[Segment] = ()
    journey: Many[JourneyStage] = ()
    standards: Many[ServiceStandard] = ()
    care: Many[Care] = ()
    studies: Many[Study] = ()
    contacts: Many[Contact] = ()


class Research(Part):
    """A piece of market research and the goals it feeds."""

    words: ClassVar[str] = "research"
    shorthand: ClassVar[str] = "name"

    name: Text
    purpose: Text | None = None
    method: Many[ResearchMethod] = ()
    frequency: Freq | None = None
    owner: RoleRef | None = None
    sample: Text | None = None
    due: LastDay | None = None
    output: ReportOrText | None = None
    findings: Texts = ()
    goals: Many[GoalRef] = ()


class Trend(Part):
    """A trend, what shows it, and the answer to it."""

    words: ClassVar[str] = "trend"
    shorthand: ClassVar[str] = "name"

    name: Text
    evidence: Text | None = None
    effect: Text | None = None
    response: Text | None = None


class Competitor(Part):
    """A competitor, compared."""

    words: ClassVar[str] = "competitor"
    shorthand: ClassVar[str] = "name"

    name: Text
    product: Text | None = None
    price: Text | None = None
    promotion: Text | None = None
    strength: Text | None = None
    weakness: Text | None = None
    response: Text | None = None


class Opportunity(Part):
    """A line of the SWOT analysis."""

    words: ClassVar[str] = "opportunity"
    shorthand: ClassVar[str] = "name"

    name: Text
    type: SwotType | None = None
    desc: Text | None = None
    response: Text | None = None
    goals: Many[GoalRef] = ()


class Market(Part):
    """Everything about the market."""

    words: ClassVar[str] = "market"

    researches: Many[Research] = ()
    trends: Many[Trend] = ()
    competitors: Many[Competitor] = ()
    opportunities: Many[Opportunity] = ()
