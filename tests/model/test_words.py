"""The catalogue against the model, both ways: a label for every field and value, and none for anything else."""

import re
from collections import Counter
from enum import StrEnum
from typing import get_args

import pytest
import yaml

from opsplan.analysis.attainment import Rag
from opsplan.model import shape
from opsplan.model.base import Part
from opsplan.model.document import CHAPTERS
from opsplan.model.duration import UNITS
from opsplan.model.frequency import KEYS, WORDS
from opsplan.model.plan import Plan
from opsplan.resources import read_text
from opsplan.words import LANGS, Words, kebab, words

#: What has labels though it is no enumeration of the model.
VALUES = {"frequency": set(WORDS), "duration-unit": set(UNITS.values()), "rag": set(Rag)}


def reachable(kind=Plan, found=None):
    """The parts and enumerations that a plan is made of, in the order in which they are met."""
    found = {} if found is None else found
    if kind in found:
        return found
    found[kind] = True
    for field in kind.model_fields.values() if issubclass(kind, Part) else ():
        for inner in classes(field.annotation):
            reachable(inner, found)
    return found


def classes(annotation):
    if isinstance(annotation, type) and issubclass(annotation, Part | StrEnum):
        yield annotation
    for argument in get_args(annotation):
        yield from classes(argument)


PARTS = [kind for kind in reachable() if issubclass(kind, Part)]
ENUMS = [kind for kind in reachable() if issubclass(kind, StrEnum)]


def keys(part):
    return {field.alias or name for name, field in part.model_fields.items() if name != "extras"}


def catalogue(lang, section):
    return words(lang).section(section)


def paths(section):
    return {f"{name}.{key}" for name, labels in section.items() for key in labels}


def texts(label):
    return label.values() if isinstance(label, dict) else [label]


@pytest.fixture(params=["zh", "en"])
def lang(request):
    return request.param


def test_no_two_parts_or_enumerations_share_their_words():
    for names in ([part.words for part in PARTS], [kebab(kind.__name__) for kind in ENUMS]):
        assert [name for name, count in Counter(names).items() if count > 1] == []


def test_parts_are_named_after_their_class():
    assert {part: part.words for part in PARTS if part.words != kebab(part.__name__)} == {}


def test_every_field_has_a_label_and_every_label_a_field(lang):
    wanted = {f"{part.words}.{key}" for part in PARTS for key in keys(part)} | {f"frequency.{key}" for key in KEYS}
    there = paths(catalogue(lang, "fields"))
    assert (sorted(wanted - there), sorted(there - wanted)) == ([], [])


def test_every_value_has_a_label_and_every_label_a_value(lang):
    wanted = paths({kebab(kind.__name__): [str(one) for one in kind] for kind in ENUMS} | VALUES)
    there = paths(catalogue(lang, "values"))
    assert (sorted(wanted - there), sorted(there - wanted)) == ([], [])


@pytest.mark.parametrize("section", ["fields", "values"])
def test_labels_are_unique_within_a_part_and_an_enumeration(lang, section):
    twice = {
        name: again
        for name, labels in catalogue(lang, section).items()
        if (again := [one for one, count in Counter(map(str, labels.values())).items() if count > 1])
    }
    assert twice == {}


def test_a_synonym_is_that_of_one_value_and_no_label(lang):
    labels = {**catalogue(lang, "values")}
    for kind, said in catalogue(lang, "synonyms").items():
        words_of = [word for others in said.values() for word in others]
        assert said.keys() <= labels[kind].keys()
        assert len(words_of) == len({*words_of} - {*labels[kind].values()} - {*labels[kind]})


#: Chinese has no spaces; English is in sentence case (an abbreviation keeps its capitals).
RIGHT = {
    ("zh", "fields"): r"\S*[\u4e00-\u9fff]\S*",
    ("zh", "values"): r"\S*[\u4e00-\u9fff]\S*",
    ("en", "fields"): r"[A-Z][!-~]*( (?![A-Z][a-z])[!-~]+)*",
    ("en", "values"): r"[A-Za-z0-9][ -~]*",
}


@pytest.mark.parametrize("section", ["fields", "values"])
def test_labels_are_in_their_language(lang, section):
    wrong = {
        f"{name}.{key}": label
        for name, labels in catalogue(lang, section).items()
        for key, label in labels.items()
        if not all(re.fullmatch(RIGHT[lang, section], text) for text in texts(label))
    }
    assert wrong == {}


