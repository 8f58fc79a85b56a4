"""A cycle of stages with what is in each: PDCA in four quadrants, a loop in a row."""

from __future__ import annotations

from msgspec import Struct

from opsplan.manuscript import Tone


class Turn(Struct, frozen=True):
    """A stage: its name, how many are in it (as printed), and what they are."""

    name: str
    count: str
    lines: tuple[str, ...] = ()
    tone: Tone = Tone.PLAIN


class Cycle(Struct, frozen=True):
    """The stages in order, the last leading back to the first unless the cycle `ends`.

    `square` where they stand in four quadrants, `back` is what is said on the way back.
    """

    turns: tuple[Turn, ...]
    square: bool = False
    ends: bool = False
    back: str = ""
    note: str = ""
