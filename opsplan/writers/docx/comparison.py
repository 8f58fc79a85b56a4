"""A comparison: its tables below each other, the caption of the figure under the last."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.figures.comparison import Comparison
from opsplan.manuscript import Figure
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.tables import GAP, table_xml

#: The height of the caption below a table, in twips: the last row stays with it.
_BELOW = 700
#: A table no higher than this part of a page stays on one page: what is compared belongs together.
_WHOLE = 0.4


def comparison_xml(figure: Figure, context: Context) -> Iterator[str]:
    """Yield the tables of a comparison."""
    comparison = figure.data
    if not isinstance(comparison, Comparison):
        raise TypeError(f"not a comparison: {figure.id}")
    after = context.flow.below
    for place, part in enumerate(comparison.parts):
        if place:
            context.flow.gap()
            yield GAP
        last = part is comparison.parts[-1]
        context.flow.below = (_BELOW if figure.caption else after) if last else 0
        yield from table_xml(part, context, title=figure.caption, words=figure.alt, whole=_WHOLE)
