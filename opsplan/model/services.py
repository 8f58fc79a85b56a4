"""Support services and their levels, classes of incidents, partners and the supply chain."""

from enum import StrEnum
from typing import Annotated

from opsplan.model.base import Entity, Many, Part, Texts, open_to, ordered_dates
from opsplan.model.common import Issue
from opsplan.model.dates import Day
from opsplan.model.duration import Dur
from opsplan.model.frequency import Freq
from opsplan.model.references import (
    KpiRef,
    ProcessRef,
    Ref,
    RoleRef,
    RoleUnitOrCustomers,
    RoleUnitOrPartner,
    To,
    ToolRef,
)
from opsplan.model.text import Text
from opsplan.model.values import Flag, Id, Str


class ServiceArea(StrEnum):
    """A field of operations that a service supports."""

    DATA = "data"
    PROCESS = "process"
    PROJECT = "project"
    CUSTOMER = "customer"
    TOOL = "tool"
    SYSTEM = "system"
    PERFORMANCE = "performance"
    MARKET = "market"
    BRAND = "brand"
    FINANCE = "finance"
    HR = "hr"
    IT = "it"
    LEGAL = "legal"
    SUPPLY = "supply"
    PARTNER = "partner"
    TRAINING = "training"
    COORDINATION = "coordination"


class PartnerType(StrEnum):
    """What a partner is to the business."""

    SUPPLIER = "supplier"
    CHANNEL = "channel"
    CONTRACTOR = "contractor"
    AGENCY = "agency"
    LOGISTICS = "logistics"
    ALLIANCE = "alliance"
    CLIENT = "client"


class ServiceLevel(Part, shorthand="name"):
    """What is promised for cases of one severity."""

    name: Text
    definition: Text | None = None
    respond_within: Dur | None = None
    arrive_within: Dur | None = None
    resolve_within: Dur | None = None
    notify: Many[RoleUnitOrPartner] = ()
    review_within: Dur | None = None


class Service(Entity, shorthand="name", prefix="SV", kind="service"):
    """A support service; `included: false` says that an area is deliberately left out."""

    id: Id = ""
    name: Text
    area: Annotated[ServiceArea | Text, open_to(ServiceArea)] | None = None
    included: Flag = True
    activities: Texts = ()
    clients: Many[RoleUnitOrCustomers] = ()
    owner: RoleRef | None = None
    collaborators: Many[RoleUnitOrPartner] = ()
    deliverables: Texts = ()
    request: Text | None = None
    respond_within: Dur | None = None
    resolve_within: Dur | None = None
    levels: Many[ServiceLevel] = ()
    hours: Text | None = None
    remedy: Texts = ()
    frequency: Freq | None = None
    boundary: Texts = ()
    kpis: Many[KpiRef] = ()
    processes: Many[ProcessRef] = ()
    tools: Many[ToolRef] = ()


class Severity(Entity, shorthand="name", prefix="SE", kind="severity"):
    """A class of incidents or findings, shared by services, processes and contingencies."""

    id: Id = ""
    name: Text
    definition: Text | None = None
    examples: Texts = ()
    respond_within: Dur | None = None
    update_every: Dur | None = None
    resolve_within: Dur | None = None
    authority: RoleRef | None = None
    notify: Many[RoleUnitOrPartner] = ()


class Agreement(Part):
    """The contract with a partner; `reviewed` says whether it was examined."""

    number: Str | None = None
    signed: Day | None = None
    expires: Day | None = None
    reviewed: Flag | None = None

    _ordered = ordered_dates("signed", "expires")


class Partner(Entity, shorthand="name", prefix="PA", kind="partner"):
    """An organisation that the business works with."""

    id: Id = ""
    name: Text
    type: Annotated[PartnerType | Text, open_to(PartnerType)] = PartnerType.SUPPLIER
    owner: RoleRef | None = None
    contribution: Text | None = None
    obligations: Texts = ()
    agreement: Agreement | None = None
    contact: Text | None = None
    kpis: Many[KpiRef] = ()
    review: Freq | None = None
    issues: Many[Issue] = ()


class SupplyStage(Part, shorthand="name"):
    """A stage of the supply chain."""

    name: Text
    owner: RoleRef | None = None
    partner: Annotated[Ref, To(("partner",))] | None = None
    lead_time: Dur | None = None
    safety_stock: Text | None = None
    coordination: Text | None = None
