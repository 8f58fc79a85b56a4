"""How a document looks: its theme, its page, its numbering, which chapters and figures it has."""

import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from opsplan.model.base import Many, Part
from opsplan.model.document import ChapterId
from opsplan.model.reading import Reads, invalid
from opsplan.model.text import Text
from opsplan.model.values import Flag, Str


class Theme(StrEnum):
    """The themes that ship with opsplan."""

    BUSINESS = "business"
    OFFICIAL = "official"
    PLAIN = "plain"


def _theme(raw: Any) -> Theme | str:
    """Return a theme by its name; what looks like a path is the path of a theme file."""
    text = raw.strip() if isinstance(raw, str) else ""
    if text in Theme._value2member_map_:
        return Theme(text)
    if not re.search(r"[/\\.]", text):
        raise invalid("value-unknown")
    return text


class Numbering(StrEnum):
    """How chapters are numbered."""

    CHINESE = "chinese"
    DECIMAL = "decimal"
    NONE = "none"


class Page(StrEnum):
    """The size of the paper."""

    A4 = "A4"
    LETTER = "Letter"


class FindingsAnnex(StrEnum):
    """Which findings are printed as an annex."""

    NONE = "none"
    OPEN = "open"


class ChapterChoice(Part):
    """Which chapters are printed: `only` these, without `skip`, with `add`."""

    only: Many[ChapterId] = ()
    skip: Many[ChapterId] = ()
    add: Many[ChapterId] = ()


class FigureName(StrEnum):
    """The figures that documents have."""

    GOAL_TREE = "goal-tree"
    KPI_DASHBOARD = "kpi-dashboard"
    KPI_TREND = "kpi-trend"
    WBS_TREE = "wbs-tree"
    GANTT = "gantt"
    DEPENDENCY_NET = "dependency-net"
    MILESTONE_LINE = "milestone-line"
    RACI = "raci"
    ORG_CHART = "org-chart"
    WORKLOAD = "workload"
    SKILLS_MATRIX = "skills-matrix"
    FLOWCHART = "flowchart"
    FEEDBACK_LOOP = "feedback-loop"
    PDCA = "pdca"
    RISK_MATRIX = "risk-matrix"
    BUDGET_CHART = "budget-chart"
    RADAR = "radar"
    PARETO = "pareto"
    FUNNEL = "funnel"
    CHANNEL_COMPARE = "channel-compare"
    COMPETITOR_TABLE = "competitor-table"
    SERVICE_MAP = "service-map"
    COMM_MATRIX = "comm-matrix"
    CALENDAR = "calendar"


class FigureChoice(Part):
    """Which figures are left out."""

    skip: Many[FigureName] = ()


class DocumentStyle(Part):
    """How the document looks. Without `numbering`, the language decides; `theme` may be a path."""

    theme: Annotated[Theme | Str, Reads(_theme)] = Theme.BUSINESS
    numbering: Numbering | None = None
    logo: Str | None = None
    cover: Flag = True
    toc: Flag = True
    header: Text | None = None
    footer: Text | None = None
    page: Page = Page.A4
    findings: FindingsAnnex = FindingsAnnex.NONE
    chapters: ChapterChoice = Field(default_factory=ChapterChoice.model_construct)
    figures: FigureChoice = Field(default_factory=FigureChoice.model_construct)
    template: Str | None = None
