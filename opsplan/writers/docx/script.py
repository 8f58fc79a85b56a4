"""Whose characters those are that Chinese and European text share: quotation marks, dashes, signs, accented letters.

Word gives them the Latin typeface unless a run hints at the East Asian one, and then all of them, so that `é`, `α` or
the apostrophe of `it’s` come out as wide as Han. A hint follows the language of what is read, not single characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

#: What the hint of a run may be: it wants the Chinese or the Latin typeface, or it is as its style says.
CHINESE, LATIN, STYLED = "eastAsia", "default", ""

#: From here on (① and above) a character is never Latin; between ASCII and here the hint decides.
_WIDE_FROM = "\u2460"
_SHARED = re.compile("[\u00a1-\u245f]")
#: Han and kana, but not dingbats and emoji.
_HAN_FROM, _EMOJI, _RARE_HAN = "\u2e80", "\U0001f000", "\U00020000"
#: Words of English that are no names; so many of them make a sentence.
_WORD = re.compile(r"(?<![A-Za-z])[a-z][a-z’]*")
_SENTENCE = 3
#: Right-to-left words, and those between them; then European words with letters that are not ASCII, apostrophes and
#: ranges within Latin text.
_RTL = "[\u0590-\u08ff]"
_LETTERS = "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u052f\u1e00-\u1fff"
_APART = re.compile(
    f"(?P<rtl>{_RTL}+(?:[ \u060c-]+{_RTL}+)*)"
    f"|(?<![A-Za-z])[A-Za-z]*[{_LETTERS}][A-Za-z{_LETTERS}]*"
    "|(?<=[0-9A-Za-z])[’–](?=[0-9A-Za-z])"
)


def is_plain(text: str) -> bool:
    """Tell whether a text holds no character whose typeface depends on a hint."""
    return text.isascii() or not _SHARED.search(text)


def is_wide(text: str) -> bool:
    """Tell whether a text holds a character that is never Latin."""
    return not text.isascii() and max(text) >= _WIDE_FROM


def hint(text: str) -> str:
    """Return whose typeface the shared characters of a text take: its language's, or its style's for a few signs."""
    han = sum(_HAN_FROM <= one < _EMOJI or one >= _RARE_HAN for one in text)
    words = len(_WORD.findall(text))
    if han:
        return CHINESE if han >= words else LATIN
    return LATIN if words >= _SENTENCE or _is_european(text) else STYLED


def _is_european(text: str) -> bool:
    return any(match["rtl"] is None for match in _APART.finditer(text))


def pieces(text: str, wanted: str) -> Iterator[tuple[str, str, bool]]:
    """Yield a text in pieces, each with its hint and whether it runs from right to left."""
    done = 0
    for match in _APART.finditer(text):
        if match["rtl"] is None and wanted != CHINESE:
            continue
        if done < match.start():
            yield text[done : match.start()], wanted, False
        yield match[0], LATIN if match["rtl"] is None else STYLED, match["rtl"] is not None
        done = match.end()
    if done < len(text):
        yield text[done:], wanted, False
