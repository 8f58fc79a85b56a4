"""The nearest of several words, for hints; not one of those that plainly say the opposite of what was written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher, get_close_matches

#: So alike is what was probably meant; two characters of Chinese may have one wrong.
ALIKE, ALIKE_IN_TWO = 0.6, 0.5
#: So many of the nearest words are looked at.
MOST = 5
_DENIED = re.compile("[未不非没无]")
_DENIED_IN_ENGLISH = re.compile(r"(?:(?:not|non)[\s_-]?|un|in|im|dis)(?=\w{3})")
#: Characters that say the opposite of each other.
_OPPOSED = (
    "高低", "大小", "多少", "上下", "内外", "增减", "升降", "长短", "快慢", "前后", "早晚", "好坏", "正负", "进出",
    "收支", "买卖", "开关", "加减", "有无", "涨跌",
)  # fmt: skip


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that `word` was probably meant to be, or nothing."""
    words = list(dict.fromkeys(known))
    folded = {one.casefold(): one for one in words}
    if word.casefold() in folded:
        return folded[word.casefold()]
    cutoff = ALIKE if len(word) > 2 or word.isascii() else ALIKE_IN_TWO
    close = get_close_matches(word.casefold(), folded, n=MOST, cutoff=cutoff)
    if close:
        return next((folded[one] for one in close if not opposed(word.casefold(), one)), "")
    within = [one for one in words if len(word) > 1 and len(one) > 1 and (word in one or one in word)]
    within = [one for one in within if not opposed(word.casefold(), one.casefold())]
    return max(within, key=lambda one: SequenceMatcher(None, word, one).ratio(), default="")


def nearest_value(word: str, spelled: Mapping[str, str]) -> str:
    """Return the value of the spelling that `word` was probably meant to be, or nothing.

    Values are few, are told all together and differ in little (每月, 每日): nothing where two are as near.
    """
    near = nearest(word, spelled)
    if not near:
        return ""
    alike = {spelling: _ratio(word, spelling) for spelling in spelled}
    as_near = {spelled[spelling] for spelling, ratio in alike.items() if ratio >= alike[near]}
    return spelled[near] if len(as_near) == 1 else ""


def opposed(one: str, other: str) -> bool:
    """Tell whether two words that are alike say the opposite of each other: 未完成 and 已完成, met and unmet."""
    if bool(_DENIED.search(one)) != bool(_DENIED.search(other)) or _denies(one, other) or _denies(other, one):
        return True
    mine, others = set(one) - set(other), set(other) - set(one)
    return any(a in mine and b in others for pair in _OPPOSED for a, b in (tuple(pair), tuple(pair)[::-1]))


def _denies(one: str, other: str) -> bool:
    found = _DENIED_IN_ENGLISH.match(one)
    return found is not None and one[found.end() :][: len(other)] == other[: len(one) - found.end()]


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio()
