"""An example of a field, as a piece of a plan that the loader reads."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from opsplan.model import shape
from opsplan.model.base import Part
from opsplan.model.document import CHAPTERS
from opsplan.model.inspection import CheckItem
from opsplan.model.plan import Plan
from opsplan.model.sort import Sort, sort
from opsplan.reference.block import block
from opsplan.reference.data import first, samples
from opsplan.reference.find import Place
from opsplan.reference.targets import Targets
from opsplan.words import words

#: Stands where an author has to find words.
ELLIPSIS = "…"
#: Values of sorts for which no example has one.
VALUES = {
    "number": "10", "percentage": "50", "whole": "1", "score": "3", "flag": "true", "date": "2026-03-02",
    "first-day": "2026-03-02", "last-day": "2026-06-30", "duration": "3d", "frequency": "monthly", "period": "2026-Q2",
    "number-or-text": "10", "currency": "CNY", "theme": "official", "chapter": CHAPTERS[4],
}  # fmt: skip
#: What a field needs beside it, and values that something else in the plan decides.
BESIDE = {("actual", key): ("value",) for key in ("period", "subject", "cause", "impact")}
#: What names a part within another thing: the kind of that thing, and the part.
INNER = {("result", "item"): ("checklist", CheckItem)}
FIXED = {("next-step", "to"): "end", ("plan", "schema"): "1", ("plan", "extends"): "base.yaml"}


def example(place: Place, keys: str) -> str:
    """Return YAML that sets a field, with keys and texts of a language (`zh` or `en`); what it refers to is there."""
    writer = _Writer(keys)
    tree = writer.along(Plan, place.path)
    return block(writer.targets.complete(tree))


#: Where the labels of words are that are no enumeration.
_LABELS = {"flag": "formats.flag", "frequency": "values.frequency"}


class _Writer:
    """Makes the tree of an example in one language; `targets` gathers what its references need."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.targets = Targets(lang, self.filled)

    def along(self, part: type[Part], path: tuple[str, ...]) -> dict[str, Any]:
        """Return the mapping that holds what is at a path, with what each part on the way must have."""
        key, *rest = path
        found = shape.field(part, key)
        assert found is not None
        kind = sort(found)
        if not rest:
            return {self.key(part, key): self.value(part, key, kind)}
        assert kind.kind is not None
        inner = self.filled(kind.kind, rest[0], BESIDE.get((kind.kind.words, rest[0]), ()))
        inner[self.key(kind.kind, rest[0])] = self.along(kind.kind, tuple(rest))[self.key(kind.kind, rest[0])]
        return {self.key(part, key): [inner] if kind.many else inner}

    def filled(self, part: type[Part], place_for: str = "", more: tuple[str, ...] = ()) -> dict[str, Any]:
        """Return what a part must have and `more`, with a place for one key where the model has it."""
        wanted = {key for key in shape.keys(part) if self._required(part, key)} | {*more, place_for}
        listed = [key for key in dict.fromkeys((*first(part), *shape.keys(part))) if key in wanted]
        return {
            self.key(part, key): None if key == place_for else self._value(part, key, least=key not in more)
            for key in listed
        }

    def _required(self, part: type[Part], key: str) -> bool:
        found = shape.field(part, key)
        return found is not None and found.is_required()

    def _value(self, part: type[Part], key: str, *, least: bool) -> Any:
        """Return a value of a field, of parts in it the `least` that they must have."""
        found = shape.field(part, key)
        assert found is not None
        kind = sort(found)
        if least and kind.kind is not None and kind.name == "part":
            return [self.filled(kind.kind)] if kind.many else self.filled(kind.kind)
        return self.value(part, key, kind)

    def key(self, part: type[Part], key: str) -> str:
        """Return a key as it is written in the language."""
        return shape.label(shape.KEY_LANG, part, key) if self.lang == shape.KEY_LANG else key

    def value(self, part: type[Part], key: str, kind: Sort) -> Any:
        """Return a value of a field: one of an example, or one of its sort."""
        if kind.kind is not None and kind.name == "part":
            inner = self._inner(kind.kind)
            return [inner] if kind.many else inner
        if (part.words, key) in INNER:
            return self.targets.inner(*INNER[part.words, key])
        if kind.to is not None and not (kind.to.text and samples(part, key, self.lang)):
            one = "2026-Q2" if kind.to.period else self.targets.name(part, kind.to)
        else:
            one = self._single(part, key, kind)
        return [one] if kind.many and kind.name not in ("text-or-list", "string") else one

    def _inner(self, part: type[Part]) -> dict[str, Any]:
        """Return a part with a few of its fields, those used most and those of which an example has a value."""
        telling = tuple(key for key in first(part) or shape.keys(part) if self._tells(part, key))
        return self.filled(part, more=telling[:4] or shape.keys(part)[:1])

    def _tells(self, part: type[Part], key: str) -> bool:
        found = shape.field(part, key)
        if found is None or key == "id" or sort(found).name == "part":
            return False
        kind = sort(found)
        refers = kind.to is not None and not kind.to.text
        return refers or kind.name in VALUES or kind.name == "choice" or bool(samples(part, key, self.lang))

    def _single(self, part: type[Part], key: str, kind: Sort) -> Any:
        if (part.words, key) in FIXED:
            return FIXED[part.words, key]
        if kind.name == "id":
            return f"{getattr(part, 'prefix', '') or 'X'}1"
        if kind.name == "chapter-texts":
            return {"goals": ELLIPSIS}
        said = next(iter(samples(part, key, self.lang)), "") or VALUES.get(kind.name, ELLIPSIS)
        if kind.name == "choice" and kind.kind is not None:
            return self._choice(kind.kind, said)
        return self._word(f"{_LABELS[kind.name]}.{said}", said) if kind.name in _LABELS else said

    def _choice(self, kind: type[StrEnum], said: str) -> str:
        value = kind(said) if said in kind._value2member_map_ else list(kind)[-1]
        return words(self.lang).value(value) if self.lang == shape.KEY_LANG else str(value)

    def _word(self, label: str, said: str) -> str:
        """Return a word of an example in Chinese where the keys are, and where it has a label."""
        chinese = self.lang == shape.KEY_LANG and words(self.lang).has(label)
        return str(words(self.lang).get(label)) if chinese else said
