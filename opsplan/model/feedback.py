"""Feedback: where it comes in, what was said, and how each loop is closed."""

from enum import StrEnum
from typing import Annotated

from opsplan.model.base import Entity, Many, Part, Texts
from opsplan.model.common import Level
from opsplan.model.dates import Day
from opsplan.model.duration import Dur
from opsplan.model.frequency import Freq
from opsplan.model.references import ImprovementOrText, KpiRef, ProcessRef, Ref, RoleOrUnit, RoleRef, To
from opsplan.model.text import Text
from opsplan.model.values import Id


class FeedbackAudience(StrEnum):
    """Who is asked, or speaks up."""

    CUSTOMER = "customer"
    EMPLOYEE = "employee"
    DEPARTMENT = "department"
    PARTNER = "partner"


class FeedbackMethod(StrEnum):
    """How feedback is collected."""

    SURVEY = "survey"
    INTERVIEW = "interview"
    HOTLINE = "hotline"
    ONLINE = "online"
    SOCIAL = "social"
    REVIEW = "review"
    MEETING = "meeting"
    DATA = "data"


class FeedbackStatus(StrEnum):
    """How far the loop of one piece of feedback is closed."""

    OPEN = "open"
    ANSWERED = "answered"
    IN_ACTION = "in-action"
    VERIFIED = "verified"
    CLOSED = "closed"


class FeedbackChannel(Entity, shorthand="name", prefix="FC", kind="feedback-channel"):
    """A way for feedback to come in, with its handler and time limits."""

    id: Id = ""
    name: Text
    audience: FeedbackAudience = FeedbackAudience.CUSTOMER
    method: FeedbackMethod = FeedbackMethod.SURVEY
    frequency: Freq | None = None
    owner: RoleRef | None = None
    respond_within: Dur | None = None
    close_within: Dur | None = None
    process: ProcessRef | None = None
    share_to: Many[RoleOrUnit] = ()
    questions: Texts = ()


class Response(Part):
    """The answer to a piece of feedback."""

    date: Day | None = None
    text: Text | None = None


class Verified(Part):
    """The look at whether the action on a piece of feedback helped."""

    date: Day | None = None
    by: RoleRef | None = None
    result: Text | None = None


class FeedbackItem(Entity, prefix="FI", kind="feedback-item"):
    """A piece of feedback; its status, where none is written, follows from the stages that are."""

    id: Id = ""
    date: Day
    channel: Annotated[Ref, To(("feedback-channel",))] | None = None
    text: Text
    category: Text | None = None
    severity: Level = Level.MEDIUM
    handler: RoleRef | None = None
    response: Response | None = None
    action: ImprovementOrText | None = None
    verified: Verified | None = None
    notified: Day | None = None
    status: FeedbackStatus | None = None


class Effectiveness(Part):
    """How the feedback mechanism itself is assessed."""

    frequency: Freq | None = None
    owner: RoleRef | None = None
    method: Text | None = None
    kpis: Many[KpiRef] = ()
    result: Text | None = None


class Feedback(Part):
    """Everything about feedback."""

    channels: Many[FeedbackChannel] = ()
    items: Many[FeedbackItem] = ()
    effectiveness: Effectiveness | None = None
