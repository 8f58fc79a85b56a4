"""How often something happens."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from functools import cache

from msgspec import Struct
from pydantic_core import PydanticCustomError

from opsplan.model.duration import Dur
from opsplan.model.numerals import in_digits
from opsplan.model.reading import Value, invalid, written
from opsplan.model.text import Text
from opsplan.model.values import string
from opsplan.words import words

WORDS = (
    "realtime", "hourly", "daily", "weekly", "biweekly", "monthly", "quarterly", "half-yearly", "yearly",
    "per-phase", "per-event", "ongoing", "once",
)  # fmt: skip
KEYS = ("every", "times", "on", "at")
#: What Chinese calls the stretches of time in which something happens once, besides the words' own labels.
_PERIODS = {
    "小时": "hourly", "个小时": "hourly", "天": "daily", "日": "daily", "周": "weekly", "星期": "weekly",
    "个星期": "weekly", "月": "monthly", "个月": "monthly", "季": "quarterly", "季度": "quarterly",
    "个季度": "quarterly", "半年": "half-yearly", "年": "yearly",
}  # fmt: skip
_ONE = re.compile(r"^1(?!\d)")
_COUNTED = re.compile(r"(.*?)(\d{1,3})次")
_COUNTED_PER = re.compile(r"(\d{1,3})次/(.+)")


class Freq(Struct, Value, frozen=True):
    """A frequency: a word (`weekly`), or every so long (`every 3d`), or so many times in a word's period (`3/weekly`).

    `on` and `at` say when. Other words (定期, twice a year) are kept in `text` and cannot be computed with.
    """

    word: str = ""
    every: Dur | None = None
    times: int = 1
    on: Text | None = None
    at: str = ""
    text: Text | None = None

    @classmethod
    def parse(cls, raw: object, lang: str) -> Freq:
        """Return the frequency that `raw` says."""
        if isinstance(raw, Mapping):
            return cls._of_mapping(raw, lang)
        text = written(raw, "frequency-expected")
        word = text.lower()
        if word in WORDS:
            return cls(word=word)
        if match := re.fullmatch(r"every\s+(.+)", word):
            return cls(every=Dur.parse(match[1]))
        if match := re.fullmatch(r"(\d{1,3})\s*/\s*([a-z-]+)", word):
            if match[2] not in WORDS:
                raise invalid("frequency-word", word=match[2])
            return cls(word=match[2], times=_times(match[1]))
        return (None if text.isascii() else cls._in_chinese(text)) or cls(text=Text.parse(raw, lang))

    @classmethod
    def _of_mapping(cls, raw: Mapping[str, object], lang: str) -> Freq:
        if set(raw) <= {"zh", "en"}:
            return cls(text=Text.parse(raw, lang))
        strange = [key for key in raw if key not in KEYS]
        if strange:
            raise invalid("frequency-key", key=strange[0])
        every = written(raw.get("every", "once"), "frequency-expected").lower()
        times = _times(written(raw.get("times", "1"), "whole-expected"))
        at = string(raw["at"]) if "at" in raw else ""
        on = Text.parse(raw["on"], lang) if "on" in raw else None
        found = cls(word=every) if every in WORDS else cls._in_chinese(every) or cls._in_chinese(f"每{every}")
        if found is None and not in_digits(every)[:1].isdigit():
            raise invalid("frequency-word", word=every)
        word, lasts = (found.word, found.every) if found else ("", Dur.parse(every))
        return cls(word=word, every=lasts, times=times, on=on, at=at)

    @classmethod
    def _in_chinese(cls, text: str) -> Freq | None:
        """Return what Chinese words say, or None: `每月`, `每三天一次`, `每周2次`, `2次/周`."""
        if word := labels().get(text):
            return cls(word=word)
        said = in_digits(text.replace("半年", "\0")).replace("\0", "半年")
        per, counted = _COUNTED_PER.fullmatch(said), _COUNTED.fullmatch(said)
        base, times = (per[2], per[1]) if per else (counted[1], counted[2]) if counted else (said, "1")
        base = _ONE.sub("", base.removeprefix("每"))
        if base == said or times == "0":
            return None
        if word := labels().get(f"每{base}") or _PERIODS.get(base):
            return cls(word=word, times=int(times))
        with suppress(PydanticCustomError):
            return cls(every=Dur.parse(base), times=int(times))
        return None


def _times(said: str) -> int:
    """Return how often: a whole number from 1 to 999, in digits or in Chinese."""
    number = in_digits(f"{said}次").removesuffix("次")
    if not re.fullmatch(r"[0零]+|0*[1-9]\d{0,2}", number):
        raise invalid("whole-expected", value=said)
    if not number.strip("0零"):
        raise invalid("number-positive", value=said)
    return int(number)


@cache
def labels() -> dict[str, str]:
    """Return what the words are called in Chinese, with their numbers in characters and in digits."""
    called = {str(words("zh").get(f"values.frequency.{word}")): word for word in WORDS}
    return {in_digits(label): word for label, word in called.items() if "半" not in label} | called
