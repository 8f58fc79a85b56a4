"""What the references of an example stand for, so that the example can be read as it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from opsplan.model import shape
from opsplan.model.base import Part
from opsplan.model.references import To
from opsplan.model.walk import homes
from opsplan.reference.data import samples
from opsplan.words import words


class Targets:
    """The entities that an example refers to, by kind and name; `filled` makes what an entity must have.

    In the `section` that the example is about, something bears the first name of its kind already.
    """

    def __init__(self, lang: str, section: str, filled: Callable[[type[Part]], dict[str, Any]]) -> None:
        self._lang = lang
        self._section = section
        self._filled = filled
        self._named: dict[tuple[str, str], None] = {}

    def name(self, part: type[Part], key: str, to: To) -> str:
        """Return what a field of a part refers to an entity by, and see to it that this is there."""
        kind = to.kinds[0]
        name = next(iter(samples(part, key, self._lang)), "") or self._name(kind)
        self._named[kind, name] = None
        return name

    def inner(self, kind: str, part: type[Part]) -> str:
        """Return the name of a part that each entity of a kind must have, and see to it that one is there."""
        self._named[kind, self._name(kind)] = None
        return next(iter(samples(part, "name", self._lang)), "…")

    def _name(self, kind: str) -> str:
        """Return the name of such a thing: one of the examples, or what it is called, numbered."""
        entity = homes()[kind][-1][1]
        if not shape.field(entity, "name"):
            return f"{getattr(entity, 'prefix', 'X')}1"
        known = samples(entity, "name", self._lang)[homes()[kind][0][0] == self._section :]
        called = str(words(self._lang).get(f"entities.{kind}"))
        return known[0] if known else f"{called[0].upper()}{called[1:]} 1"

    def complete(self, tree: dict[str, Any]) -> dict[str, Any]:
        """Return the tree of an example with everything that it refers to before it.

        A role need not be there while nobody has listed any.
        """
        more: dict[str, Any] = {}
        done = 0
        while done < len(self._named):  # what is added may refer to more
            kind, name = list(self._named)[done]
            done += 1
            if kind != "role" or "roles" in tree or "roles" in more:
                self._add(tree if homes()[kind][0][0] in tree else more, kind, name)
        return more | tree

    def _add(self, tree: dict[str, Any], kind: str, name: str) -> None:
        """Put an entity into the list where its kind is at home."""
        *way, (last, entity) = homes()[kind]
        here = tree
        for key, _ in way:
            here = here.setdefault(key, {})
        if last not in here:
            below = dict(here)
            here.clear()
            here |= {last: [], **below}
        called = "name" if shape.field(entity, "name") else "id"
        here[last].insert(0, {**self._filled(entity), called: name})
