"""An estimate of where pages end, so that the contents and the footer say something sensible before Word counts."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Protocol

from opsplan.writers.docx.measure import points, units
from opsplan.writers.theme import Style

#: A chart no higher than this part of a page stays on one page.
_WHOLE = 0.7


class Paged(Protocol):
    """What learns the page it stands on."""

    page: int


class Flow:
    """A pen that goes down the pages; heights in twips."""

    def __init__(self, styles: Mapping[str, Style], width: int, height: int) -> None:
        self.page = 1
        self.width = width
        self.height = height
        self._styles = styles
        self._y = 0
        self._held = 0
        self._waiting: list[Paged] = []

    def text(self, style: str, text: str, *, held: bool = False) -> None:
        """Pass a paragraph; `held` keeps it with what follows."""
        before, line, after, lines = self._shape(style, text)
        if held:
            self._held += before + lines * line + after
            return
        self.block(before + min(lines, 2) * line)
        for _ in range(lines - 2):
            self.block(line)
        self._y += after

    def heading(self, style: str, text: str, entry: Paged) -> None:
        """Pass a heading; `entry` learns its page as soon as what follows is placed."""
        self._waiting.append(entry)
        self.text(style, text, held=True)

    def block(self, height: int) -> None:
        """Pass something that is not divided, together with what is held."""
        height += self._held
        if self._y and self._y + height > self.height:
            self.page, self._y = self.page + 1, 0
        self._y += height
        self._held = 0
        for entry in self._waiting:
            entry.page = self.page
        self._waiting.clear()

    def table(self, head: int, heights: list[int], part: float) -> bool:
        """Pass a table and the gap after it; tell whether it is kept whole: it is less than that part of a page."""
        whole = head + sum(heights) < self.height * part
        if whole:
            self.block(head + sum(heights))
        else:
            self._rows(head, heights)
        self._y += points(self._styles["TableGap"].line)
        return whole

    def chart(self, head: int, heights: list[int]) -> int:
        """Pass a table with a caption below; return the first row from which all are kept with what follows.

        A chart that fills less than most of a page is kept whole, of a longer one the end stays with the caption.
        """
        return 0 if self.table(head, heights, _WHOLE) else len(heights) - 3

    def _rows(self, head: int, heights: list[int]) -> None:
        """Pass the rows one by one; the head comes again on each page."""
        self._held += head
        for height in heights:
            page = self.page
            self.block(height)
            if self.page > page:
                self._y += head

    def end(self) -> int:
        """Return the number of pages."""
        self.block(0)
        return self.page

    def _shape(self, key: str, text: str) -> tuple[int, int, int, int]:
        style = self._styles[key]
        size = style.size or 10.5
        width = units(text) * points(size) * 0.52 + style.indent * points(size)
        lines = max(1, ceil(width / self.width))
        return points(style.before), points(style.line or 14), points(style.after), lines
