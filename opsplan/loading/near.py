"""The nearest of several words, for hints."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that `word` was probably meant to be, or nothing."""
    words = list(dict.fromkeys(known))
    folded = {one.casefold(): one for one in words}
    if word.casefold() in folded:
        return folded[word.casefold()]
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6 if len(word) > 2 or word.isascii() else 0.5)
    if close:
        return folded[close[0]]
    within = [one for one in words if len(word) > 1 and len(one) > 1 and (word in one or one in word)]
    return max(within, key=lambda one: SequenceMatcher(None, word, one).ratio(), default="")
