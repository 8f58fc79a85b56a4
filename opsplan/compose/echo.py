"""The two voices of a bilingual document's values: the first says all of it, the second what is left to say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from opsplan.compose.phrase import Money, Phrase, Quantity
from opsplan.compose.voice import Voice, unit_name
from opsplan.model.dates import Period
from opsplan.model.duration import Dur
from opsplan.model.feedback import FeedbackItem
from opsplan.model.frequency import Freq
from opsplan.model.organisation import Role
from opsplan.model.references import Ref
from opsplan.model.text import Text
from opsplan.model.values import Num
from opsplan.model.work import Dependency
from opsplan.words import fill, words

_SILENT = "\0"
#: What no space follows, and what none goes before: nothing at all is one of each.
_OPENING, _CLOSING = ("", "(", "（"), ("", ")", "）", ".", "。")
#: What stands around a gap that stays empty.
_AROUND = re.compile(r"[(（]\0[)）]|^\0\.\s|(?:[\s,;:，；：、–—/+]|\0)*\0(?:[\s,;:，；：、–—/+]|\0)*")

#: Brackets in which all gaps were empty.
_HOLLOW = re.compile(r"\s*[(（][)）]")


class Lead(Voice):
    """The first voice: values in its language, but dates, periods and amounts in the form that every language reads."""

    def __init__(self, prose: Voice) -> None:
        super().__init__(prose.lang, prose.by_id)
        self._prose = prose
        self._shared = words("both")

    def day(self, day: date, style: str = "table") -> str:
        """Return a date in figures where the style has such a form."""
        key = f"formats.date.{style}"
        return day.isoformat()[: self._shared.get(key)] if self._shared.has(key) else super().day(day, style)

    def money(self, value: Money) -> str:
        """Return an amount with the code of its currency: CNY 8,000."""
        return fill(self._shared.get("formats.money"), {"amount": f"{value.amount:,f}", "currency": value.currency})

    def fill(self, key: str, args: Mapping[str, object], long: bool = False) -> str:
        """Return words of the catalogue with their gaps filled; a sentence as it is in a document of one language."""
        if long:
            left = lacks("zh", args.values()) and not lacks("en", args.values())
            return "" if left else self._prose.fill(key, args, long)
        own = f"first.{key}"
        if not self._shared.has(own):
            return super().fill(key, args)
        return fill(self._shared.get(own), {name: self.say(value) for name, value in args.items()})


class Echo(Voice):
    """The second voice: its own words for what the first has said, without what needs no translation.

    That is numbers, dates, ids, and every text that is there in one language only. A sentence it says whole.
    """

    def __init__(self, prose: Voice) -> None:
        super().__init__(prose.lang, prose.by_id)
        self._prose = prose
        self._shared = words("both")

    def day(self, day: date, style: str = "table") -> str:
        """Return a date where it has no form in figures."""
        return "" if self._shared.has(f"formats.date.{style}") else super().day(day, style)

    def money(self, value: Money) -> str:
        """Return nothing: the first voice says amounts for both."""
        return ""

    def fill(self, key: str, args: Mapping[str, object], long: bool = False) -> str:
        """Return words of the catalogue without the gaps in which nothing is left to say."""
        whole = not lacks("en", args.values())
        if long:
            return self._prose.fill(key, args, long) if whole else ""
        own = f"second.{key}"
        found = self._shared.get(own) if self._shared.has(own) else self.words.get(key)
        pattern = found if isinstance(found, str) else found["one" if args.get("n") == 1 else "other"]
        said = {name: self.say(value) for name, value in args.items()}
        if not any(said.values()) and not whole:
            return ""
        return fill(without_gaps(pattern, {name for name, one in said.items() if not one}), said)

    def name(self, ref: str) -> str:
        """Return the name of what an id stands for, where it has one in this language too."""
        entity = self.by_id.get(ref)
        if entity is None:
            key = f"references.{ref}"
            return str(self.words.get(key)) if self.words.has(key) else ""
        name = entity.category or entity.text if isinstance(entity, FeedbackItem) else getattr(entity, "name", None)
        said = _text(self, name) if isinstance(name, Text) else ""
        people = self.say(entity.people) if isinstance(entity, Role) else ""
        return (
            self.words.say("formats.bracketed", {"text": said, "more": people}) if said and people else said or people
        )


def lacks(lang: str, values: Iterable[object]) -> bool:
    """Tell whether a text, or one in a gap of a phrase, is not there in a language."""
    return any(
        lacks(lang, _gaps(lang, one)) if isinstance(one, Phrase) else isinstance(one, Text) and not one.has(lang)
        for one in values
    )


def _gaps(lang: str, phrase: Phrase) -> list[object]:
    """Return the arguments that the words of a phrase say."""
    said = str(words(lang).get(phrase.key))
    return [value for name, value in phrase.args.items() if f"{{{name}}}" in said]


def without_gaps(pattern: str, empty: set[str]) -> str:
    """Return a pattern without some of its gaps, and without the signs and spaces that belonged to them."""
    marked = re.sub(r"\{(\w+)\}", lambda gap: _SILENT if gap[1] in empty else gap[0], pattern)
    while _SILENT in marked:
        marked = _AROUND.sub(_left, marked)
    return _HOLLOW.sub("", marked)


def _left(match: re.Match[str]) -> str:
    """Return what stays of the signs around an empty gap: a space between words, nothing at either end."""
    if match[0][0] in "(（":
        return _SILENT
    before, behind = match.string[: match.start()], match.string[match.end() :]
    return "" if before[-1:] in _OPENING or behind[:1] in _CLOSING else " "


def _text(voice: Voice, value: Text) -> str:
    """Return a text in the second language, or nothing where the first voice has said all there is of it."""
    both = value.zh is not None and value.en is not None and value.zh != value.en
    return value.say(voice.lang) if both else ""


def _many(voice: Voice, value: tuple[Any, ...]) -> str:
    return voice.join([said for one in value if (said := voice.say(one))])


def _duration(voice: Voice, value: Dur) -> str:
    """Return the unit alone: 个工作日 has the number."""
    unit = unit_name(voice, "" if value.least is not None else f"{value.amount:f}", value.unit)
    if value.least is None or value.least_unit == value.unit:
        return unit
    return f"{unit_name(voice, f'{value.least:f}', value.least_unit)}–{unit}"


def _frequency(voice: Voice, value: Freq) -> str:
    if value.text is not None:
        return _text(voice, value.text)
    if value.every is not None:
        said = fill(words("both").get("second.formats.every"), {"unit": _duration(voice, value.every)})
    else:
        said = str(voice.words.get(f"values.frequency.{value.word}"))
    if value.times > 1:
        said = fill(words("both").get("second.formats.times"), {"period": said.lower()})
    when = _text(voice, value.on) if value.on else ""
    return voice.words.say("formats.bracketed", {"text": said, "more": when}) if when else said


def _quantity(voice: Voice, value: Quantity) -> str:
    if isinstance(value.number, Text):
        return _text(voice, value.number)
    return _text(voice, value.unit) if isinstance(value.unit, Text) and value.number is not None else ""


def _nothing(voice: Voice, value: object) -> str:
    return ""


Lead.speak = {**Voice.speak, Period: lambda voice, value: value.name}
_SILENT_TYPES = (str, int, Num, Decimal, Period)
_ECHOES: Mapping[type, Callable[[Any, Any], str]] = {
    Text: _text,
    Ref: lambda voice, value: voice.name(value),
    tuple: _many,
    Dur: _duration,
    Freq: _frequency,
    Quantity: _quantity,
    Dependency: lambda voice, value: _duration(voice, value.lag) if value.lag else "",
}
Echo.speak = {**Voice.speak, **dict.fromkeys(_SILENT_TYPES, _nothing), **_ECHOES}
