"""The chart part: what is drawn, between its title and its legend."""

from __future__ import annotations

from opsplan.figures.chart import Form
from opsplan.writers.docx.charts.axes import axes
from opsplan.writers.docx.charts.layout import Frame, heading
from opsplan.writers.docx.charts.plot import Plot
from opsplan.writers.docx.charts.series import groups
from opsplan.writers.docx.charts.text import NOTHING, Hand, title, words
from opsplan.writers.docx.markup import DECLARATION
from opsplan.writers.docx.package import WORKBOOK

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_NAMESPACES = (
    f'xmlns:c="{_DRAWING}/chart" xmlns:a="{_DRAWING}/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)

#: How a line goes where a value is missing: straight on to the next.
_BLANKS = {Form.LINE: "span"}


def chart_xml(plot: Plot, frame: Frame, hand: Hand) -> str:
    """Return the part of a chart."""
    said, blanks = heading(plot, hand), _BLANKS.get(plot.chart.form, "gap")
    named = title(said, hand, frame.corner()) if said else ""
    return (
        f'{DECLARATION}<c:chartSpace {_NAMESPACES}><c:date1904 val="0"/><c:lang val="{hand.lang}"/>'
        f'<c:roundedCorners val="0"/><c:chart>{named}<c:autoTitleDeleted val="{int(not said)}"/>'
        f"<c:plotArea>{frame.place()}{groups(plot, frame, hand)}{axes(plot, frame, hand)}{NOTHING}</c:plotArea>"
        f'{_legend(plot, hand)}<c:plotVisOnly val="1"/><c:dispBlanksAs val="{blanks}"/></c:chart>{NOTHING}'
        f'{words(hand, hand.ink)}<c:externalData r:id="{WORKBOOK}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    )


def _legend(plot: Plot, hand: Hand) -> str:
    if not plot.legend:
        return ""
    left_out = "".join(
        f'<c:legendEntry><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>'
        for place, one in enumerate(plot.strokes)
        if one not in plot.legend
    )
    return f'<c:legend><c:legendPos val="b"/>{left_out}<c:overlay val="0"/>{words(hand, hand.ink)}</c:legend>'
