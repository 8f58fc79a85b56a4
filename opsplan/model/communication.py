"""Meetings, the communication matrix, escalations and reports."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from opsplan.model.base import Entity, Many, Part, Texts, open_to, ordered_dates
from opsplan.model.dates import FirstDay, LastDay
from opsplan.model.duration import Dur
from opsplan.model.frequency import Freq
from opsplan.model.references import KpiRef, Ref, RoleRef, RoleUnitOrPartner, To
from opsplan.model.text import Text
from opsplan.model.values import Id


class MeetingType(StrEnum):
    """What a meeting is for."""

    PROGRESS = "progress"
    CROSS_UNIT = "cross-unit"
    EVALUATION = "evaluation"
    REVIEW = "review"
    KICKOFF = "kickoff"
    RISK = "risk"
    GOAL = "goal"


class ReportContent(StrEnum):
    """A section of a report."""

    PROGRESS = "progress"
    KPI_TRACKING = "kpi-tracking"
    ANALYSIS = "analysis"
    ATTAINMENT = "attainment"
    MEANING = "meaning"
    PROBLEMS = "problems"
    SOLUTIONS = "solutions"
    RISKS = "risks"
    IMPROVEMENT = "improvement"
    COLLABORATION = "collaboration"
    NEXT_PLAN = "next-plan"


class Meeting(Entity, shorthand="name", prefix="ME", kind="meeting"):
    """A meeting; `start` and `finish` say from when to when it is held at all."""

    id: Id = ""
    name: Text
    type: Annotated[MeetingType | Text, open_to(MeetingType)] = MeetingType.PROGRESS
    frequency: Freq | None = None
    length: Dur | None = None
    when: Text | None = None
    start: FirstDay | None = None
    finish: LastDay | None = None
    chair: RoleRef | None = None
    attendees: Many[RoleUnitOrPartner] = ()
    agenda: Texts = ()
    outputs: Texts = ()

    _ordered = ordered_dates("start", "finish")


class Communication(Part, shorthand="name"):
    """A row of the communication matrix: who tells whom what, how and how often."""

    name: Text
    from_: Many[RoleUnitOrPartner] = Field((), alias="from")
    audience: Many[RoleUnitOrPartner] = ()
    channel: Text | None = None
    frequency: Freq | None = None
    within: Dur | None = None


class Escalation(Part, shorthand="name"):
    """A condition under which a matter goes up, from whom to whom and how fast."""

    name: Text
    from_: Many[RoleRef] = Field((), alias="from")
    to: Many[RoleRef] = ()
    within: Dur | None = None
    channel: Text | None = None
    action: Text | None = None


class Report(Entity, shorthand="name", prefix="RE", kind="report"):
    """A periodic report; without `kpis` and `analyses` it covers all of them."""

    id: Id = ""
    name: Text
    frequency: Freq | None = None
    owner: RoleRef | None = None
    audience: Many[RoleUnitOrPartner] = ()
    due: Text | None = None
    contents: Many[ReportContent] = (
        ReportContent.PROGRESS,
        ReportContent.KPI_TRACKING,
        ReportContent.ANALYSIS,
        ReportContent.ATTAINMENT,
        ReportContent.MEANING,
        ReportContent.PROBLEMS,
        ReportContent.SOLUTIONS,
    )
    kpis: Many[KpiRef] = ()
    analyses: Many[Annotated[Ref, To(("analysis",))]] = ()
