"""Bullet lists of plain texts."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.manuscript import Bullets
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.markup import paragraph, runs
from opsplan.writers.docx.styles import BULLETS

#: Word knows nine levels of a list.
DEEPEST = 8


def bullets_xml(bullets: Bullets, context: Context, level: int = 0) -> Iterator[str]:
    """Yield a paragraph an item, those of lists within lists a level deeper."""
    numbering = f'<w:numPr><w:ilvl w:val="{min(level, DEEPEST)}"/><w:numId w:val="{BULLETS}"/></w:numPr>'
    for item in bullets.items:
        if isinstance(item, Bullets):
            yield from bullets_xml(item, context, level + 1)
        else:
            context.flow.text("ListBullet", item)
            yield paragraph("ListBullet", runs(item, "ListBullet"), numbering)
