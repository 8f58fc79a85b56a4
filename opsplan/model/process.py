"""Processes and maintenance: how recurring work is done."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from opsplan.model.base import Entity, Many, Part, Texts, open_to
from opsplan.model.frequency import Freq
from opsplan.model.references import Actor, KpiRef, RoleRef, RoleUnitOrPartner, ToolRef
from opsplan.model.services import ServiceLevel
from opsplan.model.text import Text
from opsplan.model.values import Day, Dur, Flag, Id, Str


class ProcessCategory(StrEnum):
    """What a process is for."""

    CUSTOMER_SERVICE = "customer-service"
    LISTING = "listing"
    PROMOTION = "promotion"
    ORDER = "order"
    AFTER_SALES = "after-sales"
    FEEDBACK = "feedback"
    DATA = "data"
    UPDATE = "update"
    OPTIMISATION = "optimisation"
    PROJECT = "project"
    OTHER = "other"


class Reach(StrEnum):
    """Whether customers or suppliers take part in a process."""

    INTERNAL = "internal"
    EXTERNAL = "external"


class StepRisk(Part):
    """What may go wrong in a step, and what is done then."""

    words: ClassVar[str] = "step-risk"
    shorthand: ClassVar[str] = "risk"

    risk: Text
    handling: Text | None = None


class NextStep(Part):
    """Where the flow goes, and on what condition; `to` is a step's number, id or name, or `end`."""

    words: ClassVar[str] = "next-step"
    shorthand: ClassVar[str] = "to"

    when: Text | None = None
    to: Str


class Step(Part):
    """A step of a process; without `next` the one below follows."""

    words: ClassVar[str] = "step"
    shorthand: ClassVar[str] = "action"

    id: Id | None = None
    name: Text | None = None
    actor: Actor | None = None
    action: Text
    guide: Texts = ()
    limit: Dur | None = None
    resources: Texts = ()
    record: Text | None = None
    checkpoint: Text | None = None
    standard: Text | None = None
    risks: Many[StepRisk] = ()
    notes: Texts = ()
    automated: Flag = False
    informs_requester: Flag = False
    with_: Many[RoleUnitOrPartner] = Field((), alias="with")
    when: Text | None = None
    next: Many[NextStep] = ()


class Process(Entity):
    """A procedure that anyone can follow (SOP)."""

    words: ClassVar[str] = "process"
    shorthand: ClassVar[str] = "name"
    prefix: ClassVar[str] = "PR"
    kind: ClassVar[str] = "process"

    id: Id = ""
    name: Text
    category: Annotated[ProcessCategory | Text, open_to(ProcessCategory)] = ProcessCategory.OTHER
    reach: Reach = Reach.INTERNAL
    purpose: Text | None = None
    trigger: Text | None = None
    inputs: Texts = ()
    outputs: Texts = ()
    owner: RoleRef | None = None
    limit: Dur | None = None
    steps: Many[Step] = ()
    exceptions: Texts = ()
    kpis: Many[KpiRef] = ()
    tools: Many[ToolRef] = ()
    review: Freq | None = None
    reviewed: Day | None = None
    version: Str | None = None


class MaintenanceType(StrEnum):
    """What is kept in order, and how."""

    SYSTEM_CHECK = "system-check"
    FAULT = "fault"
    BACKUP = "backup"
    RESTORE = "restore"
    UPDATE = "update"
    PROCESS = "process"
    CONTENT = "content"
    SECURITY = "security"


class Maintenance(Entity):
    """A measure that keeps systems and processes working."""

    words: ClassVar[str] = "maintenance"
    shorthand: ClassVar[str] = "name"
    prefix: ClassVar[str] = "M"
    kind: ClassVar[str] = "maintenance"

    id: Id = ""
    name: Text
    type: Annotated[MaintenanceType | Text, open_to(MaintenanceType)] = MaintenanceType.PROCESS
    system: ToolRef | None = None
    steps: Texts = ()
    owner: RoleRef | None = None
    effect: Text | None = None
    frequency: Freq | None = None
    respond_within: Dur | None = None
    resolve_within: Dur | None = None
    levels: Many[ServiceLevel] = ()
    kpis: Many[KpiRef] = ()
    last_done: Day | None = None
    result: Text | None = None
