"""Pipe tables: those that prose holds, in the same dress as the typed ones."""

from __future__ import annotations

from opsplan.manuscript import Kind
from opsplan.writers.docx.columns import need, share
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.grid import TABLE_END, cell, row, table_start
from opsplan.writers.docx.markup import KEEP, paragraph
from opsplan.writers.docx.measure import points, units
from opsplan.writers.docx.tables import EVEN, GAP, face, gutter, head_xml, letter


class Pipes:
    """The cells of a pipe table, gathered row by row."""

    def __init__(self, context: Context) -> None:
        self.rows: list[list[tuple[str, str, str]]] = []
        self._context = context
        self._properties = ""

    def align(self, style: str) -> None:
        """Begin a cell; `style` is CSS: `text-align:right`."""
        side = style.removeprefix("text-align:")
        self._properties = f'<w:jc w:val="{side}"/>' if side in ("right", "center") else ""

    def fill(self, content: str, text: str) -> None:
        """Put runs, and the words in them, in the cell that was begun."""
        self.rows[-1].append((content, text, self._properties))

    def xml(self) -> str:
        """Return the table and the gap after it."""
        context, (head, *body) = self._context, self.rows
        needs = [
            need(
                Kind.TEXT, (title,), column := [cells[index][1] for cells in body], [*map(units, column)], face(context)
            )
            for index, (_, title, _) in enumerate(head)
        ]
        widths = share(needs, context.width, letter(context), gutter(context))
        line = points(context.theme.styles["TableText"].line) + 90
        keeping = context.flow.table(line, [line] * len(body), 0)
        context.flow.gap()
        parts = [table_start("PlanTable", widths, banded=True)]
        parts.append(head_xml([paragraph("TableHead", one, side) for one, _, side in head], widths, context))
        for index, cells in enumerate(body):
            keep = KEEP if keeping.holds(index) else ""
            drawn = (
                cell(width, paragraph("TableText", one, keep + side))
                for width, (one, _, side) in zip(widths, cells, strict=True)
            )
            parts.append(row(drawn, condition=EVEN if index % 2 else ""))
        return "".join(parts) + TABLE_END + GAP
