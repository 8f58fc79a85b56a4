"""The Word writer: a manuscript becomes a .docx file.

Words of a document reach it only through `markup.run`, which escapes them; every part is text, put together without a
tree: a table of 5,000 rows costs a quarter of what elements cost, and start-up neither python-docx nor lxml.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from opsplan.look.theme import Theme
from opsplan.manuscript import Manuscript
from opsplan.writers.docx.body import body_xml
from opsplan.writers.docx.contents import contents_flow, contents_xml
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.cover import cover_xml, title_xml
from opsplan.writers.docx.lists import Listing, listings, lists_xml
from opsplan.writers.docx.markup import DECLARATION, NAMESPACES, paragraph, run
from opsplan.writers.docx.numbering import numbering_xml
from opsplan.writers.docx.parts import app_xml, core_xml, custom_xml, fonts_xml, settings_xml
from opsplan.writers.docx.running import END, fill
from opsplan.writers.docx.sections import last_section, settled
from opsplan.writers.docx.styles import styles_xml
from opsplan.writers.stamp import DOCX_PART, package_hash


def write(
    manuscript: Manuscript, theme: Theme, stamp: Mapping[str, str], pages: Mapping[str, int] | None = None
) -> bytes:
    """Return the .docx file of a manuscript; `stamp` becomes custom document properties.

    `pages` are those of its bookmarks as a reader counts them; where none is given it is estimated.

    A block, a token or a figure that the writer does not know is a KeyError; a character that XML cannot hold is a
    ValueError.
    """
    context = Context.start(manuscript, theme.in_language(manuscript.lang), pages)
    document = _document(context)
    headings = theme.numbers.headings(manuscript.settings.numbering)
    add = context.package.add
    add("word/document.xml", document)
    add("word/styles.xml", styles_xml(context.theme, context.width, bool(headings), chinese=context.is_chinese()))
    add("word/numbering.xml", numbering_xml(headings, theme.numbers, context.lists))
    add("word/settings.xml", settings_xml(theme))
    add("word/fontTable.xml", fonts_xml(context.theme))
    add("docProps/core.xml", core_xml(manuscript.properties))
    add("docProps/app.xml", app_xml(manuscript.properties))
    add(DOCX_PART, "")  # the parts that the stamp's hash covers name it
    content = package_hash(context.package.files())
    made = custom_xml(manuscript.properties, {**stamp, "content": content})
    context.package.parts[DOCX_PART] = made.encode()
    return context.package.pack()


def _document(context: Context) -> bytes:
    """Return the main part. The body is written first: the contents need its headings."""
    settings = context.manuscript.settings
    toc = settings.toc and bool(context.manuscript.chapters)
    first = [] if settings.cover or toc else list(title_xml(context))  # above the first chapter
    body = [piece.encode() for piece in body_xml(context, toc)]
    pages = context.flow.end()
    section = last_section(context)
    context.lay(wide=False)
    first = first or list(cover_xml(context) if settings.cover else title_xml(context))
    lists: list[Listing] = []
    if toc:
        lists = listings(context, pages)
        more = contents_flow(context).end() + sum(one.pages for one in lists)
        for entry in (*context.entries, *chain.from_iterable(context.captions.values())):
            entry.page += more
        first += contents_xml(context)
        first += lists_xml(context, lists)
        pages += more
    # LibreOffice finds the page of a bookmark only where there is text in it.
    end = paragraph("SectionEnd", context.bookmark(END, run(" ")))
    start = f"{DECLARATION}<w:document {NAMESPACES}><w:body>{''.join(first)}"
    fill(context, pages)
    whole = b"".join([start.encode(), *body, f"{end}{section}</w:body></w:document>".encode()])
    return settled(whole, continuous=any(one.columns > 1 for one in lists))
