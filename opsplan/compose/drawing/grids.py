"""The figures that are grids: of risks, loads, skills, parties, competitors, and of the months of a year."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from opsplan.compose.drawing import calendar
from opsplan.compose.drawing.competitors import competitor_table
from opsplan.compose.drawing.parties import comm_matrix, service_map
from opsplan.compose.drawing.riskmatrix import risk_matrix
from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.compose.drawing.skillsmatrix import skills_matrix
from opsplan.compose.drawing.workload import workload
from opsplan.model.style import FigureName

#: By its name which figure it is, and what shows it.
GRIDS: Mapping[str, tuple[FigureName, Callable[[Scene], Shown | None]]] = MappingProxyType(
    {
        "workload": (FigureName.WORKLOAD, workload),
        "skills-matrix": (FigureName.SKILLS_MATRIX, skills_matrix),
        "risk-matrix": (FigureName.RISK_MATRIX, risk_matrix),
        "competitor-table": (FigureName.COMPETITOR_TABLE, competitor_table),
        "service-map": (FigureName.SERVICE_MAP, service_map),
        "comm-matrix": (FigureName.COMM_MATRIX, comm_matrix),
        "calendar": (FigureName.CALENDAR, calendar.calendar),
        "calendar-maintenance": (FigureName.CALENDAR, calendar.maintenance),
        "calendar-campaigns": (FigureName.CALENDAR, calendar.campaigns),
        "calendar-training": (FigureName.CALENDAR, calendar.training),
        "calendar-program": (FigureName.CALENDAR, calendar.program),
    }
)
