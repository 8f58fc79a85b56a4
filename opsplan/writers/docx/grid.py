"""Tables as Word wants them: grid, cell and table widths agree, and the head comes again on every page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from opsplan.writers.docx.markup import attribute

#: The style of tables without rules.
PLAIN = "TableNormal"
_BARE = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
SPLIT_NEVER = "<w:cantSplit/>"


def table_start(
    style: str, widths: Sequence[int], *, title: str = "", words: str = "", banded: bool = False, headed: bool = True
) -> str:
    """Return the opening of a table; `title` and `words` are read out to those who cannot see it.

    The style's bands and the look of its head are on where the table is `banded` and `headed`. A table of the `PLAIN`
    style has no margins in its cells, whatever a client's template has for it.
    """
    bits = f"{0x0400 | 0x0200 * (not banded) | 0x0020 * headed:04X}"
    look = (
        f'<w:tblLook w:val="{bits}" w:firstRow="{int(headed)}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        f'w:noHBand="{int(not banded)}" w:noVBand="1"/>'
    )
    said = f'<w:tblCaption w:val="{attribute(title)}"/>' if title else ""
    said += f'<w:tblDescription w:val="{attribute(words)}"/>' if words else ""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{_BARE if style == PLAIN else ""}{look}{said}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )


TABLE_END = "</w:tbl>"


def row(
    cells: Iterable[str],
    *,
    head: bool = False,
    split: bool = False,
    condition: str = "",
    height: int = 0,
    exact: bool = False,
) -> str:
    """Return a row; a row of the head is repeated, and no other row is divided unless it may `split`.

    It is at least `height` twips high, or `exact`ly so.
    """
    marks = f'<w:cnfStyle w:val="{condition}"/>' if condition else ""
    marks += "" if split else SPLIT_NEVER
    marks += f'<w:trHeight w:val="{height}" w:hRule="{"exact" if exact else "atLeast"}"/>' if height else ""
    marks += "<w:tblHeader/>" if head else ""
    return f"<w:tr>{f'<w:trPr>{marks}</w:trPr>' if marks else ''}{''.join(cells)}</w:tr>"


def cell(width: int, content: str, properties: str = "", *, span: int = 1) -> str:
    """Return a cell of so many columns; `properties` are cell properties in Word's order, after the span."""
    columns = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{columns}{properties}</w:tcPr>{content}</w:tc>'
