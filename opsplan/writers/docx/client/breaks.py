"""The sections of a template: where they end, the size of their pages, their columns."""

from __future__ import annotations

from opsplan.writers.docx.client.ooxml import Element, drop, made, properties_of, put, w

#: What a paragraph that only ends a section looks like: it takes no room.
_TINY = {"before": "0", "after": "0", "line": "20", "lineRule": "exact"}
#: The margins of Word's own, and what stands before the size of a page.
_MARGINS = (
    ("top", 1440), ("right", 1440), ("bottom", 1440), ("left", 1440), ("header", 708), ("footer", 708), ("gutter", 0),
)  # fmt: skip
_BEFORE_SIZE = set(map(w, ("headerReference", "footerReference", "footnotePr", "endnotePr", "type")))


def last_section(body: Element) -> Element:
    """Return the properties of the last section, made where a document has none; they stand at the end."""
    found = [one for one in body if one.tag == w("sectPr")]
    for one in found[:-1]:
        drop(one)
    found = found or [made(body, "sectPr")]
    body.append(found[-1])
    return found[-1]


def settle_page(section: Element, paper: tuple[int, int]) -> None:
    """Say the size of the page, in twips, and its margins where a section leaves them to the program."""
    if section.find(w("pgSz")) is None:
        size = made(section, "pgSz", w=str(paper[0]), h=str(paper[1]))
        before = [place for place, one in enumerate(section) if str(one.tag) in _BEFORE_SIZE]
        section.insert(before[-1] + 1 if before else 0, size)
    size = next(section.iterfind(w("pgSz")))
    if section.find(w("pgMar")) is None:
        size.addnext(made(section, "pgMar", **{key: str(length) for key, length in _MARGINS}))


def set_section(paragraph: Element, section: Element) -> None:
    """Let a paragraph end a section."""
    put(properties_of(paragraph), section)


def make_tiny(paragraph: Element) -> None:
    """Leave of a paragraph only that it ends a section."""
    section = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
    for one in list(paragraph):
        drop(one)
    properties = properties_of(paragraph)
    properties.append(made(properties, "spacing", **_TINY))
    if section is not None:
        properties.append(section)


def tiny(like: Element, section: Element) -> Element:
    """Return a new paragraph that only ends a section."""
    paragraph = like.makeelement(w("p"), {})
    set_section(paragraph, section)
    make_tiny(paragraph)
    return paragraph


def single(section: Element, *, first: bool) -> Element:
    """Return a section with one column; where it is not the `first` of several, it goes on with their pages."""
    columns = section.find(w("cols"))
    if columns is not None:
        for one in list(columns):
            drop(one)
        for key in ("num", "equalWidth", "sep"):
            columns.attrib.pop(w(key), "")
    return section if first else next_page(section)


def next_page(section: Element) -> Element:
    """Return a section that goes on with the pages of the one before it."""
    for one in [one for name in ("titlePg", "type") for one in section.iterfind(w(name))]:
        drop(one)
    if (numbers := section.find(w("pgNumType"))) is not None:
        numbers.attrib.pop(w("start"), "")
    return section
