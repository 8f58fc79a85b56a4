"""Promotion channels and campaigns."""

from enum import StrEnum
from typing import Annotated

from opsplan.model.base import Entity, Many, Part, Texts, open_to, ordered_dates
from opsplan.model.dates import Day, FirstDay, LastDay
from opsplan.model.frequency import Freq
from opsplan.model.references import ChannelRef, GoalRef, KpiRef, RoleRef
from opsplan.model.text import Text
from opsplan.model.values import Id, Money, Num
from opsplan.model.work import TaskStatus


class ChannelType(StrEnum):
    """Where a channel reaches people."""

    ONLINE = "online"
    OFFLINE = "offline"


class ChannelStage(StrEnum):
    """How settled the use of a channel is."""

    EXISTING = "existing"
    TRIAL = "trial"
    PLANNED = "planned"
    RETIRED = "retired"


class ChannelVerdict(StrEnum):
    """What is to become of a channel."""

    EXPAND = "expand"
    KEEP = "keep"
    REDUCE = "reduce"
    STOP = "stop"


class CampaignType(StrEnum):
    """What a campaign is about."""

    PROMOTION = "promotion"
    BRAND = "brand"
    CONTENT = "content"
    MEMBER = "member"
    LAUNCH = "launch"
    OFFLINE = "offline"


class Channel(Entity, shorthand="name", prefix="CH", kind="channel"):
    """A promotion channel and its figures."""

    id: Id = ""
    name: Text
    type: ChannelType = ChannelType.ONLINE
    stage: ChannelStage = ChannelStage.EXISTING
    fit: Text | None = None
    owner: RoleRef | None = None
    cost: Money | None = None
    impressions: Num | None = None
    clicks: Num | None = None
    orders: Num | None = None
    verdict: ChannelVerdict | None = None


class Posting(Part):
    """A line of a campaign's publishing schedule."""

    date: Day | None = None
    frequency: Freq | None = None
    time: Text | None = None
    platform: Text | None = None
    title: Text | None = None
    type: Text | None = None
    content: Text | None = None
    interaction: Text | None = None
    owner: RoleRef | None = None
    status: TaskStatus | None = None


class KpiValue(Part):
    """What a KPI is expected to reach, or has reached."""

    kpi: KpiRef
    value: Num | None = None


class Campaign(Entity, shorthand="name", prefix="CA", kind="campaign"):
    """A campaign: aim, audience, time, money and effect."""

    id: Id = ""
    name: Text
    type: Annotated[CampaignType | Text, open_to(CampaignType)] = CampaignType.PROMOTION
    goals: Many[GoalRef] = ()
    kpis: Many[KpiRef] = ()
    audience: Text | None = None
    message: Text | None = None
    channels: Many[ChannelRef] = ()
    start: FirstDay | None = None
    finish: LastDay | None = None
    owner: RoleRef | None = None
    budget: Money | None = None
    steps: Texts = ()
    schedule: Many[Posting] = ()
    expected: Many[KpiValue] = ()
    actual: Many[KpiValue] = ()
    conclusion: Text | None = None

    _ordered = ordered_dates("start", "finish")
