"""The parts of a theme: typefaces, the page, rules, tables, the cover, what stands on every page, numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

#: The sides of a page, a paragraph or a table that a rule may stand at, those within a table among them.
Side = Literal["top", "left", "bottom", "right", "insideH", "insideV"]
SIDES: tuple[Side, ...] = ("top", "left", "bottom", "right", "insideH", "insideV")


#: The number formats of Word that a theme may use.
Format = Literal[
    "decimal", "chineseCounting", "chineseCountingThousand", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter"
]


@dataclass(frozen=True)
class Font:
    """The typefaces of one role, and how wide Latin letters are beside those of Arial."""

    latin: str
    han: str
    width: float = 1


@dataclass(frozen=True)
class FontFace:
    """What a font table says of a typeface: its other name, its family and its Windows character set."""

    family: Literal["swiss", "roman", "modern", "script", "decorative", "auto"] = "swiss"
    charset: str = "00"
    pitch: Literal["variable", "fixed", "default"] = "variable"
    alias: str = ""


@dataclass(frozen=True)
class Page:
    """The margins, and how far header and footer are from the edge; `grid` is the distance of its lines in points."""

    top: float
    bottom: float
    left: float
    right: float
    header: float
    footer: float
    grid: float = 0


@dataclass(frozen=True)
class Border:
    """A rule along one side of a paragraph: its distance in points."""

    side: Side
    colour: str
    size: int = 4
    space: int = 1


@dataclass(frozen=True)
class Rule:
    """A rule along one side of the cells of a table."""

    colour: str
    size: int = 4


@dataclass(frozen=True)
class Tables:
    """Fills of a table's head, of every second row and of labels (none where empty), and its rules by side.

    `head` is the rule under the head row, `figures` those of tables that are figures.
    """

    fill: str
    band: str
    label: str
    padding: float  # of a cell, left and right
    rules: Mapping[Side, Rule]
    figures: Mapping[Side, Rule]
    head: Rule | None = None


@dataclass(frozen=True)
class Band:
    """A strip of colour along the left edge of the cover, from top to bottom, and a narrower one beside it."""

    wide: float
    colour: str
    beside: float = 0
    beside_colour: str = ""


@dataclass(frozen=True)
class Front:
    """The cover: how far down the title stands, as a part of the page, and what is drawn at its edge.

    `lists` tells whether a document with many tables or figures lists them after its contents.
    """

    above: float
    lists: bool
    band: Band | None = None


@dataclass(frozen=True)
class Running:
    """What stands on every page: whether a header says the title, and the page number.

    `number` is the page number with {page} and {pages}, by default the words of the language; `mirrored` sets it at the
    outer edge, on the right of odd pages and on the left of even ones.
    """

    title: bool = True
    number: str = ""
    mirrored: bool = False


@dataclass(frozen=True)
class Level:
    """A level of numbers: Word's number format, its text with %1 … %4, what follows, and the hanging indent."""

    format: Format
    text: str
    after: Literal["tab", "space", "nothing"] = "nothing"
    room: float = 0


@dataclass(frozen=True)
class Numbers:
    """How headings and lists are marked.

    The marks of a list stand at `start`, and so many times `step` farther in on its further levels; the text stands a
    `step` behind them.
    """

    chinese: tuple[Level, ...]
    decimal: tuple[Level, ...]
    bullets: tuple[str, ...]
    lists: tuple[Level, ...]
    start: float
    step: float

    def text(self, level: int) -> float:
        """Return the indent of the text of a list's level, from 0."""
        return self.start + self.step * (level + 1)

    def headings(self, scheme: str) -> tuple[Level, ...]:
        """Return the levels of a scheme of `document.numbering`; one that does not exist is a KeyError."""
        return {"chinese": self.chinese, "decimal": self.decimal, "none": ()}[scheme]


@dataclass(frozen=True)
class Second:
    """How a run in the second language looks beside the first: its size as a part of the other's, its colour."""

    scale: float
    colour: str
