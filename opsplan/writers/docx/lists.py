"""Lists of tables and of figures, after the contents: where there are many captions, and where a list costs little.

A list of up to a page is a field, as the contents are, and Word can make it anew. A longer one stands in two columns,
so that a hundred captions are a page; it is no field, because LibreOffice sets no field in columns, but its entries
are links and its page numbers fields all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from opsplan.lines import flat
from opsplan.look.theme import Style
from opsplan.writers.docx.contents import PAGE, contents_flow, entry_xml
from opsplan.writers.docx.context import Context, Entry
from opsplan.writers.docx.flow import Flow
from opsplan.writers.docx.markup import FIELD_END, field_start, paragraph, runs
from opsplan.writers.docx.measure import points
from opsplan.writers.docx.sections import GUTTER, break_xml

#: So many captions make a list: fewer are found by way of the contents.
_MANY = {"table": 12, "figure": 4}
#: Lists make a document longer by no more than one page in so many.
_PAGES = 20
_STYLE = "TableOfFigures"


class Listing(Struct, frozen=True):
    """A list of the captions of a `table` or a `figure`, in one column or two.

    `pages` are those that it adds, beginning on the first of them; `filled` is how full it leaves the last, in twips;
    `close` sets it closer.
    """

    kind: str
    entries: tuple[Entry, ...]
    columns: int
    pages: int
    filled: int
    close: bool = False


def listings(context: Context, pages: int) -> list[Listing]:
    """Return the lists that follow the contents of a document whose body has so many pages, where the theme has any."""
    found: list[Listing] = []
    if not context.theme.front.lists:
        return found
    filled = round(contents_flow(context).used() * context.flow.height)
    for kind in (kind for kind, count in _MANY.items() if len(context.captions.get(kind, ())) >= count):
        left = pages // _PAGES - sum(one.pages for one in found)
        if (one := _set(kind, filled, left, context)) is not None:
            found.append(one)
            filled = one.filled
    if any(one.close for one in found):
        context.theme = context.theme.tightened(_STYLE)
    return found


def _set(kind: str, filled: int, left: int, context: Context) -> Listing | None:
    """Return a list in one column or two, or set closer, on `left` pages at the most; none where it finds no room.

    The first way that needs no more than a page is the best one, else that which fills the last page most.
    """
    usual = context.theme.measures
    close = context.theme.tightened(_STYLE).measures
    wide = [_placed(kind, filled, columns, usual, context) for columns in (1, 2)]
    tight = replace(_placed(kind, filled, 2, close, context), close=True)
    ways = [one for one in (*wide, tight) if one.pages <= left]
    return next((one for one in ways if one.pages <= 1), max(ways, key=lambda one: one.filled, default=None))


def _placed(kind: str, filled: int, columns: int, styles: Mapping[str, Style], context: Context) -> Listing:
    """Return a list as it stands below something that leaves a page so full, by estimate."""
    entries = tuple(context.captions[kind])
    heading, line = styles["TOCHeading"], points(styles[_STYLE].line)
    room = context.flow.height - line  # columns are evened out by whole entries
    top = sum(map(points, (heading.before, heading.line, heading.after)))
    column = Flow(styles, _column(columns, context), room)
    lines = sum(column.lines(_STYLE, flat(one.text) + PAGE) for one in entries)
    left = -(-lines // columns)  # lines of the highest column
    if filled + points(heading.line) + top + left * line <= room:
        return Listing(kind, entries, columns, 0, filled + points(heading.line) + top + left * line)
    pages = 1
    while top + left * line > room:
        left -= (room - top) // line
        pages, top = pages + 1, 0
    return Listing(kind, entries, columns, pages, top + left * line)


def _column(columns: int, context: Context) -> int:
    """Return the width of a column in twips."""
    return (context.width - GUTTER * (columns - 1)) // columns


def lists_xml(context: Context, lists: list[Listing]) -> Iterator[str]:
    """Yield the lists, and the breaks of the sections that their columns need."""
    for place, listing in enumerate(lists):
        heading = runs(context.manuscript.labels[f"{listing.kind}s"], "TOCHeading")
        above = f'<w:spacing w:before="{points(context.theme.styles["TOCHeading"].line)}"/>'
        yield paragraph("TOCHeading", heading, "<w:pageBreakBefore/>" if listing.pages else above)
        if listing.columns == 1:
            yield from _as_field(listing, context)
        else:
            yield from _in_columns(listing, context, follows=any(one.columns > 1 for one in lists[:place]))


def _as_field(listing: Listing, context: Context) -> Iterator[str]:
    yield from captions_xml(context, f'TOC \\h \\z \\c "{context.label(listing.kind)}"', listing.entries)


def captions_xml(context: Context, instruction: str, entries: Sequence[Entry]) -> Iterator[str]:
    """Yield the entries of a list of captions within the field that asks for them."""
    opening = field_start(instruction)
    for entry in entries:
        ending = FIELD_END if entry is entries[-1] else ""
        yield paragraph(_STYLE, opening + entry_xml(entry, entry.text, _STYLE, context) + ending)
        opening = ""


def _in_columns(listing: Listing, context: Context, *, follows: bool) -> Iterator[str]:
    """Yield a list in columns and the breaks around them; `follows` tells that it stands below another such list."""
    yield break_xml(context, continuous=follows)
    tabs = f'<w:tab w:val="clear" w:pos="{context.width}"/>'
    tabs += f'<w:tab w:val="right" w:leader="dot" w:pos="{_column(listing.columns, context)}"/>'
    for entry in listing.entries:
        yield paragraph(_STYLE, entry_xml(entry, entry.text, _STYLE, context), f"<w:tabs>{tabs}</w:tabs>")
    yield break_xml(context, continuous=True, columns=listing.columns)
