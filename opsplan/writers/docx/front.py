"""What stands before and around the body: cover, contents, header, footer and sections."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.lines import Line, after, flat
from opsplan.writers.docx.context import PAPERS, Context, Entry
from opsplan.writers.docx.flow import Flow
from opsplan.writers.docx.markup import DECLARATION, FIELD_END, NAMESPACES, field, field_start, paragraph, run, runs
from opsplan.writers.docx.measure import points, twips
from opsplan.writers.docx.styles import second_marks
from opsplan.writers.docx.title import fitted

#: The bookmark at the end of the document: its page is the number of pages, the cover not counted.
END = "_DocumentEnd"
#: The contents name chapters and the headings below them; only chapters where that is more than a page.
_DEPTHS = (2, 1)
#: An entry of the contents is one line; its only tab stands before the page.
_ONE_LINE = str.maketrans("\t\r\n", "   ")
#: How far down the page the title stands.
_ABOVE = 0.24
_FROM_ONE = '<w:pgNumType w:start="1"/>'
_TAB = "<w:r><w:tab/></w:r>"


def cover_xml(context: Context) -> Iterator[str]:
    """Yield the cover, and the section that ends it."""
    height = context.flow.height
    for style, line in _titles(context):
        size, right = ("", "") if style == "Subtitle" else fitted(line, context, style)
        space = _space(round(height * _ABOVE)) if style == "Title" else ""
        yield paragraph(style, runs(line, style, size), space + right)
    yield from _facts(context)
    draft = context.manuscript.labels.get("draft", "")
    header = (
        f'<w:headerReference w:type="default" r:id="{context.package.add("word/header2.xml", _cover_header(draft))}"/>'
        if draft
        else ""
    )
    yield paragraph("SectionEnd", "", f"<w:sectPr>{header}{_page(context)}</w:sectPr>")


def title_xml(context: Context) -> Iterator[str]:
    """Yield the title at the head of a document that has no cover."""
    for style, line in _titles(context):
        context.flow.text(style, line, held=True)
        yield paragraph(style, runs(line, style))
    yield paragraph("TableGap", "", _space(points(14)))


def _titles(context: Context) -> Iterator[tuple[str, str]]:
    """Yield the lines of the title and of what stands under it, each with its style."""
    cover = context.manuscript.cover
    yield from zip(("Title", *["SecondTitle"] * len(cover.title)), cover.title, strict=False)
    yield from (("Subtitle", line) for line in cover.subtitle)


def _facts(context: Context) -> Iterator[str]:
    cover = context.manuscript.cover
    style = context.theme.styles["CoverFact"]
    count = sum(max(len(label), len(value)) for label, value in cover.facts)
    titles = (
        context.flow.lines(kind, line) * points(context.theme.styles[kind].line) for kind, line in _titles(context)
    )
    above = round(context.flow.height * _ABOVE) + sum(titles)
    room = context.flow.height - above - count * points(style.line) - points(90)
    first = _space(max(room, points(40)))
    for label, value in cover.facts:
        for index in range(max(len(label), len(value))):
            name = run(flat(label[index]) if index < len(label) else "", style="CoverLabel")
            said = runs(flat(value[index]) if index < len(value) else "", "CoverFact")
            yield paragraph("CoverFact", name + _TAB + said, first)
            first = ""


def _space(before: int) -> str:
    return f'<w:spacing w:before="{before}"/>'


def contents_xml(context: Context) -> Iterator[str]:
    """Yield the contents: a field that holds its entries already, and ends within the last of them."""
    depth, entries = shown(context)
    yield paragraph("TOCHeading", runs(context.manuscript.labels["contents"], "TOCHeading"))
    opening = field_start(f'TOC \\o "1-{depth}" \\h \\z')
    for index, entry in enumerate(entries):
        ending = FIELD_END if index == len(entries) - 1 else ""
        yield paragraph(f"TOC{entry.level}", opening + _entry(entry, context) + ending)
        opening = ""


def shown(context: Context) -> tuple[int, list[Entry]]:
    """Return how deep the contents go, and their entries; chapters that are more than a page are set closer."""
    for depth in _DEPTHS:
        entries = [entry for entry in context.entries if entry.level <= depth]
        if _pages(entries, context) == 1:
            return depth, entries
    context.theme = context.theme.tightened("TOC1")
    return depth, entries


def contents_pages(context: Context) -> int:
    """Return how many pages the contents fill, by estimate."""
    return _pages(shown(context)[1], context)


def _pages(entries: list[Entry], context: Context) -> int:
    flow = Flow(context.theme.styles, context.width, context.flow.height)
    flow.text("TOCHeading", context.manuscript.labels["contents"], held=True)
    for entry in entries:
        flow.text(f"TOC{entry.level}", entry.number + flat(entry.text))
    return flow.end()


def _entry(entry: Entry, context: Context) -> str:
    between = " " if entry.number and context.manuscript.settings.numbering == "decimal" else ""
    words = _entry_words(_one_line(after(entry.number + between, entry.text)), f"TOC{entry.level}", context)
    page = field(f"PAGEREF {entry.anchor} \\h", str(entry.page))
    return f'<w:hyperlink w:anchor="{entry.anchor}" w:history="1">{words}{_TAB}{page}</w:hyperlink>'


def _entry_words(text: str, style: str, context: Context) -> str:
    """Return the words of an entry; in a link LibreOffice puts its own character style in the place of another."""
    if not isinstance(text, Line):
        return run(text)
    marks = second_marks(style, context.theme)
    return "".join(run(part, marks if turn % 2 else "") for turn, part in enumerate(text.parts))


def _one_line(text: str) -> str:
    if isinstance(text, Line):
        return text.each(lambda part: part.translate(_ONE_LINE), " ")
    return text.translate(_ONE_LINE)


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
    content = runs(text, "Footer") if text else _page_of(context.manuscript.labels["page_of"], pages)
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{paragraph('Footer', content)}</w:ftr>"


def _page_of(words: str, pages: int) -> str:
    """Return the words with fields for {page} and {pages}, in whichever order a language has them."""
    fields = {"{page}": field("PAGE", "1"), "{pages}": field(f"PAGEREF {END}", str(pages))}
    parts = words.replace("{page}", "\0{page}\0").replace("{pages}", "\0{pages}\0").split("\0")
    return "".join(fields.get(part) or run(part) for part in parts)
