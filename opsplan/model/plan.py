"""The plan: the root of everything that an author writes."""

from typing import Annotated

from pydantic import AfterValidator, Field

from opsplan.model.base import Many, Part, Texts
from opsplan.model.campaign import Campaign, Channel
from opsplan.model.common import Span
from opsplan.model.communication import Communication, Escalation, Meeting, Report
from opsplan.model.data import Data, Monitor
from opsplan.model.dates import Day
from opsplan.model.direction import Goal, Strategy
from opsplan.model.document import Attachment, Calendar, ChapterId, Kind, KindName, Lang, Meta, Scope, Term
from opsplan.model.evaluation import Evaluation, Growth, Incentive, Knowledge, Training
from opsplan.model.feedback import Feedback
from opsplan.model.improvement import Form, Improvement, LogEntry, Outlook, Review
from opsplan.model.inspection import Checklist, Inspection
from opsplan.model.kpi import Kpi
from opsplan.model.lint import Lint
from opsplan.model.market import Customers, Market
from opsplan.model.organisation import RaciRow, Role, Unit
from opsplan.model.process import Maintenance, Process
from opsplan.model.reading import invalid
from opsplan.model.resources import Resources
from opsplan.model.risk import Compliance, Contingency, Risk
from opsplan.model.services import Partner, Service, Severity, SupplyStage
from opsplan.model.style import DocumentStyle
from opsplan.model.text import Text
from opsplan.model.tool import Tool
from opsplan.model.values import Str, Whole
from opsplan.model.work import Phase, Task

SCHEMA = 1
LONGEST_TITLE = 80


def _known_schema(number: int) -> int:
    if number != SCHEMA:
        raise invalid("schema-version", value=number, known=SCHEMA)
    return number


def _title(title: Text) -> Text:
    for text in title.all():
        if not text:
            raise invalid("text-empty")
        if len(text) > LONGEST_TITLE:
            raise invalid("title-long", n=len(text))
    return title


class Plan(Part):
    """A plan as its author wrote it."""

    schema_: Annotated[Whole, AfterValidator(_known_schema)] = Field(SCHEMA, alias="schema")
    kind: Many[KindName] = (Kind.WORK_BREAKDOWN,)
    title: Annotated[Text, AfterValidator(_title)]
    lang: Lang = Lang.ZH
    period: Span = Field(default_factory=Span.model_construct)
    status_date: Day | None = None
    extends: Many[Str] = ()
    document: DocumentStyle = Field(default_factory=DocumentStyle.model_construct)
    meta: Meta = Field(default_factory=Meta.model_construct)
    scope: Scope = Field(default_factory=Scope.model_construct)
    calendar: Calendar = Field(default_factory=Calendar.model_construct)
    units: Many[Unit] = ()
    roles: Many[Role] = ()
    raci: Many[RaciRow] = ()
    goals: Many[Goal] = ()
    strategies: Many[Strategy] = ()
    kpis: Many[Kpi] = ()
    phases: Many[Phase] = ()
    tasks: Many[Task] = ()
    processes: Many[Process] = ()
    maintenance: Many[Maintenance] = ()
    data: Data = Field(default_factory=Data.model_construct)
    monitoring: Many[Monitor] = ()
    feedback: Feedback = Field(default_factory=Feedback.model_construct)
    customers: Customers = Field(default_factory=Customers.model_construct)
    market: Market = Field(default_factory=Market.model_construct)
    channels: Many[Channel] = ()
    campaigns: Many[Campaign] = ()
    evaluations: Many[Evaluation] = ()
    incentives: Many[Incentive] = ()
    growth: Many[Growth] = ()
    meetings: Many[Meeting] = ()
    communications: Many[Communication] = ()
    escalations: Many[Escalation] = ()
    reports: Many[Report] = ()
    norms: Texts = ()
    tools: Many[Tool] = ()
    training: Many[Training] = ()
    knowledge: Many[Knowledge] = ()
    services: Many[Service] = ()
    partners: Many[Partner] = ()
    supply: Many[SupplyStage] = ()
    risks: Many[Risk] = ()
    contingencies: Many[Contingency] = ()
    compliance: Many[Compliance] = ()
    resources: Resources = Field(default_factory=Resources.model_construct)
    checklists: Many[Checklist] = ()
    inspections: Many[Inspection] = ()
    improvements: Many[Improvement] = ()
    reviews: Many[Review] = ()
    outlook: Outlook = Field(default_factory=Outlook.model_construct)
    narrative: dict[ChapterId, Texts] = Field(default_factory=dict)
    glossary: Many[Term] = ()
    severities: Many[Severity] = ()
    log: Many[LogEntry] = ()
    forms: Many[Form] = ()
    attachments: Many[Attachment] = ()
    lint: Lint = Field(default_factory=Lint.model_construct)
