"""Plain text in one language or in two, and paragraphs of it."""

from __future__ import annotations

from collections.abc import Callable

#: Paragraphs, one a line.
Lines = tuple[str, ...]


class Line(str):
    """Text in two languages: its `parts` are by turns in the first and in the second, and joined they are the text.

    A part ends with what stands between it and the next: a space where the second language follows on the same line, a
    line feed where it stands below. A writer that sets both languages alike takes it for the text that it is.
    """

    __slots__ = ("parts",)
    parts: tuple[str, ...]

    @classmethod
    def of(cls, *parts: str) -> Line:
        """Return the line of some parts."""
        line = cls("".join(parts))
        line.parts = parts
        return line

    def each(self, change: Callable[[str], str], between: str = "") -> Line:
        """Return the line with every part changed but for what stands between them, or with `between` in its place."""
        *others, last = self.parts
        changed = (
            change(one[:-1]) + (between or one[-1]) if one[-1:] in (" ", "\n") else change(one) for one in others
        )
        return Line.of(*changed, change(last))

    def flat(self) -> Line:
        """Return the line with the second language beside the first."""
        return self.each(str, " ")


def after(prefix: str, text: str) -> str:
    """Return a text with something before it that is the same in both languages."""
    return Line.of(prefix + text.parts[0], *text.parts[1:]) if isinstance(text, Line) else prefix + text


def ending(text: str, suffix: str) -> str:
    """Return a text with something behind it that is the same in both languages."""
    if isinstance(text, Line):
        return Line.of(*text.parts, suffix) if suffix else text
    return text + suffix


def flat(text: str) -> str:
    """Return a text with its second language, where it has one, beside the first."""
    return text.flat() if isinstance(text, Line) else text


def each_row(text: str) -> list[str]:
    """Return what stands below each other in a text of two languages; any other text is one row."""
    return text.split("\n") if isinstance(text, Line) else [text]
