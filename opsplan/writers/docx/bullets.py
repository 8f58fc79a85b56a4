"""Bullet lists of plain texts."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.manuscript import Bullets
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.flow import SHORT
from opsplan.writers.docx.markup import KEEP, paragraph, runs
from opsplan.writers.docx.styles import BULLETS

#: Word knows nine levels of a list.
DEEPEST = 8


def bullets_xml(bullets: Bullets, context: Context, level: int = 0) -> Iterator[str]:
    """Yield a paragraph an item, those of lists within lists a level deeper; two at each end stay together."""
    numbering = f'<w:numPr><w:ilvl w:val="{min(level, DEEPEST)}"/><w:numId w:val="{BULLETS}"/></w:numPr>'
    ends = {0, len(bullets.items) - 2} - {len(bullets.items) - 1}
    for place, item in enumerate(bullets.items):
        if isinstance(item, Bullets):
            yield from bullets_xml(item, context, level + 1)
        else:
            kept = place in ends and context.flow.lines("ListBullet", item) <= SHORT
            context.flow.text("ListBullet", item, held=kept)
            yield paragraph("ListBullet", runs(item, "ListBullet"), (KEEP if kept else "") + numbering)
