"""Tools: what they are for and whether they still fit."""

from enum import StrEnum
from typing import Annotated

from opsplan.model.base import Entity, Many, open_to
from opsplan.model.frequency import Freq
from opsplan.model.references import RoleOrUnit, RoleRef
from opsplan.model.text import Text
from opsplan.model.values import Id, Money, Pct, Score


class ToolCategory(StrEnum):
    """What a tool does."""

    CRM = "crm"
    PM = "pm"
    ANALYTICS = "analytics"
    BI = "bi"
    BPMS = "bpms"
    ERP = "erp"
    OPS = "ops"
    IM = "im"
    SURVEY = "survey"
    SERVICE = "service"
    KNOWLEDGE = "knowledge"
    SECURITY = "security"
    OTHER = "other"


class ToolVerdict(StrEnum):
    """What is to become of a tool."""

    KEEP = "keep"
    UPGRADE = "upgrade"
    REPLACE = "replace"
    RETIRE = "retire"


class Tool(Entity, shorthand="name", prefix="TL", kind="tool"):
    """A tool, generic or a product."""

    id: Id = ""
    name: Text
    category: Annotated[ToolCategory | Text, open_to(ToolCategory)] = ToolCategory.OTHER
    purpose: Text | None = None
    owner: RoleRef | None = None
    users: Many[RoleOrUnit] = ()
    integrates: Text | None = None
    scalability: Text | None = None
    security: Text | None = None
    fit: Text | None = None
    support: Text | None = None
    review: Freq | None = None
    score: Score | None = None
    verdict: ToolVerdict = ToolVerdict.KEEP
    replacement: Text | None = None
    uptime: Pct | None = None
    cost: Money | None = None
