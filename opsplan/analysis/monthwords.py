"""Which months an author's own words name: `3月、9月`, `in March and September`, `每季末月`."""

from __future__ import annotations

import re
from enum import StrEnum

from msgspec import Struct

from opsplan.model.numerals import in_digits
from opsplan.model.text import Text

_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NUMBERED = re.compile(r"(?<![\d每第个])(1[0-2]|[1-9])月(?!度)")
#: A whole name or its usual short form; `May` only with a capital letter, because `may` is none.
_NAMED = re.compile(
    r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\b"
)
#: What says that it is after a period, in its last month, in its first, or in another one; the first that fits counts.
_PLACES = {
    "after": r"次月|下月|下季|季后|年后|期后|结束后|终了后|\b(?:after|following|next)\b",
    "end": r"末|底|最后|\b(?:last|end)\b",
    "start": r"首|初|开始|第[一1]|\b(?:first|begin\w*|start)\b",
    "elsewhere": r"第|中|\b(?:second|third|mid\w*)\b",
}


class Place(StrEnum):
    """Where in its period words say that something is."""

    UNSAID = "unsaid"
    AFTER = "after"
    END = "end"
    START = "start"
    ELSEWHERE = "elsewhere"


class Told(Struct, frozen=True):
    """What words say of when in its period something is: the months that they name, 1 to 12, or its place."""

    months: frozenset[int] = frozenset()
    place: Place = Place.UNSAID


def told(text: Text | None) -> Told:
    """Return what words say of the months in which something is."""
    said = " ".join(text.all()) if text else ""
    numbered = {int(one) for one in _NUMBERED.findall(_digits(said))}
    named = {_ENGLISH.index(one) + 1 for one in _NAMED.findall(said)}
    place = next((key for key, signs in _PLACES.items() if re.search(signs, said, re.IGNORECASE)), "unsaid")
    return Told(frozenset(numbered | named), Place(place))


def _digits(text: str) -> str:
    return " ".join(map(in_digits, re.split(r"[\s、，,和与]", text)))
