"""The cover: title, what kind of document it is, and what the plan says of itself."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.lines import flat
from opsplan.writers.docx.context import PAPERS, Context
from opsplan.writers.docx.markup import paragraph, run, runs
from opsplan.writers.docx.measure import points
from opsplan.writers.docx.pictures import LOGO, SMALL_LOGO, logo_xml, strip_run
from opsplan.writers.docx.sections import cover_section
from opsplan.writers.docx.title import fitted

_TAB = "<w:r><w:tab/></w:r>"

#: A twip in millimetres.
_TWIP = 25.4 / 1440


def cover_xml(context: Context) -> Iterator[str]:
    """Yield the cover, and the section that ends it."""
    height = context.flow.height
    above = context.theme.front.above
    logo, taken = logo_xml(context, LOGO)
    yield logo
    for style, line in _titles(context):
        size, right = ("", "") if style == "Subtitle" else fitted(line, context, style)
        space = _space(round(height * above) - taken) if style == "Title" else ""
        yield paragraph(style, runs(line, style, size), space + right)
    yield from _facts(context)
    yield cover_section(context, _band(context))


def _band(context: Context) -> str:
    """Return the runs of the strips along the edge of the cover."""
    band = context.theme.front.band
    if band is None:
        return ""
    colours, high = context.theme.colours, PAPERS[context.manuscript.settings.page][1] * _TWIP
    strips = strip_run(colours[band.colour], 0, band.wide, high, context)
    if band.beside:
        strips += strip_run(colours[band.beside_colour or band.colour], band.wide, band.beside, high, context)
    return strips


def title_xml(context: Context) -> Iterator[str]:
    """Yield the title at the head of a document that has no cover."""
    logo, taken = logo_xml(context, SMALL_LOGO)
    if logo:
        context.flow.block(taken)
        yield logo + paragraph("TableGap", "")
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
    above = round(context.flow.height * context.theme.front.above) + sum(titles)
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
