"""Headings: their numbers as text, and the anchors that GitHub gives them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType

from opsplan.markup import unescape

#: The level of the heading over the contents, and the deepest that Markdown has.
CONTENTS_LEVEL = 2
DEEPEST = 6

_DIGITS = "零一二三四五六七八九"
_WORD = frozenset({"Nd", "Pc"})


def chinese_number(number: int) -> str:
    """Return a number from 1 to 99 as it is counted in Chinese (十一, 二十); a greater one in digits."""
    tens, ones = divmod(number, 10)
    if tens > 9:
        return str(number)
    return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones or not tens else "")


def _decimal(counts: list[int]) -> str:
    return ".".join(map(str, counts)) + " "


#: For each scheme the number of each level, from the counts of the levels down to it; no deeper level has one.
_SCHEMES: Mapping[str, tuple[Callable[[list[int]], str], ...]] = MappingProxyType(
    {
        "chinese": (
            lambda counts: f"{chinese_number(counts[-1])}、",
            lambda counts: f"（{chinese_number(counts[-1])}）",
            lambda counts: f"{counts[-1]}.",
            lambda counts: f"（{counts[-1]}）",
        ),
        "decimal": (_decimal,) * 4,
        "none": (),
    }
)


class Numbering:
    """Counts headings; level 1 is a chapter."""

    def __init__(self, scheme: str) -> None:
        self._formats = _SCHEMES[scheme]
        self._chapters = 0
        self._counts: list[int] = []

    def next(self, level: int) -> str:
        """Return what stands before the next heading of a level; nothing in a chapter without a number."""
        if level > len(self._formats):
            return ""
        if level == 1:
            self._chapters += 1
            self._counts = [self._chapters]
        elif self._counts:
            skipped = [1] * (level - 1 - len(self._counts))
            above, here = self._counts[: level - 1] + skipped, self._counts[level - 1 : level]
            self._counts = [*above, here[0] + 1 if here else 1]
        return self._formats[level - 1](self._counts) if self._counts else ""

    def stop(self) -> str:
        """Return nothing, and number no heading until the next chapter."""
        self._counts = []
        return ""


class Headings:
    """Gives each heading of a document its anchor: `anchor` is the last one given."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}
        self.anchor = ""

    def line(self, level: int, markdown: str, visible: str = "") -> str:
        """Return the line of a heading; `visible` is what a reader sees of it, if not just the text escaped."""
        self._give(visible or unescape(markdown))
        return f"{'#' * min(level, DEEPEST)} {markdown}"

    def _give(self, text: str) -> None:
        base = anchor = slug(text)
        while anchor in self._taken:
            self._taken[base] += 1
            anchor = f"{base}-{self._taken[base]}"
        self._taken[anchor] = 0
        self.anchor = anchor


def slug(text: str) -> str:
    """Return the anchor that GitHub makes of a heading: letters, digits, `_` and `-`; a space becomes `-`."""
    return "".join("-" if c == " " else c for c in text.lower().strip() if c in " -" or _is_word(c))


def _is_word(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LM" or category in _WORD
