"""The schemas that others refer to, by name, each made when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from opsplan.model.shape import KEY_LANG
from opsplan.schema import patterns
from opsplan.words import LANGS, words

Schema = dict[str, Any]
#: The keys that a schema offers: the model's own, or their Chinese labels.
STYLES = ("en", "zh")


def unoffered(*types: str) -> Schema:
    """Return the schema of values of some types. Below an `if`, or editors would offer `true` or `null` everywhere."""
    return {"if": {}, "then": {"type": list(types)}}


#: Null, or a text of white space only: what the loader takes for absent.
ABSENT: Schema = unoffered("null", "string") | {"pattern": patterns.BLANK}


class Definitions:
    """The definitions of a schema; `style` says which keys and values it offers, the others are taken all the same."""

    def __init__(self, style: str) -> None:
        self.style = style
        self.made: dict[str, Schema] = {}

    def ref(self, name: str, make: Callable[[], Schema]) -> Schema:
        """Return a reference to a definition."""
        if name not in self.made:
            self.made[name] = {}
            self.made[name] = make()
        return {"$ref": f"#/$defs/{name}"}

    def absent(self) -> Schema:
        """Return what stands where nothing is said."""
        return self.ref("absent", lambda: ABSENT)

    def maybe(self, name: str, given: Schema) -> Schema:
        """Return what is given or absent."""
        return self.ref(f"{name}.maybe", lambda: {"anyOf": [given, self.absent()]})

    def offered(self, known: Mapping[str, str]) -> tuple[list[str], list[str]]:
        """Return of keys or values and their Chinese labels those that are offered, and the others."""
        own, labels = list(known), list(known.values())
        return (labels, own) if self.style == KEY_LANG else (own, labels)


def both(key: str) -> str:
    """Return words of the catalogue in both languages."""
    return " / ".join(str(words(lang).get(key)) for lang in LANGS)


def hint(message: str) -> str:
    """Return what a message of the catalogue advises, in both languages."""
    return both(f"messages.{message}.hint")


def spelt(pattern: str, message: str, **more: Any) -> Schema:
    """Return the schema of a text that a pattern describes, with the advice of a message for any other."""
    return {"type": "string", "pattern": pattern, "patternErrorMessage": hint(message), **more}
