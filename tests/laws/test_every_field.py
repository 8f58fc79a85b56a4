"""No field is lost: taking its values out of a full plan changes the document, but for a few that are listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache
from itertools import count
from types import MappingProxyType
from typing import Any

import pytest
from hostile import Builder, as_yaml

from opsplan.analysis.facts import facts
from opsplan.compose.build import Order, compose
from opsplan.kinds import chapter_fields, kind
from opsplan.loading.plan import Loaded, load
from opsplan.manuscript import Manuscript
from opsplan.model.base import Part
from opsplan.model.dates import Period
from opsplan.model.document import ChapterChoice
from opsplan.model.plan import Plan
from opsplan.model.references import Ref
from opsplan.model.text import Text
from opsplan.model.values import Num
from opsplan.model.walk import parts


def chapters_of(section: str) -> Iterator[str]:
    for chapter, paths in chapter_fields().items():
        if any(path.split(".")[0] == section for path in paths):
            yield chapter


#: The sections that chapters print; and the chapters that print each.
SECTIONS = {path.split(".")[0] for paths in chapter_fields().values() for path in paths}
BY_SECTION = {section: tuple(chapters_of(section)) for section in SECTIONS}
#: What a required value is exchanged for.
OTHERS: Mapping[type, Any] = MappingProxyType(
    {
        Text: Text(zh="换"),
        Ref: Ref("R2"),
        date: date(2026, 1, 7),
        Period: Period.parse("2026-11"),
        Num: Num.of(7),
        str: "换",
    }
)
ORGANISATION = "belongs to the chapter organisation, which this kind has not"
SHORTHAND = "loading makes a KPI of it, which is printed"
SAME = "the builder's value is what would stand there without it"
#: Fields whose values nobody misses, and why.
SILENT = {
    "feedback.items.status": SAME,
    "goals.baseline": SHORTHAND,
    "goals.direction": SHORTHAND,
    "goals.frequency": SHORTHAND,
    "goals.target": SHORTHAND,
    "goals.unit": SHORTHAND,
    "processes.steps.actor": SAME,
    "resources.currency": SAME,
    "roles.absent": "lowers the capacity of its month, in which the builder's tasks do not lie",
    "roles.absent.finish": "as roles.absent",
    "roles.absent.note": ORGANISATION,
    "roles.absent.start": "as roles.absent",
    "roles.authority": ORGANISATION,
    "roles.contact": ORGANISATION,
    "roles.hours": ORGANISATION,
    "roles.inspected": "belongs to role-inspection",
    "roles.kpis": ORGANISATION,
    "roles.outputs": ORGANISATION,
    "roles.rate": ORGANISATION,
    "roles.scope": ORGANISATION,
    "roles.skills": ORGANISATION,
    "roles.skills.level": ORGANISATION,
    "roles.skills.name": ORGANISATION,
    "roles.unit": ORGANISATION,
    "tasks.doers": SAME,
}


@cache
def full() -> Loaded:
    numbers = count()
    loaded, _ = load(as_yaml(Builder(lambda field: f"{field} {next(numbers)}"[-40:]).plan()), "plan.yaml")
    assert loaded is not None
    return loaded


def composed(plan: Plan) -> Manuscript:
    built = kind("work-breakdown")
    assert built is not None
    return compose(plan, facts(plan), full().index.by_id, built, Order("zh", ""))


def fields(plan: Plan) -> dict[str, list[tuple[Part, str]]]:
    """Return the parts that hold each field of the sections which chapters print; nested ones count as their own."""
    found: dict[str, list[tuple[Part, str]]] = {}
    for path, part in parts(plan):
        if path and path[0] in BY_SECTION:
            where = ".".join(step for step in path if isinstance(step, str) and step != "children")
            for name in type(part).model_fields:
                if name in part.model_fields_set and name not in ("id", "children", "extras"):
                    found.setdefault(f"{where}.{name.rstrip('_')}", []).append((part, name))
    return found


def instead(part: Part, name: str) -> Any:
    """Return the default of a field, or another value where there is none."""
    field = type(part).model_fields[name]
    if field.is_required():
        return OTHERS[type(part.__dict__[name])]
    return field.get_default(call_default_factory=True)


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


def silent(section: str) -> set[str]:
    """Return the fields of a section whose values can be taken away without a trace."""
    plan = full().plan
    plan.document.__dict__["chapters"] = ChapterChoice(only=BY_SECTION[section])
    before = composed(plan)
    found = set()
    for name, places in fields(plan).items():
        if name.split(".")[0] == section:
            with without(places):
                if composed(plan) == before:
                    found.add(name)
    return found


@pytest.mark.parametrize("section", sorted(BY_SECTION))
def test_taking_a_field_away_changes_the_document(section):
    assert silent(section) == {name for name in SILENT if name.split(".")[0] == section}
