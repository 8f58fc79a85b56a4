"""One plan laid over another: mappings merge, lists of entities by id or else by name, everything else is replaced."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from opsplan.findings import Path
from opsplan.loading.entries import Entries, as_map, listed, names
from opsplan.loading.near import nearest
from opsplan.loading.tree import Map, Mark, Seq
from opsplan.model import shape
from opsplan.model.base import Part
from opsplan.model.kpi import Stage
from opsplan.model.plan import Plan
from opsplan.model.text import Spoken


@dataclass(frozen=True, slots=True)
class Stray:
    """An item that says of nothing in the base what is different: its part, position and path, what it is called.

    `near` is what the base calls the item that was probably meant; without `kept` it is not part of the plan.
    """

    part: type[Part]
    mark: Mark
    path: Path
    called: str
    near: str
    kept: bool


@dataclass
class Merge:
    """The laying of plans over one another, and what was found astray on the way."""

    strays: list[Stray] = field(default_factory=list)

    def merged(self, base: Map, over: Map, part: type[Part] | None = Plan, own: str = "", path: Path = ()) -> Map:
        """Return a mapping with everything of `over`, and of `base` what that does not say otherwise.

        `own` is the id of the part that they are, on which the automatic ids of parts within it are built.
        """
        found = Map(over.mark)
        found.written = {key: word for key, word in base.written.items() if key not in over.marks} | {**over.written}
        for key in dict.fromkeys((*base.marks, *over.marks)):
            there = over if key in over or key not in base.marks else base
            found.marks[key] = there.marks[key]
            if key in base and key in over:
                found[key] = self._either(base, over, key, part, own, (*path, over.written.get(key, key)))
            elif key in there:
                found[key] = there[key]
        return found

    def _either(self, base: Map, over: Map, key: str, part: type[Part] | None, own: str, path: Path) -> Any:
        """Return what stands at a key that both have."""
        found = shape.field(part, key) if part else None
        inner = shape.part_in(found) if found else None
        old, new = base[key], over[key]
        if found is not None and inner is not None and shape.is_list(found) and not _are_stages(inner, old, new):
            if not {"id", "name"} & {*shape.keys(inner)}:
                return new
            entries = Entries(inner, listed(old, base.marks[key][1]), own if inner is part else "")
            return self._lists(entries, listed(new, over.marks[key][1]), path)
        if isinstance(old, Map) and isinstance(new, Map):
            return self.merged(old, new, inner if inner is not Stage else None, "", path)
        return new

    def _lists(self, base: Entries, over: Seq, path: Path) -> Seq:
        """Return a list with the items of both, where those of the second can be told apart; or else the second."""
        part = base.part
        identities = [_identities(one, part) for one in over]
        if not all(identities):
            return over
        found = base.copy()
        for place, (item, mark, known) in enumerate(zip(over, over.marks, identities, strict=True)):
            way = next((way for one in known if (way := found.way(one))), ())
            if way:
                holder, own = found.holder(way), found.id_at(way)
                below, above = as_map(holder[way[-1]], part, mark), as_map(item, part, mark)
                holder[way[-1]] = self.merged(below, above, part, own, (*path, place))
                holder.marks[way[-1]] = mark
            elif self._is_new(item, mark, known[0], base, (*path, place)):
                found.items.append(item)
                found.items.marks.append(mark)
        return found.items

    def _is_new(self, item: Any, mark: Mark, called: str, base: Entries, path: Path) -> bool:
        """Tell whether an item that the base does not have may be added; note what it probably was meant to be."""
        named = bool(names(item, base.part))
        required = shape.field(base.part, "name")
        kept = named or required is None or not required.is_required()
        by_id = isinstance(item, Map) and "id" in item
        near = nearest(called, base.ids() if by_id else base.names())
        if not kept or (near and not by_id):
            self.strays.append(Stray(base.part, mark, path, called, near, kept))
        return kept


def _are_stages(part: type[Part], *values: Any) -> bool:
    """Tell whether stages are written as mappings of periods to targets."""
    return part is Stage and all(isinstance(one, Map) and "period" not in one for one in values)


def _identities(item: Any, part: type[Part]) -> list[str]:
    """Return what an item may be found by: its id, or else its names."""
    if isinstance(item, Map) and "id" in item:
        return [str(item["id"])]
    return names(item, part)


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
