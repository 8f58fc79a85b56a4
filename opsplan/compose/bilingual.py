"""What a bilingual document says: a value once in Chinese, and in English only what Chinese has not said already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

from opsplan.compose.echo import Echo, Lead, lacks
from opsplan.compose.phrase import Phrase, Quantity
from opsplan.compose.speaker import JOINED as WIDE
from opsplan.compose.speaker import Speaker, sentences
from opsplan.compose.voice import Voice
from opsplan.lines import Line, Lines
from opsplan.model.base import Entity
from opsplan.model.duration import Dur
from opsplan.model.frequency import Freq
from opsplan.model.text import Text
from opsplan.model.work import Dependency
from opsplan.words import words

#: Values so short that both languages stand on one line.
SHORT = (StrEnum, bool, Dur, Freq, Quantity, Dependency)
#: What stands after a label; without its own words in the second language it shares the line of both labels.
LABELLED = "phrases.named"
#: A name of so many characters or fewer stands beside others; where one is longer, each stands with its translation.
JOINED = 10


class Bilingual(Speaker):
    """The voices of a document in two languages: whole sentences each in its own, values by `Lead` and `Echo`."""

    def __init__(self, by_id: Mapping[str, Entity]) -> None:
        prose = Voice("zh", by_id), Voice("en", by_id)
        super().__init__("both", *prose)
        self._lead, self._echo = Lead(prose[0]), Echo(prose[1])
        self._shared = words("both")

    def line(self, value: object) -> str:
        """Return a value as one paragraph: English stands below Chinese, beside it where both are short."""
        return self._said(value, " " if _is_short(value) else "\n")

    def inline(self, value: object) -> str:
        """Return a value on one line, English beside Chinese."""
        return self._said(value, " ")

    def _said(self, value: object, between: str) -> str:
        if isinstance(value, tuple) and between == " " and self._is_mixed(value):
            return _joined([self.inline(one) for one in value])
        if isinstance(value, Phrase) and value.key == LABELLED and not self._echo.say(value.args["what"]):
            return self._labelled(value.args["name"], value.args["what"])
        return paired(self._lead.say(value), self._echo.say(value), between)

    def _labelled(self, name: object, what: object) -> str:
        """Return a label in both languages before a value that is said once for both."""
        said, second = self._lead.say(what), self._echo.say(name)
        if not (second and said):
            return self._lead.say(Phrase(LABELLED, {"name": name, "what": what}))
        return Line.of(f"{self._lead.say(name)} ", second, f": {said}")

    def _is_mixed(self, values: tuple[object, ...]) -> bool:
        """Tell whether some of several values are there in both languages and others are not."""
        return len({bool(self._echo.say(one)) for one in values}) > 1

    def is_apart(self, values: tuple[object, ...]) -> bool:
        """Tell whether several values are too long to stand in a row, or not all there in both languages."""
        long = any(len(self._lead.say(one)) > JOINED or len(self._echo.say(one)) > WIDE for one in values)
        return long or self._is_mixed(values)

    def prose(self, *values: object) -> Lines:
        """Return values as sentences, a paragraph a language: what a language lacks is said in the other alone."""
        zh = [one for one in values if not lacks("zh", (one,)) or lacks("en", (one,))]
        en = [one for one in values if not lacks("en", (one,))]
        said = (sentences(voice, some) for voice, some in zip(self.voices, (zh, en), strict=True))
        return tuple(dict.fromkeys(filter(None, said)))

    def pair(self, texts: Mapping[str, str]) -> str:
        """Return words that are there in each language, English beside Chinese."""
        return paired(texts["zh"], texts["en"], " ")

    def day(self, style: str, day: date) -> str:
        """Return a date as an axis calls it."""
        return paired(self._lead.day(day, style), self._echo.day(day, style), " ")

    def catalogue(self, key: str) -> Mapping[str, str]:
        """Return the words of both catalogues below a key, each beside the other."""
        first, second = (voice.words.get(key) for voice in self.voices)
        shared = self._shared.get(key) if self._shared.has(key) else {}
        return {name: shared.get(name) or paired(first[name], second[name], " ") for name in first}


def speaker_of(lang: str, by_id: Mapping[str, Entity]) -> Speaker:
    """Return the voice of documents in a language, or the two voices of bilingual ones."""
    return Bilingual(by_id) if lang == "both" else Speaker(lang, Voice(lang, by_id))


def _is_short(value: object) -> bool:
    if isinstance(value, tuple):
        return bool(value) and all(isinstance(one, StrEnum) for one in value)
    whole = isinstance(value, Freq) and value.text is not None
    return isinstance(value, SHORT) and not (whole or isinstance(getattr(value, "number", None), Text))


def paired(first: str, second: str, between: str) -> str:
    """Return a text in two languages, or in one where the other says nothing or the same."""
    if not first or not second or first == second:
        return first or second
    return Line.of(first + between, second)


def _joined(texts: list[str]) -> str:
    """Return texts in one or two languages as a list on one line."""
    runs: list[tuple[bool, str]] = []
    for place, text in enumerate(texts):
        if place:
            runs.append((False, "、"))
        parts = text.parts if isinstance(text, Line) else (text,)
        runs += ((bool(turn % 2), part) for turn, part in enumerate(parts) if part)
    merged = tuple(_merged(runs))
    return Line.of(*merged) if len(merged) > 1 else "".join(merged)


def _merged(runs: list[tuple[bool, str]]) -> Iterator[str]:
    """Yield runs of one language as one, the first language first and then by turns."""
    here, held = False, ""
    for second, text in runs:
        if second is not here:
            yield held
            here, held = second, ""
        held += text
    yield held
