"""What Markdown does not show of tables: the kinds of their columns and the tones of their cells, as text."""

from collections.abc import Iterator

from opsplan.compose.build import Order, compose
from opsplan.kinds import DocumentKind, kind
from opsplan.manuscript import Block, Cell, Kind, Sheet, Table, Tone
from opsplan.pipeline import Judged


def cells(judged: Judged, of: DocumentKind | None = None) -> str:
    """Return, a table or sheet with its chapter and caption, the kinds of its columns but text, then each toned cell.

    A toned cell is a line: its row, its column, its tone and its text.
    """
    built = of or kind("work-breakdown")
    assert built is not None
    loaded = judged.loaded
    made = compose(loaded.plan, judged.facts, loaded.index.by_id, built, Order("zh"))
    told = ((one.id, block, list(_block(block))) for one in made.chapters for block in one.blocks)
    return "".join(
        "\n".join([f"{chapter}: {getattr(block, 'caption', '')}".strip(), *lines, ""])
        for chapter, block, lines in told
        if lines
    )


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        kinds = [f"{_said(one.head)} {one.kind}" for one in block.columns if one.kind is not Kind.TEXT]
        if kinds:
            yield "  " + ", ".join(kinds)
        for place, row in enumerate(block.rows, start=1):
            for column, cell in zip(block.columns, row, strict=True):
                yield from _cell(f"{place} {_said(column.head)}", cell)
    elif isinstance(block, Sheet):
        for label, cell in block.rows:
            yield from _cell(_said(label), cell)


def _cell(place: str, cell: Cell) -> Iterator[str]:
    if cell.tone is not Tone.PLAIN:
        yield f"  {place}: {cell.tone} {_said(cell.lines)}"


def _said(lines: tuple[str, ...]) -> str:
    return " / ".join(lines).replace("\n", " ")
