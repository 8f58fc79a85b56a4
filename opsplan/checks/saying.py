"""How what is found is said: values of the plan as words in both languages, in the arguments of a finding."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cache

from msgspec import Struct

from opsplan.loading.plan import Loaded
from opsplan.loading.quoting import plain
from opsplan.model.base import Part
from opsplan.model.dates import Period
from opsplan.model.duration import Dur
from opsplan.model.shape import KEY_LANG, called, label
from opsplan.model.text import Text
from opsplan.words import LANGS, words

#: Of a longer name a message shows the beginning.
LONGEST = 30
#: A text alone gives a part no more fields than these: its name, its id, and what follows from the name.
IMPLIED = 3


class Fields(Struct, frozen=True):
    """Fields of a part, to be said by their labels; with `keys` as the plan's author writes them."""

    part: type[Part]
    names: tuple[str, ...]
    keys: bool = False


class Typed(Struct, frozen=True):
    """Values of enumerations, to be said as the plan's author types them: in a plan with English keys, no labels."""

    values: tuple[StrEnum, ...]


def said(value: object, style: str) -> object:
    """Return a value as the argument of a message; `style` is the language of the plan's keys.

    Parts are said by their names, enumerations and fields by their labels, figures without idle zeros.
    """
    if isinstance(value, Fields):
        return _fields(value, style)
    if isinstance(value, Typed):
        return [words(KEY_LANG).value(one) if style == KEY_LANG else str(one) for one in value.values]
    if isinstance(value, Part):
        return said(getattr(value, "name", None), style)
    if isinstance(value, Text):
        return {lang: short(value.say(lang)) for lang in LANGS}
    if isinstance(value, StrEnum):
        return {lang: _within(words(lang).value(value), lang) for lang in LANGS}
    if isinstance(value, Dur):
        return {lang: _duration(value, lang) for lang in LANGS}
    if isinstance(value, Decimal):
        return figure(value)
    if isinstance(value, Period):
        return value.name
    return [said(one, style) for one in value] if isinstance(value, tuple | list) else value


def short(text: str) -> str:
    """Return a text as a message can hold it: its first line, cut where it is long."""
    line, _, more = text.partition("\n")
    return f"{line[:LONGEST]}…" if more or len(line) > LONGEST else line


def figure(number: Decimal) -> str:
    """Return a number with two decimals at most, without idle zeros: 33.333… is 33.33, 100.00 is 100."""
    rounded = number.quantize(Decimal("0.01"), ROUND_HALF_UP) if number.as_tuple().exponent not in (0, -1) else number
    text = f"{rounded:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _duration(duration: Dur, lang: str) -> str:
    amount = figure(duration.amount)
    unit = words(lang).say(f"values.duration-unit.{duration.unit}", {"n": 1 if amount == "1" else amount})
    return f"{amount}{unit}" if lang == "zh" else f"{amount} {unit}"


@cache
def _fields(value: Fields, style: str) -> object:
    keys = [field.alias or name for name, field in value.part.model_fields.items() if name in value.names]
    if value.keys:
        return [called(style, value.part, key) for key in keys]
    return {lang: [_label(lang, value.part, key) for key in keys] for lang in LANGS}


def _label(lang: str, part: type[Part], key: str) -> str:
    return _within(label(lang, part, key), lang)


def _within(found: str, lang: str) -> str:
    """Return a label as it stands within a sentence: in English small, unless it is an abbreviation."""
    return found[:1].lower() + found[1:] if lang == "en" and not found[1:2].isupper() else found


def bare(loaded: Loaded, part: Part, field: str, style: str) -> str:
    """Return how to write a part that is a text alone with a field (its key): `{name: 提升复购, owner: …}`.

    `style` is the language of the keys.
    """
    name = type(part).shorthand
    if not name or field == name or len(part.model_fields_set) > IMPLIED:
        return ""
    text = loaded.value(part)
    if not isinstance(text, str):
        return ""
    return f"{{{called(style, type(part), name)}: {plain(short(text))}, {called(style, type(part), field)}: …}}"


def lacks(part: Part, names: Iterable[str]) -> tuple[str, ...]:
    """Return those of some fields that a part lacks."""
    return tuple(name for name in names if (value := getattr(part, name)) is None or value == ())
