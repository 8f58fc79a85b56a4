"""The contents: a field that holds its entries already, so that no program asks or leaves it empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from opsplan.lines import Line, after, flat
from opsplan.writers.docx.context import Context, Entry
from opsplan.writers.docx.flow import Flow
from opsplan.writers.docx.markup import FIELD_END, field, field_start, paragraph, run, runs
from opsplan.writers.docx.script import LATIN
from opsplan.writers.docx.styles import second_marks

#: The contents name chapters and the headings below them; only chapters where that is more than a page.
_DEPTHS = (2, 1)
#: An entry of the contents is one line; its only tab stands before the page.
_ONE_LINE = str.maketrans("\t\r\n", "   ")
_TAB = "<w:r><w:tab/></w:r>"
#: What takes as much room as the page of an entry, and the dots before it.
PAGE = "\N{NO-BREAK SPACE}" * 9


def contents_xml(context: Context) -> Iterator[str]:
    """Yield the contents: a field that holds its entries already, and ends within the last of them."""
    depth, entries = shown(context)
    yield paragraph("TOCHeading", runs(context.manuscript.labels["contents"], "TOCHeading"))
    annex = " \\u" if context.theme.annex else ""  # whose heading is of another style
    yield from entries_xml(context, f'TOC \\o "1-{depth}" \\h \\z{annex}', entries)


def entries_xml(context: Context, instruction: str, entries: Sequence[Entry]) -> Iterator[str]:
    """Yield the entries of the contents within the field that asks for them."""
    opening = field_start(instruction)
    for index, entry in enumerate(entries):
        ending = FIELD_END if index == len(entries) - 1 else ""
        yield paragraph(f"TOC{entry.level}", opening + _entry(entry, context) + ending)
        opening = ""


def shown(context: Context) -> tuple[int, list[Entry]]:
    """Return how deep the contents go, and their entries; chapters that then find room on a page are set closer."""
    for depth in _DEPTHS:
        entries = [entry for entry in context.entries if entry.level <= depth]
        if _flow(entries, context).end() == 1:
            return depth, entries
    tight = context.theme.tightened("TOC1")
    if _flow(entries, replace(context, theme=tight)).end() == 1:
        context.theme = tight
    return depth, entries


def contents_flow(context: Context) -> Flow:
    """Return the flow of the contents: how many pages they fill, and how much of the last, by estimate."""
    return _flow(shown(context)[1], context)


def _flow(entries: list[Entry], context: Context) -> Flow:
    flow = Flow(context.theme.measures, context.width, context.flow.height)
    flow.text("TOCHeading", context.manuscript.labels["contents"], held=True)
    for entry in entries:
        flow.text(f"TOC{entry.level}", entry.number + flat(entry.text) + PAGE)
    return flow


def _entry(entry: Entry, context: Context) -> str:
    between = " " if entry.number and context.manuscript.settings.numbering == "decimal" else ""
    return entry_xml(entry, after(entry.number + between, entry.text), f"TOC{entry.level}", context)


def entry_xml(entry: Entry, text: str, style: str, context: Context) -> str:
    """Return an entry of a contents list in a style: a link that says a text, and the page."""
    words = _entry_words(_one_line(text), style, context)
    page = field(f"PAGEREF {entry.anchor} \\h", context.page_of(entry.anchor, entry.page))
    return f'<w:hyperlink w:anchor="{entry.anchor}" w:history="1">{words}{_TAB}{page}</w:hyperlink>'


def _entry_words(text: str, style: str, context: Context) -> str:
    """Return the words of an entry; in a link LibreOffice puts its own character style in the place of another."""
    if not isinstance(text, Line):
        return run(text)
    marks = second_marks(style, context.theme)
    return "".join(run(part, marks, wanted=LATIN) if turn % 2 else run(part) for turn, part in enumerate(text.parts))


def _one_line(text: str) -> str:
    if isinstance(text, Line):
        return text.each(lambda part: part.translate(_ONE_LINE), " ")
    return text.translate(_ONE_LINE)
