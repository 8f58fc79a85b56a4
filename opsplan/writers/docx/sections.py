"""Sections: paper and margins, and where pages are counted from."""

from __future__ import annotations

from opsplan.writers.docx.context import PAPERS, Context
from opsplan.writers.docx.markup import paragraph, run
from opsplan.writers.docx.measure import points, twips
from opsplan.writers.docx.running import cover_references, fill, references

#: The bookmark at the end of the cover: the pages up to it have no number.
COVER_END = "_CoverEnd"
#: The room between two columns, in twips.
GUTTER = 560
_FROM_ONE = '<w:pgNumType w:start="1"/>'


def cover_section(context: Context, drawn: str) -> str:
    """Return the paragraph that ends the section of the cover, with what is drawn at the edge of its page."""
    # LibreOffice leaves a paragraph without text out, and counts its bookmark to the next page
    end = context.bookmark(COVER_END, run(" ") + drawn)
    return paragraph("SectionEnd", end, f"<w:sectPr>{cover_references(context)}{_page(context)}</w:sectPr>")


def break_xml(context: Context, *, continuous: bool = False, columns: int = 1) -> str:
    """Return the paragraph that ends a section: one that goes on where the one before has ended, or a page of its own.

    Pages count from 1 in the first after the cover.
    """
    return paragraph("SectionEnd", "", _section(context, continuous=continuous, columns=columns))


def section_xml(context: Context, pages: int, *, continuous: bool = False) -> str:
    """Return the last section; headers and footers are written now that the number of pages is known."""
    section = _section(context, continuous=continuous)
    fill(context, pages)
    return section


def _section(context: Context, *, continuous: bool = False, columns: int = 1) -> str:
    first = not context.running
    around = references(context)
    kind = '<w:type w:val="continuous"/>' if continuous else ""
    side = f'<w:cols w:num="{columns}" w:space="{GUTTER}"/>' if columns > 1 else ""
    return f"<w:sectPr>{around}{kind}{_page(context, _FROM_ONE if first else '', side)}</w:sectPr>"


def _page(context: Context, numbers: str = "", columns: str = "") -> str:
    width, height = PAPERS[context.manuscript.settings.page]
    page = context.theme.page
    sides = ("top", "right", "bottom", "left", "header", "footer")
    margins = " ".join(f'w:{side}="{twips(getattr(page, side))}"' for side in sides)
    grid = f'<w:docGrid w:type="lines" w:linePitch="{points(page.grid)}"/>' if page.grid else ""
    return f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar {margins} w:gutter="0"/>{numbers}{columns}{grid}'
