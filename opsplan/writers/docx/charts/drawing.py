"""The drawing of a chart: a run that shows it where it stands in a line."""

from __future__ import annotations

from opsplan.writers.docx.charts.text import EMU_PER_TWIP
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.markup import attribute

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_WP, _A = f'xmlns:wp="{_DRAWING}/wordprocessingDrawing"', f'xmlns:a="{_DRAWING}/main"'


def chart_run(relation: str, width: int, height: int, alt: str, context: Context) -> str:
    """Return the run of a chart of a size in twips; `alt` is read out to those who cannot see it."""
    number = context.drawing()
    return (
        f'<w:r><w:drawing><wp:inline {_WP} distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width * EMU_PER_TWIP}" cy="{height * EMU_PER_TWIP}"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="Chart {number}" descr="{attribute(alt)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic {_A}><a:graphicData uri="{_DRAWING}/chart"><c:chart xmlns:c="{_DRAWING}/chart" r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
