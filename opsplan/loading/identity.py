"""Automatic ids, and the index of what an id or a name stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from opsplan.findings import Path
from opsplan.model.base import Entity, Part
from opsplan.model.plan import Plan
from opsplan.model.text import Text
from opsplan.model.walk import parts, slots


def complete(part: Part, field_name: str, value: object) -> None:
    """Fill a field of a part that is still being loaded; nobody else has seen it, so it may yet change."""
    part.__dict__[field_name] = value


#: To a longer id no dot and number are added: an id has at most 32 characters.
LONGEST_STEM = 26
#: So many names are looked through in search of the nearest ones; then hints name none.
PATIENCE = 20_000


class Index(Struct):
    """Every entity of a plan by its id, and by each of its names; and how many names may still be looked through."""

    by_id: dict[str, Entity] = field(default_factory=dict)
    by_name: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))
    patience: int = PATIENCE
    _spellings: dict[tuple[str, ...], list[str]] = field(default_factory=dict)

    def add(self, entity: Entity) -> None:
        """Take an entity in; the first one keeps an id that two have."""
        self._spellings.clear()
        if own_id(entity):
            self.by_id.setdefault(own_id(entity), entity)
        name = getattr(entity, "name", None)
        for text in dict.fromkeys(name.all()) if isinstance(name, Text) else ():
            self.by_name[text].append(entity)

    def named(self, name: str, kinds: Iterable[str]) -> list[Entity]:
        """Return the entities of some kinds that bear a name."""
        return [one for one in self.by_name.get(name, ()) if one.kind in kinds]

    def spellings(self, kinds: tuple[str, ...]) -> list[str]:
        """Return every id and name that a reference to some kinds may be written with."""
        if kinds not in self._spellings:
            self._spellings[kinds] = self._spelt(kinds)
        return self._spellings[kinds]

    def _spelt(self, kinds: tuple[str, ...]) -> list[str]:
        ids = [one for one, entity in self.by_id.items() if entity.kind in kinds]
        names = [name for name, bearers in self.by_name.items() if any(one.kind in kinds for one in bearers)]
        return ids + names


def own_id(entity: Part) -> str:
    """Return an entity's id; some kinds have none."""
    return str(getattr(entity, "id", "") or "")


def entities(plan: Plan) -> Iterator[tuple[Path, Entity]]:
    """Return every entity of a plan with its path."""
    return ((path, part) for path, part in parts(plan) if isinstance(part, Entity))


def duplicate_ids(plan: Plan) -> Iterator[tuple[Path, Path, str]]:
    """Return each id that is written twice: the path of the later bearer, of the first one, and the id.

    An entity's id is its own in the whole plan, that of a step or a checklist item in its list.
    """
    first: dict[tuple[Path, str], Path] = {}
    for path, part in parts(plan):
        key = ((), own_id(part)) if isinstance(part, Entity) else (path[:-1], own_id(part))
        if not own_id(part):
            continue
        if key in first:
            yield path, first[key], own_id(part)
        first.setdefault(key, path)


def number(plan: Plan) -> None:
    """Give every entity without an id its automatic one: prefix and position, nested by dots (T1, T1.2).

    An automatic id skips what an author has taken, and is one that an author may write: below a long id it is not
    nested.
    """
    taken = {own_id(entity) for _, entity in entities(plan)}
    _number_within(plan, "", taken)


def _number_within(part: Part, stem: str, taken: set[str]) -> None:
    for slot in slots(type(part)):
        value = getattr(part, slot.name)
        if slot.part is None or not value:
            continue
        for place, one in enumerate(value if slot.many else (value,), start=1):
            nested = stem if type(one) is type(part) and len(stem) <= LONGEST_STEM else ""
            if isinstance(one, Entity) and one.prefix and "id" in type(one).model_fields and not own_id(one):
                complete(one, "id", _free(f"{nested}." if nested else one.prefix, place, taken))
            _number_within(one, own_id(one) if isinstance(one, Entity) else "", taken)


def _free(stem: str, place: int, taken: set[str]) -> str:
    while f"{stem}{place}" in taken:
        place += 1
    taken.add(f"{stem}{place}")
    return f"{stem}{place}"
