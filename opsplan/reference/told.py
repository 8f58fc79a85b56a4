"""What is said of a field, in one language: what it takes, its values, its default, the chapters that print it."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Any

from opsplan.kinds import chapter_fields
from opsplan.model import shape
from opsplan.model.base import Entity
from opsplan.model.document import CHAPTERS
from opsplan.model.duration import Dur
from opsplan.model.frequency import WORDS
from opsplan.model.sort import Sort
from opsplan.model.style import Theme
from opsplan.reference.find import Place
from opsplan.words import kebab, words

#: A value as it is written, its Chinese spelling, and its label.
Choice = tuple[str, str, str]
SEPARATORS = {"zh": "、", "en": ", "}


def takes(kind: Sort, lang: str) -> str:
    """Return what a field takes, in plain words."""
    say = words(lang).say
    if kind.to is not None:
        said = say("cli.fields.sorts.reference", {"kinds": _entities(kind, lang)})
        own = "period" if kind.to.period else "text" if kind.to.text else "words" if kind.to.words else ""
        told = SEPARATORS[lang].join(_word(one, lang) for one in kind.to.words)
        said += say(f"cli.fields.or.{own}", {"words": told}) if own else ""
    else:
        said = str(words(lang).get(f"cli.fields.sorts.{kind.name}"))
        said += say("cli.fields.or.own", {}) if kind.own else ""
    several = kind.many and kind.name != "text-or-list"
    return said + (say("cli.fields.or.many", {}) if several else "")


def _entities(kind: Sort, lang: str) -> str:
    assert kind.to is not None
    named = [str(words(lang).get(f"entities.{one}")) for one in kind.to.kinds]
    *rest, last = named
    return str(words(lang).get("formats.or")).join(filter(None, (SEPARATORS[lang].join(rest), last)))


def _word(word: str, lang: str) -> str:
    return str(words(lang).get(f"references.{word}")) if lang == shape.KEY_LANG else word


def choices(kind: Sort, lang: str) -> tuple[Choice, ...]:
    """Return the values that a field chooses from; none where it does not."""
    if kind.name == "choice" and kind.kind is not None:
        return tuple(_choice(str(one), f"values.{kebab(kind.kind.__name__)}.{one}", lang) for one in kind.kind)
    if kind.name == "theme":
        return tuple(_choice(str(one), f"values.theme.{one}", lang) for one in Theme)
    if kind.name == "frequency":
        return tuple(_choice(one, f"values.frequency.{one}", lang) for one in WORDS)
    if kind.name in ("chapter", "chapter-texts"):
        return tuple((one, "", str(words(lang).get(f"chapters.{one}"))) for one in CHAPTERS)
    return ()


def _choice(value: str, label: str, lang: str) -> Choice:
    return value, str(words(shape.KEY_LANG).get(label)), "" if lang == shape.KEY_LANG else str(words(lang).get(label))


def default(place: Place, lang: str) -> str:
    """Return what holds where nothing is written; nothing where that is nothing."""
    if place.sort.name == "id" and issubclass(place.part, Entity) and place.part.prefix:
        return words(lang).say("cli.fields.numbered", {"prefix": place.part.prefix})
    return _said(place.field.get_default(), lang) if not place.field.is_required() else ""


def _said(value: Any, lang: str) -> str:
    if isinstance(value, bool):
        said = str(value).lower()
        return _both(said, str(words(lang).get(f"formats.flag.{said}")), lang)
    if isinstance(value, StrEnum):
        return _both(str(value), words(lang).value(value), lang)
    if isinstance(value, tuple):
        return SEPARATORS[lang].join(_said(one, lang) for one in value)
    if isinstance(value, Dur):
        return f"{value.amount:f}{value.unit}"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value) if isinstance(value, int | str) else ""


def _both(value: str, label: str, lang: str) -> str:
    """Return a value with its label in brackets, in Chinese the other way round."""
    text, more = (label, value) if lang == shape.KEY_LANG else (value, label)
    return words(lang).say("formats.bracketed", {"text": text, "more": more})


def chapters(place: Place, lang: str) -> tuple[str, ...]:
    """Return the titles of the chapters that what is at a path fills, exactly as the kinds say it: by its section.

    Where a chapter takes one field of a section only, it is that field's.
    """
    found = [name for name, paths in chapter_fields().items() if any(_fills(one, place.path) for one in paths)]
    return tuple(str(words(lang).get(f"chapters.{one}")) for one in found)


def _fills(listed: str, path: tuple[str, ...]) -> bool:
    steps = tuple(listed.split("."))
    shared = min(len(steps), len(path))
    return steps[:shared] == path[:shared]


def keys(place: Place) -> tuple[str, ...]:
    """Return the Chinese keys of a field, the one that is written first; a label that a document prints among them."""
    accepted = shape.spellings(place.part)
    label, more = shape.label(shape.KEY_LANG, place.part, place.key), shape.further(place.part, place.key)
    first = shape.called(shape.KEY_LANG, place.part, place.key)
    return tuple(dict.fromkeys(one for one in (first, label, *more) if accepted.get(one) == place.key))


def shorthand(place: Place, style: str) -> str:
    """Return the key, in a style, that a bare text stands for in the part that a field holds, or nothing."""
    inner = place.inner
    return shape.called(style, inner, inner.shorthand) if inner is not None and inner.shorthand else ""
