"""Dates, and periods such as a month, a quarter or a week."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Annotated

from msgspec import Struct
from pydantic import ValidationInfo

from opsplan.model.reading import Reads, Value, context, invalid, written

_DAY = re.compile(r"(\d{4})([-/.]|年)(\d{1,2})([-/.]|月)(\d{1,2})日?")
#: The day, the month and the year in English, in either order; a month is known by its first three letters.
_IN_ENGLISH = (
    re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[ -](?P<month>[A-Za-z]{3,9})\.?,?[ -](?P<year>\d{4})"),
    re.compile(r"(?P<month>[A-Za-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})"),
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def parse_day(raw: object) -> date:
    """Return the date that `raw` says: `2026-04-17`, or another spelling with the year first."""
    text = written(raw, "date-expected")
    match = _DAY.fullmatch(text)
    if match is None or (match[2], match[4]) not in {("-", "-"), ("/", "/"), (".", "."), ("年", "月")}:
        raise invalid("date-expected", value=text, fix=guess_day(text))
    year, month, day = int(match[1]), int(match[3]), int(match[5])
    try:
        return date(year, month, day)
    except ValueError:
        raise invalid("date-impossible", value=text, fix=_nearest_day(year, month, day)) from None


def guess_day(text: str) -> str:
    """Return how a date of another spelling is to be written, both ways if it can be read in two, or nothing."""
    if re.fullmatch(r"\d{8}", text):
        return _if_real(int(text[:4]), int(text[4:6]), int(text[6:]))
    for form in _IN_ENGLISH:
        if (said := form.fullmatch(text)) and (month := _month(said["month"])):
            return _if_real(int(said["year"]), month, int(said["day"]))
    match = re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", text)
    if match is None:
        return ""
    one, two, year = int(match[1]), int(match[2]), int(match[3])
    return " / ".join(dict.fromkeys(filter(None, (_if_real(year, two, one), _if_real(year, one, two)))))


def _month(name: str) -> int:
    """Return the number of a month by its English name, or 0."""
    short = name[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def _if_real(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _nearest_day(year: int, month: int, day: int) -> str:
    if not (1 <= month <= 12 and year >= 1 and day >= 1):
        return ""
    return date(year, month, min(day, monthrange(year, month)[1])).isoformat()


_PERIOD = re.compile(r"(FY)?(\d{4})(?:-(?:(H[12])|(Q[1-4])|(W\d{1,2})|(\d{1,2})))?", re.IGNORECASE)


class Period(Struct, Value, frozen=True):
    """A stretch of time: `2026`, `2026-H1`, `2026-Q2`, `2026-06`, `2026-W23`, `FY2026`, `FY2026-Q1`, or a date."""

    name: str
    first: date
    last: date

    @classmethod
    def parse(cls, raw: object, lang: str = "zh", fiscal_start: int = 1) -> Period:
        """Return the period that `raw` says; fiscal years begin in the month `fiscal_start`."""
        text = written(raw, "period-expected")
        match = _PERIOD.fullmatch(text)
        if match is None:
            if not _DAY.fullmatch(text):
                raise invalid("period-expected", value=text, fix=guess_period(text))
            day = parse_day(text)
            return cls(day.isoformat(), day, day)
        fiscal, year, half, quarter, week, month = match.groups()
        begin = fiscal_start if fiscal else 1
        if week:
            return cls._of_week(text, int(year), int(week[1:]))
        if month:
            if fiscal or not 1 <= int(month) <= 12:
                raise invalid("period-expected", value=text)
            return cls(f"{year}-{int(month):02}", *months(int(year), int(month), 1))
        offset = 6 * (int(half[1]) - 1) if half else 3 * (int(quarter[1]) - 1) if quarter else 0
        return cls(text.upper(), *months(int(year), begin + offset, 6 if half else 3 if quarter else 12))

    @classmethod
    def _of_week(cls, text: str, year: int, week: int) -> Period:
        try:
            monday = date.fromisocalendar(year, week, 1)
        except ValueError:
            raise invalid("period-expected", value=text) from None
        return cls(f"{year}-W{week:02}", monday, monday + timedelta(days=6))

    @classmethod
    def _validate(cls, raw: object, info: ValidationInfo) -> Period:
        return raw if isinstance(raw, cls) else cls.parse(raw, fiscal_start=context(info, "fiscal_start", 1))


_HALVES = {"上": "H1", "下": "H2"}
_QUARTERS = {"一": "1", "二": "2", "三": "3", "四": "4"}


def guess_period(text: str) -> str:
    """Return how a period of another spelling is to be written, or nothing: `2026Q2`, `Q2 2026`, `2026年6月`."""
    if (match := re.fullmatch(r"([A-Za-z]{3,9})\.?,?[ -](\d{4})", text)) and (month := _month(match[1])):
        return f"{match[2]}-{month:02}"
    if match := re.fullmatch(r"(\d{4})[年/. ]?(1[0-2]|0?[1-9])月?", text):
        return f"{match[1]}-{int(match[2]):02}"
    if match := re.fullmatch(r"(\d{4})[年/. ]?([上下])半年", text):
        return f"{match[1]}-{_HALVES[match[2]]}"
    if match := re.fullmatch(r"(\d{4})[年/. ]?第?([1-4一二三四])季度?", text):
        return f"{match[1]}-Q{_QUARTERS.get(match[2], match[2])}"
    if match := re.fullmatch(r"(\d{4})[年/. ]?([QH][1-4]|W\d{1,2})|([QH][1-4])[/. -]?(\d{4})", text.upper()):
        return f"{match[1] or match[4]}-{match[2] or match[3]}"
    return f"{text[:4]}" if re.fullmatch(r"\d{4}年度?", text) else ""


def months(year: int, month: int, count: int) -> tuple[date, date]:
    """Return the first and the last day of `count` months from a month on (13 is the January after)."""
    first = date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    end = month - 1 + count
    return first, date(year + end // 12, end % 12 + 1, 1) - timedelta(days=1)


def _day(raw: object) -> date:
    return raw if isinstance(raw, date) else parse_day(raw)


def _first_day(raw: object, info: ValidationInfo) -> date:
    return raw if isinstance(raw, date) else _edge(raw, info).first


def _last_day(raw: object, info: ValidationInfo) -> date:
    return raw if isinstance(raw, date) else _edge(raw, info).last


def _edge(raw: object, info: ValidationInfo) -> Period:
    text = written(raw, "date-expected")
    if _PERIOD.fullmatch(text) and not re.fullmatch(r"\d{8}", text):
        return Period.parse(text, fiscal_start=context(info, "fiscal_start", 1))
    if not _DAY.fullmatch(text) and (period := guess_period(text)):
        raise invalid("date-expected", value=text, fix=period)
    day = parse_day(text)
    return Period(text, day, day)


Day = Annotated[date, Reads(_day)]
#: A date, or a period that means its first day (`start`) or its last (`due`, `finish`).
FirstDay = Annotated[date, Reads(_first_day, informed=True)]
LastDay = Annotated[date, Reads(_last_day, informed=True)]
