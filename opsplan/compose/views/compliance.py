"""Compliance: requirements, how far they are met, and how personal data is protected."""

from __future__ import annotations

from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.saying import unsaid, written
from opsplan.manuscript import Tone
from opsplan.model.plan import Plan
from opsplan.model.risk import ComplianceStatus

TONES = {
    ComplianceStatus.MET: Tone.GOOD,
    ComplianceStatus.PARTIAL: Tone.WARNING,
    ComplianceStatus.UNMET: Tone.BAD,
    ComplianceStatus.UNKNOWN: Tone.PLAIN,
}


def register(plan: Plan) -> list[Row]:
    """Return a row a requirement; each says its status where one does."""
    silent = bool(unsaid(plan.compliance, "status"))
    return [
        written(one, "type", status=None if silent else Shown(one.status, TONES[one.status])) for one in plan.compliance
    ]


def protected(plan: Plan) -> list[Row]:
    """Return a row a source of data that is protected, or that holds personal data."""
    return [written(one, "personal") for one in plan.data.sources if one.protection or one.personal]
