"""A matrix: marks where rows and columns meet, as in the RACI matrix, a year of recurring work, the load of roles."""

from __future__ import annotations

from msgspec import Struct

from opsplan.manuscript import Tone


class Mark(Struct, frozen=True):
    """A cell of a matrix: its text (`A/R`) and how strongly it is shaded, 0 (not) to 3, or what its shade says."""

    text: str = ""
    weight: int = 0
    tone: Tone = Tone.PLAIN


class Beside(Struct, frozen=True):
    """A column of text between the labels of a matrix and its marks: its head, and a text a row."""

    head: str
    texts: tuple[str, ...]


class Matrix(Struct, frozen=True):
    """Rows × columns of marks: `corner` heads the first column, `legend` explains the marks.

    `groups` say of each column what it shares with its neighbours, a month its year; `sections` name the rows from a
    place on; `note` says what is left out.
    """

    corner: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Mark, ...]], ...]
    legend: str = ""
    beside: Beside | None = None
    groups: tuple[str, ...] = ()
    sections: tuple[tuple[int, str], ...] = ()
    note: str = ""
