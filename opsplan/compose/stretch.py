"""What a template prints between its calls: headings and the prose between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from opsplan.manuscript import Block, Heading, Prose

_HEADING = re.compile(r"^(#{2,6}) +(.+?)(?: +#+)?$")
_FENCE = re.compile(r"^ {0,3}(```|~~~)")


def headings_and_prose(stretch: str) -> Iterator[Block]:
    """Yield the headings and the prose between them; a line in a fence is no heading."""
    held: list[str] = []
    fence = ""
    for line in [*stretch.split("\n"), "## "]:
        mark = _FENCE.match(line)
        if mark and fence in ("", mark[1]):
            fence = "" if fence else mark[1]
        match = None if fence else _HEADING.match(line)
        if match or line == "## ":
            if text := "\n".join(held).strip("\n"):
                yield Prose(re.sub(r"\n{3,}", "\n\n", text))
            held = []
            if match:
                yield Heading(match[2], len(match[1]))
        else:
            held.append(line)


def without_idle_headings(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks without the headings under which nothing stands."""
    kept: list[Block] = []
    for block in reversed(list(blocks)):
        if not (isinstance(block, Heading) and _is_idle(block, kept[-1] if kept else None)):
            kept.append(block)
    return kept[::-1]


def _is_idle(heading: Heading, follower: Block | None) -> bool:
    """Tell whether nothing stands under a heading before the next one of its level or above, or the end."""
    return follower is None or (isinstance(follower, Heading) and follower.level <= heading.level)
