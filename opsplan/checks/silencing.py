"""What a plan does not want to hear of: `lint.ignore`, a code or `code:entity` (model.md, lint)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from opsplan.checks.case import Case
from opsplan.checks.check import Hits, check, hit
from opsplan.checks.reading import READING
from opsplan.findings import Finding, Path, Severity
from opsplan.loading.near import nearest
from opsplan.loading.plan import Loaded
from opsplan.model.base import Entity
from opsplan.model.text import Text
from opsplan.model.walk import parts

_ENTRY = re.compile(r"([A-Za-z]+-\d+)\s*(?:[:：]\s*(.+))?")


class Entry(Struct, frozen=True):
    """An entry of `lint.ignore`: a code, and the id or the name of an entity if it is about that one alone."""

    code: str
    entity: str = ""


def silenced(case: Case, found: Sequence[Finding], codes: Collection[str]) -> list[Finding]:
    """Return findings without those that the plan silences, and with what it silences in vain.

    `codes` are those of the checks: an error that none of them has found cannot be silenced, for then the plan as it is
    written cannot be read. What is said of an entity is said of what is in it too. What is silenced in vain can be
    silenced as well, by its own code.
    """
    entries = [_entry(one) for one in case.plan.lint.ignore]
    if not entries:
        return list(found)
    called = names(case.loaded) if any(one.entity for one in entries) else {}
    unread = of_form(case.loaded, found, codes)
    silencing = [[] if id(one) in unread else _silencing(one, entries, called) for one in found]
    used = {place for places in silencing for place in places}
    left = [one for one, places in zip(found, silencing, strict=True) if not places]
    idle = [place for place in range(len(entries)) if place not in used]
    silent = entries.count(Entry(in_vain.code))
    if silent and len(idle) > silent:
        return left
    unsilenced = {one.code for one in left if id(one) in unread}
    return [*left, *replace(in_vain, find=lambda case: _idle(case, entries, idle, codes, unsilenced))(case)]


def _entry(written: str) -> Entry:
    match = _ENTRY.fullmatch(written.strip())
    return Entry(match[1].upper(), match[2] or "") if match else Entry(written)


def _silencing(found: Finding, entries: Sequence[Entry], called: Mapping[Path, frozenset[str]]) -> list[int]:
    """Return the positions of the entries that silence a finding."""
    named = about(found, called)
    return [at for at, one in enumerate(entries) if one.code == found.code and (not one.entity or one.entity in named)]


def of_form(loaded: Loaded, found: Iterable[Finding], codes: Collection[str]) -> frozenset[int]:
    """Return which findings say that the plan as it is written cannot be read, by their `id()`.

    `codes` are those of the checks. Reading uses some of them too: it tells of an owner that is a list as TASK-01, and
    that owner is lost.
    """
    read = frozenset(map(id, loaded.findings))
    errors = (one for one in found if one.severity is Severity.ERROR)
    return frozenset(id(one) for one in errors if one.code not in codes or id(one) in read)


def about(found: Finding, called: Mapping[Path, frozenset[str]]) -> frozenset[str]:
    """Return what the entities are called that a finding is about or within."""
    return frozenset[str]().union(*(called.get(found.path[:length], ()) for length in range(1, len(found.path) + 1)))


def names(loaded: Loaded) -> Mapping[Path, frozenset[str]]:
    """Return what each entity is called, its id and its names, by its path as it is written."""
    listed = [one for _, one in parts(loaded.plan) if isinstance(one, Entity)]
    return {loaded.written(one): frozenset(_called(one)) for one in listed}


def _called(entity: Entity) -> list[str]:
    name = getattr(entity, "name", None)
    return [str(getattr(entity, "id", "")), *(name.all() if isinstance(name, Text) else ())]


@check("LINT-01", "I1")
def in_vain(case: Case) -> Hits:
    """An entry of `lint.ignore` that silences nothing; which ones are known when everything has been found."""
    yield from ()


def _idle(
    case: Case, entries: Sequence[Entry], idle: Sequence[int], codes: Collection[str], unsilenced: Collection[str]
) -> Hits:
    every = {*codes, *chain.from_iterable(READING.values())}
    for place in idle:
        code = entries[place].code
        known = "lint-01-reading" if code in unsilenced else "lint-01" if code in every else ""
        near = "" if known else nearest(code, sorted(every))
        value = case.plan.lint.ignore[place]
        yield hit(case.plan.lint, ("ignore", place), known or "lint-01-unknown", value=value, near=near)
