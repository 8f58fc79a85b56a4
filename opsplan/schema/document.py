"""The schema as a whole: the parts of a plan with their keys, and its text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from opsplan.model import shape
from opsplan.model.base import Part
from opsplan.model.duration import Dur
from opsplan.model.plan import SCHEMA, Plan
from opsplan.model.shape import KEY_LANG
from opsplan.schema import URN, patterns
from opsplan.schema.definitions import Definitions, Schema
from opsplan.schema.fields import Fields
from opsplan.words import LANGS, words

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def plan_schema(style: str) -> Schema:
    """Return the JSON Schema of a plan that offers English or Chinese keys (`en`, `zh`) and takes both."""
    parts = _Parts(Definitions(style))
    root = parts.schema(Plan)
    name = f"{URN}{SCHEMA}{f':{style}' if style == KEY_LANG else ''}"
    return {"$schema": DIALECT, "$id": name, "title": "opsplan", **root, "$defs": dict(sorted(parts.defs.made.items()))}


def plan_schema_text(style: str, *, ascii_only: bool = False) -> str:
    """Return the schema as JSON, the same on every machine."""
    return _laid_out(plan_schema(style), 4, ascii_only=ascii_only)


def _laid_out(value: Any, depth: int, *, ascii_only: bool) -> str:
    """Return JSON with a line for each property; what is deeper stands on that line, which halves the size."""
    if not depth or not isinstance(value, dict):
        return json.dumps(value, ensure_ascii=ascii_only, separators=(",", ":"))
    one = {json.dumps(key, ensure_ascii=ascii_only): inner for key, inner in value.items()}
    lines = [f"{key}:{_laid_out(inner, depth - 1, ascii_only=ascii_only)}" for key, inner in one.items()]
    return "{\n" + ",\n".join(lines) + "\n}"


class _Parts:
    """Makes the schemas of parts."""

    def __init__(self, defs: Definitions) -> None:
        self.defs = defs
        self.fields = Fields(defs, self.schema)

    def schema(self, part: type[Part]) -> Schema:
        """Return the schema of a part as a mapping: each field once, by whichever of its keys."""
        spelt = _by_key(part)
        offered = {key: self.defs.offered({key: shape.label(KEY_LANG, part, key)})[0][0] for key in spelt}
        found = {key: field for key in spelt if (field := shape.field(part, key))}
        required = [_any_of(spelt[key]) for key, field in found.items() if field.is_required()]
        return {
            "description": _lines(shape.meaning(lang, part) for lang in LANGS),
            "type": "object",
            "properties": {offered[key]: self._property(part, key, field) for key, field in found.items()},
            "patternProperties": _others(part, spelt, offered) | {"^x-": True},
            "additionalProperties": False,
            **({"allOf": required} if required else {}),
            "dependentSchemas": _once(spelt),
        }

    def _property(self, part: type[Part], key: str, field: FieldInfo) -> Schema:
        said = {
            "title": " / ".join(shape.label(lang, part, key) for lang in LANGS),
            "description": _lines(shape.meaning(lang, part, key) for lang in LANGS),
        }
        default = _default(field.default, self.defs.style)
        schema = self.fields.schema(field.annotation, tuple(field.metadata), required=field.is_required())
        return {**said, **schema, **({} if default is None else {"default": default})}


def _by_key(part: type[Part]) -> Mapping[str, list[str]]:
    """Return every spelling of each key of a part, in the model's order."""
    spelt: dict[str, list[str]] = {key: [key] for key in shape.keys(part)}
    for word, key in shape.spellings(part).items():
        if word != key:
            spelt[key].append(word)
    return spelt


def _others(part: type[Part], spelt: Mapping[str, list[str]], offered: Mapping[str, str]) -> Schema:
    """Return the keys that are taken though not offered, each with the schema of its field."""
    where = "#/properties" if part is Plan else f"#/$defs/{part.words}/properties"
    others = {key: [word for word in each if word != offered[key]] for key, each in spelt.items()}
    return {patterns.key(each): {"$ref": f"{where}/{offered[key]}"} for key, each in others.items() if each}


def _any_of(spelt: list[str]) -> Schema:
    return {"anyOf": [{"required": [word]} for word in spelt]}


def _once(spelt: Mapping[str, list[str]]) -> Schema:
    """Return what each spelling of a key but the first rules out: the ones before it."""
    return {
        word: {"properties": dict.fromkeys(each[:place], False)}
        for each in spelt.values()
        for place, word in enumerate(each)
        if place
    }


def _lines(texts: Iterable[str]) -> str:
    """Return texts as paragraphs."""
    return "\n\n".join(text for text in texts if text)


def _default(value: Any, style: str) -> Any:
    """Return a default as it is written in a plan, or None where there is none to tell."""
    if value is PydanticUndefined or value is None or value in ("", ()):
        return None
    if isinstance(value, tuple):
        return [_default(one, style) for one in value]
    if isinstance(value, StrEnum):
        return words(KEY_LANG).value(value) if style == KEY_LANG else str(value)
    if isinstance(value, Dur):
        return f"{value.amount}{value.unit}"
    return int(value) if isinstance(value, Decimal) else value
