"""What is gathered while a document is written: headings, links, lists, captions and the pages passed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from opsplan.lines import Line, after, flat
from opsplan.look.theme import Theme
from opsplan.manuscript import Manuscript
from opsplan.writers.docx.flow import Flow
from opsplan.writers.docx.markup import bookmark, paragraph, runs
from opsplan.writers.docx.markup import field as word_field
from opsplan.writers.docx.measure import longest_word, points, twips
from opsplan.writers.docx.numbering import Counter
from opsplan.writers.docx.package import Package
from opsplan.writers.docx.styles import NUMBERS

#: Paper sizes in twips: width and height.
PAPERS = {"A4": (11906, 16838), "Letter": (12240, 15840)}

#: A word of so many Latin characters is long: an address, a path.
_LONG = 24


class Entry(Struct):
    """A heading or a caption as the contents show it; `page` is an estimate, counted from the first of the body."""

    level: int
    number: str
    text: str
    anchor: str
    page: int = 1


class Host(Struct, frozen=True):
    """The file that a document is written into: its package, its paper, how it counts headings.

    `paper` is in twips; `turns` tells whether pages for wide tables may lie on their side.
    """

    package: Package
    paper: tuple[int, int]
    counter: Counter
    turns: bool = True


class Context(Struct):
    """One document being written."""

    manuscript: Manuscript
    theme: Theme
    package: Package
    flow: Flow
    counter: Counter
    paper: tuple[int, int]  # width and height in twips
    turns: bool  # whether pages may lie on their side
    wide: bool = False  # whether the page does
    gap: str = ""  # the room below the last block: none where a page is turned, which it would make an empty one
    width: int = 0  # of the text, in twips
    #: The pages of bookmarks, where a program that lays pages out has counted them.
    pages: Mapping[str, int] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    lists: list[tuple[int, int]] = field(default_factory=list)
    captions: dict[str, list[Entry]] = field(default_factory=dict)
    #: The kinds of caption whose next one a text has referred to.
    referred: set[str] = field(default_factory=set)
    #: Tables as they stand, by their identity and a width (see tables.py).
    tables: dict[tuple[int, int], Any] = field(default_factory=dict)
    running: dict[bool, list[tuple[str, str, tuple[str, str]]]] = field(default_factory=dict)  # see running.py
    _bookmarks: int = 0
    _drawings: int = 0

    def room(self, *, wide: bool = False) -> tuple[int, int]:
        """Return the width and the height of the text on a page, in twips; a `wide` one lies on its side."""
        page = self.theme.page
        across, down = reversed(self.paper) if wide else self.paper
        return across - twips(page.left) - twips(page.right), down - twips(page.top) - twips(page.bottom)

    def lay(self, *, wide: bool) -> None:
        """Go on with upright pages, or with `wide` ones that lie on their side."""
        self.width, self.flow.height = self.room(wide=wide)
        self.flow.width, self.wide = self.width, wide

    @classmethod
    def start(
        cls,
        manuscript: Manuscript,
        theme: Theme,
        pages: Mapping[str, int] | None = None,
        host: Host | None = None,
    ) -> Context:
        """Return the context of a document of which nothing is written yet; `pages` are those of `Context.pages`.

        `host` is the file that it is written into, where that is not one of its own.
        """
        settings = manuscript.settings
        host = host or Host(Package(), PAPERS[settings.page], Counter(theme.numbers.headings(settings.numbering)))
        flow = Flow(theme.measures, 0, 0, theme.fonts["body"].width)
        context = cls(manuscript, theme, host.package, flow, host.counter, host.paper, host.turns, pages=pages or {})
        context.lay(wide=False)
        return context

    def elsewhere(self) -> Host:
        """Return a file like this one, of which nothing is kept: what is written to it is only measured."""
        headings = self.theme.numbers.headings(self.manuscript.settings.numbering)
        return Host(Package(), self.paper, Counter(headings), self.turns)

    def is_chinese(self) -> bool:
        """Tell whether the document is set by Chinese rules."""
        return self.manuscript.lang != "en"

    def ragged(self, style: str, text: str) -> str:
        """Return what leaves the lines of a justified paragraph uneven where a long word would leave gaps in them."""
        justified = self.theme.styles[style].align == "both"
        return '<w:jc w:val="left"/>' if justified and longest_word(text) > _LONG else ""

    def ordered_list(self, level: int, start: int) -> int:
        """Return the number of a new ordered list at a level (from 0)."""
        self.lists.append((level, start))
        return NUMBERS + len(self.lists)

    def bookmark(self, name: str, content: str) -> str:
        """Return a bookmark around some runs."""
        self._bookmarks += 1
        return bookmark(name, self._bookmarks, content)

    def page_of(self, name: str, estimate: int) -> str:
        """Return what a PAGEREF to a bookmark shows: the page that was counted, or else the estimate."""
        return str(self.pages.get(name, estimate))

    def drawing(self) -> int:
        """Return the number of a new drawing."""
        self._drawings += 1
        return self._drawings

    @property
    def headline(self) -> str:
        """Return the heading that the next block stands under; nothing before the first."""
        return flat(self.entries[-1].text) if self.entries else ""

    def heading(
        self, level: int, content: str, text: str, numbered: bool, *, new_page: bool = False, style: str = ""
    ) -> str:
        """Return a heading of some runs, and remember its text for the contents; deeper than four is four."""
        level = min(level, 4)
        first = new_page or (self.flow.turned and not style)
        style = style or f"Heading{level}"
        number = self.counter.number(level, numbered)
        entry = Entry(level, number, text, f"_Toc{len(self.entries) + 1:06}")
        self.entries.append(entry)
        self.flow.heading(style, number + flat(text), entry)
        bare = not number and self.manuscript.settings.numbering != "none"
        properties = (
            ("<w:pageBreakBefore/>" if new_page else "")
            + ('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>' if bare else "")
            + ('<w:spacing w:before="0"/>' if first else "")
            + (self._bare_indent(style) if bare else "")
        )
        return paragraph(style, self.bookmark(entry.anchor, content), properties)

    def _bare_indent(self, style: str) -> str:
        """Return the indent of a heading without a number: its style's, which LibreOffice drops with the number.

        Where the text of the others hangs behind their numbers, there is none.
        """
        if any(one.room for one in self.theme.numbers.headings(self.manuscript.settings.numbering)):
            return '<w:ind w:left="0" w:firstLine="0"/>'
        indent = self.theme.styles[style].indent
        first = points(indent * self.theme.size(style))
        return f'<w:ind w:firstLineChars="{round(indent * 100)}" w:firstLine="{first}"/>' if indent else ""

    def caption(self, kind: str, text: str) -> str:
        """Return a numbered caption of a `table` (above it) or a `figure` (below it), and nothing for no text."""
        if not text:
            return ""
        entries, label, name = self.captions.setdefault(kind, []), self.manuscript.labels[kind], self.label(kind)
        count = str(len(entries) + 1)
        number = word_field(f"SEQ {name} \\* ARABIC", count)
        if kind in self.referred:
            number = self.bookmark(f"_Ref{kind.capitalize()}{count}", number)
            self.referred.discard(kind)
        between, gap = ("" if label == name else " ", "\u3000") if self.is_chinese() else (" ", "\u2002")
        style = "Caption" if kind == "table" else "FigureCaption"
        named = Line.of(*label.parts, between) if isinstance(label, Line) else label + between
        entry = Entry(0, "", _joined(named, count, after(gap, text)), f"_Toc{kind.capitalize()}{count}")
        entries.append(entry)
        self.flow.heading(style, text, entry, held=kind == "table")
        said = runs(named, style) + number + runs(after(gap, text), style)
        return paragraph(style, self.bookmark(entry.anchor, said) if self.manuscript.settings.toc else said)

    def reference(self, kind: str, language: int) -> tuple[str, str, str]:
        """Return how a text names the `table` or `figure` that comes next: label, number, the field that shows it.

        `language` is 1 for the second one of a document.
        """
        label, count = self.manuscript.labels[kind], str(len(self.captions.get(kind, ())) + 1)
        if isinstance(label, Line):
            label = label.parts[min(language, len(label.parts) - 1)].strip()
        self.referred.add(kind)
        gap = "\N{NO-BREAK SPACE}" if label[-1:].isascii() else ""
        return label + gap, count, word_field(f"REF _Ref{kind.capitalize()}{count} \\h", count)

    def label(self, kind: str) -> str:
        """Return the word by which Word counts captions of a `table` or a `figure`."""
        label = self.manuscript.labels[kind]
        return (label.parts[0].strip() if isinstance(label, Line) else label).replace(" ", "_")


def _joined(named: str, count: str, text: str) -> str:
    """Return a caption with its number as one text, in two languages where it is."""
    first = named.parts if isinstance(named, Line) else (named,)
    second = text.parts if isinstance(text, Line) else (text,)
    return (
        Line.of(*first[:-1], first[-1] + count + second[0], *second[1:])
        if len(first) > 1
        else after(named + count, text)
    )
