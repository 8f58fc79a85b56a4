"""First law: a text of a plan comes out exactly as it was written, in every format and language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

import pytest
from hostile import CORPUS, Builder, as_yaml, field_of, texts
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from reading import READERS

import yaml
from opsplan.findings import Path, Severity
from opsplan.kinds import chapter_fields, kind
from opsplan.pipeline import Judged, Wanted, document, judge

#: What the thirteen chapters are about.
SECTIONS = {"title", "document", *(path.partition(".")[0] for paths in chapter_fields().values() for path in paths)}
ELSEWHERE = "belongs to the chapter organisation, which this kind has not"
LATER = "no chapter prints it yet"
DATED = "the date that stands beside it is printed"
GROUPED = "a task with subtasks has a row and no sheet"
#: Fields of these sections that are not printed, and why. What comes into print leaves this list.
UNPRINTED = {
    "roles.scope": ELSEWHERE,
    "roles.outputs": ELSEWHERE,
    "roles.authority": ELSEWHERE,
    "roles.hours": ELSEWHERE,
    "roles.contact": ELSEWHERE,
    "roles.skills.name": ELSEWHERE,
    "roles.absent.note": ELSEWHERE,
    "kpis.group": LATER,
    "kpis.success": LATER,
    "kpis.basis": LATER,
    "kpis.scoring": LATER,
    "kpis.actuals.subject": LATER,
    "kpis.actuals.note": LATER,
    "tasks.frequency": LATER,
    "tasks.children.frequency": LATER,
    "processes.steps.resources": LATER,
    "improvements.cause_type": LATER,
    "improvements.category": LATER,
    "improvements.source.ref": LATER,
    "improvements.verify.evidence": LATER,
    "log.text": LATER,
    "tasks.checkpoints.frequency": DATED,
    "tasks.children.checkpoints.frequency": DATED,
    "reviews.frequency": DATED,
    "group.when": GROUPED,
    "group.frequency": GROUPED,
    "group.steps": GROUPED,
    "group.checkpoints.frequency": GROUPED,
    "group.checkpoints.what": GROUPED,
    "group.resources": GROUPED,
    "group.skills": GROUPED,
    "group.evidence": GROUPED,
    "group.notes": GROUPED,
    "group.issues.problem": GROUPED,
    "group.issues.solution": GROUPED,
}
#: A Markdown file has no page to put these on.
UNPRINTED_IN = {"md": {"document.header", "document.footer"}, "docx": set()}

LANGS = pytest.mark.parametrize("lang", ["zh", "en"])
FORMATS = pytest.mark.parametrize("form", ["md", "docx"])


def marked(hostile: Callable[[int], str]) -> Callable[[str], str]:
    """Return a writer of texts: each hostile in its own way, with a number that no other has, at one of its ends."""
    numbers = count()

    def write(field: str) -> str:
        number = next(numbers)
        text = hostile(number)[: 40 if field == "title" else None]
        return f"{text}«{number}»" if number % 2 else f"«{number}»{text}"

    return write


def judged(write: Callable[[str], object]) -> tuple[Judged, bytes]:
    data = as_yaml(Builder(write).plan())
    plan, found = judge(data, "plan.yaml")
    assert [one for one in found if one.severity is Severity.ERROR] == []
    assert plan is not None
    return plan, data


def rendered(plan: Judged, data: bytes, lang: str, form: str) -> str:
    built = kind("work-breakdown")
    assert built is not None
    return READERS[form](document(plan, data, Wanted(built, lang, form)))


def spelled(path: Path) -> str:
    """Return the field of a path; that of a task with subtasks (the builder's first) is told apart."""
    grouped = path[:2] == ("tasks", 0) and path[2] != "children"
    return ("group." if grouped else "") + field_of(path).removeprefix("tasks." if grouped else "")


def lost(plan: Judged, shown: str, lang: str) -> Iterator[tuple[str, str]]:
    """Return every text of the thirteen chapters' sections that a document does not show as it is, with its field."""
    for path, text in texts(plan.loaded.plan):
        if path[0] in SECTIONS and "«" in text.say(lang) and text.say(lang) not in shown:
            yield spelled(path), text.say(lang)


def misprinted(plan: Judged, data: bytes, lang: str, form: str) -> dict[str, str]:
    silent = UNPRINTED.keys() | UNPRINTED_IN[form]
    found = lost(plan, rendered(plan, data, lang, form), lang)
    return {field: text for field, text in found if field not in silent}


@LANGS
@FORMATS
def test_every_field_of_the_chapters_is_printed_but_for_those_listed(lang, form):
    plan, data = judged(marked(lambda number: "字"))
    found = {field for field, _ in lost(plan, rendered(plan, data, lang, form), lang)}
    assert found == UNPRINTED.keys() | UNPRINTED_IN[form]


@pytest.mark.parametrize("turn", range(0, len(CORPUS), 11))
def test_every_text_is_loaded_and_printed_as_it_was_written(turn):
    plan, data = judged(marked(lambda number: CORPUS[(number + turn) % len(CORPUS)]))
    written = {value for token in yaml.scan(data.decode()) if (value := getattr(token, "value", "")) and "«" in value}
    assert written - {text.say("zh") for _, text in texts(plan.loaded.plan)} == set()
    made = {(lang, form): misprinted(plan, data, lang, form) for lang in ("zh", "en") for form in READERS}
    assert made == dict.fromkeys(made, {})


def test_each_document_takes_the_text_of_its_language():
    write = marked(lambda number: CORPUS[number % len(CORPUS)])
    plan, data = judged(lambda field: {"zh": write(field), "en": write(field)})
    made = {(lang, form): misprinted(plan, data, lang, form) for lang in ("zh", "en") for form in READERS}
    assert made == dict.fromkeys(made, {})


TEXTS = st.text(
    st.characters(
        exclude_categories=("Cc", "Cs"), exclude_characters="«»\u2028\u2029\ufeff\ufffe\uffff", include_characters="\n\t"
    ),
    min_size=1,
    max_size=12,
).map(str.strip)
MARKS = st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|~&$:=@^\"'/?%;, \t\n1aZ中，“：\u3000\xa0"), min_size=1, max_size=8)


@settings(phases=[Phase.explicit, Phase.generate], max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.data_too_large])
@given(st.lists(TEXTS | MARKS.map(str.strip), min_size=30, max_size=60))
def test_any_text_is_printed_as_it_was_written(some):
    plan, data = judged(marked(lambda number: some[number % len(some)]))
    made = {(lang, form): misprinted(plan, data, lang, form) for lang in ("zh",) for form in READERS}
    assert made == dict.fromkeys(made, {})
