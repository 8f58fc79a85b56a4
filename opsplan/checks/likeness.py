"""When two names say the same: the same words in any order, or in Chinese a character more; the words are data.

What counts for nothing (filler), what means the same (same), and what makes all the difference (apart) is in the
catalogue under `vocabulary`. Names that only differ in a number, or in one word for another (early and late shift), are
different. With a character more of five or above two names have a similarity (Dice) of 0.85 and more.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from opsplan.model.text import Text
from opsplan.words import words

#: What a name is made of: numbers, words of letters, single Chinese characters.
_TOKEN = re.compile(r"\d+(?:[.\-]\d+)*|[^\W\d_\u3400-\u9fff]+|[\u3400-\u9fff]")
_HAN = ("\u3400", "\u9fff")
#: The endings of an English word, the longest first, and what stands for each.
_ENDINGS = (("'s", ""), ("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
#: So many tokens have the shorter and the longer one of two names that differ in a character.
LEAST, MOST = 4, 40

#: A name as what counts in it, sorted.
Key = tuple[str, ...]


def key(name: Text) -> Key:
    """Return what counts in a name, in its first language; equal for names that say the same."""
    lang = "zh" if name.has("zh") else "en"
    text = name.say(lang).lower().replace("-", "" if lang == "en" else "-")
    return _key(text, lang) or (text,)


def _key(text: str, lang: str) -> Key:
    bared = _filler(lang).sub(" ", text)
    if lang == "zh":
        same = _same("zh")
        bared = _sames().sub(lambda found: same[found[0]], bared)
    tokens = _TOKEN.findall(bared)
    rest = [token for token in tokens if not token[0].isdigit()]
    # Numbers stay in their order: shop 1 of region 2 is not shop 2 of region 1.
    numbers = ["#" + " ".join(token for token in tokens if token[0].isdigit())] if len(rest) < len(tokens) else []
    return (*numbers, *sorted(map(_meant, rest) if lang == "en" else rest))


def neighbours(keys: Iterable[Key]) -> Mapping[Key, tuple[Key, ...]]:
    """Return for each key those of the others that have one Chinese character more or less."""
    known = set(keys)
    found: dict[Key, list[Key]] = defaultdict(list)
    for one in known:
        if LEAST < len(one) <= MOST:
            for shorter in _shortened(one) & known:
                found[one].append(shorter)
                found[shorter].append(one)
    return {one: tuple(sorted(near)) for one, near in found.items()}


def _shortened(one: Key) -> set[Key]:
    """Return a key without each of its characters but those that make all the difference."""
    apart = _apart()
    return {
        one[:place] + one[place + 1 :]
        for place, token in enumerate(one)
        if _HAN[0] <= token[0] <= _HAN[1] and not apart.fullmatch(token)
    }


def is_shared(name: Text) -> bool:
    """Tell whether a name says what everybody does besides: other work as assigned."""
    return any(_pattern("shared", lang).search(name.say(lang)) for lang in ("zh", "en") if name.has(lang))


@cache
def _meant(token: str) -> str:
    """Return the stem of the first of the words that mean what an English one means."""
    return _same("en").get(stem := _stem(token), stem)


def _stem(word: str) -> str:
    """Return an English word without its ending: handle, handles, handling; organise, organize; colour, color."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(instead) > 2 and not word.endswith("ss"):
            word = word.removesuffix(ending) + instead
            break
    word = word.replace("is", "iz").replace("our", "or")
    return re.sub(r"([^aeiousz])\1$", r"\1", word.removesuffix("e"))


def _filler(lang: str) -> re.Pattern[str]:
    return _pattern("filler", lang)


@cache
def _apart() -> re.Pattern[str]:
    return _pattern("apart", "zh")


@cache
def _pattern(of: str, lang: str) -> re.Pattern[str]:
    return re.compile(words(lang).get(f"vocabulary.{of}"), re.IGNORECASE)


@cache
def _same(lang: str) -> Mapping[str, str]:
    """Return for each word the first one of those that mean the same, in English by its stem."""
    groups = [one.split("/") for one in str(words(lang).get("vocabulary.same")).split()]
    made = [[_stem(word) if lang == "en" else word for word in group] for group in groups]
    return {word: group[0] for group in made for word in group}


@cache
def _sames() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_same("zh"), key=len, reverse=True))))
