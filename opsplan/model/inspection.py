"""Checklists and the inspections done with them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, model_validator

from opsplan.model.base import Entity, Many, Part, Texts, open_to, positive
from opsplan.model.dates import Day
from opsplan.model.frequency import Freq
from opsplan.model.references import ImprovementRef, KpiRef, ProcessRef, Ref, RoleRef, To
from opsplan.model.text import Text
from opsplan.model.values import Flag, Id, Num, Pct, Str
from opsplan.words import LANGS


class ChecklistArea(StrEnum):
    """What a checklist looks at."""

    STRATEGY = "strategy"
    BUSINESS = "business"
    PROCESS = "process"
    DATA = "data"
    CAMPAIGN = "campaign"
    CUSTOMER = "customer"
    PARTNER = "partner"
    TEAMWORK = "teamwork"
    GOAL = "goal"
    RISK = "risk"
    RESOURCE = "resource"
    PEOPLE = "people"
    DISCIPLINE = "discipline"
    PRODUCT = "product"


class Scoring(StrEnum):
    """How a checklist is scored; deduct starts at the maximum and takes off."""

    POINTS = "points"
    PERCENT = "percent"
    DEDUCT = "deduct"


class CheckMethod(StrEnum):
    """How an item is checked."""

    OBSERVE = "observe"
    DOCUMENT = "document"
    DATA = "data"
    INTERVIEW = "interview"
    SAMPLE = "sample"
    MYSTERY = "mystery"
    SYSTEM = "system"


class Conformity(StrEnum):
    """Whether what was checked conforms."""

    PASS = "pass"
    PARTIAL = "partial"
    FAIL = "fail"
    NA = "na"


class FindingSeverity(StrEnum):
    """How grave a finding is."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"
    OBSERVATION = "observation"


class Band(Part, shorthand="name"):
    """A band of scores and what follows from it."""

    name: Text
    from_: Num | None = Field(None, alias="from")
    to: Num | None = None
    action: Text | None = None


class CheckItem(Part, shorthand="name"):
    """An item of a checklist; its id is unique within the list only, and its weight is by `max` unless written."""

    id: Id = ""
    name: Text
    criteria: Text | None = None
    method: CheckMethod | None = None
    evidence: Text | None = None
    kpi: KpiRef | None = None
    process: ProcessRef | None = None
    max: Annotated[Num, positive] = Num.of(5)
    group: Text | None = None
    scoring: Text | None = None
    weight: Pct | None = None
    veto: Flag = False


class Checklist(Entity, shorthand="name", prefix="CL", kind="checklist"):
    """What is checked, for which roles (all where none is named), by whom and how often."""

    id: Id = ""
    name: Text
    area: Annotated[ChecklistArea | Text, open_to(ChecklistArea)] = ChecklistArea.BUSINESS
    roles: Many[RoleRef] = ()
    frequency: Freq | None = None
    inspector: RoleRef | None = None
    weight: Pct | None = None
    pass_: Pct | None = Field(None, alias="pass")
    scoring: Scoring = Scoring.POINTS
    bands: Many[Band] = ()
    items: Many[CheckItem]

    @model_validator(mode="before")
    @classmethod
    def _named_only(cls, raw: Any) -> Any:
        """Return a list that is only named as one without items; the long form must have them."""
        named = isinstance(raw, str) or (isinstance(raw, Mapping) and raw and set(raw) <= set(LANGS))
        return {"name": raw, "items": ()} if named else raw


class Result(Part):
    """What was found at an item, or beside all items; `item` is the id or the name of a check item."""

    item: Str | None = None
    score: Num | None = None
    conformity: Conformity | None = None
    finding: Text | None = None
    where: Text | None = None
    severity: FindingSeverity | None = None
    cause: Text | None = None
    evidence: Text | None = None
    corrected: Flag | None = None
    recommendation: Text | None = None
    action: ImprovementRef | None = None


class Inspection(Entity, shorthand="name", prefix="IS", kind="inspection"):
    """A round of checking; its name is its date unless written, its inspector the list's."""

    id: Id = ""
    name: Text | None = None
    date: Day
    subject: Annotated[Ref | Text, To(("role", "unit"), text=True)] | None = None
    inspector: RoleRef | None = None
    results: Many[Result] = ()
    conclusion: Texts = ()
