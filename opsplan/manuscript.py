"""The manuscript: a document as chapters and typed blocks, the only thing that a writer knows.

Every word in it is final and in the document's language. Text in cells, labels and titles is plain and is printed
literally; only `Prose.text` and `Heading.text` are Markdown, in which a plan's own words are already escaped.
A tuple of lines is one paragraph a line. Wherever a text stands, a `Line` (opsplan/lines.py) may stand that says it in
two languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct, field

from opsplan.lines import Lines


class Kind(StrEnum):
    """What a column holds: it decides alignment and how narrow the column may get."""

    TEXT = "text"
    NAME = "name"
    ID = "id"
    DATE = "date"
    NUMBER = "number"
    CHOICE = "choice"


class Tone(StrEnum):
    """What a cell's shade says; the words in the cell say it too."""

    PLAIN = "plain"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"
    MUTED = "muted"
    STRONG = "strong"


#: The least height of what is written in by hand, in millimetres.
HAND = 8
#: Stands for the number of a figure in the sentence that names it.
NUMBER = "\N{OBJECT REPLACEMENT CHARACTER}"


class Cell(Struct, frozen=True):
    """The paragraphs of a table cell; none is an empty cell."""

    lines: Lines = ()
    tone: Tone = Tone.PLAIN


class Column(Struct, frozen=True):
    """A table column: the lines of its header and what it holds."""

    head: Lines
    kind: Kind = Kind.TEXT


class Second(StrEnum):
    """Which part of a stretch of prose is in the second language of a document."""

    NONE = ""
    WHOLE = "whole"
    BELOW = "below"  # of every paragraph what follows its first hard break


class Prose(Struct, frozen=True):
    """A stretch of Markdown, parsed alone."""

    text: str
    second: Second = Second.NONE


class Bullets(Struct, frozen=True):
    """A bullet list of plain texts; a list in it belongs to the item before it."""

    items: tuple[str | Bullets, ...]


class Heading(Struct, frozen=True):
    """A heading below the chapter's own: level 2 is the first below it. `text` is inline Markdown."""

    text: str
    level: int = 2
    numbered: bool = True


class Table(Struct, frozen=True):
    """Rows under a header row. Every row has as many cells as there are columns.

    A table with a column that is empty in every row is a form: its rows are at least `hand` millimetres high.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    hand: int = HAND


class Sheet(Struct, frozen=True):
    """Label and value pairs of one thing (document control, a task sheet), with no header row."""

    rows: tuple[tuple[Lines, Cell], ...]
    caption: str = ""


class Figure(Struct, frozen=True):
    """A figure: its data (a type of `opsplan.figures`, which writers dispatch on) and what it says in words.

    `lead` is the paragraph above it that names it, in each language: NUMBER stands there for “Figure 3”.
    """

    id: str
    data: object
    caption: str
    alt: str = ""
    lead: Lines = ()


Block = Prose | Bullets | Heading | Table | Sheet | Figure


class Chapter(Struct, frozen=True):
    """One chapter: `title` is plain text; front matter (control, summary) is not numbered.

    One that fits on a page is not parted over two (`one_page`).
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    numbered: bool = True
    one_page: bool = False


class Picture(Struct, frozen=True):
    """A picture file: its bytes, what it is (`png` or `jpeg`), and how large it may be printed, in millimetres.

    `alt` is read out to those who cannot see it.
    """

    data: bytes
    kind: str
    width: float
    height: float
    alt: str = ""


class Cover(Struct, frozen=True):
    """The front page: the title, the kind under it, label–value pairs (client, version, date, …), and a logo."""

    title: Lines
    subtitle: Lines
    facts: tuple[tuple[Lines, Lines], ...] = ()
    logo: Picture | None = None


class Settings(Struct, frozen=True):
    """How the document is to look, as its plan and the command line say."""

    numbering: str  # "chinese" | "decimal" | "none"
    cover: bool = True
    toc: bool = True
    page: str = "A4"  # or "Letter"
    header: str = ""  # empty: what the theme has there
    secrecy: str = ""
    footer: str = ""  # empty: page X of Y


class Properties(Struct, frozen=True):
    """What a file says of itself; `date`, a day or a moment (UTC), is when it says that it was made.

    That comes from the plan or from whoever builds it, never from the clock.
    `custom` are further names and values, in the document's language.
    """

    title: str
    author: str = ""
    company: str = ""
    keywords: str = ""
    category: str = ""
    description: str = ""
    subject: str = ""
    status: str = ""
    version: str = ""
    language: str = "zh-CN"  # or "en-GB"
    date: date | None = None
    custom: tuple[tuple[str, str], ...] = ()


class Manuscript(Struct, frozen=True):
    """A whole document. `labels` are the few words that writers need themselves.

    Their keys: contents, table, figure, page_of (with {page} and {pages}), draft (empty unless the document is one),
    and what the figures print: see `templates/words/*.yaml`, `furniture`.
    """

    lang: str  # "zh" | "en" | "both"
    cover: Cover
    chapters: tuple[Chapter, ...]
    settings: Settings
    properties: Properties
    labels: Mapping[str, str] = field(default_factory=dict)
