"""Compliance: requirements, how far they are met, and how personal data is protected."""

from __future__ import annotations

from datetime import date

from opsplan.analysis.facts import Facts
from opsplan.compose.phrase import Phrase
from opsplan.compose.row import Row
from opsplan.compose.table import Shown
from opsplan.compose.views.saying import bracketed, if_written, labelled, lines, named, unsaid, written
from opsplan.manuscript import Tone
from opsplan.model.plan import Plan
from opsplan.model.risk import Compliance, ComplianceStatus

TONES = {
    ComplianceStatus.MET: Tone.GOOD,
    ComplianceStatus.PARTIAL: Tone.WARNING,
    ComplianceStatus.UNMET: Tone.BAD,
    ComplianceStatus.UNKNOWN: Tone.PLAIN,
}


def register(plan: Plan, facts: Facts) -> list[Row]:
    """Return a row a requirement, with the day of its next check; each says its status where one does."""
    silent = bool(unsaid(plan.compliance, "status"))
    return [
        written(
            one,
            "type",
            basis=named(if_written(one, "type"), one.basis),
            control=lines(one.control, labelled("compliance", "evidence", one.evidence)),
            checks=_checks(plan, one, due),
            status=None if silent else Shown(one.status, TONES[one.status]),
        )
        for one, due in zip(plan.compliance, facts.compliance_checks, strict=True)
    ]


def _checks(plan: Plan, one: Compliance, due: date | None) -> Shown:
    """Return how often a requirement is checked, when it was last, and when it is next."""
    late = due is not None and plan.status_date is not None and due < plan.status_date
    coming = bracketed(due, Phrase("phrases.overdue") if late else None)
    days = {"last": one.checked, "next": coming}
    dates = (named(Phrase(f"columns.{name}"), day) for name, day in days.items() if day)
    told = lines(one.frequency, *dates)
    return Shown(told, Tone.BAD if late else Tone.PLAIN)


def protected(plan: Plan) -> list[Row]:
    """Return a row a source of data that is protected, or that holds personal data."""
    return [written(one, "personal") for one in plan.data.sources if one.protection or one.personal]
