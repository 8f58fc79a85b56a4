"""Small parts and enumerations that several subjects share."""

from enum import StrEnum
from typing import ClassVar

from opsplan.model.base import Part, ordered_dates
from opsplan.model.text import Text
from opsplan.model.values import FirstDay, LastDay


class Level(StrEnum):
    """How much of something there is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Priority(StrEnum):
    """How firmly something is wanted (MoSCoW)."""

    MUST = "must"
    SHOULD = "should"
    COULD = "could"


class Issue(Part):
    """A common problem and what helps."""

    words: ClassVar[str] = "issue"
    shorthand: ClassVar[str] = "problem"

    problem: Text
    solution: Text | None = None


class Span(Part):
    """Two dates, start and finish."""

    words: ClassVar[str] = "span"

    start: FirstDay | None = None
    finish: LastDay | None = None

    _ordered = ordered_dates("start", "finish")
