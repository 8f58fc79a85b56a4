"""What a document says in its language or languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from opsplan.columns import width
from opsplan.compose.phrase import Numbered, Phrase
from opsplan.compose.voice import Voice
from opsplan.lines import Lines, after
from opsplan.model.references import Ref

#: Names that take more columns than this stand on lines of their own, not in a row with others.
JOINED = 28


class Raw(str):
    """Markdown that is finished: what a template prints of it is not escaped again."""

    __slots__ = ()


class Speaker:
    """The voice of a document in one language; `Bilingual` has two, and says nothing twice that both can read."""

    def __init__(self, lang: str, *voices: Voice) -> None:
        self.lang = lang
        self.voices = voices

    @property
    def main(self) -> Voice:
        """Return the voice of the first language."""
        return self.voices[0]

    def line(self, value: object) -> str:
        """Return a value as one paragraph of plain text, a second language below the first."""
        return self.main.say(value)

    def inline(self, value: object) -> str:
        """Return a value as plain text on one line."""
        return self.main.say(value)

    def pair(self, texts: Mapping[str, str]) -> str:
        """Return words that are there in each language, as plain text on one line."""
        return texts[self.lang]

    def lines(self, value: object) -> Lines:
        """Return a value as paragraphs: texts of a list one each, everything else on one line."""
        if isinstance(value, Numbered):
            return tuple(after(f"{place}. ", self.line(one)) for place, one in enumerate(value.items, start=1))
        if not isinstance(value, tuple):
            said = self.line(value)
            return (said,) if said else ()
        if all(isinstance(one, Ref | StrEnum) for one in value):
            return self.listed(value)
        return tuple(line for one in value for line in self._item(one))

    def listed(self, values: tuple[object, ...]) -> Lines:
        """Return several references or values of an enumeration, joined; each for itself where they are long."""
        if len(values) > 1 and self.is_apart(values):
            return tuple(map(self.line, values))
        said = self.line(values)
        return (said,) if said else ()

    def is_apart(self, values: tuple[object, ...]) -> bool:
        """Tell whether several values are too long to stand in a row."""
        return max(width(self.line(one)) for one in values) > JOINED

    def _item(self, value: object) -> Iterator[str]:
        if isinstance(value, tuple):
            yield from (after("– ", self.line(one)) for one in value)
        elif said := self.line(value):
            yield said

    def prose(self, *values: object) -> Lines:
        """Return values as sentences of one paragraph."""
        return (sentences(self.main, values),)

    def day(self, style: str, day: date) -> str:
        """Return a date as an axis calls it."""
        return self.main.day(day, style)

    def label(self, row: Any, name: str) -> Lines:
        """Return the label of a row's field."""
        part, _, field = name.rpartition(".")
        return (self.line(_label(self.main, part or row.words, field)),)

    def catalogue(self, key: str) -> Mapping[str, str]:
        """Return the words of the catalogue below a key, by their own keys."""
        found: Mapping[str, str] = self.main.words.get(key)
        return found


def sentences(voice: Voice, values: Iterable[object]) -> str:
    """Return values as sentences that follow each other in one language."""
    return voice.between_sentences.join(map(voice.say, values))


def _label(voice: Voice, part: str, name: str) -> Phrase:
    name = name.rstrip("_")
    key = f"fields.{part}.{name}"
    return Phrase(key if voice.words.has(key) else f"columns.{name}")
