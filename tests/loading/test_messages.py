"""The messages of the catalogue: all that the code names are there, all that are there are used, nothing is half said.

And every field of every part, given what it cannot be, is told of in these words and no others.
"""

import ast
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import opsplan
from opsplan.checks.registry import BY_CODE
from opsplan.findings import Severity, path_text
from opsplan.loading.plan import load
from opsplan.loading.problems import MESSAGES
from opsplan.model import shape
from opsplan.model.base import Part
from opsplan.model.plan import Plan
from opsplan.model.walk import slots
from opsplan.reporting import hint, says
from opsplan.words import LANGS, words

SOURCES = sorted(Path(opsplan.__file__).parent.rglob("*.py"))
#: What makes a finding, and is given the key of its message.
MAKERS = {
    "invalid", "written", "Fault", "Finding", "say", "_refuse", "error", "warning", "info", "finding", "Bound",
    "_finding", "fault", "hit", "_hit", "Hit", "lacking", "without_any",
}  # fmt: skip
KEY = re.compile(r"[a-z]+(-([a-z]+|\d\d))+")
#: Words that stand in such calls too.
OTHERS = {"utf-8", "half-yearly"}


@cache
def constants() -> tuple[frozenset[str], frozenset[str]]:
    """Return the texts in the code, and of those the keys that are given to what makes a finding."""
    every: set[str] = set()
    given: set[str] = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                every.add(node.value)
            if isinstance(node, ast.Call) and _name(node.func) in MAKERS:
                given |= {one for one in _texts(node.args) if KEY.fullmatch(one)}
    return frozenset(every), frozenset(given - OTHERS)


def _name(func: ast.expr) -> str:
    return func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""


def _texts(args: list[ast.expr]) -> set[str]:
    nodes = (node for arg in args for node in ast.walk(arg))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def messages(lang: str) -> dict[str, Any]:
    return words(lang).section("messages")


@pytest.mark.parametrize("lang", LANGS)
def test_every_message_that_the_code_names_is_in_the_catalogue(lang):
    named = constants()[1] | set(MESSAGES.values()) | {"value-wrong"}
    assert len(named) > 60
    assert named - set(messages(lang)) == set()


@pytest.mark.parametrize("lang", LANGS)
def test_every_message_of_the_catalogue_is_used(lang):
    assert set(messages(lang)) - constants()[0] - {code.lower() for code in BY_CODE} == set()


def test_both_languages_have_the_same_messages_with_the_same_variants():
    assert {key: list(entry) for key, entry in messages("zh").items()} == {
        key: list(entry) for key, entry in messages("en").items()
    }


@pytest.mark.parametrize("lang", LANGS)
def test_every_message_says_something_and_has_a_hint(lang):
    for key, entry in messages(lang).items():
        assert {"says", "hint"} <= set(entry), key
        assert all(isinstance(text, str) and text.strip() == text and text for text in entry.values()), key
        assert not any(text.endswith(("。", ".", "，", ",")) for text in entry.values()), key


def test_a_variant_fills_the_gap_it_is_named_after():
    for lang in LANGS:
        for key, entry in messages(lang).items():
            for variant in set(entry) - {"says", "hint"}:
                assert f"{{{variant}}}" in entry[variant], (lang, key)


def test_a_sentence_in_english_has_no_gap_that_the_chinese_one_has_not():
    for key, entry in messages("en").items():
        for variant, text in entry.items():
            gaps = set(re.findall(r"\{(\w+)\}", text)) - set(re.findall(r"\{(\w+)\}", messages("zh")[key][variant]))
            assert gaps <= {"key", "bracket"}, (key, variant)


@pytest.mark.parametrize("lang", LANGS)
def test_chinese_sentences_have_no_space_between_han_and_latin_where_a_gap_meets_punctuation(lang):
    for key, entry in messages(lang).items():
        for text in entry.values():
            assert not re.search(r" [，。；：”]|[“（] ", text), (key, text)


# Every field of every part, given what it cannot be

WRONG = (
    "x?y",
    "[]",
    "[a, b]",
    "{a: b}",
    "'2026-02-30'",
    "'5'",
    "''",
    "[[a]]",
    "[{a: b}]",
    "[[[a]]]",
    "[[{a: b}]]",
    "[a, [b, {c: d}]]",
)
REQUIRED = {"date": "2026-01-01", "period": "2026-01", "target": "1", "value": "1", "items": []}
FOREIGN = re.compile(
    r"Input should|valid (string|date|list)|pydantic|validation|Value error|Field required|<class|None"
)


def ways() -> dict[type[Part], tuple[str, ...]]:
    """Return every class of part with the keys that lead to it."""
    found: dict[type[Part], tuple[str, ...]] = {Plan: ()}
    for kind in (queue := [Plan]):
        for slot in slots(kind):
            if slot.part and slot.part not in found:
                found[slot.part] = (*found[kind], slot.key)
                queue.append(slot.part)
    return found


def lacking(kind: type[Part], given: dict[str, Any]) -> dict[str, Any]:
    needed = [key for key in shape.keys(kind) if shape.field(kind, key).is_required()]
    return {key: REQUIRED.get(key, "x") for key in needed} | given


def whole(way: tuple[str, ...], inner: dict[str, Any]) -> dict[str, Any]:
    for length in range(len(way), -1, -1):
        inner = lacking(shape.part_at(way[:length]), inner)
        inner = {way[length - 1]: inner} if length else inner
    return inner


@pytest.mark.parametrize("value", WRONG)
def test_whatever_is_wrong_in_whatever_field_is_said_in_our_words(value):
    for kind, way in ways().items():
        wrong = yaml.load(value, yaml.BaseLoader)
        inner = dict.fromkeys((key for key in shape.keys(kind) if key != "extends"), wrong)
        text = yaml.dump(whole(way, inner), allow_unicode=True, sort_keys=False, Dumper=Plain)
        loaded, found = load(text.encode(), "plan.yaml")
        assert loaded is not None
        lines = text.split("\n")
        for one in found:
            told = [says(one, lang) + hint(one, lang) for lang in LANGS]
            assert one.message != "value-wrong", (kind, path_text(one.path))
            assert not any(map(FOREIGN.search, told)), told
            assert one.severity is Severity.ERROR or one.code.startswith("YAML")
            assert 0 < one.place.column <= len(lines[one.place.line - 1]) + 1
            assert not re.search(r"function|tuple|\[key\]|lax", path_text(one.path))


class Plain(yaml.SafeDumper):
    """Writes no aliases."""

    def ignore_aliases(self, data):
        return True
