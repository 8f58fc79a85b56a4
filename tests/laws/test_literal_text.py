"""First law: a text of a plan comes out exactly as it was written, in every format and language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import count

import pytest
import yaml
from hostile import CORPUS, Builder, as_yaml, field_of, texts
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from reading import PARTED, READERS

from opsplan.findings import Path, Severity
from opsplan.kinds import KINDS, DocumentKind, kind
from opsplan.pipeline import Judged, Wanted, document, judge

#: A Markdown file has no page to put these on.
UNPRINTED_IN = {"md": {"document.header", "document.footer"}, "docx": set()}

SPOKEN = ("zh", "en", "both")
LANGS = pytest.mark.parametrize("lang", SPOKEN)
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


BUILT = [found for name in KINDS if (found := kind(name))]
#: A kind that no plan can ask for: every chapter once, as the first kind that has it words it.
WHOLE = replace(BUILT[0], chapters=tuple({one.id: one for of in reversed(BUILT) for one in of.chapters}.values()))


def rendered(plan: Judged, data: bytes, lang: str, form: str, of: DocumentKind = WHOLE) -> str:
    return READERS[form](document(plan, data, Wanted(of, lang, form)))


def spelled(path: Path) -> str:
    """Return the field of a path; that of a task with subtasks (the builder's first) is told apart."""
    grouped = path[:2] == ("tasks", 0) and path[2] != "children"
    return ("group." if grouped else "") + field_of(path).removeprefix("tasks." if grouped else "")


def lost(plan: Judged, shown: str, lang: str) -> Iterator[tuple[str, str]]:
    """Return every text of a plan that a document does not show as it is, with its field."""
    for path, text in texts(plan.loaded.plan):
        for said in text.all() if lang == "both" else (text.say(lang),):
            if "«" in said and said not in shown:
                yield spelled(path), said


def misprinted(plan: Judged, data: bytes, lang: str, form: str) -> dict[str, str]:
    silent = UNPRINTED_IN[form]
    found = lost(plan, rendered(plan, data, lang, form), lang)
    return {field: text for field, text in found if field not in silent}


@LANGS
@FORMATS
def test_every_text_is_printed_by_some_kind(lang, form):
    plan, data = judged(marked(lambda number: "字"))
    missing = ({field for field, _ in lost(plan, rendered(plan, data, lang, form, of), lang)} for of in BUILT)
    assert set.intersection(*missing) == UNPRINTED_IN[form]


@pytest.mark.parametrize("turn", range(0, len(CORPUS), 11))
def test_every_text_is_loaded_and_printed_as_it_was_written(turn):
    plan, data = judged(marked(lambda number: CORPUS[(number + turn) % len(CORPUS)]))
    written = {value for token in yaml.scan(data.decode()) if (value := getattr(token, "value", "")) and "«" in value}
    assert written - {text.say("zh") for _, text in texts(plan.loaded.plan)} == set()
    made = {(lang, form): misprinted(plan, data, lang, form) for lang in ("zh", "both") for form in READERS}
    assert made == {one: {} for one in made}


def test_each_document_takes_the_text_of_its_language():
    write = marked(lambda number: CORPUS[number % len(CORPUS)])
    plan, data = judged(lambda field: {"zh": write(field), "en": write(field)})
    made = {(lang, form): misprinted(plan, data, lang, form) for lang in SPOKEN for form in READERS}
    assert made == {one: {} for one in made}


TEXTS = st.text(
    st.characters(
        exclude_categories=("Cc", "Cs"),
        exclude_characters="«»\u2028\u2029\ufeff\ufffe\uffff",
        include_characters="\n\t",
    ),
    min_size=1,
    max_size=12,
).map(str.strip)
MARKS = st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|~&$:=@^\"'/?%;, \t\n1aZ中，“：\u3000\xa0"), min_size=1, max_size=8)


