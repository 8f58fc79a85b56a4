"""Values of a plan that the command line sets: `meta.client=…`, `kpis[K1].target=92`.

Codes: SET-01 for a path that leads nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from opsplan.findings import Finding, Place, Severity
from opsplan.loading.builder import Builder
from opsplan.loading.characters import cleaned
from opsplan.loading.entries import Entries, as_map, listed
from opsplan.loading.merge import foreign
from opsplan.loading.near import nearest
from opsplan.loading.spelling import respell_field
from opsplan.loading.tree import Map, Mark, Seq
from opsplan.model import shape
from opsplan.model.base import Part
from opsplan.model.plan import Plan

#: What findings call the place of a setting; its line is the setting's number.
FILE = "--set"
_STEP = re.compile(r"\.?([^.\[\]=]+)|\[([^\]]*)\]")


class _Nowhere(Exception):  # noqa: N818
    """A path leads nowhere: the message and its arguments, and where in the setting."""

    def __init__(self, message: str, at: int, **args: object) -> None:
        super().__init__(message)
        self.message, self.at, self.args_ = message, at, args


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a path: a key, or what identifies an item of a list; and where it stands in the setting."""

    word: str
    item: bool
    at: int


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a path has come to: a mapping or a list, the part that this or its items are, and the id of that above."""

    here: Any
    part: type[Part] | None
    above: str = ""


def apply(tree: Map, settings: Iterable[str]) -> list[Finding]:
    """Set values in the tree of a plan, in place; return what is wrong with the paths."""
    found: list[Finding] = []
    for number, setting in enumerate(settings, start=1):
        text, unfit = cleaned(setting, FILE)
        found += unfit
        try:
            _set(tree, text, number)
        except _Nowhere as error:
            place = Place(FILE, number, error.at + 1)
            found.append(Finding("SET-01", Severity.ERROR, error.message, place, (), error.args_))
    return found


def _set(tree: Map, setting: str, number: int) -> None:
    way, sign, raw = _parted(setting)
    steps = _steps(way)
    if not sign or not steps:
        raise _Nowhere("set-form", 0, value=setting)
    mark: Mark = (number, len(way) + 2, FILE)
    spot = Spot(tree, Plan)
    for step, after in pairwise(steps):
        spot = _at_item(spot, step) if step.item else _at_key(spot, step, after, mark)
    _put(spot, steps[-1], foreign(_value(raw.strip()), FILE), mark)


def _parted(setting: str) -> tuple[str, str, str]:
    """Return path, equals sign and value; a sign within brackets belongs to the path."""
    depth = 0
    for place, char in enumerate(setting):
        depth += (char == "[") - (char == "]")
        if char == "=" and depth <= 0:
            return setting[:place], char, setting[place + 1 :]
    return setting, "", ""


def _steps(way: str) -> list[Step]:
    """Return the steps of a path; none where it cannot be read."""
    steps: list[Step] = []
    end = 0
    for found in _STEP.finditer(way):
        if found.start() != end or (not steps and found[1] is None):
            return []
        end = found.end()
        key = found[1] is not None
        steps.append(Step((found[1] if key else found[2]).strip(), not key, found.start(1 if key else 2)))
    return steps if end == len(way.rstrip()) else []


def _value(raw: str) -> Any:
    """Return a value as the loader reads it; what YAML does not read is the text itself, nothing is an absent value."""
    builder = Builder(raw, FILE)
    if builder.build() is not None or builder.findings or not builder.complete:
        return raw
    value = builder.root[0] if builder.root else None
    return raw if isinstance(value, str) and raw[:1] not in ("'", '"') else value


def _at_key(spot: Spot, step: Step, after: Step, mark: Mark) -> Spot:
    """Return what stands at a key, made where there is nothing yet."""
    key = _key(spot, step)
    found = shape.field(spot.part, key)
    inner = shape.part_in(found) if found else None
    here, value = _map(spot, step), _map(spot, step).get(key)
    if after.item:
        value = listed(value, here.marks[key][1]) if key in here else Seq(mark)
    elif value is None:
        value = Map(mark)
    elif isinstance(value, str) and inner and inner.shorthand and not (found and shape.is_list(found)):
        value = as_map(value, inner, here.marks[key][1])
    if not isinstance(value, Seq if after.item else Map):
        raise _Nowhere("set-items" if isinstance(value, Seq) else "set-deep", after.at, value=step.word)
    here[key] = value
    here.marks.setdefault(key, (mark, mark))
    return Spot(value, inner, spot.above if inner is spot.part else "")


def _at_item(spot: Spot, step: Step) -> Spot:
    """Return the item of a list that an id, a name or a position stands for."""
    items, place, own = _place(spot, step)
    if spot.part and spot.part.shorthand:
        items[place] = as_map(items[place], spot.part, items.marks[place])
    return Spot(items[place], spot.part, own)


def _put(spot: Spot, step: Step, value: Any, mark: Mark) -> None:
    if step.item:
        items, place, _ = _place(spot, step)
        items[place] = value
        return
    key, here = _key(spot, step), _map(spot, step)
    here.marks[key] = (mark, mark)
    here.written = {one: word for one, word in here.written.items() if one != key}
    here.pop(key, None)
    if value is not None:
        here[key] = respell_field(value, spot.part, key) if spot.part else value


def _map(spot: Spot, step: Step) -> Map:
    if not isinstance(spot.here, Map):
        raise _Nowhere("set-deep", step.at, value=step.word)
    return spot.here


def _key(spot: Spot, step: Step) -> str:
    """Return the key that a step means; one that there is not is nowhere."""
    if spot.part is None or step.word.startswith("x-"):
        return step.word
    known = shape.spellings(spot.part)
    if step.word not in known:
        raise _Nowhere("set-key", step.at, value=step.word, near=nearest(step.word, shape.likenesses(spot.part)))
    return known[step.word]


def _place(spot: Spot, step: Step) -> tuple[Seq, int, str]:
    """Return the list that an item stands in, its position there and its id."""
    if not isinstance(spot.here, Seq):
        raise _Nowhere("set-deep", step.at, value=step.word)
    entries = Entries(spot.part, spot.here, spot.above) if spot.part else None
    way = entries.way(step.word) if entries else ()
    if not way and step.word.isascii() and step.word.isdigit() and int(step.word) < len(spot.here):
        way = (int(step.word),)
    if not way:
        near = nearest(step.word, [*entries.ids(), *entries.names()]) if entries else ""
        raise _Nowhere("set-item", step.at, value=step.word, near=near)
    return (entries.holder(way) if entries else spot.here), way[-1], (entries.id_at(way) if entries else "")
