"""The values that a plan is made of besides text: numbers, dates, periods, durations.

Each class reads what an author wrote with `parse` and raises `invalid(...)`, whose type is a key of the catalogue's
`messages`; pydantic adds the path. Every scalar of a plan arrives here as the text that stands in the file.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from opsplan.model.numerals import in_digits


def invalid(message: str, **args: object) -> PydanticCustomError:
    """Return the error to raise for a value that cannot be read; `message` is a key of the catalogue's messages."""
    return PydanticCustomError(message, "{message}", {"message": message, **args})


def context(info: ValidationInfo, key: str, default: Any) -> Any:
    """Return what the loader said of the whole plan (`lang`, `fiscal_start`)."""
    return (info.context or {}).get(key, default)


def written(raw: object, message: str) -> str:
    """Return the trimmed text of a scalar, in half-width forms; a list or a mapping is `invalid(message)`."""
    if isinstance(raw, str | int | Decimal) and not isinstance(raw, bool):
        return unicodedata.normalize("NFKC", str(raw)).strip()
    raise invalid(message, value=_short(raw))


def _short(raw: object) -> str:
    return "[…]" if isinstance(raw, list) else "{…}" if isinstance(raw, Mapping) else str(raw)


@dataclass(frozen=True, slots=True)
class Reads:
    """How a field is read: by a function of what was written, and of the loader's context where it is `informed`.

    pydantic's own PlainValidator does the same, but looks at the function's signature anew for every field.
    """

    read: Callable[..., Any]
    informed: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return a schema that calls the function."""
        if self.informed:
            return core_schema.with_info_plain_validator_function(self.read)
        return core_schema.no_info_plain_validator_function(self.read)


class Value:
    """A value that reads itself from what an author wrote."""

    __slots__ = ()

    @classmethod
    def parse(cls, raw: object, lang: str) -> Self:
        """Return the value that `raw` says, or raise `invalid(...)`."""
        raise NotImplementedError

    @classmethod
    def _validate(cls, raw: object, info: ValidationInfo) -> Self:
        return raw if isinstance(raw, cls) else cls.parse(raw, context(info, "lang", "zh"))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return a schema that calls `parse`."""
        return core_schema.with_info_plain_validator_function(cls._validate)


_NUM = re.compile(r"(>=|<=|≥|≤|>|<)?\s*([+-]?)(\d{1,3}(?:,\d{3})+|\d{1,24})?(\.\d{1,12})?\s*(万|亿)?\s*(%)?")
_TIMES = {None: 1, "万": 10_000, "亿": 100_000_000}
_RELATION = {"≥": ">=", "≤": "<=", ">": ">=", "<": "<="}


class Num(Decimal, Value):
    """A number with the decimals that its author wrote; `30%` has the unit %, `>=95` the relation >=.

    `1,200`, `8万` and `1.5亿` are 1200, 80000 and 150000000.
    """

    __slots__ = ("relation", "unit")
    unit: str
    relation: str

    @classmethod
    def parse(cls, raw: object, lang: str = "zh") -> Num:
        """Return the number that `raw` says."""
        text = written(raw, "number-expected")
        match = _NUM.fullmatch(text)
        if match is None or not (match[3] or match[4]):
            raise invalid("number-expected", value=text)
        digits = f"{match[2]}{(match[3] or '0').replace(',', '')}{match[4] or ''}"
        number = Decimal(digits)
        if match[5]:
            number = (number * _TIMES[match[5]]).normalize()
            number = Decimal(int(number)) if number == number.to_integral() else number
        return cls.of(number, "%" if match[6] else "", _RELATION.get(match[1], match[1] or ""))

    @classmethod
    def of(cls, number: Decimal | int | str, unit: str = "", relation: str = "") -> Num:
        """Return a number with its unit and relation."""
        one = cls(number)
        one.unit, one.relation = unit, relation
        return one


_DAY = re.compile(r"(\d{4})([-/.]|年)(\d{1,2})([-/.]|月)(\d{1,2})日?")


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
    match = re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", text)
    if match is None:
        return ""
    one, two, year = int(match[1]), int(match[2]), int(match[3])
    return " / ".join(dict.fromkeys(filter(None, (_if_real(year, two, one), _if_real(year, one, two)))))


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


