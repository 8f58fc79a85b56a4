"""How often something happens."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from opsplan.model.text import Text
from opsplan.model.values import Dur, Value, invalid, string, written

WORDS = (
    "realtime", "hourly", "daily", "weekly", "biweekly", "monthly", "quarterly", "half-yearly", "yearly",
    "per-phase", "per-event", "ongoing", "once",
)  # fmt: skip
KEYS = ("every", "times", "on", "at")


@dataclass(frozen=True, slots=True)
class Freq(Value):
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
            return cls(word=match[2], times=int(match[1]))
        return cls(text=Text.parse(raw, lang))

    @classmethod
    def _of_mapping(cls, raw: Mapping[str, object], lang: str) -> Freq:
        if set(raw) <= {"zh", "en"}:
            return cls(text=Text.parse(raw, lang))
        strange = [key for key in raw if key not in KEYS]
        if strange:
            raise invalid("frequency-key", key=strange[0])
        every = written(raw.get("every", "once"), "frequency-expected").lower()
        times = written(raw.get("times", "1"), "whole-expected")
        if not re.fullmatch(r"\d{1,3}", times):
            raise invalid("whole-expected", value=times)
        at = string(raw["at"]) if "at" in raw else ""
        on = Text.parse(raw["on"], lang) if "on" in raw else None
        if every in WORDS:
            return cls(word=every, times=int(times), on=on, at=at)
        if not every[:1].isdigit():
            raise invalid("frequency-word", word=every)
        return cls(every=Dur.parse(every), times=int(times), on=on, at=at)
