"""Competitors compared: an aspect a row, a competitor a column."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from opsplan.compose.drawing.scene import Scene, Shown
from opsplan.compose.phrase import Phrase
from opsplan.figures.comparison import Comparison
from opsplan.manuscript import Cell, Column, Kind, Table
from opsplan.model.market import Competitor

#: What competitors are compared by.
ASPECTS = ("product", "price", "promotion", "strength", "weakness", "response")
#: The least of competitors and of aspects, and the most competitors that stand side by side.
_LEAST, _BESIDE = 2, 4


def competitor_table(scene: Scene) -> Shown | None:
    """Return the comparison; None of fewer than two competitors or aspects of which something is said."""
    listed = scene.plan.market.competitors
    told = [name for name in ASPECTS if any(getattr(one, name) for one in listed)]
    if len(listed) < _LEAST or len(told) < _LEAST:
        return None
    size = ceil(len(listed) / ceil(len(listed) / _BESIDE))
    parts = (listed[start : start + size] for start in range(0, len(listed), size))
    return Shown(Comparison(tuple(_table(scene, part, told) for part in parts)))


def _table(scene: Scene, competitors: Sequence[Competitor], aspects: Sequence[str]) -> Table:
    said = scene.speaker.lines
    corner = Column(said(Phrase("figures.competitor_table.corner")), Kind.NAME)
    return Table(
        (corner, *(Column(said(one.name)) for one in competitors)),
        tuple(
            (
                Cell(said(Phrase(f"fields.competitor.{name}"))),
                *(Cell(said(getattr(one, name))) for one in competitors),
            )
            for name in aspects
        ),
    )
