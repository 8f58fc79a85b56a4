"""Numbers and the other single values of a plan: yes and no, scores, percentages, ids."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

from opsplan.model.reading import Reads, Value, invalid, short, written

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


_TRUE, _FALSE = {"true", "是", "1"}, {"false", "否", "0"}


def flag(raw: object) -> bool:
    """Return what a yes or a no says."""
    if isinstance(raw, bool):
        return raw
    text = written(raw, "flag-expected").lower()
    if text not in _TRUE | _FALSE:
        fix = "true" if text in {"yes", "on", "y", "对"} else "false" if text in {"no", "off", "n"} else ""
        raise invalid("flag-expected", value=text, fix=fix)
    return text in _TRUE


Flag = Annotated[bool, Reads(flag)]

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
        raise invalid("id-form", value=short(raw))
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
