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
#: A section of more characters is read by keys of the second level, and what stands below one of these.
_LARGE = 4000
_BLOCK = re.compile(r"^  ([\w-]+):.*\n(?:(?:   | *#).*\n?|\n)*", re.MULTILINE)


class Words:
    """The catalogue of one language; a missing key is a KeyError that names it.

    `sections` is the text of each top-level key; of it only what is asked for is read, key by key of the second level:
    help needs one of a hundred.
    """

    def __init__(self, lang: str, sections: Mapping[str, str]) -> None:
        self.lang = lang
        self._sections = sections
        self._read: dict[str, Any] = {}
        self._blocks: dict[str, dict[str, str]] = {}
        self._known: dict[str, Any] = {}

    def section(self, name: str) -> Any:
        """Return what stands at a top-level key, or None where there is none."""
        if name not in self._read:
            self._read |= _loaded(self._sections.get(name, f"{name}:"))
        return self._read[name]

    def get(self, key: str) -> Any:
        """Return what stands at a dotted key (`furniture.contents`): a text, or a mapping of texts."""
        if key not in self._known:
            self._known[key] = self._find(*key.split("."))
        if self._known[key] is None:
            raise KeyError(f"words {self.lang}: {key}")
        return self._known[key]

    def _find(self, name: str, *rest: str) -> Any:
        found = self._block(name, rest[0]) if rest else self.section(name)
        for part in rest[1:]:
            found = found.get(part) if isinstance(found, Mapping) else None
        return found

    def _block(self, name: str, key: str) -> Any:
        """Return what stands at a key of the second level."""
        if name not in self._blocks:
            text = self._sections.get(name, "")
            self._blocks[name] = {one[1]: one[0] for one in _BLOCK.finditer(text)} if len(text) > _LARGE else {}
        blocks = self._blocks[name]
        if not blocks:
            whole = self.section(name)
            return whole.get(key) if isinstance(whole, Mapping) else None
        path = f"{name}.{key}"
        if path not in self._read:
            self._read[path] = _loaded(blocks[key])[key] if key in blocks else None
        return self._read[path]

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


def _loaded(text: str) -> Any:
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


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
