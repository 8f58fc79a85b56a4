"""All checks by subject, in the order of reporting."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from opsplan.checks import (
    communication,
    data,
    document,
    evaluation,
    goals,
    improvement,
    kpis,
    market,
    processes,
    responsibilities,
    risks,
    silencing,
    tasks,
)
from opsplan.checks.case import Case
from opsplan.checks.check import Check
from opsplan.findings import Finding

#: The subjects as the files are called that hold their checks and, among the words, their explanations.
SUBJECTS: Mapping[str, tuple[Check, ...]] = MappingProxyType(
    {
        "document": document.CHECKS,
        "goals": goals.CHECKS,
        "kpis": kpis.CHECKS,
        "tasks": tasks.CHECKS,
        "responsibilities": responsibilities.CHECKS,
        "processes": processes.CHECKS,
        "data": data.CHECKS,
        "evaluation": evaluation.CHECKS,
        "communication": communication.CHECKS,
        "market": market.CHECKS,
        "risks": risks.CHECKS,
        "improvement": improvement.CHECKS,
    }
)
CHECKS = tuple(one for checks in SUBJECTS.values() for one in checks)
#: Every check by its code, and that of what is silenced in vain, which runs when all others have.
BY_CODE: Mapping[str, Check] = MappingProxyType({one.code: one for one in (*CHECKS, silencing.in_vain)})


def check(case: Case) -> list[Finding]:
    """Return everything that the checks have to say about a plan, in the order of the checks."""
    return [found for one in CHECKS for found in one(case)]


def silenced(case: Case, found: list[Finding]) -> list[Finding]:
    """Return findings without those that the plan does not want to hear of, and with what it silences in vain."""
    return silencing.silenced(case, found, frozenset(BY_CODE))
