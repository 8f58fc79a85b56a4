"""Text in one or two languages."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from opsplan.model.reading import Value, invalid
from opsplan.words import LANGS


class Spoken(str):
    """A plain string that is in another language than the plan's: it comes from a base."""

    __slots__ = ("lang",)
    lang: str

    def __new__(cls, text: str, lang: str) -> Spoken:
        """Return a string that knows its language."""
        one = super().__new__(cls, text)
        one.lang = lang
        return one


class Text(Struct, Value, frozen=True):
    """A text of the plan: Chinese, English or both; at least one is there.

    A plain string is in the plan's language. Ends are trimmed, U+3000 included; everything within is kept.
    """

    zh: str | None = None
    en: str | None = None

    @classmethod
    def parse(cls, raw: object, lang: str) -> Text:
        """Return the text that `raw` (a string, or a mapping of zh and en) says; a plain string is in `lang`."""
        if isinstance(raw, str):
            lang = raw.lang if isinstance(raw, Spoken) else lang
            return cls(en=raw.strip()) if lang == "en" else cls(zh=raw.strip())
        if not isinstance(raw, Mapping):
            raise invalid("text-expected")
        strange = [key for key in raw if key not in LANGS]
        if strange:
            raise invalid("text-language", key=strange[0])
        wrong = [key for key, value in raw.items() if not isinstance(value, str)]
        if wrong:
            raise invalid("text-expected")
        texts = {key: value.strip() for key, value in raw.items() if value.strip()}
        if not texts:
            raise invalid("text-empty")
        return cls(**texts)

    def say(self, lang: str) -> str:
        """Return the text in `lang`, or else in the language it has."""
        wanted, other = (self.en, self.zh) if lang == "en" else (self.zh, self.en)
        return wanted if wanted is not None else other or ""

    def has(self, lang: str) -> bool:
        """Tell whether the text is there in `lang`."""
        return (self.en if lang == "en" else self.zh) is not None

    def all(self) -> tuple[str, ...]:
        """Return the one or two texts, Chinese first."""
        return tuple(text for text in (self.zh, self.en) if text is not None)


#: A list item of prose: a text, or a nested list of them (sub-bullets).
Item = Text | tuple[Text, ...]


def parse_item(raw: object, lang: str) -> Item:
    """Return a text, or a tuple of texts where `raw` is a list."""
    if isinstance(raw, list):
        return tuple(Text.parse(one, lang) for one in raw)
    return Text.parse(raw, lang)
