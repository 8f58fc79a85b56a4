"""The plan as a document: its control data, scope, calendar and looks."""

from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import ValidationInfo, model_validator

from opsplan.model.base import Many, Part, Texts, between, ordered_dates, positive
from opsplan.model.dates import Day
from opsplan.model.reading import Reads, context, invalid
from opsplan.model.references import RoleOrText, RoleOrUnit
from opsplan.model.text import Text
from opsplan.model.values import Num, Str, Whole

CHAPTERS = (
    "control", "summary", "scope", "market", "goals", "strategy", "kpis", "organisation", "responsibilities",
    "breakdown", "schedule", "resources", "processes", "maintenance", "data", "monitoring", "feedback", "customers",
    "campaigns", "partners", "services", "evaluation", "growth", "communication", "reports", "tools", "training",
    "risks", "contingency", "compliance", "program", "inspection", "findings", "improvement", "review", "outlook",
    "appendix",
)  # fmt: skip


def _chapter(raw: Any) -> str:
    text = raw.strip() if isinstance(raw, str) else str(raw)
    if text not in CHAPTERS:
        raise invalid("chapter-unknown", value=text)
    return text


#: One of CHAPTERS.
ChapterId = Annotated[str, Reads(_chapter)]


class Kind(StrEnum):
    """The kinds of document that a plan can become."""

    EVALUATION_MAINTENANCE = "evaluation-maintenance"
    WORK_BREAKDOWN = "work-breakdown"
    ROLE_INSPECTION = "role-inspection"
    SERVICE_GUIDE = "service-guide"
    OPERATIONS_SUPPORT = "operations-support"


def _kind(raw: Any, info: ValidationInfo) -> Kind | str:
    """Return a kind by its name, or the name of a kind of the author's own, which the loader's `own_kind` knows."""
    text = raw.strip() if isinstance(raw, str) else ""
    if text in Kind._value2member_map_:
        return Kind(text)
    if not context(info, "own_kind", _none)(text):
        raise invalid("value-unknown")
    return text


def _none(name: str) -> bool:
    return False


#: One of `Kind`, or the name of a kind of the author's own (see `opsplan.library`).
KindName = Annotated[Kind | Str, Reads(_kind, informed=True)]


class Lang(StrEnum):
    """The language of a plan and its documents."""

    ZH = "zh"
    EN = "en"
    BOTH = "both"


class DocumentStatus(StrEnum):
    """Where a document stands between draft and withdrawal."""

    DRAFT = "draft"
    REVIEW = "review"
    ISSUED = "issued"
    RETIRED = "retired"


class Confidentiality(StrEnum):
    """Who may read a document."""

    PUBLIC = "public"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"


class Change(Part):
    """A revision of the document."""

    version: Str | None = None
    date: Day | None = None
    by: RoleOrText | None = None
    what: Text | None = None


class Meta(Part):
    """Document control: what identifies, approves and distributes the document."""

    code: Str | None = None
    version: Str = "0.1"
    status: DocumentStatus = DocumentStatus.DRAFT
    organisation: Text | None = None
    client: Text | None = None
    department: Text | None = None
    author: RoleOrText | None = None
    reviewer: RoleOrText | None = None
    approver: RoleOrText | None = None
    issued: Day | None = None
    effective: Day | None = None
    expires: Day | None = None
    next_review: Day | None = None
    confidentiality: Confidentiality = Confidentiality.INTERNAL
    distribution: Many[RoleOrUnit] = ()
    changes: Many[Change] = ()

    _ordered = ordered_dates("issued", "effective", "expires")


class Stakeholder(Part, shorthand="name"):
    """Somebody with an interest in the plan."""

    name: Text
    interest: Text | None = None
    expectation: Text | None = None


class Scope(Part):
    """Why the plan exists, and what it covers."""

    background: Texts = ()
    purpose: Texts = ()
    traits: Texts = ()
    current_state: Texts = ()
    requirements: Texts = ()
    includes: Texts = ()
    excludes: Texts = ()
    basis: Texts = ()
    assumptions: Texts = ()
    constraints: Texts = ()
    stakeholders: Many[Stakeholder] = ()


class Region(StrEnum):
    """Whose public holidays count."""

    NONE = "none"
    CHINA = "china"


class Calendar(Part):
    """Which days are worked; `holidays` and `extra_workdays` override the region."""

    region: Region = Region.NONE
    workdays: Many[Annotated[Whole, between(1, 7)]] = (1, 2, 3, 4, 5)
    holidays: Many[Day] = ()
    extra_workdays: Many[Day] = ()
    hours_per_day: Annotated[Num, positive, between(0, 24)] = Num.of(8)
    fiscal_start: Annotated[Whole, between(1, 12)] = 1

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if not self.workdays:
            raise invalid("workdays-missing")
        both = sorted(set(self.holidays) & set(self.extra_workdays))
        if both:
            raise invalid("days-overlap", day=both[0].isoformat())
        return self


class Term(Part):
    """An entry of the glossary."""

    term: Text
    meaning: Text | None = None


class Attachment(Part, shorthand="name"):
    """A file that belongs to the plan."""

    name: Text
    path: Str | None = None
    note: Text | None = None
