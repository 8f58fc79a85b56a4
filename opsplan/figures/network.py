"""The network of tasks: what waits for what, and the way that decides the finish."""

from __future__ import annotations

from msgspec import Struct


class Link(Struct, frozen=True):
    """A task in the network: those it waits for and those that wait for it, by id; float in working days.

    `waits` says the predecessors with their lags, as printed.
    """

    id: str
    label: str
    after: tuple[str, ...]
    before: tuple[str, ...]
    waits: str = ""
    total_float: int | None = None
    critical: bool = False


class Network(Struct, frozen=True):
    """The tasks that are linked, in an order in which predecessors come first; heads of the columns."""

    links: tuple[Link, ...]
    columns: tuple[str, ...]
    legend: str = ""
    note: str = ""
