"""One plan laid over another: mappings merge, lists of entities by id or else by name, everything else is replaced."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

from msgspec import Struct, field

from opsplan.findings import Path, Severity
from opsplan.loading.entries import Entries, Way, as_map, listed, names
from opsplan.loading.near import nearest
from opsplan.loading.tree import Map, Mark, Seq, copied
from opsplan.model import shape
from opsplan.model.base import Part
from opsplan.model.kpi import SPREAD, is_spread
from opsplan.model.plan import Plan
from opsplan.model.text import Spoken
from opsplan.words import LANGS

#: So many names are looked through in search of the nearest ones; then hints name none.
PATIENCE = 100_000
#: From so alike a name on it was probably meant to be another one.
ALIKE = 0.8


class Stray(Struct, frozen=True):
    """An item of a plan that its base does not answer to: its part, position and path, and what it is called.

    `message` and `severity` say what is wrong; `near` is what was probably meant, `first` where it is already changed.
    """

    part: type[Part]
    mark: Mark
    path: Path
    called: str
    message: str
    severity: Severity = Severity.ERROR
    near: str = ""
    first: Mark = (1, 1)


class Merge(Struct):
    """The laying of plans over one another, and what was found astray on the way."""

    strays: list[Stray] = field(default_factory=list)
    _patience: int = PATIENCE

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
        if (
            found is not None
            and inner is not None
            and shape.is_list(found)
            and not (is_spread(inner, old) and is_spread(inner, new))
        ):
            if not {"id", "name"} & {*shape.keys(inner)}:
                return new
            below = listed(old, base.marks[key][1])
            return self._lists(inner, below, listed(new, over.marks[key][1]), own if inner is part else "", path)
        if isinstance(old, Map) and isinstance(new, Map) and (not old or not new or _is_text(old) == _is_text(new)):
            return self.merged(old, new, inner if inner not in SPREAD else None, "", path)
        return new

    def _lists(self, part: type[Part], base: Seq, over: Seq, above: str, path: Path) -> Seq:
        """Return a list with the items of both, where those of the second can be told apart; or else the second."""
        identities = [_identities(one, part) for one in over]
        if not over or not all(identities):
            return over
        found = Entries(part, copied(base), above)
        changed: dict[Way, Mark] = {}
        for place, (item, mark, known) in enumerate(zip(over, over.marks, identities, strict=True)):
            way = next((way for one in known if (way := found.way(one))), ())
            by_id, here = isinstance(item, Map) and "id" in item, (*path, place)
            if way in changed and by_id:
                self.strays.append(Stray(part, mark, (*here, "id"), known[0], "id-twice", first=changed[way]))
            elif way and way not in changed:
                holder, own = found.holder(way), found.id_at(way)
                below = as_map(holder[way[-1]], part, mark)
                if by_id:
                    self._note_renamed(part, below, item, mark, here)
                holder[way[-1]] = self.merged(below, as_map(item, part, mark), part, own, here)
                holder.marks[way[-1]] = changed[way] = mark
            elif self._is_new(part, found, item, mark, known[0], here):
                found.items.append(item)
                found.items.marks.append(mark)
        return found.items

    def _is_new(self, part: type[Part], base: Entries, item: Any, mark: Mark, called: str, path: Path) -> bool:
        """Tell whether an item that the base does not have may be added; note what it probably was meant to be."""
        by_id = isinstance(item, Map) and "id" in item
        required = shape.field(part, "name")
        kept = bool(names(item, part)) or required is None or not required.is_required()
        if kept and by_id:
            return True
        near = self._nearest(called, base.ids if by_id else base.names)
        if not kept:
            self.strays.append(Stray(part, mark, path, called, "base-item-unknown", near=near))
        elif near and called not in base.names:
            alike = SequenceMatcher(None, called, near).ratio() >= ALIKE
            severity = Severity.WARNING if alike else Severity.INFO
            self.strays.append(Stray(part, mark, path, called, "base-item-new", severity, near))
        return kept

    def _note_renamed(self, part: type[Part], base: Map, item: Map, mark: Mark, path: Path) -> None:
        """Note an item with the id of one of the base and another name: a new one may have been meant."""
        old, new = names(base, part), names(item, part)
        if old and new and not {*old} & {*new}:
            self.strays.append(Stray(part, mark, path, str(item["id"]), "base-item-renamed", Severity.INFO, old[0]))

    def _nearest(self, called: str, known: list[str]) -> str:
        self._patience -= len(known)
        return nearest(called, known) if self._patience >= 0 else ""


def _is_text(raw: Map) -> bool:
    return raw.keys() <= {*LANGS}


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
