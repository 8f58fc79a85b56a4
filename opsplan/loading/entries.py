"""The items of a list of parts, to be found by id, by automatic id or by name, nested ones too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from opsplan.loading.tree import Map, Mark, Seq
from opsplan.model.base import Entity, Part

#: The way to an item: its position in the list, and the positions in the lists of children below.
Way = tuple[int, ...]


@dataclass(frozen=True)
class Entries:
    """The items of a list; `above` is the id of the part that holds it, where its items are of the same kind."""

    part: type[Part]
    items: Seq
    above: str = ""

    def way(self, identity: str) -> Way:
        """Return the way to the item with an id, then with an automatic id, then with a name; nothing where none is."""
        for known in (_ids, self._automatic, lambda items, above: self._named(items)):
            if way := self._search(self.items, self.above, identity, known):
                return way
        return ()

    def holder(self, way: Way) -> Seq:
        """Return the list that the item at the end of a way stands in."""
        items = self.items
        for place in way[:-1]:
            items = items[place]["children"]
        return items

    def id_at(self, way: Way) -> str:
        """Return the id of the item at the end of a way, its automatic one where none is written."""
        items, above = self.items, self.above
        for place in way:
            above = _ids(items, above)[place] or self._automatic(items, above)[place]
            items = _children(items[place])
        return above

    def ids(self) -> list[str]:
        """Return every id, written or automatic."""
        return [self.id_at(way) for way in self._ways(self.items) if self.id_at(way)]

    def names(self) -> list[str]:
        """Return every name."""
        return [name for way in self._ways(self.items) for name in names(self.holder(way)[way[-1]], self.part)]

    def copy(self) -> Entries:
        """Return entries whose lists may be changed."""
        return Entries(self.part, _copied(self.items, self.part), self.above)

    def _search(self, items: Seq, above: str, identity: str, known: Any) -> Way:
        """Return the way to the first item that is known by something."""
        for place, word in enumerate(known(items, above)):
            if identity == word or (isinstance(word, list) and identity in word):
                return (place,)
        for place, one in enumerate(items):
            if children := _children(one):
                own = _ids(items, above)[place] or self._automatic(items, above)[place]
                if way := self._search(children, own, identity, known):
                    return (place, *way)
        return ()

    def _automatic(self, items: Seq, above: str) -> list[str]:
        prefix = self.part.prefix if issubclass(self.part, Entity) else ""
        stem = f"{above}." if above and prefix else prefix
        return ["" if written or not prefix else f"{stem}{n}" for n, written in enumerate(_ids(items, above), start=1)]

    def _named(self, items: Seq) -> list[list[str]]:
        return [names(one, self.part) for one in items]

    def _ways(self, items: Seq) -> Iterator[Way]:
        for place, one in enumerate(items):
            yield (place,)
            yield from ((place, *way) for way in self._ways(_children(one)))


def _ids(items: Seq, above: str) -> list[str]:
    return [str(one["id"]) if isinstance(one, Map) and "id" in one else "" for one in items]


def _children(item: Any) -> Seq:
    children = item.get("children") if isinstance(item, Map) else None
    return children if isinstance(children, Seq) else Seq()


def _copied(items: Seq, part: type[Part]) -> Seq:
    found = Seq(items.mark)
    found.marks.extend(items.marks)
    for one in items:
        if _children(one):
            copy = Map(one.mark)
            copy.update(one)
            copy.marks, copy.written = dict(one.marks), one.written
            copy["children"] = _copied(one["children"], part)
            found.append(copy)
        else:
            found.append(one)
    return found


def names(item: Any, part: type[Part]) -> list[str]:
    """Return the names of an item of a list, one a language."""
    named = item.get("name") if isinstance(item, Map) else item if part.shorthand == "name" else None
    if isinstance(item, Map) and part.shorthand == "name" and item.keys() <= {"zh", "en"}:
        named = item
    return [named] if isinstance(named, str) else [str(one) for one in named.values()] if isinstance(named, Map) else []


def as_map(item: Any, part: type[Part], mark: Mark) -> Map:
    """Return an item as a mapping; a text stands for the field that it is short for."""
    if isinstance(item, Map) and not (part.shorthand == "name" and item.keys() <= {"zh", "en"}):
        return item
    found = Map(mark)
    found[part.shorthand] = item
    found.marks[part.shorthand] = (mark, mark)
    return found


def listed(value: Any, mark: Mark) -> Seq:
    """Return a list; a single value stands for a list of one."""
    if isinstance(value, Seq):
        return value
    found = Seq(mark)
    found.append(value)
    found.marks.append(mark)
    return found
