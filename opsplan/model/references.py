"""References from one part of a plan to another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from opsplan.model.text import Text
from opsplan.model.values import context, invalid


class Ref(str):
    """A reference: what the author wrote (an id or a name) until the plan is linked, then the id."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class To:
    """What a field may refer to: kinds of entity, words that stand for themselves, and whether free text is fine."""

    kinds: tuple[str, ...]
    words: tuple[str, ...] = ()
    text: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return a schema for a reference, or for a text where `text` allows one."""
        return core_schema.with_info_plain_validator_function(self._validate)

    def _validate(self, raw: object, info: ValidationInfo) -> Any:
        if isinstance(raw, Ref | Text):
            return raw
        if isinstance(raw, str):
            return Ref(raw.strip())
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
