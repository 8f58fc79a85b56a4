"""How each kind of value reads in one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from babel.dates import format_date
from babel.lists import format_list

from opsplan.compose.phrase import Money, Month, Phrase, Quantity
from opsplan.loading.characters import FORBIDDEN
from opsplan.model.base import Entity, Part
from opsplan.model.dates import Period
from opsplan.model.duration import Dur
from opsplan.model.feedback import FeedbackItem
from opsplan.model.frequency import Freq
from opsplan.model.inspection import Inspection
from opsplan.model.organisation import Role
from opsplan.model.references import Ref
from opsplan.model.resources import CURRENCIES
from opsplan.model.text import Text
from opsplan.model.values import Num
from opsplan.model.work import Dependency
from opsplan.words import Words, words

#: Units that stand close to their number in English too.
_CLOSE_UNITS = {"%", "‰", "°C"}
LOCALES = {"zh": "zh_Hans_CN", "en": "en_GB"}
#: Periods that say a length, not a rhythm, and so need the 一次 of 每两周一次.
LONGER = {"biweekly"}
#: A large number is said in 万 where that leaves it one decimal at most.
ROUND = 10
#: From here on an amount can be said in 万.
LARGE = 10_000


def is_round(amount: Decimal, factor: int = LARGE) -> bool:
    """Tell whether an amount is so many times a factor, with one decimal at most; written decimals are never lost."""
    return abs(amount) >= factor and int(amount.as_tuple().exponent) >= 0 and amount % (factor // ROUND) == 0


@cache
def currency_name(code: str, lang: str) -> str:
    """Return what a currency is called in a language: 美元."""
    from babel.numbers import get_currency_name

    return str(get_currency_name(code, locale=LOCALES[lang]))


class Voice:
    """Says values in one language, each by what `speak` holds for its type; references by the names in `by_id`."""

    speak: Mapping[type, Callable[[Any, Any], str]] = {}

    def __init__(self, lang: str, by_id: Mapping[str, Entity]) -> None:
        self.lang = lang
        self.words: Words = words(lang)
        self.between_sentences = str(self.words.get("formats.between_sentences"))
        self.by_id = by_id
        self._dates: dict[tuple[date, str], str] = {}

    def say(self, value: object) -> str:
        """Return a value in words; nothing for None. Several values are joined as a sentence would."""
        for kind in type(value).__mro__:
            if speak := self.speak.get(kind):
                return speak(self, value)
        raise TypeError(f"no words for {type(value).__name__}")

    def join(self, said: Sequence[str], style: str = "table") -> str:
        """Return several words as a list: in a sentence English has “and” before the last one."""
        if self.lang == "zh":
            return "、".join(said)
        if not said:
            return ""
        return format_list(said, style="standard" if style == "sentence" else "unit", locale=LOCALES[self.lang])

    def day(self, day: date, style: str = "table") -> str:
        """Return a date: short for tables, long for sentences."""
        key = (day, style)
        if key not in self._dates:
            pattern = self.words.get(f"formats.date.{style}")
            self._dates[key] = format_date(day, pattern, locale=LOCALES[self.lang])
        return self._dates[key]

    def money(self, value: Money) -> str:
        """Return an amount with its currency: 8,000元, 8万元, 8万美元; CNY 8,000."""
        own = f"formats.money.{value.currency}"
        amount = f"{value.amount:,f}" if value.figures else self.scaled(value.amount)
        args = {"amount": amount, "currency": value.currency}
        if self.words.has(own):
            return self.words.say(own, args)
        return self.words.say("formats.money.other", args | {"name": currency_name(value.currency, self.lang)})

    def scaled(self, amount: Decimal) -> str:
        """Return an amount in figures, a round one in the language's words for large numbers: 8万, 12.5万, 1.2亿."""
        for factor, word in self.words.get("formats.scales").items():
            if is_round(amount, factor):
                return f"{(amount / factor).normalize():,f}{word}"
        return f"{amount:,f}"

    def fill(self, key: str, args: Mapping[str, object], long: bool = False) -> str:
        """Return words of the catalogue with their gaps filled; `n` stays a number, because it chooses the plural."""
        style = "sentence" if long else "table"
        said = {name: value if name == "n" else self._said(value, style) for name, value in args.items()}
        return self.words.say(key, said)

    def _said(self, value: object, style: str) -> str:
        if isinstance(value, tuple):
            return self.join([self.say(one) for one in value], style)
        return self.day(value, style) if isinstance(value, date) else self.say(value)

    def name(self, ref: str) -> str:
        """Return the name of what an id stands for; people who hold a role follow it in brackets.

        A round of inspection without a name is called by its date, a piece of feedback by what it is about.
        """
        entity = self.by_id.get(ref)
        if entity is None and self.words.has(f"references.{ref}"):
            return str(self.words.get(f"references.{ref}"))
        if isinstance(entity, FeedbackItem):
            return self.words.say("formats.bracketed", {"text": self.say(entity.category or entity.text), "more": ref})
        name = getattr(entity, "name", None)
        if not isinstance(name, Text):
            return self.day(entity.date) if isinstance(entity, Inspection) else ref
        said = name.say(self.lang)
        people = entity.people if isinstance(entity, Role) else ()
        return self.words.say("formats.bracketed", {"text": said, "more": self.say(people)}) if people else said


