"""Goals and strategies: where the plan goes, and by which way."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from opsplan.model.base import Entity, Many, Part, Texts, open_to, ordered_dates
from opsplan.model.common import Priority
from opsplan.model.dates import Day, FirstDay, LastDay
from opsplan.model.frequency import Freq
from opsplan.model.kpi import Direction, Tier, marks
from opsplan.model.references import (
    ActionRef,
    ChannelRef,
    GoalRef,
    KpiRef,
    RoleOrText,
    RoleOrUnit,
    RoleRef,
    RoleUnitOrPartner,
)
from opsplan.model.text import Text
from opsplan.model.values import Id, Num, Pct


class Horizon(StrEnum):
    """How far a goal reaches."""

    SHORT = "short"
    ANNUAL = "annual"
    LONG = "long"
    STAGE = "stage"


class Dimension(StrEnum):
    """What a goal is about."""

    SALES = "sales"
    CUSTOMER = "customer"
    SERVICE = "service"
    FINANCE = "finance"
    MARKET = "market"
    PROCESS = "process"
    PEOPLE = "people"
    QUALITY = "quality"
    PRODUCT = "product"
    OTHER = "other"


class GoalStatus(StrEnum):
    """Where a goal stands."""

    PLANNED = "planned"
    ON_TRACK = "on-track"
    AT_RISK = "at-risk"
    MET = "met"
    MISSED = "missed"
    CHANGED = "changed"
    DROPPED = "dropped"


class GoalChange(Part):
    """An adjustment of a goal."""

    date: Day | None = None
    from_: Text | None = Field(None, alias="from")
    to: Text | None = None
    reason: Text | None = None
    by: RoleOrText | None = None


class Goal(Entity, shorthand="name", prefix="G", kind="goal"):
    """A result to reach; `baseline` to `frequency` are short for a KPI of its own."""

    id: Id = ""
    name: Text
    horizon: Horizon | None = None
    level: Tier = Tier.TEAM
    dimension: Annotated[Dimension | Text, open_to(Dimension)] = Dimension.OTHER
    parent: GoalRef | None = None
    children: Many["Goal"] = ()
    owner: RoleOrUnit | None = None
    collaborators: Many[RoleUnitOrPartner] = ()
    progress: Pct | None = None
    note: Text | None = None
    start: FirstDay | None = None
    due: LastDay | None = None
    kpis: Many[KpiRef] = ()
    baseline: Num | None = None
    target: Num | None = None
    unit: Text | None = None
    direction: Direction | None = None
    frequency: Freq | None = None
    basis: Texts = ()
    aligns: Text | None = None
    success: Text | None = None
    review: Freq | None = None
    priority: Priority = Priority.MUST
    status: GoalStatus | None = None
    changes: Many[GoalChange] = ()

    _marks = marks("baseline", "target")
    _ordered = ordered_dates("start", "due", strict=True)


class Verdict(StrEnum):
    """Whether something has worked."""

    EFFECTIVE = "effective"
    PARTIAL = "partial"
    INEFFECTIVE = "ineffective"
    PENDING = "pending"


class Strategy(Entity, shorthand="name", prefix="S", kind="strategy"):
    """The way chosen towards some goals, and when to change it."""

    id: Id = ""
    name: Text
    goals: Many[GoalRef] = ()
    aligns: Text | None = None
    approach: Texts = ()
    actions: Many[ActionRef] = ()
    channels: Many[ChannelRef] = ()
    owner: RoleRef | None = None
    feasibility: Texts = ()
    kpis: Many[KpiRef] = ()
    adjust_when: Texts = ()
    verdict: Verdict = Verdict.PENDING
