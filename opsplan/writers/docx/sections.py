"""Sections: paper and margins, and where pages are counted from."""

from __future__ import annotations

from opsplan.writers.docx.context import PAPERS, Context
from opsplan.writers.docx.markup import paragraph, run
from opsplan.writers.docx.measure import points, twips
from opsplan.writers.docx.running import cover_references, references

#: The bookmark at the end of the cover: the pages up to it have no number.
COVER_END = "_CoverEnd"
#: The room between two columns, in twips.
GUTTER = 560
_FROM_ONE = '<w:pgNumType w:start="1"/>'
_GOES_ON = '<w:type w:val="continuous"/>'
#: What stands in sections until it is known which is the first, of all and of the body; no text can hold it.
_NUMBERED, _OF_BODY = b"\0", "\1"


def cover_section(context: Context, drawn: str) -> str:
    """Return the paragraph that ends the section of the cover, with what is drawn at the edge of its page."""
    # LibreOffice leaves a paragraph without text out, and counts its bookmark to the next page
    end = context.bookmark(COVER_END, run(" ") + drawn)
    return paragraph("SectionEnd", end, f"<w:sectPr>{cover_references(context)}{_page(context)}</w:sectPr>")


def break_xml(context: Context, *, continuous: bool = False, columns: int = 1) -> str:
    """Return the paragraph that ends a section: on pages of its own, or going on where the one before has ended."""
    side = f'<w:cols w:num="{columns}" w:space="{GUTTER}"/>' if columns > 1 else ""
    return paragraph("SectionEnd", "", _section(context, _GOES_ON if continuous else "", side))


def turn_xml(context: Context, *, wide: bool) -> str:
    """Return the paragraph that ends a section of the body, and go on with pages that lie on their side, or upright."""
    ended = paragraph("SectionEnd", "", _section(context, _OF_BODY))
    context.flow.turn()
    context.lay(wide=wide)
    return ended


def last_section(context: Context) -> str:
    """Return the last section of the body."""
    return _section(context, _OF_BODY)


def settled(document: bytes, *, continuous: bool) -> bytes:
    """Return a document whose sections know which is the first.

    Pages count from 1 in the first after the cover; the first of the body may go on where lists have ended.
    """
    first = document.replace(_NUMBERED, _FROM_ONE.encode(), 1).replace(_NUMBERED, b"")
    return first.replace(_OF_BODY.encode(), _GOES_ON.encode() if continuous else b"", 1).replace(_OF_BODY.encode(), b"")


def _section(context: Context, kind: str, columns: str = "") -> str:
    return f"<w:sectPr>{references(context)}{kind}{_page(context, _NUMBERED.decode(), columns)}</w:sectPr>"


def _page(context: Context, numbers: str = "", columns: str = "") -> str:
    paper, side = PAPERS[context.manuscript.settings.page], ""
    if context.wide:
        paper, side = paper[::-1], ' w:orient="landscape"'
    page = context.theme.page
    sides = ("top", "right", "bottom", "left", "header", "footer")
    margins = " ".join(f'w:{side}="{twips(getattr(page, side))}"' for side in sides)
    grid = f'<w:docGrid w:type="lines" w:linePitch="{points(page.grid)}"/>' if page.grid else ""
    return f'<w:pgSz w:w="{paper[0]}" w:h="{paper[1]}"{side}/><w:pgMar {margins} w:gutter="0"/>{numbers}{columns}{grid}'
