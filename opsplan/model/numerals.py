"""Numbers in Chinese characters, as they stand before a unit of time: 三天, 两周, 十五分钟, 半年, 一个半月."""

from __future__ import annotations

import re

_DIGITS = {char: number for number, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_NUMERAL = "[零〇一二两三四五六七八九十百]+"
_COUNTED = re.compile(rf"({_NUMERAL})(?=\.5|[个秒分小天日周星月季年次至到~–-]|工作日|自然日)")
#: Half a unit, as so many of the next smaller one where there is a whole number of them.
_HALVES = {"半年": "6个月", "半小时": "30分钟", "半个小时": "30分钟", "半分钟": "30秒", "半": "0.5"}
_HALF = re.compile("|".join(_HALVES))
#: Half a unit more: 一个半月, 三天半.
_MORE = (
    (re.compile(rf"({_NUMERAL}|\d+)个半(?=小时|月|季度|星期)"), r"\1.5个"),
    (re.compile(rf"({_NUMERAL}|\d+)(天|日|周|年|个?小时|分钟)半"), r"\1.5\2"),
)


def in_digits(text: str) -> str:
    """Return a text with its Chinese numbers that count something in digits: `三天` is `3天`, `半年` `6个月`."""
    if text.isascii():
        return text
    for pattern, more in _MORE:
        text = pattern.sub(more, text)
    text = _HALF.sub(lambda found: _HALVES[found[0]], text)
    return _COUNTED.sub(lambda found: str(_number(found[1])), text)


def _number(numeral: str) -> int:
    """Return the value of a Chinese number below a thousand: 二十一 is 21, 一百零五 105."""
    hundreds, found, rest = numeral.rpartition("百")
    total = 100 * (_digit(hundreds) if found else 0)
    tens, found, ones = rest.rpartition("十")
    return total + (10 * (_digit(tens) if tens else 1) if found else 0) + (_digit(ones) if ones else 0)


def _digit(numeral: str) -> int:
    return int("".join(str(_DIGITS[char]) for char in numeral) or 1)
