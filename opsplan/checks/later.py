"""What a plan asks for that this version reads and checks but does not build yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from opsplan.checks.case import Case
from opsplan.findings import Finding
from opsplan.kinds import chapter_fields, kind
from opsplan.model.document import FindingsAnnex, Theme
from opsplan.model.shape import called_path

#: Sections that steer, or that other chapters print in passing; they need no chapter of their own.
BESIDE = {
    "schema_", "kind", "title", "lang", "period", "status_date", "extends", "document", "calendar", "units", "roles",
    "risks", "narrative", "lint", "extras",
}  # fmt: skip

#: Settings and what they may be without being told of: the way to each, and a test of its value.
SETTINGS: tuple[tuple[tuple[str, ...], Callable[[Any], bool]], ...] = (
    (("document", "theme"), lambda value: value is Theme.BUSINESS),
    (("document", "logo"), lambda value: not value),
    (("document", "findings"), lambda value: value is FindingsAnnex.NONE),
    (("document", "chapters", "add"), lambda value: not value),
    (("document", "template"), lambda value: not value),
    (("lint", "ignore"), lambda value: not value),
    (("lint", "limits"), lambda value: not value.model_fields_set),
)


def without_effect(case: Case) -> Iterator[Finding]:
    """OPS-01: a kind, a setting or a section that has no effect yet; one information each."""
    yield from _kinds(case)
    yield from _settings(case)
    yield from _sections(case)


def _kinds(case: Case) -> Iterator[Finding]:
    for place, wanted in enumerate(case.plan.kind):
        if kind(wanted) is None:
            yield case.info("OPS-01", "kind-later", case.plan, ("kind", place), value=str(wanted))


def _settings(case: Case) -> Iterator[Finding]:
    for path, ordinary in SETTINGS:
        value: Any = case.plan
        for name in path:
            value = getattr(value, name)
        if not ordinary(value):
            name = called_path(case.loaded.source.style, ".".join(path))
            told = f"{name}: {value}" if isinstance(value, str) else name
            yield case.info("OPS-01", "setting-later", case.plan, path, value=told)


def _sections(case: Case) -> Iterator[Finding]:
    plan = case.plan
    printed = {path.partition(".")[0] for paths in chapter_fields().values() for path in paths}
    for name in type(plan).model_fields:
        if name in plan.model_fields_set and name not in printed | BESIDE:
            yield case.info("OPS-01", "section-later", plan, name, at_key=True, value=_key(case, name))
    for chapter in plan.narrative:
        if chapter not in chapter_fields():
            told = f"{_key(case, 'narrative')}.{chapter}"
            yield case.info("OPS-01", "section-later", plan, ("narrative", chapter), at_key=True, value=told)


def _key(case: Case, name: str) -> str:
    return called_path(case.loaded.source.style, name)
