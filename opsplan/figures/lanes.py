"""A flow chart in swim lanes: who does which step, and where it goes from there."""

from __future__ import annotations

from msgspec import Struct


class Way(Struct, frozen=True):
    """A way on from a step that is not simply to the next: under which condition, to which step (None: the end)."""

    to: int | None
    when: str = ""


class Stage(Struct, frozen=True):
    """A step: its number as printed, in which lane it lies (by place), what is done, and in how long.

    `ways` are all its ways on; none means on to the next, or the end after the last. `also` are the lanes of those who
    help, `control` tells whether something is controlled in it.
    """

    number: str
    lane: int
    text: str
    limit: str = ""
    ways: tuple[Way, ...] = ()
    control: bool = False
    also: tuple[int, ...] = ()


class Lanes(Struct, frozen=True):
    """The lanes from left to right and the steps from top to bottom; `Way.to` is the place of a step.

    `start` is what sets it off and `end` what it ends with, both in words; `corner` heads the steps where a
    writer lists them beside the lanes.
    """

    lanes: tuple[str, ...]
    stages: tuple[Stage, ...]
    corner: str = ""
    start: str = ""
    end: str = ""
    legend: str = ""
