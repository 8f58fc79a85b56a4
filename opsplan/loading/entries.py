"""The items of a list of parts, to be found by id, by automatic id or by name, nested ones too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from opsplan.loading.tree import Map, Mark, Seq
from opsplan.model.base import Entity, Part
from opsplan.words import LANGS

#: The way to an item: its position in the list, and the positions in the lists of children below.
Way = tuple[int, ...]


class Entries:
    """The items of a list, indexed once; `above` is the id of the part that holds it, if it is of the same kind.

    `ids` and `names` are those of all items, in order.
    """

    def __init__(self, part: type[Part], items: Seq, above: str = "") -> None:
        self.part, self.items = part, items
        self.ids: list[str] = []
        self.names: list[str] = []
        self._prefix = part.prefix if issubclass(part, Entity) else ""
        self._taken = {str(one["id"]) for one in _all(items) if isinstance(one, Map) and "id" in one}
        self._ways: dict[str, Way] = {}
        self._own: dict[Way, str] = {}
        listed = list(self._walk(items, above, ()))
        for place in range(3):  # an id goes before an automatic one, both before a name
            for way, *words in listed:
                for word in words[place]:
                    self._ways.setdefault(word, way)

    def _walk(self, items: Seq, above: str, way: Way) -> Iterator[tuple[Way, list[str], list[str], list[str]]]:
        """Yield the way to every item with its id, its automatic id and its names."""
        stem = f"{above}." if above and self._prefix else self._prefix
        for place, one in enumerate(items):
            here = (*way, place)
            own = [str(one["id"])] if isinstance(one, Map) and "id" in one else []
            automatic = [self._free(stem, place + 1)] if stem and not own else []
            called = names(one, self.part)
            self._own[here] = next(iter((*own, *automatic)), "")
            self.ids += [*own, *automatic]
            self.names += called
            yield here, own, automatic, called
            yield from self._walk(_children(one), self._own[here], here)

    def _free(self, stem: str, number: int) -> str:
        while f"{stem}{number}" in self._taken:
            number += 1
        self._taken.add(f"{stem}{number}")
        return f"{stem}{number}"

    def way(self, identity: str) -> Way:
        """Return the way to the item with an id, an automatic id or a name; nothing where none is."""
        return self._ways.get(identity, ())

    def holder(self, way: Way) -> Seq:
        """Return the list that the item at the end of a way stands in."""
        items = self.items
        for place in way[:-1]:
            items = items[place]["children"]
        return items

    def id_at(self, way: Way) -> str:
        """Return the id of the item at the end of a way, its automatic one where none is written."""
        return self._own[way]


def _children(item: Any) -> Seq:
    children = item.get("children") if isinstance(item, Map) else None
    return children if isinstance(children, Seq) else Seq()


def _all(items: Seq) -> Iterator[Any]:
    for one in items:
        yield one
        yield from _all(_children(one))


def names(item: Any, part: type[Part]) -> list[str]:
    """Return the names of an item of a list, one a language; what has none is known by its period."""
    if _has_fields(item, part):
        named = item.get("name", item.get("period"))
    else:
        named = item if part.shorthand == "name" else None
    return [named] if isinstance(named, str) else [str(one) for one in named.values()] if isinstance(named, Map) else []


def as_map(item: Any, part: type[Part], mark: Mark) -> Map:
    """Return an item as a mapping; a text stands for the field that it is short for."""
    if _has_fields(item, part):
        fields: Map = item
        return fields
    found = Map(mark)
    found[part.shorthand] = item
    found.marks[part.shorthand] = (mark, mark)
    return found


def _has_fields(item: Any, part: type[Part]) -> bool:
    """Tell whether an item is a mapping of fields: it may be a name, in one language or in several."""
    return isinstance(item, Map) and not (part.shorthand == "name" and item.keys() <= {*LANGS})


def listed(value: Any, mark: Mark) -> Seq:
    """Return a list; a single value stands for a list of one."""
    if isinstance(value, Seq):
        return value
    found = Seq(mark)
    found.append(value)
    found.marks.append(mark)
    return found
