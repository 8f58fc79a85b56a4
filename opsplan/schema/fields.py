"""From the annotation of a field to its schema: lists, parts, enumerations, references and values."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any, get_args, get_origin

from msgspec import Struct
from pydantic import BeforeValidator, ValidationError

from opsplan.model import shape
from opsplan.model.base import Part
from opsplan.model.document import Kind
from opsplan.model.reading import Reads
from opsplan.model.references import To
from opsplan.model.shape import KEY_LANG
from opsplan.model.text import Text
from opsplan.schema import patterns
from opsplan.schema.bounds import bounded
from opsplan.schema.definitions import Definitions, Schema, spelt, unoffered
from opsplan.schema.forms import DATED
from opsplan.schema.patterns import whole
from opsplan.schema.values import STR, TYPES, chapters, period, text
from opsplan.words import kebab, words

Marks = tuple[Any, ...]


class Fields(Struct, frozen=True):
    """Makes the schemas of fields; `part` makes that of a part's mapping."""

    defs: Definitions
    part: Callable[[type[Part]], Schema]

    def schema(self, annotation: Any, marks: Marks, *, required: bool = False) -> Schema:
        """Return the schema of a field from its annotation and what marks it."""
        annotation, marks = _bare(annotation, marks)
        if get_origin(annotation) is tuple:
            return self._many(get_args(annotation)[0], marks, required=required)
        name, given = self._one(annotation, marks)
        return given if required else self.defs.maybe(name, given)

    def _many(self, inner: Any, marks: Marks, *, required: bool) -> Schema:
        """Return the schema of a list, of which one item may stand alone."""
        name, one = self._one(*_bare(inner, ()))
        forms = [one, {"type": "array", "items": self.defs.maybe(name, one)}]
        if any(isinstance(mark, BeforeValidator) for mark in marks):
            forms.append(self._spread(inner))
        if required:
            return {"anyOf": forms}
        return self.defs.ref(f"{name}.list", lambda: {"anyOf": [*forms, self.defs.absent()]})

    def _one(self, annotation: Any, marks: Marks) -> tuple[str, Schema]:
        """Return the name and the schema of one value that is there."""
        name, make = self._kind(annotation, marks)
        return name, self.defs.ref(name, make)

    def _kind(self, annotation: Any, marks: Marks) -> tuple[str, Callable[[], Schema]]:
        """Return the name of a value's schema and how it is made."""
        if get_origin(annotation) is dict:
            return "narrative", lambda: self._by_chapter(get_args(annotation)[1])
        if isinstance(annotation, type) and issubclass(annotation, Part):
            return self._short(annotation) if _has_short_form(annotation) else self._long(annotation)
        if isinstance(annotation, type) and issubclass(annotation, StrEnum):
            return f"one-of.{kebab(annotation.__name__)}", lambda: _enumeration(self.defs, annotation)
        if to := next((mark for mark in marks if isinstance(mark, To)), None):
            return self._reference(to)
        known = next((one for one in (*marks, annotation) if isinstance(one, type | Reads) and one in TYPES), None)
        if known is None:
            return self._of_union(get_args(annotation))
        name, make = TYPES[known]
        name, schema = bounded(self.defs, f"value.{name}", make(self.defs), marks)
        return name, lambda: schema

    def _long(self, part: type[Part]) -> tuple[str, Callable[[], Schema]]:
        return part.words, lambda: self.part(part)

    def _short(self, part: type[Part]) -> tuple[str, Callable[[], Schema]]:
        """Return a part that may be written as the value of one of its fields."""
        found = shape.field(part, part.shorthand)
        assert found is not None
        return f"{part.words}.short", lambda: {"anyOf": [
            self.defs.ref(*self._long(part)),
            self.schema(found.annotation, tuple(found.metadata), required=True),
        ]}  # fmt: skip

    def _reference(self, to: To) -> tuple[str, Callable[[], Schema]]:
        if to.period:
            return "value.phase-or-period", lambda: _phase_or_period(self.defs)
        name, make = TYPES[Text if to.text else STR]
        return f"value.{name}", lambda: make(self.defs)

    def _of_union(self, kinds: Marks) -> tuple[str, Callable[[], Schema]]:
        """Return the schema of an enumeration that takes other texts too, or the path of a file.

        Whether there is a kind of the author's own only the loader can tell: an editor offers the others.
        """
        kind = next(one for one in kinds if isinstance(one, type) and issubclass(one, StrEnum))
        name, one = self._one(kind, ())
        if kind is Kind:
            return name, lambda: one
        other = text(self.defs) if Text in kinds else spelt(r"[/\\.]", "value-unknown")
        return f"{name}.or-other", lambda: {"anyOf": [one, other]}

    def _spread(self, part: type[Part]) -> Schema:
        """Return the schema of `{2026-04: 345}`, which is short for a list of parts, by their first two fields."""
        first, second = (shape.field(part, key) for key in shape.keys(part)[:2])
        assert first is not None and second is not None
        own = {"not": {"enum": sorted(shape.spellings(part))}}
        key = self.schema(first.annotation, tuple(first.metadata), required=True)
        value = self.schema(second.annotation, tuple(second.metadata))
        return {"type": "object", "propertyNames": {"allOf": [own, key]}, "additionalProperties": value}

    def _by_chapter(self, value: Any) -> Schema:
        offered, others, taken = chapters(self.defs)
        prose = self.schema(value, ())
        return {
            "type": "object",
            "properties": {name: {"title": other, **prose} for name, other in zip(offered, others, strict=True)},
            "patternProperties": {patterns.key(taken): prose},
            "additionalProperties": False,
        }


def _has_short_form(part: type[Part]) -> bool:
    """Tell whether a part may be written as one value: the other fields are not required, or the model sees to it."""
    others = [name for name, one in part.model_fields.items() if one.is_required() and name != part.shorthand]
    if not part.shorthand or not others:
        return bool(part.shorthand)
    try:
        part.model_validate("1")
    except ValidationError:
        return False
    return True


def _bare(annotation: Any, marks: Marks) -> tuple[Any, Marks]:
    """Return an annotation without its marks and without `None`, and all the marks."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _bare(inner, (*more, *marks))
    kinds = [one for one in get_args(annotation) if one is not type(None)]
    optional = len(kinds) < len(get_args(annotation))
    return _bare(kinds[0], marks) if optional and len(kinds) == 1 else (annotation, marks)


def _enumeration(defs: Definitions, kind: type[StrEnum]) -> Schema:
    """Return the schema of an enumeration: the values that are offered, and every spelling that is taken."""
    labels = {str(one): words(KEY_LANG).value(one) for one in kind}
    said = "; ".join(f"{one} {labels[str(one)]} / {words('en').value(one)}" for one in kind)
    taken = spelt(whole(patterns.one_of(shape.labels(kind))), "value-unknown")
    return {"description": said, "anyOf": [{"enum": defs.offered(labels)[0]}, taken]}


_DATED: Schema = {"type": "string", "pattern": whole(DATED)}


def _phase_or_period(defs: Definitions) -> Schema:
    """Return the schema of a reference; what looks like a period must be one."""
    other = unoffered("string", "boolean") | {"not": _DATED, "pattern": patterns.FILLED}
    apart = [{"type": "number", "exclusiveMaximum": 1000}, {"type": "number", "minimum": 10000}]
    return {"anyOf": [*period(defs)["anyOf"], other, *apart]}
