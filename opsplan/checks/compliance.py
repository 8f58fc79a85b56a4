"""Checks of what has to be complied with: whether it is controlled, checked in time and put right."""

from __future__ import annotations

from opsplan.checks.case import Case
from opsplan.checks.check import Hits, check, hit
from opsplan.checks.lacking import lacking
from opsplan.checks.overdue import is_past
from opsplan.model.improvement import Improvement, PdcaStatus
from opsplan.model.risk import Compliance, ComplianceStatus
from opsplan.model.text import Text


@check("CMP-01", "W2", of="compliance")
def controlled(case: Case) -> Hits:
    """A requirement of which nobody knows where it comes from, what ensures it, or who does."""
    return lacking(case.plan.compliance, "basis", "control", "owner")


@check("CMP-02", "W2", of="compliance", needs=("improvements",))
def kept(case: Case) -> Hits:
    """A requirement that was not checked again in time, or that is not met and nobody puts it right."""
    for one, due in zip(case.plan.compliance, case.facts.compliance_checks, strict=True):
        if is_past(case, due):
            yield hit(one, "checked", checked=one.checked, due=due)
        if one.status is ComplianceStatus.UNMET and not _put_right(case, one):
            yield hit(one, "status", "cmp-02-unmet")


def _put_right(case: Case, requirement: Compliance) -> bool:
    """Tell whether an improvement names a requirement; it has no id, so that only its name can say so."""
    pursued = (one for one in case.plan.improvements if one.status is not PdcaStatus.DROPPED)
    said = " ".join(text for one in pursued for text in _texts(one))
    return any(name in said for name in requirement.name.all())


def _texts(improvement: Improvement) -> list[str]:
    source = improvement.source
    told = (improvement.name, source.ref if source else None, source.finding if source else None)
    return [text for one in told if isinstance(one, Text) for text in one.all()]
