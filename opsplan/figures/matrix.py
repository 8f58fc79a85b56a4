"""A matrix: marks where rows and columns meet, as in the RACI matrix."""

from __future__ import annotations

from dataclasses import dataclass

from opsplan.manuscript import Tone


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell of a matrix: its text (`A/R`) and how strongly it is shaded, 0 (not) to 3, or what its shade says."""

    text: str = ""
    weight: int = 0
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows × columns of marks: `corner` heads the first column, `legend` explains the marks."""

    corner: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Mark, ...]], ...]
    legend: str = ""
