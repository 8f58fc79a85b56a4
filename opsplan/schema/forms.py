"""The forms of numbers, durations, dates and periods, as patterns of what the model reads.

Tests hold them against the model: what one takes the other reads.
"""

from __future__ import annotations

from opsplan.model.duration import UNITS
from opsplan.schema.patterns import one_of

#: Chinese numerals, read permissively: that their digits make a number is for the loader to say.
_NUMERAL = "[一二两三四五六七八九十百][零一二两三四五六七八九十百]*"
_AMOUNT = rf"(?:\d+(?:\.\d+)?|{_NUMERAL}|半)"
_UNIT = one_of(sorted({*UNITS, *UNITS.values()}, key=lambda unit: (-len(unit), unit)))
#: An amount and its unit, or half a unit more than whole ones: 三天半, 一个半月.
_LASTS = (
    rf"(?:{_AMOUNT}\s*(?:{_UNIT})|(?:\d+|{_NUMERAL})(?:个半(?:小时|月|季度|星期)|(?:天|日|周|年|小时|个小时|分钟)半))"
)
DURATION = rf"(?:{_AMOUNT}\s*(?:{_UNIT})?\s*(?:-|–|~|至|到)\s*)?{_LASTS}"
#: How many times: a whole number from 1 on.
TIMES = rf"0*[1-9]\d{{0,2}}|{_NUMERAL}"

_SIGN = r"(?:>=|<=|≥|≤|>|<)?\s*"
_DECIMALS = r"\.\d{1,12}"
NUMBER = rf"{_SIGN}(?:\+|-)?(?:(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,24}})(?:{_DECIMALS})?|{_DECIMALS})\s*(?:万|亿)?\s*%?"
PERCENT = rf"{_SIGN}\+?(?:0*\d{{1,2}}(?:{_DECIMALS})?|{_DECIMALS}|0*100(?:\.0{{1,12}})?)\s*%?"

_YEAR = r"(?!0000)\d{4}"
_LEAP = r"(?!0000)(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
_TO_28, _TO_30 = r"0?[1-9]|1\d|2[0-8]", r"0?[1-9]|[12]\d|30"


def _date(one: str, two: str) -> str:
    """Return the pattern of a date with these signs after year and month: no month 13, no 31st of April."""
    long, short = rf"(?:0?[13578]|1[02]){two}(?:{_TO_30}|31)", rf"(?:0?[469]|11){two}(?:{_TO_30})"
    return rf"(?:{_YEAR}{one}(?:{long}|{short}|0?2{two}(?:{_TO_28}))|{_LEAP}{one}0?2{two}29)日?"


DAY = "|".join([_date("-", "-"), _date("/", "/"), _date(r"\.", r"\."), _date("年", "月")])
PERIOD = rf"(?:FY)?{_YEAR}(?:-(?:H[12]|Q[1-4]|W(?:0?[1-9]|[1-4]\d|5[0-3])))?|{_YEAR}-(?:0?[1-9]|1[0-2])"
#: What is meant as a period or a date, well written or not.
DATED = r"(?:[Ff][Yy])?[0-9]{4}(?:[-/.][0-9HQWhqw]+)*|[0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日)?"
