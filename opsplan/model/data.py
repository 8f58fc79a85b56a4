"""Data, its analysis, and what is monitored."""

from enum import StrEnum
from typing import Annotated

from opsplan.model.base import Entity, Many, Part, Texts, open_to
from opsplan.model.dates import Day
from opsplan.model.frequency import Freq
from opsplan.model.references import (
    ImprovementRef,
    KpiRef,
    ReportOrText,
    RoleOrText,
    RoleRef,
    SourceRef,
    ToolOrText,
    ToolRef,
    WatchRef,
)
from opsplan.model.text import Text
from opsplan.model.values import Flag, Id


class SourceType(StrEnum):
    """What data is about."""

    BEHAVIOUR = "behaviour"
    SALES = "sales"
    COST = "cost"
    CUSTOMER = "customer"
    MARKET = "market"
    COMPETITOR = "competitor"
    SOCIAL = "social"
    SURVEY = "survey"
    OPERATION = "operation"
    FINANCE = "finance"
    SYSTEM = "system"


class CollectionMethod(StrEnum):
    """How data is collected."""

    TRACKING = "tracking"
    EXPORT = "export"
    API = "api"
    SURVEY = "survey"
    INTERVIEW = "interview"
    LISTENING = "listening"
    MANUAL = "manual"


class AnalysisMethod(StrEnum):
    """How data is analysed."""

    DESCRIPTIVE = "descriptive"
    COMPARISON = "comparison"
    TREND = "trend"
    FUNNEL = "funnel"
    PATH = "path"
    COHORT = "cohort"
    SEGMENT = "segment"
    CAUSE = "cause"
    COMPETITOR = "competitor"
    FORECAST = "forecast"


class Chart(StrEnum):
    """How an analysis is shown."""

    LINE = "line"
    BAR = "bar"
    FUNNEL = "funnel"
    PIE = "pie"
    TABLE = "table"
    HEATMAP = "heatmap"


class DataSource(Entity, shorthand="name", prefix="D", kind="source"):
    """Where data comes from, and how it is kept clean."""

    id: Id = ""
    name: Text
    type: Annotated[SourceType | Text, open_to(SourceType)] = SourceType.OPERATION
    platform: ToolOrText | None = None
    items: Texts = ()
    method: CollectionMethod = CollectionMethod.EXPORT
    frequency: Freq | None = None
    owner: RoleRef | None = None
    cleaning: Texts = ()
    quality: Texts = ()
    personal: Flag = False
    protection: Texts = ()


class AnalysisFinding(Part, shorthand="finding"):
    """What an analysis has shown."""

    finding: Text
    cause: Text | None = None
    impact: Text | None = None
    action: ImprovementRef | None = None


class Analysis(Entity, shorthand="name", prefix="A", kind="analysis"):
    """A question put to the data."""

    id: Id = ""
    name: Text
    question: Text | None = None
    method: Many[AnalysisMethod] = ()
    dimensions: Texts = ()
    sources: Many[SourceRef] = ()
    kpis: Many[KpiRef] = ()
    tools: Many[ToolRef] = ()
    frequency: Freq | None = None
    owner: RoleRef | None = None
    chart: Chart = Chart.TABLE
    output: ReportOrText | None = None
    decision: Text | None = None
    findings: Many[AnalysisFinding] = ()


class Data(Part):
    """Data sources and analyses."""

    sources: Many[DataSource] = ()
    analyses: Many[Analysis] = ()


class AdjustmentTarget(StrEnum):
    """What an adjustment changes."""

    GOAL = "goal"
    STRATEGY = "strategy"
    RESOURCE = "resource"
    PROCESS = "process"
    PRODUCT = "product"
    SERVICE = "service"


class Adjustment(Part):
    """A change that monitoring has led to."""

    date: Day | None = None
    target: AdjustmentTarget | None = None
    change: Text | None = None
    basis: Text | None = None
    by: RoleOrText | None = None
    effect: Text | None = None


class Monitor(Entity, shorthand="name", prefix="MO", kind="monitor"):
    """What is watched, and what sets off which response."""

    id: Id = ""
    name: Text
    watch: Many[WatchRef] = ()
    frequency: Freq | None = None
    owner: RoleRef | None = None
    method: Text | None = None
    trigger: Texts = ()
    response: Texts = ()
    decided_by: RoleRef | None = None
    adjustments: Many[Adjustment] = ()
