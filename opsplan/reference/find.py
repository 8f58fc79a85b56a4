"""From what somebody types to a field: `tasks.after`, `任务.前置任务`, `tasks[0].Owner`."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct
from pydantic.fields import FieldInfo

from opsplan.loading.near import nearest
from opsplan.model import shape
from opsplan.model.base import Part
from opsplan.model.plan import Plan
from opsplan.model.sort import Sort, sort
from opsplan.reference.data import first

#: So many places are told of a field that stands elsewhere.
MOST = 4
_POSITION = re.compile(r"\[[^\]]*\]|[:：]\s*$")
_BETWEEN = re.compile(r"[.．/]")


class Place(Struct, frozen=True):
    """A field of the plan: the keys that lead to it, the part that has it, and what it holds."""

    path: tuple[str, ...]
    part: type[Part]
    field: FieldInfo
    sort: Sort

    @property
    def key(self) -> str:
        """Return the field's own key."""
        return self.path[-1]

    @property
    def inner(self) -> type[Part] | None:
        """Return the part that the field holds, or None."""
        return self.sort.kind if self.sort.name == "part" else None


class Unknown(Struct, frozen=True):
    """A path that leads nowhere: as far as it is known, the word that is not, and the paths that may be meant.

    Where `whole`, the path ends at a field that holds no further ones.
    """

    known: tuple[str, ...]
    word: str
    near: tuple[tuple[str, ...], ...] = ()
    whole: bool = False


def find(text: str) -> Place | Unknown:
    """Return the field that a path leads to, each step of which is spelt in any way that a plan may be, or a label."""
    place: Place | None = None
    for word in filter(None, map(str.strip, _BETWEEN.split(_POSITION.sub("", text)))):
        path = place.path if place else ()
        part = place.inner if place else Plan
        if part is None:
            return Unknown(path, word, (path,), whole=True)
        key = _spelt(part).get(word.casefold(), "")
        if not key:
            return Unknown(path, word, _near(path, part, word))
        place = _place((*path, key), part)
    return place or Unknown((), text)


def root(key: str) -> Place:
    """Return a field of the plan itself."""
    return _place((key,), Plan)


def within(place: Place, key: str) -> Place:
    """Return a field of the part that a field holds."""
    assert place.inner is not None
    return _place((*place.path, key), place.inner)


def sort_of(part: type[Part], key: str) -> Sort:
    """Return the sort of value that a field of a part holds."""
    return _place((key,), part).sort


def _place(path: tuple[str, ...], part: type[Part]) -> Place:
    found = shape.field(part, path[-1])
    assert found is not None
    return Place(path, part, found, sort(found))


@cache
def _spelt(part: type[Part]) -> dict[str, str]:
    return {word.casefold(): key for word, key in shape.likenesses(part).items()} | {
        key.casefold(): key for key in shape.keys(part)
    }


def _near(path: tuple[str, ...], part: type[Part], word: str) -> tuple[tuple[str, ...], ...]:
    """Return what a word may mean: a field of that name in one of the sections, or the nearest of the part."""
    if not path and (elsewhere := _elsewhere(word)):
        return elsewhere
    spelt = _spelt(part)
    near = nearest(word.casefold(), spelt)
    return ((*path, spelt[near]),) if near else ()


def _elsewhere(word: str) -> tuple[tuple[str, ...], ...]:
    sections = dict.fromkeys((*first(Plan), *shape.keys(Plan)))
    inner = ((key, root(key).inner) for key in sections)
    found = [(key, shape.spellings(part)[word]) for key, part in inner if part and word in shape.spellings(part)]
    return tuple(found[:MOST])