def _plain(voice: Voice, value: str) -> str:
    """Return words as they are; what no document can hold comes from a template, and is a ValueError."""
    if not value.isprintable() and (found := FORBIDDEN.search(value)):
        raise ValueError(f"U+{ord(found[0]):04X}")
    return value


def _num(voice: Voice, value: Num) -> str:
    return f"{value:,f}" + getattr(value, "unit", "")


def _decimal(voice: Voice, value: Decimal) -> str:
    return f"{value:,f}"


def _duration(voice: Voice, value: Dur) -> str:
    if value.least is None:
        return _counted(voice, value.amount, value.unit)
    if value.least_unit == value.unit:
        return _counted(voice, _range(voice, f"{value.least:f}", f"{value.amount:f}"), value.unit)
    return _range(voice, _counted(voice, value.least, value.least_unit), _counted(voice, value.amount, value.unit))


def _range(voice: Voice, least: str, most: str) -> str:
    return voice.words.say("phrases.range", {"min": least, "max": most})


def _counted(voice: Voice, amount: Decimal | str, unit: str) -> str:
    said = amount if isinstance(amount, str) else f"{amount:f}"
    return voice.words.say("formats.counted", {"n": said, "unit": unit_name(voice, said, unit)})


def unit_name(voice: Voice, amount: str, unit: str) -> str:
    """Return what a unit of time is called after an amount of it."""
    return voice.words.say(f"values.duration-unit.{unit}", {"n": 1 if amount == "1" else amount})


def _frequency(voice: Voice, value: Freq) -> str:
    if value.text is not None:
        return value.text.say(voice.lang)
    if value.every is not None:
        said = voice.words.say("formats.every", {"duration": _duration(voice, value.every)})
    else:
        said = str(voice.words.get(f"values.frequency.{value.word}"))
    if value.times > 1:
        said = voice.words.say("formats.times", {"period": said, "count": value.times})
    elif value.every is not None or value.word in LONGER:
        said = voice.words.say("formats.once", {"period": said})
    when = format_when(voice, value)
    return voice.words.say("formats.bracketed", {"text": said, "more": when}) if when else said


def format_when(voice: Voice, value: Freq) -> str:
    """Return the day and the time that a frequency names; no space stands between a Chinese word and a number."""
    day, time = value.on.say(voice.lang) if value.on else "", value.at or ""
    return f"{day} {time}".strip() if not day or day[-1].isascii() else f"{day}{time}"


def _period(voice: Voice, value: Period) -> str:
    name = value.name
    kind = "date" if len(name) == 10 and name[4] == "-" else None
    if kind:
        return voice.day(value.first)
    fiscal = name.startswith("FY")
    year, _, rest = name.removeprefix("FY").partition("-")
    said = str(voice.words.say("formats.fiscal", {"year": year})) if fiscal else year
    key = "year" if not rest else rest[0].lower() if rest[0] in "HQW" else "month"
    if key == "month":
        return voice.day(value.first, "month")
    if fiscal and key == "year":
        return said
    part = rest[1:].lstrip("0")
    return voice.words.say(
        f"formats.half.{part}" if key == "h" else f"formats.period.{key}", {"year": said, "part": part}
    )


def _many(voice: Voice, value: tuple[Any, ...]) -> str:
    return voice.join([voice.say(one) for one in value])


def _dependency(voice: Voice, value: Dependency) -> str:
    return f"{value.task} + {_duration(voice, value.lag)}" if value.lag else str(value.task)


def _quantity(voice: Voice, value: Quantity) -> str:
    if value.number is None or isinstance(value.number, Text):
        return voice.say(value.number)
    said = voice.say(value.number)
    unit = value.unit.say(voice.lang) if isinstance(value.unit, Text) else value.unit or ""
    code, _, per = unit.partition(" ")
    if voice.lang == "en" and code in CURRENCIES and not per[:1].isdigit():  # CNY 38 per request, 38 CNY 10,000
        return f"{code} {said} {per}".rstrip()
    if not unit or said.endswith(unit):
        return said
    word = unit.isascii() and len(unit) > len("kg")  # a Latin word stands apart in Chinese too
    return f"{said}{unit}" if unit in _CLOSE_UNITS or (voice.lang == "zh" and not word) else f"{said} {unit}"


def _part(voice: Voice, value: Part) -> str:
    name = getattr(value, "name", None) or getattr(value, type(value).shorthand, None)
    return voice.say(name)


Voice.speak = {
    type(None): lambda voice, value: "",
    Text: lambda voice, value: value.say(voice.lang),
    Ref: lambda voice, value: voice.name(value),
    StrEnum: lambda voice, value: voice.words.value(value),
    str: _plain,
    bool: lambda voice, value: voice.words.get(f"formats.flag.{'true' if value else 'false'}"),
    int: lambda voice, value: f"{value:,}",
    Num: _num,
    Decimal: _decimal,
    date: lambda voice, value: voice.day(value),
    Dur: _duration,
    Freq: _frequency,
    Period: _period,
    tuple: _many,
    Dependency: _dependency,
    Part: _part,
    Quantity: _quantity,
    Money: lambda voice, value: voice.money(value),
    Month: lambda voice, value: voice.day(value.day, value.style),
    Phrase: lambda voice, value: voice.fill(value.key, value.args, value.long),
}
