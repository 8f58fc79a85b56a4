"""Findings for people and programs: how grave, how many, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable

from opsplan.findings import Finding, Severity, path_text
from opsplan.sentences import SEPARATORS, hint, says
from opsplan.words import words

__all__ = ["as_json", "counts", "hint", "says", "severity"]


def severity(of: Severity, lang: str) -> str:
    """Return the word for a severity."""
    return str(words(lang).get(f"severity.{of.name.lower()}"))


def as_json(findings: Iterable[Finding], lang: str, *, ascii_only: bool = False) -> str:
    """Return findings as JSON: `{"version": 1, "findings": [...], "summary": {...}}`."""
    listed = list(findings)
    counts = {one.name.lower(): sum(found.severity is one for found in listed) for one in Severity}
    whole = {"version": 1, "findings": [_as_dict(one, lang) for one in listed], "summary": counts}
    return json.dumps(whole, ensure_ascii=ascii_only, indent=2)


def _as_dict(finding: Finding, lang: str) -> dict[str, object]:
    return {
        "file": finding.place.file,
        "line": finding.place.line,
        "column": finding.place.column,
        "path": path_text(finding.path),
        "code": finding.code,
        "severity": finding.severity.name.lower(),
        "message": says(finding, lang),
        "hint": hint(finding, lang),
    }


def counts(findings: Iterable[Finding], lang: str) -> str:
    """Return how many findings there are of each severity, in words."""
    listed = list(findings)
    told = []
    for one in Severity:
        number = sum(found.severity is one for found in listed)
        if number:
            told.append(words(lang).say(f"severity.count.{one.name.lower()}", {"n": number}))
    return SEPARATORS[lang].join(told) or str(words(lang).get("severity.count.none"))
