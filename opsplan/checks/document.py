"""Checks of the document as a whole: its content, its chapters, free words."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Any, get_args

from opsplan.checks import ahead, control, later, proportion, translation
from opsplan.checks.case import Case
from opsplan.checks.check import Check, Hits, check, hit
from opsplan.kinds import KindChapter
from opsplan.loading.near import nearest_value
from opsplan.model.base import Part
from opsplan.model.frequency import WORDS, Freq
from opsplan.model.plan import Plan
from opsplan.model.shape import KEY_LANG, called_path, keys
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


@check("DOC-02", "E1")
def empty(case: Case) -> Hits:
    """A title and nothing else; a section of an unknown name may be what is wanted."""
    unknown = case.wrong - set(keys(Plan))
    if not any(getattr(case.plan, name) for name in CONTENT) and case.wrong.isdisjoint(CONTENT) and not unknown:
        yield hit(case.plan, "title", "plan-empty")


@check("DOC-03", "W2")
def missing_chapters(case: Case) -> Hits:
    """Chapters that the kind requires have no data; one finding a kind."""
    for one in case.kinds:
        if lacking := case.missing[one.id]:
            style = case.loaded.source.style
            told = {lang: [_told(chapter, lang, style) for chapter in lacking] for lang in LANGS}
            yield hit(case.plan, "title", "chapters-missing", kind=one.title, chapters=told)


def _told(chapter: KindChapter, lang: str, style: str) -> str:
    """Return a chapter with the fields to fill, named as the plan's author names them."""
    fields = [called_path(style, path) for path in chapter.fields if ".children." not in path]
    listed = "、".join(fields) if lang == "zh" else ", ".join(fields)
    return f"{chapter.title[lang]}（{listed}）" if lang == "zh" else f"{chapter.title[lang]} ({listed})"


@check("DOC-08", "I2")
def own_labels(case: Case) -> Hits:
    """An open enumeration holds a label of the author's own."""
    for _, part in parts(case.plan):
        for name, key, kind in _open_fields(type(part)):
            value = getattr(part, name)
            listed = value if isinstance(value, tuple) else (value,)
            for place, one in enumerate(listed):
                if isinstance(one, Text):
                    label, known = one.all()[0], _spellings(kind, case.loaded.source.style)
                    where = (key, place) if isinstance(value, tuple) else (key,)
                    near = nearest_value(label, known)
                    yield hit(part, where, "label-own", value=label, near=near)


@cache
def _open_fields(part: type[Part]) -> tuple[tuple[str, str, type[StrEnum]], ...]:
    """Return the fields of a part that are open enumerations: name, key and enumeration."""
    found = ((name, field.alias or name, _open(field.annotation)) for name, field in part.model_fields.items())
    return tuple((name, key, kind) for name, key, kind in found if kind is not None)


def _open(annotation: Any) -> type[StrEnum] | None:
    args = get_args(annotation)
    if Text in args:
        return next((one for one in args if isinstance(one, type) and issubclass(one, StrEnum)), None)
    return next((found for found in map(_open, args) if found), None)


@cache
def _spellings(kind: type[StrEnum], style: str) -> dict[str, str]:
    """Return every word for a value, and the value as a plan whose keys are in a language writes it."""
    own = {one: words(KEY_LANG).value(one) if style == KEY_LANG else str(one) for one in kind}
    labels = {words(lang).value(one): own[one] for one in kind for lang in LANGS}
    return labels | {str(one): own[one] for one in kind}


@check("FREQ-01", "I2")
def free_frequencies(case: Case) -> Hits:
    """A frequency in free words."""
    style = case.loaded.source.style
    for _, part in parts(case.plan):
        for name, key in _frequencies(type(part)):
            value = getattr(part, name)
            if isinstance(value, Freq) and value.text is not None:
                said = value.text.all()[0]
                yield hit(part, key, "frequency-free", value=said, near=_near_frequency(said, style))


@cache
def _frequencies(part: type[Part]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a part that are frequencies: name and key."""
    fields = part.model_fields.items()
    return tuple((name, field.alias or name) for name, field in fields if Freq in get_args(field.annotation))


@cache
def _near_frequency(said: str, style: str) -> str:
    own = {one: str(words(KEY_LANG).get(f"values.frequency.{one}")) if style == KEY_LANG else one for one in WORDS}
    labels = {words(lang).get(f"values.frequency.{one}"): own[one] for lang in LANGS for one in WORDS}
    known = labels | {one: own[one] for one in WORDS}
    return nearest_value(said, known)


CHECKS: tuple[Check, ...] = (
    empty, missing_chapters, control.issued, translation.untranslated, control.up_to_date, control.concise, own_labels,
    proportion.likely, ahead.to_come, free_frequencies, later.without_effect,
)  # fmt: skip
