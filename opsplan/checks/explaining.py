"""Why a check is there, what it finds bad and what good; the words are in a file a subject and language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from opsplan.checks.registry import SUBJECTS
from opsplan.resources import read_text


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is to be said of a check: what it finds, why that matters, and a plan (without its title) bad and good."""

    title: str
    why: str
    bad: str
    good: str


def explanation(code: str, lang: str) -> Explanation | None:
    """Return the explanation of a check in a language, or None where there is no such check."""
    subject = _subjects().get(code)
    return Explanation(**_read(subject, lang)[code]) if subject else None


@cache
def _subjects() -> Mapping[str, str]:
    listed = {one.code: subject for subject, checks in SUBJECTS.items() for one in checks}
    return listed | {"LINT-01": "document"}


@cache
def _read(subject: str, lang: str) -> Mapping[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: Mapping[str, Any] = yaml.load(read_text(f"words/checks/{subject}.{lang}.yaml"), Loader=loader)
    return found
