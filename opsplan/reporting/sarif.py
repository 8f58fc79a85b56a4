"""Findings as SARIF 2.1.0, which code hosts and editors read (OASIS, docs.oasis-open.org/sarif/sarif/v2.1.0)."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath
from urllib.parse import quote

from opsplan.checks.explaining import explanation
from opsplan.checks.registry import BY_CODE
from opsplan.findings import SETTINGS, Finding, Severity, path_text
from opsplan.reporting.explained import markdown, plain
from opsplan.sentences import hint, says
from opsplan.version import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LANGUAGES = {"zh": "zh-CN", "en": "en-US"}


def as_sarif(findings: Iterable[Finding], lang: str, *, ascii_only: bool = False) -> str:
    """Return findings as a SARIF log with one run; its rules are the codes of the findings, explained in a language."""
    listed = list(findings)
    codes = list(dict.fromkeys(one.code for one in listed))
    driver = {"name": "opsplan", "semanticVersion": __version__, "language": _LANGUAGES[lang]}
    run = {
        "tool": {"driver": driver | {"rules": [_rule(code, listed, lang) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, codes.index(one.code), lang) for one in listed],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=ascii_only, indent=2)


def _rule(code: str, found: Sequence[Finding], lang: str) -> dict[str, object]:
    """Return what a code is about; its level is that of its check, or without one the gravest that was found."""
    check, told = BY_CODE.get(code), explanation(code, lang)
    level = check.severity if check else min(one.severity for one in found if one.code == code)
    rule: dict[str, object] = {"id": code, "defaultConfiguration": {"level": LEVELS[level]}}
    if told:
        rule["shortDescription"] = {"text": told.title}
        rule["fullDescription"] = {"text": told.why}
        rule["help"] = {"text": plain(code, lang), "markdown": markdown(code, lang)}
    return rule


def _result(finding: Finding, rule: int, lang: str) -> dict[str, object]:
    message = " → ".join(filter(None, (says(finding, lang), hint(finding, lang))))
    result = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [_location(finding)] if finding.place.file != SETTINGS else [],
    }
    return result | ({"properties": {"path": path_text(finding.path)}} if finding.path else {})


def _location(finding: Finding) -> dict[str, object]:
    place = finding.place
    region = {"startLine": max(place.line, 1), "startColumn": max(place.column, 1)}
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(place.file)}, "region": region}}


def _uri(file: str) -> str:
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(PurePath(file).as_posix()))
