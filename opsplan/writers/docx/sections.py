"""Sections: paper and margins, header and footer, and where pages are counted from."""

from __future__ import annotations

from opsplan.writers.docx.context import PAPERS, Context
from opsplan.writers.docx.markup import DECLARATION, NAMESPACES, field, paragraph, run, runs
from opsplan.writers.docx.measure import twips

#: The bookmark at the end of the document: its page is the number of pages, the cover not counted.
END = "_DocumentEnd"
#: The bookmark at the end of the cover: the pages up to it have no number.
COVER_END = "_CoverEnd"
_FROM_ONE = '<w:pgNumType w:start="1"/>'
_TAB = "<w:r><w:tab/></w:r>"


def cover_section(context: Context) -> str:
    """Return the paragraph that ends the section of the cover, which has neither header nor footer."""
    draft = context.manuscript.labels.get("draft", "")
    header = (
        f'<w:headerReference w:type="default" r:id="{context.package.add("word/header2.xml", _cover_header(draft))}"/>'
        if draft
        else ""
    )
    end = context.bookmark(COVER_END, run(" "))
    return paragraph("SectionEnd", end, f"<w:sectPr>{header}{_page(context)}</w:sectPr>")


def section_xml(context: Context, pages: int) -> str:
    """Return the last section: header and footer, and pages that count from 1 after the cover."""
    header = context.package.add("word/header1.xml", _header(context))
    footer = context.package.add("word/footer1.xml", _footer(context, pages))
    references = (
        f'<w:headerReference w:type="default" r:id="{header}"/><w:footerReference w:type="default" r:id="{footer}"/>'
    )
    return f"<w:sectPr>{references}{_page(context, _FROM_ONE)}</w:sectPr>"


def _page(context: Context, numbers: str = "") -> str:
    width, height = PAPERS[context.manuscript.settings.page]
    page = context.theme.page
    sides = ("top", "right", "bottom", "left", "header", "footer")
    margins = " ".join(f'w:{side}="{twips(getattr(page, side))}"' for side in sides)
    return f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar {margins} w:gutter="0"/>{numbers}'


def _header(context: Context) -> str:
    manuscript = context.manuscript
    text = manuscript.settings.header or manuscript.properties.title
    draft = manuscript.labels.get("draft", "")
    mark = _TAB + run(draft, style="DraftMark") if draft else ""
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{paragraph('Header', runs(text, 'Header') + mark)}</w:hdr>"


def _cover_header(draft: str) -> str:
    mark = paragraph("Header", _TAB + run(draft, style="DraftMark"), '<w:pBdr><w:bottom w:val="nil"/></w:pBdr>')
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{mark}</w:hdr>"


def _footer(context: Context, pages: int) -> str:
    text = context.manuscript.settings.footer
    content = runs(text, "Footer") if text else _page_of(context, pages)
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{paragraph('Footer', content)}</w:ftr>"


def _page_of(context: Context, pages: int) -> str:
    """Return the words with fields for {page} and {pages}, in whichever order a language has them."""
    words = context.manuscript.labels["page_of"]
    fields = {"{page}": field("PAGE", "1"), "{pages}": field(f"PAGEREF {END}", context.page_of(END, pages))}
    parts = words.replace("{page}", "\0{page}\0").replace("{pages}", "\0{pages}\0").split("\0")
    return "".join(fields.get(part) or run(part) for part in parts)
