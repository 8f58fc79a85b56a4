"""What the schedule says of one task: its dates and its problems."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct


class ProblemKind(StrEnum):
    """What is wrong with the dates of a task."""

    #: The task starts before its predecessor `other` has finished (and the lag has passed); `day` is the first day
    #: on which it may start.
    STARTS_EARLY = "starts-early"
    #: The duration contradicts start and finish; `day` is the finish that it gives.
    DURATION_CONTRADICTS = "duration-contradicts"
    #: A date lies, or a duration leads, outside the years that are computed.
    OUT_OF_RANGE = "out-of-range"


class Problem(Struct, frozen=True):
    """Something about the dates of a task that a check reports."""

    kind: ProblemKind
    task: str
    other: str = ""
    day: date | None = None


class Dates(Struct, frozen=True):
    """The dates of a task, first and last day; None where nothing dates it.

    `days` are the working days in it (0 for a milestone and a deadline), `total_float` is in working days and negative
    where a successor starts too early. Ongoing and cancelled tasks have no float. A group spans its leaves.
    """

    start: date | None = None
    finish: date | None = None
    days: int | None = None
    buffer_finish: date | None = None
    late_start: date | None = None
    late_finish: date | None = None
    total_float: int | None = None
    critical: bool = False
    milestone: bool = False
    deadline: bool = False
    group: bool = False


class Moment(NamedTuple):
    """The end of a day; with `opens` it is seen as the beginning of the working day that comes next.

    A milestone without predecessors opens its day: what comes after it may start on the same day.
    """

    day: date
    opens: bool = False


class Slot(NamedTuple):
    """When a leaf takes place; `ends` is the moment for which its successors wait, not counting its buffer.

    `ongoing` tells that nothing but the end of its phase or of the plan ends it.
    """

    start: date | None = None
    finish: date | None = None
    ends: Moment | None = None
    milestone: bool = False
    deadline: bool = False
    ongoing: bool = False
