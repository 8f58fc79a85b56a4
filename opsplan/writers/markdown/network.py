"""The network of tasks in Mermaid, where thick arrows and boxes are the way that decides the finish; or a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from opsplan.figures.network import Link, Network
from opsplan.lines import after, ending
from opsplan.manuscript import Cell, Column, Kind, Table, Tone
from opsplan.markup import escape
from opsplan.writers.markdown.context import Context
from opsplan.writers.markdown.flowchart import arrow, box, flowchart
from opsplan.writers.markdown.tables import pipe_table

#: How a task that decides the finish is marked.
CRITICAL = "●"
_THIN, _THICK = "-->", "==>"
#: So many tasks beside each other can be read; a longer chain goes down the page.
_BESIDE = 4
#: A network with more tasks beside each other is a table.
_WIDEST = 6


def network_pieces(net: Network, words: str, context: Context) -> Iterator[str]:
    """Yield the drawing of a network, or its table where it is wide, its legend and its note."""
    between = ", " if context.manuscript.lang == "en" else "、"
    yield _table(net, between) if _broadest(net.links) > _WIDEST else _drawing(net, words)
    yield escape(net.legend)
    yield escape(net.note)


def _drawing(net: Network, words: str) -> str:
    names = {link.id: f"t{number}" for number, link in enumerate(net.links, 1)}
    boxes = [box(names[link.id], _texts(link, net.columns[-1]), _tone(link)) for link in net.links]
    way = "LR" if max(_lengths(net.links), default=0) <= _BESIDE else "TD"
    return flowchart(way, words, (*boxes, *_arrows(net.links, names)), map(_tone, net.links))


def _table(net: Network, between: str) -> str:
    """Return the tasks with those before and behind them."""
    kinds = (*[Kind.TEXT] * (len(net.columns) - 1), Kind.NUMBER)
    heads = tuple(Column((head,), kind) for head, kind in zip(net.columns, kinds, strict=True))
    return pipe_table(Table(heads, tuple(tuple(Cell((text,)) for text in _row(link, between)) for link in net.links)))


def _row(link: Link, between: str) -> tuple[str, ...]:
    name = f"{CRITICAL} {link.id}" if link.critical else link.id
    slack = "" if link.total_float is None else str(link.total_float)
    return name, link.label, link.waits, between.join(link.before), slack


def _broadest(links: tuple[Link, ...]) -> int:
    """Return how many tasks stand beside each other at the most, where each stands below those that it waits for."""
    return max(Counter(_lengths(links)).values(), default=0)


def _lengths(links: tuple[Link, ...]) -> list[int]:
    """Return how many tasks the longest chain to each has; predecessors come first."""
    lengths: dict[str, int] = {}
    for link in links:
        lengths[link.id] = 1 + max((lengths.get(one, 0) for one in link.after), default=0)
    return list(lengths.values())


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
