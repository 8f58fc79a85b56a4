"""Charts that are drawn to scale: bars, columns, lines, a radar, one or several beside each other."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct


class Form(StrEnum):
    """How a chart is drawn: `pareto` is columns with its last series as a line on a second axis, in %."""

    BARS = "bars"
    COLUMNS = "columns"
    LINE = "line"
    RADAR = "radar"
    PARETO = "pareto"


class Ink(StrEnum):
    """What a series is, which decides its colour: one of several alike, or what it says."""

    PLAIN = "plain"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"
    TARGET = "target"
    BEFORE = "before"


class Series(Struct, frozen=True):
    """A row of numbers, one a category, None where there is none."""

    name: str
    values: tuple[Decimal | None, ...]
    ink: Ink = Ink.PLAIN


class Chart(Struct, frozen=True):
    """One chart: what its values are measured in (`unit`, `%` of 100), and the value that a line marks (`mark`).

    A legend calls that line what `marked` says, or else as the value reads.

    Series of one chart that hold values for different categories are drawn in one place (`stacked`): each category has
    one bar, whose ink says what it is. `decimals` are those of the labels. What lies beyond the `ends` of the axis, if
    these are given, is cut off there.
    """

    form: Form
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    title: str = ""
    unit: str = ""
    mark: Decimal | None = None
    marked: str = ""
    stacked: bool = False
    decimals: int = 0
    ends: tuple[Decimal, Decimal] | None = None


class Charts(Struct, frozen=True):
    """The panels of a figure, in order, and a note on what is left out."""

    panels: tuple[Chart, ...]
    note: str = ""
