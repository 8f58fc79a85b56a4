"""Plans of which any part may be missing, made from the model by the numbers of a seed."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from hostile import GIVEN, Builder, field_of

from opsplan.findings import Path
from opsplan.kinds import chapter_fields
from opsplan.model.base import Part
from opsplan.model.duration import Dur
from opsplan.model.frequency import Freq
from opsplan.model.references import To

WORDS = {
    "zh": [
        "对账",
        "回访",
        "排班",
        "质检",
        "培训",
        "复购",
        "退货",
        "投诉",
        "巡店",
        "陈列",
        "盘点",
        "选品",
        "直播",
        "续费",
        "周报",
        "留存",
        "口碑",
        "库存",
        "物流",
        "合同",
    ],
    "en": [
        "reconcile",
        "callback",
        "roster",
        "audit",
        "coach",
        "refund",
        "complaint",
        "patrol",
        "display",
        "stocktake",
        "renewal",
        "retention",
    ],
}
#: What stands where the model has a value of some type; what steers a unit, a sum or a share is among them.
VALUES: dict[type, tuple[str, ...]] = {
    bool: ("true", "false"),
    int: ("1", "2", "3", "5"),
    Decimal: ("0", "0", "1", "5", "12.50", "33.333", "100", "-3", "0.0001", "99999999"),
    Dur: ("0d", "0h", "3d", "30min", "2h", "1-3d", "1w", "2mo", "5cd", "1y"),
    Freq: ("realtime", "daily", "weekly", "monthly", "yearly", "per-event", "once", "3/weekly", "every 3d"),
}
#: The prefixes of automatic ids, by the kind of what is referred to.
PREFIXES = {
    "role": "R", "unit": "U", "partner": "PA", "goal": "G", "kpi": "K", "task": "T", "phase": "P", "process": "PR",
    "tool": "TL", "source": "D", "channel": "CH", "improvement": "IM", "campaign": "CA", "strategy": "S",
    "training": "TR", "contingency": "CN",
}  # fmt: skip
ALWAYS = ("name", "title", "items", "action", "what", "finding", "problem", "text", "term", "stage", "date")


class HalfFilled(Builder):
    """Makes the tree of a plan whose sections are full, half full, empty or not there."""

    def __init__(self, seed: int, lang: str) -> None:
        self._dice = random.Random(seed)
        self._share = self._dice.choice((0.2, 0.4, 0.7, 1))
        self._lang = lang
        super().__init__(self._words)

    def _words(self, field: str) -> str:
        chosen = self._dice.choices(WORDS[self._lang], k=self._dice.randint(1, 3))
        return ("" if self._lang == "zh" else " ").join(chosen)

    def plan(self) -> dict[str, Any]:
        """Return a plan; its chapters are chosen at times."""
        from opsplan.model.plan import Plan

        tree = self._part(Plan, ()) | {"title": self._words("title"), "lang": self._lang}
        if self._dice.random() < 0.3:
            ways = {way: self._dice.sample(sorted(chapter_fields()), 3) for way in ("only", "skip", "add")}
            tree["document"] = {"chapters": {way: ids for way, ids in ways.items() if self._dice.random() < 0.5}}
        return tree

    def _part(self, kind: type[Part], path: Path) -> dict[str, Any]:
        whole = super()._part(kind, path)
        kept = {key: one for key, one in whole.items() if key in ALWAYS or self._dice.random() < self._share}
        for first, last in (("start", "finish"), ("start", "due")):
            if first in kept and last in kept:
                kept[first], kept[last] = sorted((kept[first], kept[last]))
        return kept

    def _many(self, kind: Any, path: Path, place: int) -> list[Any]:
        whole = super()._many(kind, path, place)
        return whole if path[-1] == "items" else whole[: self._dice.randint(0, 3)]

    def _reference(self, to: To, path: Path) -> str | None:
        if to.period:
            return self._dice.choice(("2026-Q1", "2026-04", "2026-W23"))
        kinds = [one for one in to.kinds if one in PREFIXES]
        return f"{PREFIXES[self._dice.choice(kinds)]}{self._dice.randint(1, 2)}" if kinds else None

    def _single(self, kind: type, path: Path, place: int) -> Any:
        if field_of(path) in GIVEN:
            return super()._single(kind, path, place)
        if issubclass(kind, StrEnum):
            return str(self._dice.choice(list(kind)))
        if kind is date:
            return (date(2026, 1, 1) + timedelta(days=self._dice.randint(-40, 400))).isoformat()
        values = next((those for base, those in VALUES.items() if issubclass(kind, base)), None)
        return self._dice.choice(values) if values else super()._single(kind, path, place)
