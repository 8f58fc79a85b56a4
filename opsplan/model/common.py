"""Small parts and enumerations that several subjects share."""

from enum import StrEnum

from opsplan.model.base import Part, ordered_dates
from opsplan.model.dates import FirstDay, LastDay
from opsplan.model.text import Text


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


class Issue(Part, shorthand="problem"):
    """A common problem and what helps."""

    problem: Text
    solution: Text | None = None


class Span(Part):
    """Two dates, start and finish."""

    start: FirstDay | None = None
    finish: LastDay | None = None

    _ordered = ordered_dates("start", "finish")
