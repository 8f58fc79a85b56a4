"""Why a check is there, what it finds bad and what good; the words are in a file a subject and language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml
from msgspec import Struct
from msgspec.structs import replace

from opsplan.checks.reading import READING
from opsplan.checks.registry import SUBJECTS
from opsplan.loading.chinese import in_chinese
from opsplan.model.shape import KEY_LANG
from opsplan.resources import read_text


class Explanation(Struct, frozen=True):
    """What is to be said of a check: what it finds, why that matters, and a plan (without its title) bad and good.

    What is wrong with other files than plans has no such examples.
    """

    title: str
    why: str
    bad: str = ""
    good: str = ""


@cache
def subjects() -> Mapping[str, tuple[str, ...]]:
    """Return the codes of each subject: first those of the checks, then what is found before any of them runs."""
    found = {subject: tuple(one.code for one in checks) for subject, checks in SUBJECTS.items()}
    return {**found, "document": (*found["document"], "LINT-01"), **READING}


@cache
def codes() -> tuple[str, ...]:
    """Return every code that a finding can have."""
    return tuple(code for listed in subjects().values() for code in listed)


@cache
def explanation(code: str, lang: str) -> Explanation | None:
    """Return the explanation of a code in a language, or None where there is no such code.

    Examples for those who read Chinese have Chinese keys, as the plans have that `init` writes for them.
    """
    subject = next((subject for subject, listed in subjects().items() if code in listed), None)
    if subject is None:
        return None
    told = Explanation(**_read(subject, lang)[code])
    return told if lang != KEY_LANG else replace(told, bad=in_chinese(told.bad), good=in_chinese(told.good))


@cache
def _read(subject: str, lang: str) -> Mapping[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: Mapping[str, Any] = yaml.load(read_text(f"words/checks/{subject}.{lang}.yaml"), Loader=loader)
    return found
