"""An example of a field, as a piece of a plan that the loader reads."""

from __future__ import annotations

from typing import Any

from opsplan.loading.chinese import in_chinese
from opsplan.model import shape
from opsplan.model.base import Part
from opsplan.model.document import CHAPTERS
from opsplan.model.inspection import CheckItem
from opsplan.model.plan import Plan
from opsplan.model.sort import Sort
from opsplan.reference.block import block
from opsplan.reference.data import first, in_order, samples
from opsplan.reference.find import Place, sort_of
from opsplan.reference.targets import Targets

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
#: Fields that stand for themselves where others of their part would contradict them.
ALONE = {"chapter-choice": ("skip",)}
#: What names a part within another thing: the kind of that thing, and the part.
INNER = {("result", "item"): ("checklist", CheckItem)}
#: Parts within a part that it says nothing without.
WITHIN = {("inspection", "results")}
FIXED = {
    ("next-step", "to"): "end",
    ("plan", "schema"): "1",
    ("plan", "extends"): "base.yaml",
    ("calendar", "workdays"): list("123456"),
}


def example(place: Place, keys: str) -> str:
    """Return YAML that sets a field, with keys and texts of a language (`zh` or `en`); what it refers to is there."""
    writer = _Writer(keys, place.path[0])
    text = block(writer.targets.complete(writer.along(Plan, place.path)))
    return in_chinese(text) if keys == shape.KEY_LANG else text


class _Writer:
    """Makes the tree of an example with texts of one language; `targets` gathers what its references need."""

    def __init__(self, lang: str, section: str) -> None:
        self.lang = lang
        self.targets = Targets(lang, section, self.filled)

    def along(self, part: type[Part], path: tuple[str, ...]) -> dict[str, Any]:
        """Return the mapping that holds what is at a path, with what each part on the way must have."""
        key, *rest = path
        kind = sort_of(part, key)
        if not rest or kind.kind is None:
            return {key: self.value(part, key, kind)}
        inner = self.filled(kind.kind, rest[0], BESIDE.get((kind.kind.words, rest[0]), ()))
        inner |= self.along(kind.kind, tuple(rest))
        return {key: [inner] if kind.many else inner}

    def filled(self, part: type[Part], place_for: str = "", more: tuple[str, ...] = ()) -> dict[str, Any]:
        """Return what a part must have and `more`, with a place for one key where it is to stand."""
        wanted = {key for key in shape.keys(part) if _required(part, key)} | {*more, place_for}
        listed = [key for key in in_order(part) if key in wanted]
        return {key: None if key == place_for else self._value(part, key, least=key not in more) for key in listed}

    def _value(self, part: type[Part], key: str, *, least: bool) -> Any:
        """Return a value of a field, of parts in it the `least` that they must have."""
        kind = sort_of(part, key)
        if least and kind.kind is not None and kind.name == "part":
            return [self.filled(kind.kind)] if kind.many else self.filled(kind.kind)
        return self.value(part, key, kind)

    def value(self, part: type[Part], key: str, kind: Sort) -> Any:
        """Return a value of a field: one of an example, or one of its sort."""
        if kind.kind is not None and kind.name == "part":
            inner = self._inner(kind.kind)
            return [inner] if kind.many else inner
        if (part.words, key) in INNER:
            return self.targets.inner(*INNER[part.words, key])
        if kind.to is not None and not (kind.to.text and samples(part, key, self.lang)):
            one = "2026-Q2" if kind.to.period else self.targets.name(part, key, kind.to)
        else:
            one = self._single(part, key, kind)
        return [one] if kind.many and kind.name != "text-or-list" and not isinstance(one, list) else one

    def _inner(self, part: type[Part]) -> dict[str, Any]:
        """Return a part with a few of its fields, those used most and those of which an example has a value."""
        shown = ALONE.get(part.words) or first(part) or shape.keys(part)
        telling = tuple(key for key in shown if self._tells(part, key))
        return self.filled(part, more=telling[:5] or shape.keys(part)[:1])

    def _tells(self, part: type[Part], key: str) -> bool:
        if (part.words, key) in INNER or (part.words, key) in WITHIN:
            return True
        kind = sort_of(part, key)
        refers = kind.to is not None and not kind.to.text
        known = refers or kind.name in VALUES or kind.name == "choice" or bool(samples(part, key, self.lang))
        return known and key != "id" and kind.name != "part"

    def _single(self, part: type[Part], key: str, kind: Sort) -> Any:
        if (part.words, key) in FIXED:
            return FIXED[part.words, key]
        if kind.name == "id":
            return f"{getattr(part, 'prefix', '') or 'X'}1"
        if kind.name == "chapter-texts":
            return {CHAPTERS[4]: ELLIPSIS}
        said = next(iter(samples(part, key, self.lang)), "") or VALUES.get(kind.name, ELLIPSIS)
        if kind.name == "choice" and kind.kind is not None:
            return said if said in shape.labels(kind.kind) else str([*kind.kind][-1])
        return said


def _required(part: type[Part], key: str) -> bool:
    found = shape.field(part, key)
    return found is not None and found.is_required()
