"""One plan laid over another: mappings merge, lists of entities by id or else by name, everything else is replaced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from opsplan.loading.tree import Map, Mark, Seq
from opsplan.model import shape
from opsplan.model.base import Entity, Part
from opsplan.model.kpi import Stage
from opsplan.model.plan import Plan
from opsplan.model.text import Spoken


def merged(base: Map, over: Map, part: type[Part] | None = Plan, own: str = "") -> Map:
    """Return a mapping with everything of `over`, and of `base` what that does not say otherwise.

    `own` is the id of the part that they are, on which the automatic ids of parts within it are built.
    """
    found = Map(over.mark)
    found.written = {**base.written, **over.written}
    for key in dict.fromkeys((*base.marks, *over.marks)):
        there = over if key in over else base
        found.marks[key] = there.marks.get(key) or over.marks[key]
        if key in base and key in over:
            found[key] = _either(base, over, key, part, own)
        elif key in there:
            found[key] = there[key]
    for key in over.marks.keys() - over.written.keys():
        found.written = {one: word for one, word in found.written.items() if one != key}
    return found


def _either(base: Map, over: Map, key: str, part: type[Part] | None, own: str) -> Any:
    """Return what stands at a key that both have."""
    field = shape.field(part, key) if part else None
    inner = shape.part_in(field) if field else None
    old, new = base[key], over[key]
    if field is not None and inner is not None and shape.is_list(field) and not _are_stages(inner, old, new):
        if not {"id", "name"} & {*shape.keys(inner)}:
            return new
        entries = Entries(inner, listed(old, base.marks[key][1]), own if inner is part else "")
        return _merged_lists(entries, listed(new, over.marks[key][1]), inner)
    if isinstance(old, Map) and isinstance(new, Map):
        return merged(old, new, inner if inner is not Stage else None)
    return new


def _are_stages(part: type[Part], *values: Any) -> bool:
    """Tell whether stages are written as mappings of periods to targets."""
    return part is Stage and all(isinstance(one, Map) and "period" not in one for one in values)


def listed(value: Any, mark: Mark) -> Seq:
    """Return a list; a single value stands for a list of one."""
    if isinstance(value, Seq):
        return value
    found = Seq(mark)
    found.append(value)
    found.marks.append(mark)
    return found


@dataclass(frozen=True)
class Entries:
    """The items of a list of parts, to be found by what identifies them."""

    part: type[Part]
    items: Seq
    above: str = ""

    def place(self, identity: str) -> int:
        """Return the position of the item with an id, of its automatic one too, or with a name; -1 where none is."""
        for known in (self._ids, self._automatic, self._names):
            place = next((place for place, words in enumerate(known()) if identity in words), -1)
            if place >= 0:
                return place
        return -1

    def spellings(self) -> list[str]:
        """Return every id and name in the list."""
        return [word for known in (self._ids, self._automatic, self._names) for words in known() for word in words]

    def id_at(self, place: int) -> str:
        """Return the id of an item, its automatic one where none is written."""
        return next(iter((*list(self._ids())[place], *list(self._automatic())[place])), "")

    def _ids(self) -> Iterator[tuple[str, ...]]:
        return ((str(one["id"]),) if isinstance(one, Map) and "id" in one else () for one in self.items)

    def _automatic(self) -> Iterator[tuple[str, ...]]:
        prefix = self.part.prefix if issubclass(self.part, Entity) else ""
        stem = f"{self.above}." if self.above else prefix
        for place, one in enumerate(self.items, start=1):
            yield (f"{stem}{place}",) if prefix and not (isinstance(one, Map) and "id" in one) else ()

    def _names(self) -> Iterator[tuple[str, ...]]:
        return (tuple(names(one, self.part)) for one in self.items)


def names(item: Any, part: type[Part]) -> list[str]:
    """Return the names of an item of a list, one a language."""
    named = item.get("name") if isinstance(item, Map) else item if part.shorthand == "name" else None
    if isinstance(item, Map) and part.shorthand == "name" and item.keys() <= {"zh", "en"}:
        named = item
    return [named] if isinstance(named, str) else [str(one) for one in named.values()] if isinstance(named, Map) else []


def _merged_lists(base: Entries, over: Seq, part: type[Part]) -> Seq:
    """Return a list with the items of both, where those of the second one can be told apart; or else the second."""
    identities = [_identities(one, part) for one in over]
    if not all(identities):
        return over
    found = Seq(over.mark)
    found.extend(base.items)
    found.marks.extend(base.items.marks)
    for item, mark, known in zip(over, over.marks, identities, strict=True):
        place = next((place for one in known if (place := base.place(one)) >= 0), -1)
        if place < 0:
            found.append(item)
            found.marks.append(mark)
        else:
            below, above = as_map(found[place], part, mark), as_map(item, part, mark)
            found[place] = merged(below, above, part, base.id_at(place))
            found.marks[place] = mark
    return found


def _identities(item: Any, part: type[Part]) -> list[str]:
    """Return what an item may be found by: its id, or else its names."""
    if isinstance(item, Map) and "id" in item:
        return [str(item["id"])]
    return names(item, part)


def as_map(item: Any, part: type[Part], mark: Mark) -> Map:
    """Return an item as a mapping; a text stands for the field that it is short for."""
    if isinstance(item, Map) and not (part.shorthand == "name" and item.keys() <= {"zh", "en"}):
        return item
    found = Map(mark)
    found[part.shorthand] = item
    found.marks[part.shorthand] = (mark, mark)
    return found


def foreign(tree: Any, file: str, lang: str = "") -> Any:
    """Return a tree whose positions name the file that they are in, and with `lang` its texts their language."""
    if isinstance(tree, Map):
        found = Map(_in(tree.mark, file))
        found.written = tree.written
        found.marks = {key: (_in(one, file), _in(other, file)) for key, (one, other) in tree.marks.items()}
        found.update((key, foreign(value, file, lang)) for key, value in tree.items())
        return found
    if isinstance(tree, Seq):
        listing = Seq(_in(tree.mark, file))
        listing.extend(foreign(one, file, lang) for one in tree)
        listing.marks = [_in(mark, file) for mark in tree.marks]
        return listing
    return Spoken(tree, lang) if lang and type(tree) is str else tree


def _in(mark: Mark, file: str) -> Mark:
    return mark if len(mark) == 3 else (*mark, file)
