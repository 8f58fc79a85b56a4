"""Prose: Markdown's blocks become paragraphs, lists, quotes, code and tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from markdown_it.token import Token

from opsplan.manuscript import Second
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.flow import SHORT
from opsplan.writers.docx.inline import Pen
from opsplan.writers.docx.keeping import stays
from opsplan.writers.docx.markup import KEEP, paragraph, run, second
from opsplan.writers.docx.measure import twips
from opsplan.writers.docx.pipes import Pipes
from opsplan.writers.docx.styles import BULLETS
from opsplan.writers.docx.tables import GAP

#: The style of a paragraph that is in the second language as a whole.
_PLAIN = "SecondText"


class Scribe:
    """Writes block tokens one after the other; `out` is what was written."""

    def __init__(self, context: Context, second: Second = Second.NONE, *, keep: bool = False) -> None:
        self._second = second
        self._last = keep  # whether the last paragraph stays with what follows
        self._stays = False  # whether the one that is open does
        self._above = ""  # the style of the paragraph above
        self.out: list[str] = []
        self._context = context
        self._style = ""  # of a heading that is open
        self._quotes = 0
        self._lists: list[tuple[str, int]] = []  # style and number of the lists that are open
        self._fresh = False  # whether an item's mark is still to be written
        self._pipes: Pipes | None = None
        self._cell = "TableText"  # the style of a table's cell that is open

    def write(self, tokens: list[Token]) -> list[str]:
        """Return the paragraphs and tables of some tokens; one of an unknown type is a KeyError."""
        for place, token in enumerate(tokens):
            self._stays = token.type == "inline" and stays(tokens, place, self._last)
            _WRITERS[token.type](self, token)
        return self.out

    def inline(self, token: Token) -> None:
        """Write the words of a paragraph, a heading or a table's cell."""
        pen = self._pen().paragraph(token.children or [])
        if self._pipes is not None:
            self._pipes.fill(pen.xml, pen.text)
        elif self._style:
            level = max(int(self._style[-1]), 2)
            self.out.append(self._context.heading(level, pen.xml, pen.text, True))
        else:
            self._paragraph(pen.xml, pen.text)

    def _pen(self) -> Pen:
        """Return a pen for the language of what comes next; a paragraph in the second has a style of its own."""
        heading = f"Heading{min(max(int(self._style[-1]), 2), 4)}" if self._style else ""
        kind = heading or (self._cell if self._pipes else self._paragraph_style())
        whole, below = self._second is Second.WHOLE, self._second is Second.BELOW
        return Pen(self._context, second(kind) if whole and kind != _PLAIN else "", second(kind) if below else "")

    def open_heading(self, token: Token) -> None:
        """Begin a heading: the first below the chapter's own is of level 2."""
        self._leave_mark()
        self._style = token.tag

    def close_heading(self, _: Token) -> None:
        """End a heading."""
        self._style = ""

    def open_list(self, token: Token) -> None:
        """Begin a list; every ordered one counts for itself."""
        self._leave_mark()
        if token.type == "bullet_list_open":
            self._lists.append(("ListBullet", BULLETS))
        else:
            number = self._context.ordered_list(min(len(self._lists), 8), int(token.attrs.get("start", 1)))
            self._lists.append(("ListNumber", number))

    def close_list(self, _: Token) -> None:
        """End a list."""
        self._lists.pop()

    def open_item(self, _: Token) -> None:
        """Begin an item: its first paragraph carries the mark."""
        self._fresh = True

    def close_item(self, _: Token) -> None:
        """End an item."""
        self._leave_mark()

    def quote(self, token: Token) -> None:
        """Begin or end a quotation."""
        self._leave_mark()
        self._quotes += token.nesting

    def code(self, token: Token) -> None:
        """Write a block of code, a line break a line."""
        self._leave_mark()
        text = token.content.removesuffix("\n")
        for line in text.split("\n"):
            self._context.flow.text("CodeBlock", line)
        self.out.append(paragraph("CodeBlock", run(text)))

    def rule(self, _: Token) -> None:
        """Write a rule across the page."""
        self._leave_mark()
        self.out.append(paragraph("Rule", ""))

    def open_table(self, _: Token) -> None:
        """Begin a table, with room between it and a list."""
        self._leave_mark()
        if self._above.startswith("List"):
            self.out.append(GAP)
            self._context.flow.gap()
        self._pipes = Pipes(self._context)

    def open_row(self, _: Token) -> None:
        """Begin a row of a table."""
        if self._pipes is not None:
            self._pipes.rows.append([])

    def open_cell(self, token: Token) -> None:
        """Begin a cell of a table."""
        if self._pipes is not None:
            self._cell = "TableHead" if token.type == "th_open" else "TableText"
            self._pipes.align(str(token.attrs.get("style", "")))

    def close_table(self, _: Token) -> None:
        """End a table and write it."""
        if self._pipes is not None:
            self.out.append(self._pipes.xml())
        self._pipes, self._above = None, ""

    def skip(self, _: Token) -> None:
        """Pass a token that only encloses others."""

    def _leave_mark(self) -> None:
        """Write the mark of an item that begins with something else than a paragraph."""
        if self._fresh:
            self._paragraph("", "")

    def _paragraph(self, content: str, text: str) -> None:
        style, properties = self._paragraph_style(), ""
        if self._lists:
            level = min(len(self._lists), 9) - 1
            if self._fresh:
                number = self._lists[-1][1]
                properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
            else:
                properties = f'<w:ind w:left="{twips(self._context.theme.numbers.text(level))}"/>'
        self._fresh = False
        kept = self._stays and self._context.flow.lines(style, text) <= SHORT
        self._above = style
        self._context.flow.text(style, text, held=kept)
        properties = (KEEP if kept else "") + properties + self._context.ragged(style, text)
        self.out.append(paragraph(style, content, properties))

    def _paragraph_style(self) -> str:
        if self._lists:
            return self._lists[-1][0] if self._fresh else "ListContinue"
        return "Quote" if self._quotes else _PLAIN if self._second is Second.WHOLE else "BodyText"


_WRITERS: Mapping[str, Callable[[Scribe, Token], None]] = MappingProxyType(
    {
        "inline": Scribe.inline,
        "paragraph_open": Scribe.skip,
        "paragraph_close": Scribe.skip,
        "heading_open": Scribe.open_heading,
        "heading_close": Scribe.close_heading,
        "bullet_list_open": Scribe.open_list,
        "bullet_list_close": Scribe.close_list,
        "ordered_list_open": Scribe.open_list,
        "ordered_list_close": Scribe.close_list,
        "list_item_open": Scribe.open_item,
        "list_item_close": Scribe.close_item,
        "blockquote_open": Scribe.quote,
        "blockquote_close": Scribe.quote,
        "fence": Scribe.code,
        "code_block": Scribe.code,
        "hr": Scribe.rule,
        "table_open": Scribe.open_table,
        "table_close": Scribe.close_table,
        "thead_open": Scribe.skip,
        "thead_close": Scribe.skip,
        "tbody_open": Scribe.skip,
        "tbody_close": Scribe.skip,
        "tr_open": Scribe.open_row,
        "tr_close": Scribe.skip,
        "th_open": Scribe.open_cell,
        "th_close": Scribe.skip,
        "td_open": Scribe.open_cell,
        "td_close": Scribe.skip,
    }
)
