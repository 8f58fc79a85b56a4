"""The tree of a plan without what is wrong in it, so that everything else can be judged at the same time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from opsplan.findings import Path
from opsplan.loading import ways
from opsplan.loading.spelling import respell_field
from opsplan.model import shape
from opsplan.model.text import Text

#: What stands for a text that is missing or wrong.
ELLIPSIS = "…"
_NAMING = ("id", "name", "编号", "名称")


class Wrong(Struct, frozen=True):
    """A value to take out: its path in the draft; or a key to read as another one, where it is known which is meant.

    `name` is what its author meant as a name.
    """

    path: Path
    meant: str = ""
    name: str = ""


class Draft:
    """A copy of a plan's tree that knows of each value where it stands in the file.

    `lost` are the ids and names that were taken out with what was wrong: nothing is said of references to them.
    """

    def __init__(self, tree: dict[str, Any]) -> None:
        self._positions: dict[int, list[int]] = {}
        self._keys: dict[int, dict[str, str]] = {}
        self.lost: set[str] = set()
        self._source = tree
        self.tree: dict[str, Any] = self._copy(tree)

    def _copy(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self._copy(one) for key, one in value.items()}
        if not isinstance(value, list):
            return value
        copy = [self._copy(one) for one in value]
        self._positions[id(copy)] = list(range(len(copy)))
        return copy

    def in_file(self, path: Path) -> Path:
        """Return the path in the file of what has a path in the draft."""
        here: Any = self.tree
        found: list[str | int] = []
        for step in path:
            found.append(self._in_file(here, step))
            here = ways.at(here, (step,))
        return tuple(found)

    def _in_file(self, here: Any, step: str | int) -> str | int:
        if isinstance(here, list) and isinstance(step, int) and step < len(here):
            return self._positions[id(here)][step]
        return self._keys.get(id(here), {}).get(str(step), step) if isinstance(here, dict) else step

    def take_out(self, wrong: Iterable[Wrong]) -> bool:
        """Take values out of the tree, or put an ellipsis for them; tell whether anything has changed."""
        wrong = list(wrong)
        self.lost.update(one.name for one in wrong if one.name)
        gone = [(one, *found) for one in wrong if (found := self._find(one.path))]
        for one, path, holder in gone:
            self._change(one, path, holder)
        for holder in {id(holder): holder for *_, holder in gone if isinstance(holder, list)}.values():
            kept = [place for place, value in enumerate(holder) if value is not None]
            self._positions[id(holder)] = [self._positions[id(holder)][place] for place in kept]
            holder[:] = [holder[place] for place in kept]
        return bool(gone)

    def _find(self, path: Path) -> tuple[Path, Any] | None:
        """Return a path, and the container that holds what is at it.

        A part that lacks what nobody can make up goes as a whole: then they are the path and the container of the part.
        """
        while path:
            holder, step = ways.at(self.tree, path[:-1]), path[-1]
            if isinstance(holder, list) and isinstance(step, int) and step < len(holder):
                return path, holder
            stands = isinstance(holder, dict) and (step in holder or _made_up(path) is not None)
            if stands and (len(path) == 1 or _can_lack(path)):
                return path, holder
            path = path[:-1]
        return None

    def _change(self, wrong: Wrong, path: Path, holder: Any) -> None:
        step = path[-1]
        if wrong.meant and wrong.meant not in holder:
            holder[wrong.meant] = self._copy(self._meant(wrong.meant, path))
            holder.pop(step)
            self._keys.setdefault(id(holder), {})[wrong.meant] = str(step)
            return
        old = ways.child(holder, step)
        self.lost.update(_strings(old) if step in _NAMING else _named(old))
        made = _made_up(path)
        if isinstance(holder, list) or made is not None:
            holder[step] = made
        else:
            holder.pop(step, None)

    def _meant(self, meant: str, path: Path) -> Any:
        """Return what stands under a misspelt key: as nobody knew whose it is, it was not respelt before."""
        found, part = ways.at(self._source, self.in_file(path)), shape.part_at(path[:-1])
        return respell_field(found, part, meant)[0] if part else found


def _made_up(path: Path) -> Any:
    """Return what may stand for a value: an ellipsis for a name or an item that is one, or no items; or else None."""
    part = shape.part_at(path)
    if isinstance(path[-1], int):
        named = shape.field(part, part.shorthand) if part else None
        return ELLIPSIS if named and named.annotation is Text else None
    found = shape.field(shape.part_at(path[:-1]), path[-1])
    if found is None or not found.is_required():
        return None
    return ELLIPSIS if found.annotation is Text else [] if part else None


def _can_lack(path: Path) -> bool:
    found = shape.field(shape.part_at(path[:-1]), str(path[-1]))
    return found is None or not found.is_required() or _made_up(path) is not None


def _named(value: Any) -> Iterator[str]:
    """Return the ids and names in a value."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _strings(one) if key in _NAMING else _named(one)
    elif isinstance(value, list):
        for one in value:
            yield from _named(one)


def _strings(value: Any) -> Iterator[str]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, str):
        yield value
    for one in inner:
        yield from _strings(one)
