"""Checks of the document as a whole: content, chapters, free words, what has no effect yet."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import get_args

from opsplan.checks.case import Case
from opsplan.findings import Finding
from opsplan.kinds import chapter_fields, has_data, kind
from opsplan.loading.near import nearest
from opsplan.model.document import Theme
from opsplan.model.frequency import Freq
from opsplan.model.lint import Profile
from opsplan.model.text import Text
from opsplan.model.walk import parts
from opsplan.words import LANGS, words

#: What a plan can consist of: one of these makes it more than a title.
CONTENT = (
    "goals", "strategies", "kpis", "phases", "tasks", "processes", "maintenance", "monitoring", "channels",
    "campaigns", "evaluations", "incentives", "growth", "meetings", "communications", "escalations", "reports",
    "tools", "training", "knowledge", "services", "partners", "supply", "risks", "contingencies", "compliance",
    "checklists", "inspections", "improvements", "reviews", "raci", "roles", "units", "forms", "glossary",
)  # fmt: skip
#: Sections that steer or that other chapters print in passing; they need no chapter of their own.
BESIDE = {"calendar", "document", "lint", "units", "roles", "narrative", "period", "log", "risks", "severities"}


def empty(case: Case) -> Iterator[Finding]:
    """DOC-02: a title and nothing else."""
    if not any(getattr(case.plan, name) for name in CONTENT):
        yield case.error("DOC-02", "plan-empty", case.plan, "title")


def missing_chapters(case: Case) -> Iterator[Finding]:
    """DOC-03: a chapter that the kind requires has no data."""
    if case.profile is Profile.BASIC:
        return
    for one in case.kinds:
        for chapter in one.chapters:
            if chapter.required and not has_data(case.plan, chapter.id) and chapter.id not in case.plan.narrative:
                fields = "、".join(chapter_fields()[chapter.id])
                args = {"kind": one.title, "chapter": chapter.title, "fields": fields}
                yield case.warning("DOC-03", "chapter-missing", case.plan, "title", **args)


def own_labels(case: Case) -> Iterator[Finding]:
    """DOC-08: an open enumeration holds a label of the author's own."""
    for _, part in parts(case.plan):
        for name, field in type(part).model_fields.items():
            known = [one for one in get_args(field.annotation) if isinstance(one, type) and issubclass(one, StrEnum)]
            value = getattr(part, name)
            if known and Text in get_args(field.annotation) and isinstance(value, Text):
                near = nearest(value.all()[0], _spellings(known[0]))
                args = {"value": value.all()[0], "near": _spellings(known[0]).get(near, "")}
                yield case.info("DOC-08", "label-own", part, field.alias or name, **args)


def _spellings(kind: type[StrEnum]) -> dict[str, str]:
    labels = {words(lang).value(one): str(one) for one in kind for lang in LANGS}
    return labels | {str(one): str(one) for one in kind}


def free_frequencies(case: Case) -> Iterator[Finding]:
    """FREQ-01: a frequency in free words."""
    for _, part in parts(case.plan):
        for name in type(part).model_fields:
            value = part.__dict__.get(name)
            if isinstance(value, Freq) and value.text is not None:
                yield case.info("FREQ-01", "frequency-free", part, name, value=value.text.all()[0])


def without_effect(case: Case) -> Iterator[Finding]:
    """OPS-01: the plan asks for something that this version reads but does not build yet."""
    plan = case.plan
    for wanted in plan.kind:
        if kind(wanted) is None:
            yield case.info("OPS-01", "kind-later", plan, "kind", value=str(wanted))
    style = plan.document
    if style.theme is not Theme.BUSINESS:
        yield case.info("OPS-01", "setting-later", style, "theme", value=str(style.theme))
    for name in ("logo", "template"):
        if getattr(style, name):
            yield case.info("OPS-01", "setting-later", style, name, value=getattr(style, name))
    if plan.extends:
        yield case.info("OPS-01", "setting-later", plan, "extends", value="extends")
    unprinted = [name for name in _sections(case) if name not in _printed()]
    if unprinted:
        yield case.info("OPS-01", "sections-later", plan, unprinted[0], sections="、".join(unprinted))


def _sections(case: Case) -> list[str]:
    return [name for name in type(case.plan).model_fields if name in case.plan.model_fields_set and name not in BESIDE]


def _printed() -> set[str]:
    steering = {"schema_", "kind", "title", "lang", "status_date", "extends", "extras"}
    return steering | {path.partition(".")[0] for paths in chapter_fields().values() for path in paths}