def test_labels_of_one_language_have_the_keys_of_the_other():
    for section in ("fields", "values"):
        assert paths(catalogue("zh", section)) == paths(catalogue("en", section))


def test_every_chapter_has_a_title(lang):
    assert tuple(catalogue(lang, "chapters")) == CHAPTERS


def test_no_key_of_a_part_means_two_fields():
    """A label, and a further key that stands for a field, is not that of another field of the part too."""
    twice = {}
    for part in PARTS:
        labels = {shape.label("zh", part, key): key for key in shape.keys(part)}
        own = [(word, key) for key in shape.keys(part) for word in shape.further(part, key)]
        named = Counter(word for word, key in dict.fromkeys(own) if labels.get(word, key) == key)
        if again := sorted(word for word, count in named.items() if count > 1):
            twice[part.words] = again
    assert twice == {}


def test_every_further_key_stands_for_a_field_that_there_is():
    by_words = {part.words: part for part in PARTS}
    unknown = [
        f"{name}.{key}"
        for name, keys_of in catalogue("zh", "further").items()
        if name != "chapters"
        for key in keys_of
        if not (any(key in keys(part) for part in PARTS) if name == "any" else key in keys(by_words[name]))
    ]
    assert unknown == []


#: A meaning is a phrase without a full stop, in its language.
PHRASE = {"zh": r"[^。\n]*[\u4e00-\u9fff][^。\n]*", "en": r"[A-Z][ -~×–]*[^.]"}


def test_every_part_and_field_says_what_it_is_for_and_nothing_else_does(lang):
    wanted = {f"{part.words}.{key}" for part in PARTS for key in ("self", *keys(part))}
    there = paths(catalogue(lang, "meanings"))
    assert (sorted(wanted - there), sorted(there - wanted)) == ([], [])
    assert shape.meaning(lang, Plan) and shape.meaning(lang, Plan, "title")


def test_a_meaning_says_more_than_the_label(lang):
    same = {
        f"{part.words}.{key}": shape.meaning(lang, part, key)
        for part in PARTS
        for key in shape.keys(part)
        if bare(shape.meaning(lang, part, key)) == bare(shape.label(lang, part, key))
    }
    assert same == {}


def bare(text):
    """A text without what says nothing."""
    return re.sub(r"\W|的|^(a|an|the|its|this|本|这个|该)\b", "", text.lower())


def test_meanings_are_short_and_in_their_language(lang):
    longest = {"zh": 36, "en": 96}[lang]
    said = [shape.meaning(lang, part, key) for part in PARTS for key in ("", *shape.keys(part))]
    assert [text for text in said if len(text) > longest or not re.fullmatch(PHRASE[lang], text)] == []


def leaves(tree, path=()):
    for key, value in tree.items():
        yield from leaves(value, (*path, key)) if isinstance(value, dict) else [(".".join((*path, key)), value)]


@pytest.mark.parametrize(("voice", "lang"), [("first", "zh"), ("second", "en")])
def test_what_a_bilingual_document_says_otherwise_stands_for_words_of_the_catalogue(voice, lang):
    own = dict(leaves(words("both").section(voice)))
    assert own
    assert {key for key in own if not words(lang).has(key)} == set()
    gaps = {key: set(re.findall(r"\{(\w+)\}", pattern)) for key, pattern in own.items() if "formats" not in key}
    known = {key: set(re.findall(r"\{(\w+)\}", "".join(texts(words(lang).get(key))))) for key in gaps}
    assert {key for key in gaps if not gaps[key] <= known[key]} == set()


@pytest.mark.parametrize("lang", LANGS)
def test_words_read_key_by_key_are_those_read_whole(lang):
    catalogue = yaml.safe_load(read_text(f"words/{lang}.yaml"))
    alone = Words(lang, words(lang)._sections)
    large = {name: part for name, part in catalogue.items() if len(words(lang)._sections[name]) > 4000}
    assert len(large) > 3
    assert {name: {key: alone.get(f"{name}.{key}") for key in part} for name, part in large.items()} == large
    assert not any(alone.has(f"{name}.nothing") for name in catalogue)
    assert alone._read.keys() & large.keys() == set()


@pytest.mark.parametrize("lang", LANGS)
def test_no_key_of_the_catalogue_stands_twice(lang):
    twice, waiting = [], [yaml.compose(read_text(f"words/{lang}.yaml"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            counts = Counter(key.value for key, _ in node.value)
            twice += [key for key, count in counts.items() if count > 1]
            waiting += [value for _, value in node.value]
    assert twice == []
