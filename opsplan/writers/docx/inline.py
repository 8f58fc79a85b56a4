"""Inline Markdown: what stands within a paragraph becomes runs and links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from markdown_it.token import Token

from opsplan.writers.docx.context import Context
from opsplan.writers.docx.markup import run

_SCHEMES = ("http://", "https://", "mailto:")
#: Run properties in the order in which Word writes them, by the token that opens and closes them.
_MARKS = MappingProxyType({"strong": "<w:b/><w:bCs/>", "em": "<w:i/><w:iCs/>", "s": "<w:strike/>"})
_BREAK = "<w:r><w:br/></w:r>"


class Pen:
    """Writes the inline tokens of one paragraph: `xml` is what Word gets, `text` the words in it.

    `look` is the character style of runs that have none of their own, `below` the one of those after a hard break.
    """

    def __init__(self, context: Context, look: str = "", below: str = "") -> None:
        self.xml = ""
        self.text = ""
        self._context = context
        self._look = look
        self._below = below
        self._depths = dict.fromkeys(_MARKS, 0)
        self._addresses: list[str] = []
        self._links: list[int] = []

    def write(self, tokens: Iterable[Token]) -> Pen:
        """Write some tokens; one of an unknown type is a KeyError."""
        for token in tokens:
            _WRITERS[token.type](self, token)
        return self

    def say(self, text: str, style: str = "") -> None:
        """Write a text with the marks that are open."""
        marks = "".join(mark for name, mark in _MARKS.items() if self._depths[name])
        inside = "Hyperlink" if self._addresses and _is_real(self._addresses[-1]) else ""
        self.xml += run(text, marks, style or inside or self._look)
        self.text += text

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
        self._links.append(len(self.text))
        if _is_real(address):
            self.xml += f'<w:hyperlink r:id="{self._context.package.link(address)}" w:history="1">'

    def close_link(self, _: Token) -> None:
        """End a link; any other address is printed, so that it is not lost."""
        address, start = self._addresses.pop(), self._links.pop()
        if _is_real(address):
            self.xml += "</w:hyperlink>"
        elif address != self.text[start:]:
            self.beside(address)

    def image(self, token: Token) -> None:
        """Write the words and the address of an image."""
        self.write(token.children or [])
        self.beside(str(token.attrs["src"]))

    def hard_break(self, _: Token) -> None:
        """Begin a new line in the same paragraph."""
        self.xml += _BREAK
        self.text += "\n"
        self._look = self._below or self._look


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
