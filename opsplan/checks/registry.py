"""All checks, in the order of reporting."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from opsplan.checks import cycles, dates, document, later, translation
from opsplan.checks.case import Case
from opsplan.findings import Finding, in_order

Check = Callable[[Case], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    document.empty,
    document.missing_chapters,
    translation.untranslated,
    document.own_labels,
    document.free_frequencies,
    later.without_effect,
    cycles.goals,
    cycles.organisation,
    cycles.tasks,
    dates.outside,
    dates.before_predecessor,
    dates.contradicting,
    dates.unknown_years,
)


def check(case: Case) -> list[Finding]:
    """Return everything that the checks have to say about a plan, in the order of the file."""
    return in_order(finding for one in CHECKS for finding in one(case))
