"""Sections: paper and margins, and where pages are counted from."""

from __future__ import annotations

from opsplan.writers.docx.context import PAPERS, Context
from opsplan.writers.docx.markup import paragraph, run
from opsplan.writers.docx.measure import points, twips
from opsplan.writers.docx.running import cover_references, references

#: The bookmark at the end of the cover: the pages up to it have no number.
COVER_END = "_CoverEnd"
_FROM_ONE = '<w:pgNumType w:start="1"/>'


def cover_section(context: Context) -> str:
    """Return the paragraph that ends the section of the cover."""
    # LibreOffice leaves a paragraph without text out, and counts its bookmark to the next page
    end = context.bookmark(COVER_END, run(" "))
    return paragraph("SectionEnd", end, f"<w:sectPr>{cover_references(context)}{_page(context)}</w:sectPr>")


def section_xml(context: Context, pages: int) -> str:
    """Return the last section: header and footer, and pages that count from 1 after the cover."""
    return f"<w:sectPr>{references(context, pages)}{_page(context, _FROM_ONE)}</w:sectPr>"


def _page(context: Context, numbers: str = "") -> str:
    width, height = PAPERS[context.manuscript.settings.page]
    page = context.theme.page
    sides = ("top", "right", "bottom", "left", "header", "footer")
    margins = " ".join(f'w:{side}="{twips(getattr(page, side))}"' for side in sides)
    grid = f'<w:docGrid w:type="lines" w:linePitch="{points(page.grid)}"/>' if page.grid else ""
    return f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar {margins} w:gutter="0"/>{numbers}{grid}'
