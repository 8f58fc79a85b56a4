"""What a document says in its language or languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from opsplan.compose.voice import Voice


class Raw(str):
    """Markdown that is finished: what a template prints of it is not escaped again."""

    __slots__ = ()


@dataclass(frozen=True)
class Speaker:
    """The voices of a document, one a language; two say a thing twice only where it differs."""

    voices: tuple[Voice, ...]

    @property
    def main(self) -> Voice:
        """Return the voice of the first language."""
        return self.voices[0]

    def lines(self, value: object) -> tuple[str, ...]:
        """Return a value as paragraphs of plain text."""
        said = [voice.lines(value) for voice in self.voices]
        return tuple(dict.fromkeys(line for lines in said for line in lines)) if len(said) > 1 else said[0]

    def inline(self, value: object) -> str:
        """Return a value as plain text on one line."""
        return " ".join(dict.fromkeys(voice.say(value) for voice in self.voices))

    def label(self, row: Any, name: str) -> tuple[str, ...]:
        """Return the label of a row's field, one line a language."""
        part, _, field = name.rpartition(".")
        return tuple(_label(voice, part or row.words, field) for voice in self.voices)

    def words(self, key: str, **args: object) -> tuple[str, ...]:
        """Return plain words of the catalogue with their gaps filled, one text a language."""
        return tuple(dict.fromkeys(voice.fill(key, args) for voice in self.voices))


def _label(voice: Voice, part: str, name: str) -> str:
    name = name.rstrip("_")
    key = f"fields.{part}.{name}"
    return str(voice.words.get(key if voice.words.has(key) else f"columns.{name}"))
