"""How a number, a day or a duration that cannot be read is to be written instead."""

from __future__ import annotations

import re
from decimal import Decimal

from opsplan.model.dates import Period, guess_period
from opsplan.model.duration import Dur

#: Nobody means a longer one; in such a text a search would begin anew at every digit.
_LONGEST = 100
#: A number and what stands behind it; the Chinese multiples that no number is written with.
_WITH_UNIT = re.compile(r"([+-]?[\d,]*\.?\d+\s*[万亿]?)\s*([^\d\s.,][^\d]*)")
_TIMES = {"百万": 1_000_000, "千万": 10_000_000, "百": 100, "千": 1000}
#: Not 千克 and 百分点: what is counted or paid stands behind a multiple, or nothing.
_MULTIPLE = re.compile(r"([百千]万|[百千])(?=$|[元块人次件个单名家份户台])")
#: A day without its year; the end of a year or a month; a day and what happens on it.
_DAY_OF_YEAR = re.compile(r"(1[0-2]|0?[1-9])(?:月|/)(3[01]|[12]\d|0?[1-9])[日号]?")
_END = re.compile(r"(?:(\d{4})年)?((?:(?:1[0-2]|0?[1-9])月)?)(?:年?[底末]|以?前|之?内)")
_DAY_AND_MORE = re.compile(r"(\d{4})年(1[0-2]|0?[1-9])月(3[01]|[12]\d|0?[1-9])[日号][^\d]+")
_WITHIN = re.compile(r"(?:不超过|最多|约|大约)?\s*(.*?)\s*(?:之内|以内|内|左右|以上|之后|后)?")


def number(text: str) -> str:
    """Return the number alone of one with its unit (`30秒`, `5千元`), or nothing."""
    found = _WITH_UNIT.fullmatch(text) if len(text) <= _LONGEST else None
    if not found:
        return ""
    multiple = _MULTIPLE.match(found[2])
    if not multiple or found[1][-1] in "万亿":
        return found[1].strip()
    return f"{(Decimal(found[1].replace(',', '')) * _TIMES[multiple[1]]).normalize():f}"


def day(text: str, year: str) -> tuple[str, bool]:
    """Return the day that is meant by one without its year, or by the end of a month or a year; or nothing.

    `year` is that of the plan, if it is known; the second value tells whether the day got its year from there.
    """
    if found := _DAY_AND_MORE.fullmatch(text):
        return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}", False
    if (found := _END.fullmatch(text)) and (found[1] or year):
        last = Period.parse(guess_period(f"{found[1] or year}年{found[2]}")).last
        return last.isoformat(), not found[1]
    if (found := _DAY_OF_YEAR.fullmatch(text)) and year:
        return f"{year}-{int(found[1]):02}-{int(found[2]):02}", True
    return "", False


#: English words for the units of time, without the s at their end.
_UNITS = {
    "second": "s", "sec": "s", "minute": "min", "hour": "h", "hr": "h", "day": "d", "working day": "d",
    "business day": "d", "calendar day": "cd", "week": "w", "month": "mo", "quarter": "q", "year": "y",
}  # fmt: skip
_IN_ENGLISH = re.compile(rf"(\d+(?:\.\d+)?)[ -]?({'|'.join(sorted(_UNITS, key=len, reverse=True))})s?", re.IGNORECASE)


def duration(text: str) -> str:
    """Return the duration that stands in a few more words (`四小时以内`, `10 working days`), or nothing."""
    if english := _IN_ENGLISH.fullmatch(text.strip()):
        return f"{english[1]}{_UNITS[english[2].lower()]}"
    found = _WITHIN.fullmatch(text) if len(text) <= _LONGEST else None
    inner = found[1] if found else ""
    if not inner or inner == text:
        return ""
    try:
        Dur.parse(inner)
    except ValueError:
        return ""
    return inner
