"""The network of tasks in Mermaid: thick arrows and boxes are the way that decides the finish."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.figures.network import Link, Network
from opsplan.lines import after, ending
from opsplan.manuscript import Tone
from opsplan.markup import escape
from opsplan.writers.markdown.context import Context
from opsplan.writers.markdown.flowchart import arrow, box, flowchart

#: How a task that decides the finish is marked.
CRITICAL = "●"
_THIN, _THICK = "-->", "==>"
#: So many tasks beside each other can be read; a longer chain goes down the page.
_BESIDE = 4


def network_pieces(net: Network, words: str, _context: Context) -> Iterator[str]:
    """Yield the drawing of a network, its legend and its note."""
    names = {link.id: f"t{number}" for number, link in enumerate(net.links, 1)}
    boxes = [box(names[link.id], _texts(link, net.columns[-1]), _tone(link)) for link in net.links]
    way = "LR" if _longest(net.links) <= _BESIDE else "TD"
    yield flowchart(way, words, (*boxes, *_arrows(net.links, names)), map(_tone, net.links))
    yield escape(net.legend)
    yield escape(net.note)


def _longest(links: tuple[Link, ...]) -> int:
    """Return how many tasks the longest chain has; predecessors come first."""
    lengths: dict[str, int] = {}
    for link in links:
        lengths[link.id] = 1 + max((lengths.get(one, 0) for one in link.after), default=0)
    return max(lengths.values(), default=0)


def _texts(link: Link, slack: str) -> Iterator[str]:
    """Yield what stands in the box of a task: its id and name, and its float behind the head of that column."""
    yield after(f"{CRITICAL} {link.id} " if link.critical else f"{link.id} ", link.label)
    if link.total_float is not None:
        yield ending(slack, f" {link.total_float}")


def _tone(link: Link) -> Tone:
    return Tone.STRONG if link.critical else Tone.PLAIN


def _arrows(links: tuple[Link, ...], names: dict[str, str]) -> Iterator[str]:
    critical = {link.id for link in links if link.critical}
    for link in links:
        for before in link.after:
            if before in names:
                thick = link.critical and before in critical
                yield arrow(names[before], names[link.id], line=_THICK if thick else _THIN)
