"""The body: chapters and their blocks, each written by a function of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest
from types import MappingProxyType
from typing import Any

from opsplan.lines import Line
from opsplan.manuscript import Block, Bullets, Chapter, Figure, Heading, Prose, Second, Sheet, Table
from opsplan.writers.docx.bullets import bullets_xml
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.figures import figure_xml
from opsplan.writers.docx.flow import SHORT, announces
from opsplan.writers.docx.markup import KEEP, paragraph, run, runs, second
from opsplan.writers.docx.sections import turn_xml
from opsplan.writers.docx.sheets import sheet_xml
from opsplan.writers.docx.tables import GAP, table_xml
from opsplan.writers.docx.wide import Span, lies, wide_spans

#: A line that Markdown leaves as it is: no mark within it, and none of a block at its beginning.
_PLAIN = re.compile(r"(?!\s|[#>+=~-]|\d{1,9}[.)])[^\\`*_~\[\]<>&|!\n\r\t]+(?<!\s)")
#: The height of the paragraph in which a document ends.
_END = 20
#: What is said to be so much longer than a page may still be one.
_ERROR = 0.1
#: The chapter that is an annex, where a theme has a style for one.
_ANNEX = "appendix"
#: What stands below the last block of a chapter that another one follows.
_NEXT = Heading("", 1)
_KEPT_GAP = paragraph("TableGap", "", KEEP)


def body_xml(context: Context, break_before: bool) -> Iterator[str]:
    """Yield the chapters in pieces; `break_before` begins the first on a new page."""
    chapters = context.manuscript.chapters
    for index, chapter in enumerate(chapters):
        turn = chapter.one_page and index > 0 and not context.flow.turned and _gains(chapter, context)
        if turn:
            context.flow.turn()
        yield from _chapter(chapter, context, turn or (break_before and not index), last=chapter is chapters[-1])


def _gains(chapter: Chapter, context: Context) -> bool:
    """Tell whether a chapter finds room on a page of its own, but not on what is left of this one, by writing it."""
    trial = Context.start(context.manuscript, context.theme, host=context.elsewhere())
    for _ in _chapter(chapter, trial, new_page=False, last=False):
        pass
    length = trial.flow.page - 1 + trial.flow.used()
    return length < 1 + _ERROR and context.flow.used() + length > 1


def _chapter(chapter: Chapter, context: Context, new_page: bool, last: bool) -> Iterator[str]:
    blocks = [block for block in chapter.blocks if not isinstance(block, Sheet) or block.rows]
    spans = wide_spans(blocks, context)
    turned = _turned(spans, 0, context, after_contents=new_page)
    gap = "" if new_page or _is_annex(chapter, context) else context.gap
    yield (turned or gap) + _opening(chapter, context, new_page and not turned)
    context.gap = ""
    for place, (block, below) in enumerate(zip_longest(blocks, blocks[1:])):
        yield (_turned(spans, place, context) if place else "") or context.gap
        # a document must not end with a page that holds nothing but the sign of its end
        context.flow.below = _END if below is None and last else 0
        if isinstance(block, Prose):
            yield from _prose(block, context, keep=_introduces(block, below))
        else:
            yield from _BLOCKS[type(block)](block, context)
        context.gap = _between(block, below if below or last else _NEXT, context)


def _turned(spans: Sequence[Span], place: int, context: Context, *, after_contents: bool = False) -> str:
    """Return the end of a section where the block at a place, or the heading above it, begins pages of the other kind.

    Where nothing was written yet there is no section to end, but for the contents.
    """
    wide = lies(spans, place, context)
    if wide == context.wide:
        return ""
    if context.flow.begun or after_contents:
        return turn_xml(context, wide=wide)
    context.lay(wide=wide)
    return ""


def _opening(chapter: Chapter, context: Context, new_page: bool) -> str:
    """Return the heading of a chapter; an annex begins on a new page and has no number."""
    title = runs(chapter.title, "Heading1")
    if not _is_annex(chapter, context):
        return context.heading(1, title, chapter.title, chapter.numbered, new_page=new_page)
    context.flow.turn()
    return context.heading(1, title, chapter.title, False, style=context.theme.annex)


def _is_annex(chapter: Chapter, context: Context) -> bool:
    return bool(context.theme.annex) and chapter.id == _ANNEX


def _introduces(block: Prose, below: Block | None) -> bool:
    """Tell whether a paragraph stays with its translation, or with the table or the list below it.

    A translation stays with the table only where that has no caption: then the heading above both is its name.
    """
    if isinstance(below, Table | Sheet | Figure):
        return not (block.second and below.caption)
    if isinstance(below, Bullets):
        return announces(block.text)
    return isinstance(below, Prose) and below.second is Second.WHOLE


def _between(above: Block, below: Block | None, context: Context) -> str:
    """Return the room between two blocks, where neither brings its own; tables would grow together without it."""
    figure = isinstance(below, Figure) and not below.lead and not isinstance(above, Heading)
    own = isinstance(above, Prose | Heading) or (isinstance(above, Figure) and above.caption)
    headed = isinstance(below, Heading) and context.theme.styles[_heading_style(below)].before
    brought = below is None or headed or (isinstance(below, Table | Sheet) and below.caption)
    if not figure and (own or brought):
        return ""
    context.flow.gap()
    return _KEPT_GAP if figure else GAP


def _prose(prose: Prose, context: Context, *, keep: bool = False) -> Iterator[str]:
    parts = [part for part in prose.text.split("\n\n") if part]
    style = "SecondText" if prose.second is Second.WHOLE else "BodyText"
    if all(_PLAIN.fullmatch(part) for part in parts):
        for index, part in enumerate(parts):
            kept = keep and index == len(parts) - 1 and context.flow.lines(style, part) <= SHORT
            context.flow.text(style, part, held=kept)
            yield paragraph(style, run(part), (KEEP if kept else "") + context.ragged(style, part))
        return
    from opsplan.writers.docx.prose import Scribe
    from opsplan.writers.prose import parse

    yield from Scribe(context, prose.second, keep=keep).write(parse(prose.text))


def _heading_style(heading: Heading) -> str:
    return f"Heading{min(heading.level, 4)}"


def _heading(heading: Heading, context: Context) -> Iterator[str]:
    style = _heading_style(heading)
    parts = heading.text.parts if isinstance(heading.text, Line) else (heading.text,)
    written = [_inline(part, second(style) if turn % 2 else "", context) for turn, part in enumerate(parts)]
    content, words = "".join(xml for xml, _ in written), [text for _, text in written]
    yield context.heading(heading.level, content, Line.of(*words) if len(words) > 1 else words[0], heading.numbered)


def _inline(text: str, look: str, context: Context) -> tuple[str, str]:
    """Return the runs of inline Markdown, in a character style where they have a look of their own, and its words."""
    if _PLAIN.fullmatch(text.removesuffix(" ")):
        return run(text, "", look), text
    from opsplan.writers.docx.inline import Pen
    from opsplan.writers.prose import parse

    tokens = parse(text)
    if [token.type for token in tokens] != ["paragraph_open", "inline", "paragraph_close"]:
        tokens = parse(f"# {text}")  # so that what looks like a block stays the words of a heading
    pen = Pen(context, look).paragraph(tokens[1].children or [])
    if text.endswith(" "):
        pen.say(" ")
    return pen.xml, pen.text


_BLOCKS: Mapping[type, Callable[[Any, Context], Iterator[str]]] = MappingProxyType(
    {Prose: _prose, Bullets: bullets_xml, Heading: _heading, Table: table_xml, Sheet: sheet_xml, Figure: figure_xml}
)
