"""No field is lost: taking its values out of a full plan changes a document of some kind, but for those listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

import pytest
from full import every_field, full
from msgspec.structs import replace

from opsplan.analysis.facts import facts
from opsplan.compose.build import Order, compose
from opsplan.kinds import KINDS, DocumentKind, chapter_fields, kind
from opsplan.manuscript import Manuscript
from opsplan.model.base import Part
from opsplan.model.dates import Period
from opsplan.model.plan import Plan
from opsplan.model.references import Ref
from opsplan.model.text import Text
from opsplan.model.values import Num
from opsplan.model.walk import parts

#: What a required value is exchanged for.
OTHERS: Mapping[type, Any] = MappingProxyType(
    {
        Text: Text(zh="换"),
        Ref: Ref("R2"),
        date: date(2026, 1, 7),
        Period: Period.parse("2026-11"),
        Num: Num.of(7),
        str: "换",
        tuple: (),
    }
)
SHORTHAND = "loading makes a KPI of it, which is printed"
STEERS = "says how documents are made, not what they say"
NAMED = "the values that are expected of KPIs name them too, and the full plan has no others"
LATER = "has no effect in this version (OPS-01)"
#: Fields that the full plan does not fill, and why.
UNFILLED = {
    "schema": STEERS,
    "kind": STEERS,
    "lang": STEERS,
    "extends": STEERS,
    "narrative": "Markdown, with tests of its own",
    "document.theme": STEERS,
    "document.logo": "a file beside the plan, with tests of its own",
    "document.template": STEERS,
    "document.findings": LATER,
    "document.chapters": STEERS,
    "document.chapters.only": STEERS,
    "document.chapters.skip": STEERS,
    "document.chapters.add": LATER,
    "document.figures": STEERS,
    "document.figures.skip": STEERS,
    **{name: "steers the checks" for name in every_field() if name.split(".")[0] == "lint"},
}
#: Fields whose values nobody misses in any document, and why.
SILENT = {
    "campaigns.kpis": NAMED,
    "goals.baseline": SHORTHAND,
    "goals.direction": SHORTHAND,
    "goals.frequency": SHORTHAND,
    "goals.target": SHORTHAND,
    "goals.unit": SHORTHAND,
}


def chapters_of(section: str) -> frozenset[str]:
    """Return the chapters that print a section; a section that none is made of stands in all of them."""
    return frozenset(
        chapter for chapter, paths in chapter_fields().items() if any(path.split(".")[0] == section for path in paths)
    )


def kinds_of(section: str) -> list[DocumentKind]:
    """Return the kinds with only those chapters that print a section, the fullest first."""
    wanted = chapters_of(section)
    built = [found for name in KINDS if (found := kind(name))]
    cut = [replace(one, chapters=tuple(c for c in one.chapters if not wanted or c.id in wanted)) for one in built]
    return sorted((one for one in cut if one.chapters), key=lambda one: -len(one.chapters))


def composed(plan: Plan, of: DocumentKind, lang: str) -> Manuscript:
    return compose(plan, facts(plan), full().index.by_id, of, Order(lang, ""))


@cache
def filled() -> Mapping[str, list[tuple[Part, str]]]:
    """Return the parts of the full plan that hold each field; nested ones count as their own."""
    found: dict[str, list[tuple[Part, str]]] = {}
    for path, part in parts(full().plan):
        where = [step for step in path if isinstance(step, str) and step != "children"]
        for name, field in type(part).model_fields.items():
            if name in part.model_fields_set and name not in ("id", "children", "extras"):
                found.setdefault(".".join((*where, field.alias or name)), []).append((part, name))
    return found


@contextmanager
def without(places: list[tuple[Part, str]]) -> Iterator[None]:
    """Let parts be as if nobody had written a field; one that is required has another value."""
    kept = [(part, name, part.__dict__[name], set(part.model_fields_set)) for part, name in places]
    for part, name in places:
        field = type(part).model_fields[name]
        value = part.__dict__[name]
        part.__dict__[name] = (
            OTHERS[type(value)] if field.is_required() else field.get_default(call_default_factory=True)
        )
        part.model_fields_set.discard(name)
    yield
    for part, name, value, written in kept:
        part.__dict__[name] = value
        part.model_fields_set.update(written)


def silent(section: str, lang: str) -> set[str]:
    """Return the fields of a section whose values can be taken away without a trace in any kind."""
    plan = full().plan
    before = [(of, composed(plan, of, lang)) for of in kinds_of(section)]
    found = set()
    for name, places in filled().items():
        if name.split(".")[0] == section:
            with without(places):
                if all(composed(plan, of, lang) == was for of, was in before):
                    found.add(name)
    return found


def test_every_field_of_the_model_is_filled_but_for_those_listed():
    assert set(every_field()) - filled().keys() == UNFILLED.keys()


@pytest.mark.parametrize("section", list(dict.fromkeys(name.split(".")[0] for name in filled())))
def test_taking_a_field_away_changes_a_document(section):
    expected = {name for name in SILENT if name.split(".")[0] == section}
    assert {lang: silent(section, lang) for lang in ("zh", "en")} == {"zh": expected, "en": expected}
