"""Findings as annotations of a GitHub workflow: `::error file=plan.yaml,line=3,col=5,title=KPI-04::…`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from opsplan.findings import SETTINGS, Finding, Severity
from opsplan.sentences import hint, says

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
#: What the runner reads as its own signs, in a message and in a property of one.
_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def as_github(findings: Iterable[Finding], lang: str, *, ascii_only: bool = False) -> str:
    """Return findings as workflow commands, one a line; the runner reads UTF-8 whatever the console shows."""
    return "\n".join(_command(one, lang) for one in findings)


def _command(finding: Finding, lang: str) -> str:
    place = finding.place
    properties = {"title": finding.code}
    if place.file != SETTINGS:
        at = {"file": PurePath(place.file).as_posix(), "line": str(place.line), "col": str(place.column)}
        properties = at | properties
    told = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in properties.items())
    message = "\n".join(filter(None, (says(finding, lang), hint(finding, lang))))
    return f"::{LEVELS[finding.severity]} {told}::{message.translate(_MESSAGE)}"
