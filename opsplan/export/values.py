"""The values of a plan as plain ones, each in the one spelling that the loader reads as the same value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, localcontext
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from opsplan.model.base import Part
from opsplan.model.dates import Period
from opsplan.model.direction import Goal
from opsplan.model.duration import Dur
from opsplan.model.frequency import Freq
from opsplan.model.sort import sort
from opsplan.model.text import Text
from opsplan.model.values import Num

#: So many decimals of a computed number are told.
_DIGITS = 6
#: What a goal with a target is short for: a KPI, which the linked plan has.
MEASURE = ("baseline", "target", "unit", "direction", "frequency")
#: What is resolved in the plan and stands in it no longer: the plans that lie under it.
RESOLVED = {"extends"}
#: Keys that a reader understands better than the name in the code.
KEYS = {"total_float": "float"}


def plain(value: Any, signed: bool = True) -> Any:
    """Return a value as mappings, lists, texts, Decimals, integers, booleans and None; of another kind is a TypeError.

    A number that was written with a unit sign is a text (`30%`); not `signed` where its place says the unit.
    """
    kind: Any = type(value)
    return _way(kind)(value, signed)


def _computed(value: Decimal, _signed: bool) -> Decimal:
    """Return a computed number, rounded to millionths."""
    if -int(value.as_tuple().exponent) <= _DIGITS:
        return value
    with localcontext(prec=len(value.as_tuple().digits) + _DIGITS):
        return value.quantize(Decimal(1).scaleb(-_DIGITS)).normalize()


@cache
def _way(kind: type[Any]) -> Callable[[Any, bool], Any]:
    found = next((_WAYS[one] for one in kind.__mro__ if one in _WAYS), None)
    if found is None and not issubclass(kind, Struct):
        raise TypeError(f"no JSON for {kind.__name__}")
    return found or _fields


def _part(value: Part, signed: bool) -> dict[str, Any]:
    """Return what was written in a part and what it was completed with; x- keys stand last."""
    unit = getattr(value, "unit", None)
    signed = signed and not (isinstance(unit, Text) and set(unit.all()) == {"%"})
    short = MEASURE if isinstance(value, Goal) and value.target is not None else ()
    found = {}
    for name, key, default, percentage in _keys(type(value)):
        one = getattr(value, name)
        if (name in value.model_fields_set or one != default) and name not in short:
            found[key] = plain(one, signed and not percentage)
    return found | {key: plain(one) for key, one in value.extras.items()}


@cache
def _keys(kind: type[Part]) -> tuple[tuple[str, str, Any, bool], ...]:
    """Return of each field its name, its key, its default, and whether it is a percentage by its nature."""
    return tuple(
        (name, one.alias or name, one.get_default(call_default_factory=True), sort(one).name == "percentage")
        for name, one in kind.model_fields.items()
        if name != "extras" and name not in RESOLVED
    )


def _fields(value: Any, signed: bool) -> dict[str, Any]:
    """Return every field of a struct, an empty text as None: what does not apply is null."""
    values = ((KEYS.get(name, name), getattr(value, name)) for name in value.__struct_fields__)
    return {key: None if one == "" else plain(one) for key, one in values}


def _text(value: Text, signed: bool) -> dict[str, str]:
    return {lang: text for lang, text in (("zh", value.zh), ("en", value.en)) if text is not None}


def _number(value: Num, signed: bool) -> Any:
    unit = getattr(value, "unit", "") if signed else ""
    return f"{value:f}{unit}" if unit else Decimal(value)


def _duration(value: Dur, signed: bool = True) -> str:
    unit = value.least_unit if value.least_unit != value.unit else ""
    least = "" if value.least is None else f"{value.least:f}{unit}-"
    return f"{least}{value.amount:f}{value.unit}"


def _frequency(value: Freq, signed: bool) -> Any:
    if value.text is not None:
        return plain(value.text)
    every = _duration(value.every) if value.every else value.word
    if value.on is None and not value.at and (value.times == 1 or value.word):
        return f"every {every}" if value.every else every if value.times == 1 else f"{value.times}/{every}"
    told = {"every": every, "times": value.times, "on": plain(value.on), "at": value.at}
    return {key: one for key, one in told.items() if one and not (key == "times" and one == 1)}


def _list(value: Any, signed: bool) -> list[Any]:
    return [plain(one, signed) for one in value]


def _mapping(value: Mapping[Any, Any], signed: bool) -> dict[str, Any]:
    return {_key(key): plain(one, signed) for key, one in value.items()}


def _key(key: Any) -> str:
    """Return what a mapping is keyed by as a text; a key of several parts joins them with a slash."""
    if isinstance(key, tuple):
        return "/".join(map(_key, key))
    found = plain(key)
    if isinstance(found, str | int):
        return str(found)
    raise TypeError(f"no JSON key for {type(key).__name__}")


def _same(value: Any, signed: bool) -> Any:
    return value


_WAYS: Mapping[type, Callable[[Any, bool], Any]] = {
    Part: _part,
    Text: _text,
    Num: _number,
    Dur: _duration,
    Freq: _frequency,
    Period: lambda value, signed: value.name,
    Decimal: _computed,
    date: lambda value, signed: value.isoformat(),
    StrEnum: lambda value, signed: value.value,
    str: lambda value, signed: str(value),
    bool: _same,
    int: _same,
    type(None): _same,
    range: lambda value, signed: {"first": value[0], "last": value[-1]} if value else None,
    tuple: _list,
    list: _list,
    frozenset: lambda value, signed: _list(sorted(value), signed),
    dict: _mapping,
    MappingProxyType: _mapping,
}
