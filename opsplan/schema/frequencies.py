"""How often something happens, as a schema: a word, so often, every so long, a mapping of these, or any other text."""

from __future__ import annotations

from collections.abc import Mapping

from opsplan.model.frequency import KEYS, WORDS
from opsplan.model.shape import KEY_LANG
from opsplan.schema import patterns
from opsplan.schema.definitions import Definitions, Schema, spelt, unoffered
from opsplan.schema.forms import DURATION, TIMES
from opsplan.schema.patterns import whole, wide
from opsplan.words import words

#: What begins like `every 3d` or `3/weekly` must end like it.
_BEGUN = r"every\s+\S.*|\d{1,3}\s*/\s*(?:[a-z]|-)+"


def frequency(defs: Definitions, single: Schema, languages: Schema, text: Schema) -> Schema:
    """Return the schema of a frequency, made with those of a single value and of texts."""
    known = {word: str(words(KEY_LANG).get(f"values.frequency.{word}")) for word in WORDS}
    right = whole(wide(rf"every\s+(?:{DURATION})|0*[1-9]\d{{0,2}}\s*/\s*(?:{patterns.one_of(known)})", any_case=True))
    begun = {"type": "string", "pattern": whole(wide(_BEGUN, any_case=True))}
    other = unoffered("string", "number", "boolean") | {"not": begun, "pattern": patterns.FILLED}
    return {
        "anyOf": [
            {"enum": defs.offered(known)[0]},
            spelt(right, "frequency-expected", examples=["every 3d", "3/weekly"]),
            other,
            languages,
            _mapping(defs, known, single, text),
        ]
    }


def _mapping(defs: Definitions, known: Mapping[str, str], single: Schema, text: Schema) -> Schema:
    labels = words(KEY_LANG).section("fields").get("frequency", {})
    named = {key: str(labels.get(key, key)) for key in KEYS}
    offered, others = defs.offered(named)
    kinds = {"every": _every(defs, known), "times": _times(), "on": text, "at": single}
    maybe = {key: {"anyOf": [kinds[key], defs.absent()]} for key in KEYS}
    return {
        "type": "object",
        "properties": dict(zip(offered, maybe.values(), strict=True)),
        "patternProperties": {patterns.key([key]): one for key, one in zip(others, maybe.values(), strict=True)},
        "additionalProperties": False,
        "anyOf": [
            {"required": [name], "properties": {name: kinds[key]}}
            for names in (offered, others)
            for key, name in zip(KEYS, names, strict=True)
        ],
    }


def _every(defs: Definitions, known: Mapping[str, str]) -> Schema:
    word = wide(patterns.one_of(known), any_case=True)
    forms = rf"{word}|{patterns.one_of(known.values())}|{wide(DURATION, any_case=True)}|每.+"
    return {"anyOf": [{"enum": defs.offered(known)[0]}, spelt(whole(forms), "frequency-word")]}


def _times() -> Schema:
    return {"type": ["integer", "string"], "minimum": 1, "maximum": 999, "pattern": whole(wide(TIMES))}
