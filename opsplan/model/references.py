"""References from one part of a plan to another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

from msgspec import Struct
from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from opsplan.model.dates import Period
from opsplan.model.reading import context, invalid
from opsplan.model.text import Spoken, Text

#: What is meant as a period or a date, well written or not.
_DATED = re.compile(r"(FY)?\d{4}([-/.][\dHQW]+)*|\d{4}年\d{1,2}月(\d{1,2}日)?", re.IGNORECASE)


class Ref(str):
    """A reference: what the author wrote (an id or a name) until the plan is linked, then the id.

    `lang` is the language of a name that comes from a base in another one than the plan's.
    """

    __slots__ = ("lang",)
    lang: str

    @classmethod
    def of(cls, raw: str) -> Ref:
        """Return the reference that a string of a plan is."""
        one = cls(raw.strip())
        if isinstance(raw, Spoken):
            one.lang = raw.lang
        return one


class To(Struct, frozen=True):
    """What a field may refer to: kinds of entity, words that stand for themselves, and whether else is fine.

    With `text` free text is, with `period` a period.
    """

    kinds: tuple[str, ...]
    words: tuple[str, ...] = ()
    text: bool = False
    period: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return a schema for a reference, or for a text where `text` allows one."""
        return core_schema.with_info_plain_validator_function(self._validate)

    def _validate(self, raw: object, info: ValidationInfo) -> Any:
        if isinstance(raw, Ref | Text | Period):
            return raw
        if isinstance(raw, str):
            dated = self.period and _DATED.fullmatch(raw.strip())
            return Period.parse(raw, fiscal_start=context(info, "fiscal_start", 1)) if dated else Ref.of(raw)
        if self.text and isinstance(raw, Mapping):
            return Text.parse(raw, context(info, "lang", "zh"))
        raise invalid("one-reference" if isinstance(raw, list) else "reference-expected")


RoleRef = Annotated[Ref, To(("role",))]
RoleOrUnit = Annotated[Ref, To(("role", "unit"))]
RoleUnitOrPartner = Annotated[Ref, To(("role", "unit", "partner"))]
GoalRef = Annotated[Ref, To(("goal",))]
KpiRef = Annotated[Ref, To(("kpi",))]
TaskRef = Annotated[Ref, To(("task",))]
PhaseRef = Annotated[Ref, To(("phase",))]
ProcessRef = Annotated[Ref, To(("process",))]
ToolRef = Annotated[Ref, To(("tool",))]
UnitRef = Annotated[Ref, To(("unit",))]
SourceRef = Annotated[Ref, To(("source",))]
ChannelRef = Annotated[Ref, To(("channel",))]
ImprovementRef = Annotated[Ref, To(("improvement",))]
RoleOrText = Annotated[Ref | Text, To(("role",), text=True)]
RoleUnitPartnerOrText = Annotated[Ref | Text, To(("role", "unit", "partner"), text=True)]
SourceOrText = Annotated[Ref | Text, To(("source",), text=True)]
ToolOrText = Annotated[Ref | Text, To(("tool",), text=True)]
ReportOrText = Annotated[Ref | Text, To(("report",), text=True)]
#: What a strategy is put to work by.
ActionRef = Annotated[Ref, To(("task", "campaign", "process"))]
#: What a monitor watches.
WatchRef = Annotated[Ref, To(("kpi", "task", "strategy", "process"))]
#: Who does a step of a process.
Actor = Annotated[Ref, To(("role", "partner"), words=("customer",))]
PhaseOrPeriod = Annotated[Ref | Period, To(("phase",), period=True)]
ImprovementOrText = Annotated[Ref | Text, To(("improvement",), text=True)]
#: Who a service or a training is for.
RoleUnitOrCustomers = Annotated[Ref, To(("role", "unit"), words=("customers",))]
