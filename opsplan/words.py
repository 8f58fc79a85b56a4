"""The words of opsplan: one catalogue a language, for labels, sentences, messages and help."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

import yaml

from opsplan.resources import read_text

LANGS = ("zh", "en")


@dataclass(frozen=True)
class Words:
    """The catalogue of one language; a missing key is a KeyError that names it."""

    lang: str
    tree: Mapping[str, Any]

    def get(self, key: str) -> Any:
        """Return what stands at a dotted key (`furniture.contents`): a text, or a mapping of texts."""
        found: Any = self.tree
        for part in key.split("."):
            if not isinstance(found, Mapping) or part not in found:
                raise KeyError(f"words {self.lang}: {key}")
            found = found[part]
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
        label = self.tree["fields"].get(part, {}).get(name)
        if label is None:
            raise KeyError(f"words {self.lang}: fields.{part}.{name}")
        return str(label)

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
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return Words(lang, yaml.load(read_text(f"words/{lang}.yaml"), Loader=loader))


@cache
def kebab(name: str) -> str:
    """Return a class name as the catalogue spells it: `TaskStatus` is `task-status`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()
