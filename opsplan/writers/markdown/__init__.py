"""The Markdown writer: a manuscript becomes one GitHub-flavoured file that also reads well as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from opsplan.manuscript import Manuscript
from opsplan.markup import escape
from opsplan.writers.markdown.blocks import block_lines
from opsplan.writers.markdown.context import Context
from opsplan.writers.markdown.headings import CONTENTS_LEVEL
from opsplan.writers.markdown.inline import LINE_BREAK, joined
from opsplan.writers.markdown.sheets import entries
from opsplan.writers.stamp import stamp_markdown


def write(manuscript: Manuscript, stamp: Mapping[str, str]) -> str:
    """Return the .md file of a manuscript, its stamp in the last line (none for an empty `stamp`).

    A block or a figure that the writer does not know is a KeyError.
    """
    context = Context.start(manuscript)
    front = list(_front(context))
    wanted = manuscript.settings.toc and bool(manuscript.chapters)
    contents = context.headings.line(CONTENTS_LEVEL, escape(manuscript.labels["contents"])) if wanted else ""
    body = list(_chapters(context))
    toc = [contents, "\n".join(context.contents)] if wanted else []
    text = "\n\n".join((*front, *toc, *body)) + "\n"
    return stamp_markdown(text, stamp) if stamp else text


def _front(context: Context) -> Iterator[str]:
    manuscript = context.manuscript
    if draft := manuscript.labels.get("draft", ""):
        yield f"> **{escape(draft)}**"
    title, *more = manuscript.cover.title or (manuscript.properties.title,)
    yield context.headings.line(1, escape(title).replace("\\\n", LINE_BREAK))
    if under := (*more, *manuscript.cover.subtitle):
        yield "\\\n".join(f"**{escape(line)}**" for line in under)
    if manuscript.settings.cover and manuscript.cover.facts:
        yield entries(manuscript.cover.facts, manuscript.lang)


def _chapters(context: Context) -> Iterator[str]:
    for chapter in context.manuscript.chapters:
        number = context.numbering.next(1) if chapter.numbered else context.numbering.stop()
        title = number + joined((chapter.title,))
        line = context.headings.line(2, title)
        context.contents.append(f"- [{title}](#{context.headings.anchor})")
        context.depth = 2
        yield line
        context.last = ""
        for block in chapter.blocks:
            yield from block_lines(block, context)
