"""Values of a plan that the command line sets: `meta.client=…`, `kpis[K1].target=92`.

Codes: SET-01 for a path that leads nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from msgspec import Struct, field
from pydantic.fields import FieldInfo

from opsplan.findings import SETTINGS, Finding, Place, Severity
from opsplan.loading.characters import cleaned
from opsplan.loading.entries import Entries, as_map, listed
from opsplan.loading.merge import foreign
from opsplan.loading.near import nearest
from opsplan.loading.setting import Step, parted, steps, value_of
from opsplan.loading.spelling import respell_field, respell_item
from opsplan.loading.tree import Map, Mark, Seq
from opsplan.model import shape
from opsplan.model.base import Part
from opsplan.model.document import ChapterId
from opsplan.model.frequency import Freq
from opsplan.model.kpi import SPREAD, is_spread
from opsplan.model.plan import Plan
from opsplan.model.text import Text
from opsplan.words import LANGS

#: No path has more steps; of a longer setting the beginning is told.
DEEPEST, LONGEST = 20, 60

#: Brackets of another keyboard.
_BRACKETS = str.maketrans("【】［］〔〕", "[][][]")


class _Nowhere(Exception):  # noqa: N818
    """A path leads nowhere: the message and its arguments, and where in the setting."""

    def __init__(self, message: str, at: int, **args: object) -> None:
        super().__init__(message)
        self.message, self.at, self.args_ = message, at, args


class Spot(Struct, frozen=True):
    """Where a path has come to: a mapping or a list, the part that this or its items are, and the id of that above.

    What is no part may have `keys` that are read as others: a text, a frequency, chapters.
    """

    here: Any
    part: type[Part] | None
    above: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)


def apply(tree: Map, settings: Iterable[str]) -> list[Finding]:
    """Set values in the tree of a plan, in place; return what is wrong with the paths."""
    found: list[Finding] = []
    for number, setting in enumerate(settings, start=1):
        text, unfit = cleaned(setting, SETTINGS)
        found += unfit
        try:
            found += _set(tree, text, number)
        except _Nowhere as error:
            place = Place(SETTINGS, number, error.at + 1)
            found.append(Finding("SET-01", Severity.ERROR, error.message, place, (), error.args_))
    return found


def _set(tree: Map, setting: str, number: int) -> list[Finding]:
    way, sign, raw = parted(setting)
    path = steps(way)
    if not sign or not path or len(path) > DEEPEST:
        raise _Nowhere("set-form", 0, value=setting if len(setting) <= LONGEST else f"{setting[:LONGEST]}…")
    if shape.spellings(Plan).get(path[0].word) == "extends":
        raise _Nowhere("set-extends", 0)
    mark: Mark = (number, len(way) + 2, SETTINGS)
    spot = Spot(tree, Plan)
    for step, after in pairwise(path):
        spot = _at_item(spot, step) if step.item else _at_key(spot, step, after, mark)
    ahead = setting[: len(setting) - len(raw.lstrip())]
    return _put(spot, path[-1], foreign(value_of(raw.strip(), number, len(ahead)), SETTINGS), mark)


def _at_key(spot: Spot, step: Step, after: Step, mark: Mark) -> Spot:
    """Return what stands at a key, made where there is nothing yet."""
    key = _key(spot, step)
    found = shape.field(spot.part, key)
    inner = shape.part_in(found) if found else None
    here, many = _map(spot, step), found is not None and shape.is_list(found)
    value = here.get(key)
    at = here.marks[key][1] if key in here else mark
    if after.item:
        value = _items(value, at, inner) if many or found is None else value
    elif value is None and not (many and inner):
        value = Map(mark)
    elif inner and inner.shorthand and not many and (isinstance(value, str) or _is_text(value)):
        value = as_map(value, inner, at)
    fits = isinstance(value, Seq) if after.item else isinstance(value, Map) and not (many and _is_text(value))
    if not fits:
        raise _Nowhere("set-items" if many and not after.item else "set-deep", after.at, value=step.word)
    here[key] = value
    if key not in here.marks:
        here.marks[key] = (mark, mark)
        here.written = {**here.written, **_respelt(key, step)}
    keys = _keys(found) if found and not inner else {}
    return Spot(value, inner, spot.above if inner is spot.part else "", keys)


def _items(value: Any, mark: Mark, part: type[Part] | None) -> Seq:
    """Return what a list holds; it may be a mapping of periods to values."""
    if part is None or not is_spread(part, value):
        return Seq(mark) if value is None else listed(value, mark)
    found = Seq(mark)
    for period, (key_mark, value_mark) in value.marks.items():
        one = Map(key_mark)
        one.update({"period": period, SPREAD[part]: value.get(period)})
        one.marks = {"period": (key_mark, key_mark), SPREAD[part]: (key_mark, value_mark)}
        found.append(one)
        found.marks.append(key_mark)
    return found


def _is_text(value: Any) -> bool:
    return isinstance(value, Map) and bool(value) and value.keys() <= {*LANGS}


def _keys(found: FieldInfo) -> Mapping[str, str]:
    """Return what the keys of a mapping in a field stand for: of a text, a frequency, or chapters."""
    if shape.mentions(found, ChapterId):
        return shape.chapter_keys()
    kinds = shape.kinds(found)
    return shape.frequency_keys() if Freq in kinds else shape.text_keys() if Text in kinds else {}


def _at_item(spot: Spot, step: Step) -> Spot:
    """Return the item of a list that an id, a name or a position stands for."""
    items, place, own = _place(spot, step)
    if spot.part and spot.part.shorthand:
        items[place] = as_map(items[place], spot.part, items.marks[place])
    return Spot(items[place], spot.part, own)


def _put(spot: Spot, step: Step, value: Any, mark: Mark) -> list[Finding]:
    """Put a value where a path ends, nothing where it is absent; return what is written twice in it."""
    if step.item:
        items, place, _ = _place(spot, step)
        if value is None:
            del items[place], items.marks[place]
            return []
        items[place], found = respell_item(value, spot.part, SETTINGS)
        items.marks[place] = mark
        return found
    key, here = _key(spot, step), _map(spot, step)
    here.marks[key] = (mark, mark)
    here.written = {one: word for one, word in here.written.items() if one != key} | _respelt(key, step)
    here.pop(key, None)
    if value is None:
        return []
    here[key], twice = respell_field(value, spot.part, key, SETTINGS, (key,)) if spot.part else (value, [])
    return twice


def _respelt(key: str, step: Step) -> dict[str, str]:
    """Return how a key is written, where that is not the key itself."""
    return {key: step.word} if step.word != key else {}


def _map(spot: Spot, step: Step) -> Map:
    if not isinstance(spot.here, Map):
        raise _Nowhere("set-deep", step.at, value=step.word)
    return spot.here


def _key(spot: Spot, step: Step) -> str:
    """Return the key that a step means; one that there is not is nowhere."""
    if spot.part is None or step.word.startswith("x-"):
        return spot.keys.get(step.word, step.word)
    known = shape.spellings(spot.part)
    if step.word not in known:
        near, fix = nearest(step.word, shape.likenesses(spot.part)), step.word.translate(_BRACKETS)
        raise _Nowhere("set-key", step.at, value=step.word, near=near, brackets=fix if "[" in fix else "")
    return known[step.word]


def _place(spot: Spot, step: Step) -> tuple[Seq, int, str]:
    """Return the list that an item stands in, its position there and its id."""
    if not isinstance(spot.here, Seq):
        raise _Nowhere("set-deep", step.at, value=step.word)
    entries = Entries(spot.part, spot.here, spot.above) if spot.part else None
    way = entries.way(step.word) if entries else ()
    if not way and re.fullmatch("[0-9]{1,6}", step.word) and int(step.word) < len(spot.here):
        way = (int(step.word),)
    if not way:
        near = nearest(step.word, [*entries.ids, *entries.names]) if entries else ""
        raise _Nowhere("set-item", step.at, value=step.word, near=near)
    return (entries.holder(way) if entries else spot.here), way[-1], (entries.id_at(way) if entries else "")
