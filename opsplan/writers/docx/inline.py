"""Inline Markdown: what stands within a paragraph becomes runs and links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import takewhile
from types import MappingProxyType

from markdown_it.token import Token

from opsplan.writers.docx.context import Context
from opsplan.writers.docx.markup import run
from opsplan.writers.docx.script import STYLED, hint
from opsplan.writers.docx.styles import EMPHASIS
from opsplan.writers.prose import text_of

_SCHEMES = ("http://", "https://", "mailto:")
#: Run properties in the order in which Word writes them, by the token that opens and closes them.
_MARKS = MappingProxyType({"strong": "<w:b/><w:bCs/>", "em": "<w:i/><w:iCs/>", "s": "<w:strike/>"})
_BREAK = "<w:r><w:br/></w:r>"
_UPRIGHT = EMPHASIS.replace(" ", "")
#: Latin words among Han characters: they can be italic.
_LATIN = re.compile(r"([!-~]*[A-Za-z](?:[ -~]*[!-~])?)")


class Pen:
    """Writes the inline tokens of one paragraph: `xml` is what Word gets, `text` the words in it.

    `look` is the character style of runs that have none of their own, `below` the one of those after a hard break.
    """

    def __init__(self, context: Context, look: str = "", below: str = "") -> None:
        self._xml: list[str] = []  # pieces: of a long text a whole would be copied at every one
        self._text: list[str] = []
        self._context = context
        self._look = look
        self._below = below
        self._depths = dict.fromkeys(_MARKS, 0)
        self._addresses: list[str] = []
        self._links: list[int] = []
        self._wanted = STYLED

    @property
    def xml(self) -> str:
        """Return the runs that were written."""
        return "".join(self._xml)

    @property
    def text(self) -> str:
        """Return what they say."""
        return "".join(self._text)

    def paragraph(self, tokens: Sequence[Token]) -> Pen:
        """Write the tokens of a paragraph or of a heading, all by the typographic rules of one language."""
        first = takewhile(lambda token: not (self._below and token.type == "hardbreak"), tokens)
        self._wanted = hint(text_of(tuple(first)))
        return self.write(tokens)

    def write(self, tokens: Iterable[Token]) -> Pen:
        """Write some tokens; one of an unknown type is a KeyError."""
        for token in tokens:
            _WRITERS[token.type](self, token)
        return self

    def say(self, text: str, style: str = "") -> None:
        """Write a text with the marks that are open."""
        inside = "Hyperlink" if self._addresses and _is_real(self._addresses[-1]) else ""
        style = style or inside or self._look
        self._text.append(text)
        if not self._depths["em"] or text.isascii():
            self._run(text, style)
            return
        for turn, piece in enumerate(_LATIN.split(text)):
            self._run(piece, style if turn % 2 else style or _UPRIGHT, upright=not turn % 2)

    def _run(self, text: str, style: str, upright: bool = False) -> None:
        marks = "".join(mark for name, mark in _MARKS.items() if self._depths[name] and not (upright and name == "em"))
        self._xml.append(run(text, marks, style, self._wanted))

    def beside(self, address: str) -> None:
        """Write an address in brackets after what it belongs to."""
        self.say(f"（{address}）" if self._context.is_chinese() else f" ({address})")

    def mark(self, token: Token) -> None:
        """Open or close a mark; marks of one kind may stand within each other."""
        self._depths[token.type.rpartition("_")[0]] += token.nesting

    def code(self, token: Token) -> None:
        """Write code."""
        self.say(token.content, "CodeText")

    def open_link(self, token: Token) -> None:
        """Begin a link; only an address of the web or of mail becomes a real one."""
        address = str(token.attrs["href"])
        self._addresses.append(address)
        self._links.append(len(self._text))
        if _is_real(address):
            self._xml.append(f'<w:hyperlink r:id="{self._context.package.link(address)}" w:history="1">')

    def close_link(self, _: Token) -> None:
        """End a link; any other address is printed, so that it is not lost."""
        address, start = self._addresses.pop(), self._links.pop()
        if _is_real(address):
            self._xml.append("</w:hyperlink>")
        elif address != "".join(self._text[start:]):
            self.beside(address)

    def image(self, token: Token) -> None:
        """Write the words and the address of an image."""
        self.write(token.children or [])
        self.beside(str(token.attrs["src"]))

    def hard_break(self, _: Token) -> None:
        """Begin a new line in the same paragraph."""
        self._xml.append(_BREAK)
        self._text.append("\n")
        if self._below:
            self._look, self._wanted = self._below, STYLED


def _is_real(address: str) -> bool:
    return address.lower().startswith(_SCHEMES)


_WRITERS: Mapping[str, Callable[[Pen, Token], None]] = MappingProxyType(
    {
        "text": lambda pen, token: pen.say(token.content),
        "softbreak": lambda pen, _: pen.say(" "),
        "hardbreak": Pen.hard_break,
        "code_inline": Pen.code,
        "strong_open": Pen.mark,
        "strong_close": Pen.mark,
        "em_open": Pen.mark,
        "em_close": Pen.mark,
        "s_open": Pen.mark,
        "s_close": Pen.mark,
        "link_open": Pen.open_link,
        "link_close": Pen.close_link,
        "image": Pen.image,
    }
)
