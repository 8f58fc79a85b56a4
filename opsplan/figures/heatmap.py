"""A heat map: what lies where two scales meet, on squares that are shaded by their level."""

from __future__ import annotations

from msgspec import Struct

from opsplan.manuscript import Tone


class Square(Struct, frozen=True):
    """A cell of a heat map: its score, what its shade says, ids of what lies in it, and what says how many more."""

    score: int
    tone: Tone
    items: tuple[str, ...] = ()
    more: str = ""


class Panel(Struct, frozen=True):
    """One map: its title and its rows from the top, each with its place on the scale."""

    title: str
    rows: tuple[tuple[str, tuple[Square, ...]], ...]


class HeatMap(Struct, frozen=True):
    """Maps of the same scales beside each other: the names of both scales, and the places on the one that goes across.

    `legend` says what each shade means, `note` what is left out.
    """

    down: str
    across: str
    columns: tuple[str, ...]
    panels: tuple[Panel, ...]
    legend: tuple[tuple[Tone, str], ...] = ()
    note: str = ""
