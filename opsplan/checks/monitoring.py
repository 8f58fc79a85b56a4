"""Checks of monitoring: whether somebody looks, acts in time, and sees what his adjustments bring."""

from __future__ import annotations

from datetime import timedelta

from opsplan.analysis.rhythm import due_again
from opsplan.checks.case import Case
from opsplan.checks.check import Hits, check
from opsplan.checks.lacking import lacking

#: So long at least an adjustment may take to show an effect, however often one looks.
PATIENCE = timedelta(days=30)


@check("MON-01", "W2", of="monitoring")
def watched(case: Case) -> Hits:
    """Something that is to be watched nobody knows how often, or by whom."""
    return lacking(case.plan.monitoring, "frequency", "owner")


@check("MON-02", "W2", of="monitoring")
def steering(case: Case) -> Hits:
    """Something that is watched without saying what sets off which response."""
    return lacking(case.plan.monitoring, "trigger", "response")


@check("MON-03", "W2", of="monitoring")
def adjusted(case: Case) -> Hits:
    """An adjustment that nobody can account for, or whose effect nobody has looked at when the next round was over."""
    for one in case.plan.monitoring:
        for made in one.adjustments:
            if made.basis is None:
                yield from lacking([made], "basis", name=one, change=made.change)
            elif case.today and made.date and made.effect is None:
                due = due_again(case.facts.calendar, made.date, one.frequency)
                if (due or made.date) < case.today and case.today - made.date > PATIENCE:
                    yield from lacking([made], "effect", message="mon-03-effect", name=one, change=made.change)
