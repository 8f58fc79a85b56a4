"""Whether the name of a goal says what is to be reached, how much of it and by when; the words are in the catalogue."""

from __future__ import annotations

import re
from functools import cache

from opsplan.model.text import Text
from opsplan.words import LANGS, words


def is_vague(name: Text) -> bool:
    """Tell whether a name is made of one of the verbs that promise no result: 提升, improve."""
    return any(_pattern("vague", lang).search(text) for lang, text in _said(name))


def is_brief(name: Text) -> bool:
    """Tell whether a name is too short to name an object and a result, in each of its languages."""
    return all(len(_pattern("unit", lang).findall(text)) < _least(lang) for lang, text in _said(name))


def has_time(name: Text) -> bool:
    """Tell whether a name says by when: 6月底, by the end of June."""
    return any(_pattern("time", lang).search(text) for lang, text in _said(name))


def has_number(name: Text) -> bool:
    """Tell whether a name says how much, apart from when: 30%, 减半, by half."""
    bared = ((lang, _pattern("time", lang).sub(" ", text)) for lang, text in _said(name))
    return any(_pattern("number", lang).search(text) for lang, text in bared)


def has_deliverable(name: Text) -> bool:
    """Tell whether a name says what will be there to be held: 报告, a manual."""
    return any(_pattern("deliverable", lang).search(text) for lang, text in _said(name))


def _said(name: Text) -> list[tuple[str, str]]:
    return [(lang, name.say(lang)) for lang in LANGS if name.has(lang)]


@cache
def _pattern(of: str, lang: str) -> re.Pattern[str]:
    return re.compile(words(lang).get(f"vocabulary.{of}"), re.IGNORECASE)


@cache
def _least(lang: str) -> int:
    return int(words(lang).get("vocabulary.least"))
