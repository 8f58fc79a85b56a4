"""An estimate of where pages end, so that the contents and the footer say something sensible before Word counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from msgspec import Struct

from opsplan.lines import each_row
from opsplan.look.theme import Style
from opsplan.writers.docx.measure import count_rows, points, twips

#: So many rows at the head and at the end of a table stay together where it is divided.
_FIRST, _LAST = 2, 2
#: … unless they take more than this part of a page.
_TOGETHER = 0.15

#: A figure leaves no more than this part of a page empty above it.
_WASTED = 0.4
#: A paragraph of so many lines or fewer stays with the table or the list that it introduces.
SHORT = 2


def announces(text: str) -> bool:
    """Tell whether a paragraph says that something is to follow."""
    return text.rstrip("*_ \n").endswith(("：", ":"))


class Paged(Protocol):
    """What learns the page it stands on."""

    page: int


class Keeping(Struct, frozen=True):
    """Which rows of a table stay with the next."""

    whole: bool
    rows: int
    first: int = _FIRST
    last: int = _LAST
    more: bool = False

    def holds(self, index: int) -> bool:
        """Tell whether a row stays with the next, or the last one with what is below."""
        after = self.rows - index - 1
        if not after:
            return self.more
        return self.whole or index < self.first - 1 or after < self.last


class Flow:
    """A pen that goes down the pages; heights in twips. `narrow` is how wide letters are beside those of Arial."""

    def __init__(self, styles: Mapping[str, Style], width: int, height: int, narrow: float = 1) -> None:
        self.page = 1
        self.width = width
        self.height = height
        self._styles = styles
        self._narrow = narrow
        self._y = 0
        self._turned = False
        self._held = 0
        #: The room above the first paragraph that is held: it is not there at the head of a page.
        self._above = 0
        self._waiting: list[Paged] = []
        #: The height of what stands below the block that comes next, and stays with it.
        self.below = 0

    def text(self, style: str, text: str, *, held: bool = False) -> None:
        """Pass a paragraph; `held` keeps it with what follows."""
        before, line, after, lines = self._shape(style, text)
        if held:
            self._above = self._above if self._held else before
            self._held += before + lines * line + after
            return
        self.block(before + min(lines, 2) * line)
        for _ in range(lines - 2):
            self.block(line)
        self._y += after

    def heading(self, style: str, text: str, entry: Paged, *, held: bool = True) -> None:
        """Pass a heading or a caption; `entry` learns its page as soon as it or what it stays with is placed."""
        self._waiting.append(entry)
        self.text(style, text, held=held)

    def block(self, height: int) -> None:
        """Pass something that is not divided, together with what is held."""
        height += self._held
        if self._y and self._y + height > self.height:
            self.page, self._y = self.page + 1, -self._above
        self._y += height
        self._turned = False
        self._held = self._above = 0
        for entry in self._waiting:
            entry.page = self.page
        self._waiting.clear()

    def table(self, head: int, heights: list[int], part: float, *, first: int = _FIRST, below: int = 0) -> Keeping:
        """Pass a table; return which rows stay together: all where it is less than that part of a page.

        Of a longer one the `first` rows do, and the last. `below` is the height of what stands under it, such as a
        caption; where there is something, the last row stays with it.
        """
        below = below or self.below
        room = min(self.height * part, self.height - self._held - below)
        whole = head + sum(heights) < room
        if whole:
            self.block(head + sum(heights) + below)
            self._y -= below
        else:
            self._rows(head, heights)
        first = first if self._is_low(heights[:first]) else 1
        return Keeping(whole, len(heights), first, _LAST if self._is_low(heights[-_LAST:]) else 1, below > 0)

    def figure(self, head: int, heights: list[int], below: int, last: int = _LAST) -> Keeping:
        """Pass a table that is a figure; return which rows stay together, the first so many that no page is left empty.

        It is divided where these have room on a page and the others have not; the `last` rows are not parted.
        """
        room, first = self.height * _WASTED - head, 0
        while first < len(heights) and sum(heights[: first + 1]) <= room:
            first += 1
        if first + last >= len(heights):
            return self.table(head, heights, 1, below=below)
        self.block(head + sum(heights[:first]))
        for height in [*heights[first:-last], sum(heights[-last:]) + below]:
            page = self.page
            self.block(height)
            self._y += head if self.page > page else 0
        self._y -= below
        return Keeping(False, len(heights), max(first, 1), last, below > 0)

    def _is_low(self, heights: list[int]) -> bool:
        """Tell whether rows stay together: where they are so high that much room would stay empty, they do not."""
        return sum(heights) < self.height * _TOGETHER

    def _rows(self, head: int, heights: list[int]) -> None:
        """Pass the rows one by one; the head comes again on each page."""
        self._held += head
        for index, height in enumerate(heights):
            page = self.page
            self.block(height)
            # the first row takes the head with it to a new page
            if index and self.page > page:
                self._y += head

    def used(self) -> float:
        """Return how much of the page is filled, as a part of it."""
        return self._y / self.height

    @property
    def begun(self) -> bool:
        """Tell whether anything stands on the pages."""
        return bool(self.page > 1 or self._y or self._held)

    @property
    def turned(self) -> bool:
        """Tell whether a page was just turned, so that what comes next heads it."""
        return self._turned and not self._held

    def turn(self) -> None:
        """Go on with the next page."""
        if self._y:
            self.page, self._y, self._turned = self.page + 1, 0, True

    def gap(self) -> None:
        """Pass the little room below a table."""
        self._y += points(self._styles["TableGap"].line)

    def lines(self, style: str, text: str) -> int:
        """Return how many lines a paragraph has."""
        return self._shape(style, text)[3]

    def end(self) -> int:
        """Return the number of pages."""
        self.block(0)
        return self.page

    def _shape(self, key: str, text: str) -> tuple[int, int, int, int]:
        style = self._styles[key]
        width = self.width - twips(style.left) - twips(style.right)
        room = width / points(style.size * self._narrow + style.spaced) * 2
        lines = sum(count_rows("\u3000" * int(style.indent) + row, room) for row in each_row(text))
        return points(style.before), points(style.line), points(style.after), lines
