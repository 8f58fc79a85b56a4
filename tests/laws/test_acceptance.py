"""Every row of the acceptance table has what supplies it, but for the parts that are listed as still to come."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from full import full
from msgspec.structs import replace
from rows import FOLDER, WRITTEN, Row, Supply, expectations, rows, supplies, waiting
from test_every_field import SILENT, UNFILLED, filled, without
from typer.main import get_command

import opsplan.loading
from opsplan.analysis.facts import Facts, facts
from opsplan.checks.registry import BY_CODE
from opsplan.cli.app import app
from opsplan.compose.build import Order, compose
from opsplan.kinds import KINDS, DocumentKind, chapter_fields, kind
from opsplan.manuscript import Figure, Manuscript
from opsplan.model.base import Part
from opsplan.model.shape import reaches
from opsplan.model.walk import parts
from opsplan.resources import folder
from opsplan.words import LANGS

#: Where the table is written in full; a checkout by itself lacks it.
SPEC = next((one for up in FOLDER.parents if (one := up / "shared/spec/coverage.md").is_file()), None)

NO_CHAPTER = "the kind has no chapter for it"
AN_INDEX = "the kind has an index of processes in place of them"
#: Fields that a row's own kind does not print, though another does, and why.
ELSEWHERE = {
    ("evaluation-maintenance", "strategies.kpis"): NO_CHAPTER,
    ("evaluation-maintenance", "strategies.verdict"): NO_CHAPTER,
    ("operations-support", "strategies.kpis"): NO_CHAPTER,
    ("operations-support", "strategies.verdict"): NO_CHAPTER,
    ("role-inspection", "evaluations.dimensions.name"): NO_CHAPTER,
    ("role-inspection", "evaluations.dimensions.weight"): NO_CHAPTER,
    ("role-inspection", "evaluations.object"): NO_CHAPTER,
    ("role-inspection", "evaluations.results"): NO_CHAPTER,
    ("role-inspection", "monitoring.adjustments"): NO_CHAPTER,
    ("role-inspection", "processes.exceptions"): AN_INDEX,
    ("role-inspection", "reports.due"): NO_CHAPTER,
    ("role-inspection", "tasks.progress"): NO_CHAPTER,
    ("role-inspection", "tasks.status"): NO_CHAPTER,
}
#: Chapters that a row's own kind lacks, and the one that says the same there.
INSTEAD = {
    ("role-inspection", "outlook"): "review",
    ("role-inspection", "responsibilities"): "organisation",
}


@cache
def cut(of: str, chapter: str) -> DocumentKind:
    """Return a kind of which only one chapter is filled: the others are there, so that it says no more than it does."""
    whole = kind(of)
    assert whole is not None
    chapters = (one if one.id == chapter else replace(one, fields=("nothing",)) for one in whole.chapters)
    return replace(whole, chapters=tuple(chapters))


def composed(of: str, chapter: str, lang: str, given: Facts) -> Manuscript:
    return compose(full().plan, given, full().index.by_id, cut(of, chapter), Order(lang))


@cache
def before(of: str, chapter: str, lang: str = "zh") -> Manuscript:
    return composed(of, chapter, lang, facts(full().plan))


@cache
def chapters(of: str, field: str) -> list[str]:
    """Return the chapters of a kind, those first that are likely to print a field."""
    section = field.split(".")[0]
    made_of = {name: {path.split(".")[0] for path in paths} for name, paths in chapter_fields().items()}
    return sorted((one.id for one in cut(of, "").chapters), key=lambda name: section not in made_of[name])


def holders(field: str) -> list[tuple[Part, str]]:
    """Return the parts of the full plan in which a field is written."""
    section, _, name = field.partition(".")
    if name != "children":
        return filled().get(field, [])
    found = [part for path, part in parts(full().plan) if path[:1] == (section,) and len(path) == 2]
    return [(part, name) for part in found if name in part.model_fields_set]


@cache
def prints(of: str, field: str) -> bool:
    """Tell whether the documents of a kind, in either language, are others when nobody has written a field."""
    places = holders(field)
    known = {lang: [(one, before(of, one, lang)) for one in chapters(of, field)] for lang in LANGS}
    with without(places):
        given = facts(full().plan)
        changed = (any(composed(of, one, lang, given) != was for one, was in known[lang]) for lang in LANGS)
        return bool(places) and all(changed)


def field_prints(row: Row, name: str) -> bool:
    field = name.removeprefix("root.")
    if field in UNFILLED or field in SILENT:
        return reaches(field)
    anywhere = not row.kind or (row.kind, field) in ELSEWHERE
    return reaches(field) and any(prints(of, field) for of in (KINDS if anywhere else [row.kind]))


def chapter_prints(row: Row, name: str) -> bool:
    return any(says(of, INSTEAD.get((of, name), name)) for of in ([row.kind] if row.kind else KINDS))


@cache
def says(of: str, chapter: str) -> bool:
    there = [one.id for lang in LANGS for one in before(of, chapter, lang).chapters]
    return there == [chapter, chapter]


@cache
def codes() -> set[str]:
    """Return the codes of all checks, and those of what loading finds by itself."""
    checks = set(BY_CODE)
    loading = "".join(path.read_text(encoding="utf-8") for path in Path(opsplan.loading.__path__[0]).glob("*.py"))
    return checks | set(re.findall(r'"((?:DOC|REF)-\d\d)"', loading))


@cache
def drawn() -> set[str]:
    """Return the figures that documents of the full plan have, of whichever kind."""
    made = (one for of in KINDS for name in chapters(of, "") for one in before(of, name).chapters)
    return {block.id for one in made for block in one.blocks if isinstance(block, Figure)}


def in_library(name: str) -> bool:
    return (folder() / f"starters/library/{name}.yaml").is_file()


WORKS = {
    "F": field_prints,
    "S": chapter_prints,
    "C": lambda row, name: name in codes(),
    "G": lambda row, name: name in drawn(),
    "X": lambda row, name: name in get_command(app).commands,
    "L": lambda row, name: in_library(name),
}


def cases() -> Iterator[object]:
    for row, one in expectations():
        late = [pytest.mark.xfail(raises=AssertionError, reason="still to come")] if one in waiting() else []
        yield pytest.param(row, one, id=f"{row.id} {one}", marks=late)


@pytest.mark.parametrize(("row", "one"), list(cases()))
def test_a_row_has_what_supplies_it(row, one):
    assert WORKS[one.tag](row, one.name)


def test_what_is_still_to_come_is_listed_with_the_rows_that_ask_for_it():
    asking: dict[Supply, tuple[str, ...]] = {}
    for row in rows().values():
        for one in row.own:
            asking[one] = (*asking.get(one, ()), row.id)
    assert waiting() == {one: asking.get(one) for one in waiting()}


def test_what_another_kind_prints_is_not_printed_by_the_rows_own():
    asked = {(row.kind, one.name) for row, one in expectations()}
    assert [one for one in ELSEWHERE if one not in asked or prints(*one)] == []
    assert [one for one in INSTEAD if one not in asked or before(*one).chapters] == []


def test_the_table_has_611_rows_of_which_322_ask_for_something_of_their_own():
    listed = list(rows().values())
    assert Counter(row.id.split(".")[0] for row in listed) == {
        "S0": 135, "S1": 113, "S2": 114, "S3": 130, "S4": 109, "ADD": 10,
    }  # fmt: skip
    assert (len(listed), sum(not row.same for row in listed)) == (611, 322)


def test_a_row_asks_for_the_same_only_as_one_before_it():
    order = {name: place for place, name in enumerate(rows())}
    assert [row.id for row in rows().values() if row.same and order[row.same] >= order[row.id]] == []
    assert [row.id for row in rows().values() if not supplies(row)] == []


@pytest.mark.skipif(SPEC is None, reason="shared/spec/coverage.md does not lie beside this checkout")
def test_the_table_is_the_one_of_the_specification():
    written = [f"{name}\t{supplied}" for name, supplied in WRITTEN.findall(SPEC.read_text(encoding="utf-8"))]
    assert (FOLDER / "rows.tsv").read_text(encoding="utf-8").splitlines() == written
