"""What stands between a figure and its caption: the legend, and what is left out."""

from __future__ import annotations

from collections.abc import Iterable

from opsplan.manuscript import Figure
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.markup import paragraph, runs

#: The height of legend and caption below a figure, in twips.
BELOW = 1000


def notes_xml(notes: Iterable[str], figure: Figure, context: Context) -> str:
    """Return the notes of a figure as paragraphs, the last of which stays with the caption where there is one."""
    said = [note for note in notes if note]
    for note in said:
        context.flow.text("FigureNote", note)
    loose = '<w:keepNext w:val="0"/>'
    return "".join(
        paragraph("FigureNote", runs(note, "FigureNote"), loose if note is said[-1] and not figure.caption else "")
        for note in said
    )
