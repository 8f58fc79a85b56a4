"""Numbers in Chinese characters, as they stand before a unit of time: 三天, 两周, 十五分钟, 两三天, 半年, 一个半月."""

from __future__ import annotations

import re

_ONES = {char: number for number, char in enumerate("零一二三四五六七八九")} | {"两": 2}
_ONE = "[一二两三四五六七八九]"
#: A number below a thousand as it is counted: 一百零五, 二十一, 十, 三.
_NUMERAL = rf"(?:{_ONE}百(?:零{_ONE}|{_ONE}十{_ONE}?)?|{_ONE}?十{_ONE}?|{_ONE})"
_ALONE = "(?<![零〇一二两三四五六七八九十百])"
_UNIT = "[个秒分小天日周星月季年次]|工作日|自然日"
_COUNTED = re.compile(rf"{_ALONE}({_NUMERAL})(?=\.5|[至到~–-]|{_UNIT})")
#: Two numbers side by side are the ends of a range: 两三天.
_RANGE = re.compile(rf"{_ALONE}({_ONE})({_ONE})(?={_UNIT})")
#: Half of a unit, as so many of the next smaller one where there is a whole number of them.
_HALVES = {"半年": "6个月", "半小时": "30分钟", "半个小时": "30分钟", "半分钟": "30秒", "半": "0.5"}
_HALF = re.compile(rf"(?<!半)(?:{'|'.join(_HALVES)})(?!半)")
#: Half a unit more: 一个半月, 三天半.
_MORE = (
    (re.compile(rf"({_NUMERAL}|\d{{1,9}})个半(?=小时|月|季度|星期)"), r"\1.5个"),
    (re.compile(rf"({_NUMERAL}|\d{{1,9}})(天|日|周|年|个?小时|分钟)半"), r"\1.5\2"),
)
#: A longer text is no number with its unit.
_LONGEST = 40


def in_digits(text: str) -> str:
    """Return a text with its Chinese numbers that count something in digits: `三天` is `3天`, `两三天` `2-3天`."""
    if text.isascii() or len(text) > _LONGEST:
        return text
    for pattern, more in _MORE:
        text = pattern.sub(more, text)
    text = _HALF.sub(lambda found: _HALVES[found[0]], text)
    text = _RANGE.sub(lambda found: f"{_ONES[found[1]]}-{_ONES[found[2]]}", text)
    return _COUNTED.sub(lambda found: str(_number(found[1])), text)


def _number(numeral: str) -> int:
    """Return the value of a number: 二十一 is 21, 一百零五 105."""
    hundreds, found, rest = numeral.rpartition("百")
    tens, ten, ones = rest.removeprefix("零").rpartition("十")
    return (100 * _ONES[hundreds] if found else 0) + (10 * _ONES.get(tens, 1) if ten else 0) + _ONES.get(ones, 0)