@settings(
    phases=[Phase.explicit, Phase.generate],
    max_examples=6,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.data_too_large],
)
@given(st.lists(TEXTS | MARKS.map(str.strip), min_size=30, max_size=60))
def test_any_text_is_printed_as_it_was_written(some):
    plan, data = judged(marked(lambda number: some[number % len(some)]))
    made = {(lang, form): misprinted(plan, data, lang, form) for lang in ("zh", "both") for form in READERS}
    assert made == {one: {} for one in made}


#: What XML cannot hold, or YAML takes for the end of a line.
FORBIDDEN = "\x00\x01\x07\x08\x0b\x0c\x0e\x1b\x1f\x7f\x80\x85\x9f\u2028\u2029\ufffe\uffff"


@pytest.mark.parametrize("character", FORBIDDEN, ids=ascii)
def test_a_character_that_no_document_can_hold_is_in_none(character):
    plan, _ = judge(
        f'title: "甲\\u{ord(character):04x}乙"\ntasks: [{{name: "丙\\u{ord(character):04x}"}}]\n'.encode(), "plan.yaml"
    )
    assert plan is not None
    for form in READERS:
        assert character not in rendered(plan, b"", "zh", form).replace(PARTED, "")


@pytest.mark.parametrize("character", FORBIDDEN, ids=ascii)
def test_a_character_that_no_document_can_hold_is_found_in_every_field(character):
    text = as_yaml(Builder(marked(lambda number: "字#字")).plan()).decode()
    lines = text.replace("字#字", f"字\\u{ord(character):04x}字").split("\n")
    places = {
        (number, re.search(r'"[^"]*"$', line).start() + 1) for number, line in enumerate(lines, 1) if "\\u" in line
    }
    _, found = judge("\n".join(lines).encode(), "plan.yaml")
    told = [one for one in found if one.code == "YAML-06"]
    assert {(one.place.line, one.place.column) for one in told} == places
    assert {(one.severity, one.args["sign"]) for one in told} == {(Severity.ERROR, f"U+{ord(character):04X}")}
    assert len(told) == len(places) > 1000
    assert all(one.path for one in told)


@pytest.mark.parametrize("surrogate", ["d800", "dfff"])
def test_half_a_character_is_found_at_its_place(surrogate):
    data = f'title: 客服响应\ntasks:\n  - name: "甲\\u{surrogate}"\n'.encode()
    plan, found = judge(data, "plan.yaml")
    assert plan is None
    assert [(one.severity, one.place.line, one.place.column >= 9) for one in found] == [(Severity.ERROR, 3, True)]


@pytest.mark.parametrize("character", [one for one in FORBIDDEN if one != "\0"], ids=ascii)
def test_a_character_that_stands_in_the_file_itself_is_found_at_its_place(character):
    data = f"title: 客服响应\ngoals:\n  - 首次{character}响应\n  - {{name: 回复, basis: [a{character}]}}\n".encode()
    plan, found = judge(data, "plan.yaml")
    told = [(one.place.line, one.place.column) for one in found if one.code == "YAML-06"]
    assert told == [(3, 7), (4, 25)]
    assert plan is not None
    for form in READERS:
        assert character not in rendered(plan, data, "zh", form)


#: White space between Han and Latin letters or digits, where no word of the plan stands.
TIGHT = re.compile(r"[\u4e00-\u9fff，。；：）] (?=[A-Za-z0-9])|(?<=[A-Za-z0-9%]) [\u4e00-\u9fff（]")


@pytest.mark.parametrize("of", KINDS)
def test_generated_chinese_has_no_space_beside_digits_and_letters(of):
    """Word puts the little room between Han and Latin itself; what an author wrote stays as it is."""
    plan, data = judged(marked(lambda number: "字"))
    shown = re.sub(r"«\d+»", "字", rendered(plan, data, "zh", "docx", kind(of)))
    assert [shown[found.start() - 15 : found.end() + 15] for found in TIGHT.finditer(shown)] == []
