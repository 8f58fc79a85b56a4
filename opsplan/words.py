"""The words of opsplan: one catalogue a language, for labels, sentences, messages and help."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any

import yaml

from opsplan.resources import read_text

LANGS = ("zh", "en")
_SECTION = re.compile(r"^(\w+):(?:.*\n)(?:[ #].*\n|\n)*", re.MULTILINE)


class Words:
    """The catalogue of one language; a missing key is a KeyError that names it.

    `sections` is the text of each top-level key, which is read when it is first asked for: help needs one of twenty.
    """

    def __init__(self, lang: str, sections: Mapping[str, str]) -> None:
        self.lang = lang
        self._sections = sections
        self._read: dict[str, Any] = {}

    def section(self, name: str) -> Any:
        """Return what stands at a top-level key, or None where there is none."""
        if name not in self._read:
            loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
            self._read |= yaml.load(self._sections.get(name, f"{name}:"), Loader=loader)
        return self._read[name]

    def get(self, key: str) -> Any:
        """Return what stands at a dotted key (`furniture.contents`): a text, or a mapping of texts."""
        name, *rest = key.split(".")
        found: Any = self.section(name)
        for part in rest:
            found = found.get(part) if isinstance(found, Mapping) else None
        if found is None:
            raise KeyError(f"words {self.lang}: {key}")
        return found

    def has(self, key: str) -> bool:
        """Tell whether there are words at a dotted key."""
        try:
            self.get(key)
        except KeyError:
            return False
        return True

    def field(self, part: str, name: str) -> str:
        """Return the label of a field of a part of the plan (`task`, `owner`)."""
        return str(self.get(f"fields.{part}.{name}"))

    def key(self, part: str, name: str) -> str:
        """Return how a field is written as a key: the word that is the same in every part, or else its label."""
        label = self.field(part, name)
        common: list[str] = self.get("further.any").get(name, [])
        others = {other for key, other in self.get(f"fields.{part}").items() if key != name}
        return common[0] if common and common[0] not in others else label

    def value(self, value: StrEnum) -> str:
        """Return the label of an enumeration's value."""
        return str(self.get(f"values.{kebab(type(value).__name__)}.{value}"))

    def say(self, key: str, args: Mapping[str, object]) -> str:
        """Return the sentence at `key` with its gaps filled; `one` and `other` are chosen by the argument `n`."""
        found = self.get(key)
        if isinstance(found, Mapping):
            found = found["one" if args.get("n") == 1 else "other"]
        return fill(found, args)


def fill(sentence: str, args: Mapping[str, object]) -> str:
    """Return a sentence with each `{gap}` replaced; unlike str.format it never looks into an argument."""
    return re.sub(r"\{(\w+)\}", lambda gap: str(args[gap[1]]), sentence)


@cache
def words(lang: str) -> Words:
    """Return the catalogue of a language, `zh` or `en`."""
    text = read_text(f"words/{lang}.yaml")
    return Words(lang, {one[1]: one[0] for one in _SECTION.finditer(text)})


@cache
def kebab(name: str) -> str:
    """Return a class name as the catalogue spells it: `TaskStatus` is `task-status`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()