@dataclass(frozen=True, slots=True)
class Period(Value):
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
    day = parse_day(text)
    return Period(text, day, day)


Day = Annotated[date, Reads(_day)]
#: A date, or a period that means its first day (`start`) or its last (`due`, `finish`).
FirstDay = Annotated[date, Reads(_first_day, informed=True)]
LastDay = Annotated[date, Reads(_last_day, informed=True)]

UNITS = {
    "秒": "s", "分钟": "min", "分": "min", "小时": "h", "个小时": "h", "天": "d", "日": "d", "个工作日": "d",
    "工作日": "d", "个自然日": "cd",
    "自然日": "cd", "周": "w", "个星期": "w", "个月": "mo", "月": "mo", "个季度": "q", "季度": "q", "年": "y",
}  # fmt: skip
_UNIT = "|".join(["min", "mo", "cd", "s", "h", "d", "w", "q", "y", *sorted(UNITS, key=len, reverse=True)])
_DUR = re.compile(rf"(?:(\d+(?:\.\d+)?)\s*({_UNIT})?\s*[-–~至到]\s*)?(\d+(?:\.\d+)?)\s*({_UNIT})")


@dataclass(frozen=True, slots=True)
class Dur(Value):
    """A duration: amount and unit (s min h d cd w mo q y); of a range the longer end, with the shorter in `least`.

    `d` is a working day of the plan's calendar, `cd` a calendar day, `h` a clock hour.
    """

    amount: Decimal
    unit: str
    least: Decimal | None = None
    least_unit: str = ""

    @classmethod
    def parse(cls, raw: object, lang: str = "zh") -> Dur:
        """Return the duration that `raw` says: `3d`, `4h`, `3-5d`, `3个工作日`."""
        text = written(raw, "duration-expected")
        match = _DUR.fullmatch(in_digits(text))
        if match is None:
            raise invalid("duration-expected", value=text, fix=f"{text}d" if re.fullmatch(r"\d+(\.\d+)?", text) else "")
        unit = UNITS.get(match[4], match[4])
        least = Decimal(match[1]) if match[1] else None
        return cls(Decimal(match[3]), unit, least, UNITS.get(match[2], match[2] or unit) if match[1] else "")


_TRUE, _FALSE = {"true", "是", "1"}, {"false", "否", "0"}


def _flag(raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    text = written(raw, "flag-expected").lower()
    if text not in _TRUE | _FALSE:
        fix = "true" if text in {"yes", "on", "y", "对"} else "false" if text in {"no", "off", "n"} else ""
        raise invalid("flag-expected", value=text, fix=fix)
    return text in _TRUE


Flag = Annotated[bool, Reads(_flag)]

_SCORES = {"low": 2, "medium": 3, "high": 5, "低": 2, "中": 3, "高": 5}


def _score(raw: object) -> int:
    text = written(raw, "score-expected").lower()
    value = _SCORES.get(text, int(text) if re.fullmatch(r"\d", text) else 0)
    if not 1 <= value <= 5:
        raise invalid("score-expected", value=text)
    return value


def _whole(raw: object) -> int:
    text = written(raw, "whole-expected")
    if not re.fullmatch(r"[+-]?\d{1,9}", text):
        raise invalid("whole-expected", value=text)
    return int(text)


def _pct(raw: object) -> Num:
    number = raw if isinstance(raw, Num) else Num.parse(raw)
    if not 0 <= number <= 100:
        raise invalid("percent-range", value=str(raw))
    return number


def _id(raw: object) -> str:
    text = raw.strip() if isinstance(raw, str) else ""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}", text):
        raise invalid("id-form", value=_short(raw))
    return text


def string(raw: object) -> str:
    """Return a text that is the same in every language, trimmed."""
    if isinstance(raw, str):
        return raw.strip()
    raise invalid("string-expected")


#: An integer 1–5, or low, medium, high (2, 3, 5).
Score = Annotated[int, Reads(_score)]
Whole = Annotated[int, Reads(_whole)]
Pct = Annotated[Num, Reads(_pct)]
#: An amount in `resources.currency`.
Money = Num
Id = Annotated[str, Reads(_id)]
#: A text that is the same in every language (a number, a version, a place).
Str = Annotated[str, Reads(string)]
