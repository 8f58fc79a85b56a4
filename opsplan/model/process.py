"""Processes and maintenance: how recurring work is done."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from opsplan.model.base import Entity, Many, Part, Texts, open_to
from opsplan.model.dates import Day
from opsplan.model.duration import Dur
from opsplan.model.frequency import Freq
from opsplan.model.references import Actor, KpiRef, RoleRef, RoleUnitOrPartner, ToolRef
from opsplan.model.services import ServiceLevel
from opsplan.model.text import Text
from opsplan.model.values import Flag, Id, Str


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


class StepRisk(Part, shorthand="risk"):
    """What may go wrong in a step, and what is done then."""

    risk: Text
    handling: Text | None = None


class NextStep(Part, shorthand="to"):
    """Where the flow goes, and on what condition; `to` is a step's number, id or name, or `end`."""

    when: Text | None = None
    to: Str


class Step(Part, shorthand="action"):
    """A step of a process; without `next` the one below follows."""

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


class Process(Entity, shorthand="name", prefix="PR", kind="process"):
    """A procedure that anyone can follow (SOP)."""

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


class Maintenance(Entity, shorthand="name", prefix="M", kind="maintenance"):
    """A measure that keeps systems and processes working."""

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
