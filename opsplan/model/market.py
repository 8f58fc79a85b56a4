"""Customers and the market: who is served how, and what goes on around."""

from enum import StrEnum

from opsplan.model.base import Many, Part, Texts
from opsplan.model.dates import LastDay
from opsplan.model.duration import Dur
from opsplan.model.frequency import Freq
from opsplan.model.references import GoalRef, ImprovementRef, KpiRef, ProcessRef, ReportOrText, RoleRef
from opsplan.model.text import Text
from opsplan.model.values import Num


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


class Segment(Part, shorthand="name"):
    """A group of customers with needs of its own."""

    name: Text
    needs: Texts = ()
    lifecycle: Text | None = None
    service: Text | None = None
    value: Text | None = None


class JourneyStage(Part, shorthand="stage"):
    """A stage of the customer's journey; `rate` is its share of the funnel."""

    stage: Text
    touchpoint: Text | None = None
    pain: Text | None = None
    metric: KpiRef | None = None
    rate: Num | None = None
    action: ImprovementRef | None = None


class ServiceStandard(Part, shorthand="name"):
    """What customers may expect of a service."""

    name: Text
    first_reply: Dur | None = None
    resolve_within: Dur | None = None
    follow_up: Text | None = None
    quality: Text | None = None
    owner: RoleRef | None = None
    process: ProcessRef | None = None


class Care(Part, shorthand="name"):
    """A regular attention to customers."""

    name: Text
    type: CareType | None = None
    segment: Text | None = None
    frequency: Freq | None = None
    method: Text | None = None
    owner: RoleRef | None = None
    kpis: Many[KpiRef] = ()


class Study(Part, shorthand="name"):
    """A study of satisfaction or experience."""

    name: Text
    type: StudyType | None = None
    frequency: Freq | None = None
    method: Text | None = None
    sample: Text | None = None
    owner: RoleRef | None = None
    questions: Texts = ()
    result: Text | None = None


class Contact(Part, shorthand="name"):
    """A place where customers reach somebody, and when."""

    name: Text
    type: ContactType | None = None
    hours: Text | None = None
    owner: RoleRef | None = None


class Customers(Part):
    """Everything about customers."""

    segments: Many[Segment] = ()
    journey: Many[JourneyStage] = ()
    standards: Many[ServiceStandard] = ()
    care: Many[Care] = ()
    studies: Many[Study] = ()
    contacts: Many[Contact] = ()


class Research(Part, shorthand="name"):
    """A piece of market research and the goals it feeds."""

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


class Trend(Part, shorthand="name"):
    """A trend, what shows it, and the answer to it."""

    name: Text
    evidence: Text | None = None
    effect: Text | None = None
    response: Text | None = None


class Competitor(Part, shorthand="name"):
    """A competitor, compared."""

    name: Text
    product: Text | None = None
    price: Text | None = None
    promotion: Text | None = None
    strength: Text | None = None
    weakness: Text | None = None
    response: Text | None = None


class Opportunity(Part, shorthand="name"):
    """A line of the SWOT analysis."""

    name: Text
    type: SwotType | None = None
    desc: Text | None = None
    response: Text | None = None
    goals: Many[GoalRef] = ()


class Market(Part):
    """Everything about the market."""

    researches: Many[Research] = ()
    trends: Many[Trend] = ()
    competitors: Many[Competitor] = ()
    opportunities: Many[Opportunity] = ()
