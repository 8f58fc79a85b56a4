"""How long something lasts."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from opsplan.model.numerals import in_digits
from opsplan.model.reading import Value, invalid, written

UNITS = {
    "秒": "s", "分钟": "min", "分": "min", "小时": "h", "个小时": "h", "天": "d", "日": "d", "个工作日": "d",
    "工作日": "d", "个自然日": "cd",
    "自然日": "cd", "周": "w", "个星期": "w", "个月": "mo", "月": "mo", "个季度": "q", "季度": "q", "年": "y",
}  # fmt: skip
_UNIT = "|".join(["min", "mo", "cd", "s", "h", "d", "w", "q", "y", *sorted(UNITS, key=len, reverse=True)])
_DUR = re.compile(rf"(?:(\d+(?:\.\d+)?)\s*({_UNIT})?\s*[-–~至到]\s*)?(\d+(?:\.\d+)?)\s*({_UNIT})")


class Dur(Struct, Value, frozen=True):
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
