"""Runs and paragraphs of WordprocessingML, as text: the one place where a document's words are escaped."""

from __future__ import annotations

import re

from opsplan.lines import Line
from opsplan.writers.docx.script import CHINESE, LATIN, STYLED, hint, is_plain, is_wide, pieces

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
#: The property of a paragraph that stays on the page of the next.
KEEP = "<w:keepNext/>"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

#: What does not stand for itself in XML text, and what cannot stand there at all.
_SPECIAL = re.compile("[\x00-\x1f&<>\ud800-\udfff\ufffe\uffff]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PIECE = re.compile("(\r\n|\r|\n|\t)")
#: What stands between two ids of a Chinese list. LibreOffice knows no place there to end a line, and ends it within an
#: id: T1.|3、T2.
_BETWEEN_IDS = re.compile("(?<=[0-9])、(?=[A-Z]+[0-9])")
#: The space in an amount or a number: CNY 80,000, ISO 9001. A Chinese number and its unit have none, and may be parted
#: as any two Han characters may: held together by a joiner, they would leave half the line of a narrow cell empty.
_AMOUNT = re.compile("(?<=[A-Z]{3}) (?=[0-9])")
_MARKS = {"\t": "<w:tab/>", "\n": "<w:br/>", "\r": "<w:br/>", "\r\n": "<w:br/>"}
#: Run properties by whose typeface shared characters take.
_HINTS = {CHINESE: '<w:rFonts w:hint="eastAsia"/>', LATIN: '<w:rFonts w:hint="default"/>', STYLED: ""}


def escape(text: str) -> str:
    """Return a text as XML; raise ValueError for a character that XML cannot hold."""
    if not _SPECIAL.search(text):
        return text
    if wrong := _FORBIDDEN.search(text):
        raise ValueError(f"U+{ord(wrong[0]):04X} cannot stand in a Word document")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Return a text as the value of an attribute in double quotes."""
    spaced = escape(text).replace('"', "&quot;").replace("\t", "&#9;")
    return spaced.replace("\n", "&#10;").replace("\r", "&#13;")


def _content(text: str) -> str:
    if "、" in text:
        text = _BETWEEN_IDS.sub("、\N{ZERO WIDTH SPACE}", text)
    if " " in text:
        text = _AMOUNT.sub("\N{NO-BREAK SPACE}", text)
    if not _SPECIAL.search(text):
        return f'<w:t xml:space="preserve">{text}</w:t>'
    pieces = (piece for piece in _PIECE.split(escape(text)) if piece)
    return "".join(_MARKS.get(piece) or f'<w:t xml:space="preserve">{piece}</w:t>' for piece in pieces)


def run(text: str, marks: str = "", style: str = "", wanted: str = "") -> str:
    """Return the runs that say the text literally; `marks` are run properties in Word's order, after the fonts.

    `wanted` is the hint of the paragraph that a part of a sentence stands in; a text that is whole has its own.
    """
    if not text:
        return ""
    if is_plain(text):
        return _run(text, CHINESE if is_wide(text) else STYLED, marks, style)
    return "".join(
        _run(piece, one, f"{marks}<w:rtl/>" if backward else marks, style)
        for piece, one, backward in pieces(text, wanted or hint(text))
    )


def _run(text: str, wanted: str, marks: str, style: str) -> str:
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    inner = f"{named}{_HINTS[wanted]}{marks}"
    properties = f"<w:rPr>{inner}</w:rPr>" if inner else ""
    return f"<w:r>{properties}{_content(text)}</w:r>"


def runs(text: str, style: str, marks: str = "") -> str:
    """Return the runs of a text in a paragraph of a style; those in a second language look as that style's do."""
    if not isinstance(text, Line):
        return run(text, marks)
    return "".join(
        run(one, "" if turn % 2 else marks, second(style) if turn % 2 else "") for turn, one in enumerate(text.parts)
    )


def parted(text: str, style: str, marks: str = "") -> tuple[str, str]:
    """Return the runs of a text before the second language begins below it, and from there on."""
    if not isinstance(text, Line):
        return run(text, marks), ""
    first, *others = text.parts
    return run(first.removesuffix("\n"), marks), runs(Line.of("\n" * first.endswith("\n"), *others), style)


def second(style: str) -> str:
    """Return the character style of the second language in paragraphs of a style."""
    return f"{style}Second"


def paragraph(style: str, content: str, properties: str = "") -> str:
    """Return a paragraph of a style; `properties` are further paragraph properties in Word's order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def paragraphs(style: str, lines: tuple[str, ...], properties: str = "", marks: str = "") -> str:
    """Return one paragraph a line, and an empty one for no line: a table cell must have one."""
    return "".join([paragraph(style, runs(line, style, marks), properties) for line in lines or ("",)])


def field(instruction: str, shown: str, marks: str = "") -> str:
    """Return a field that says `shown` until Word computes it again."""
    return field_start(instruction) + run(shown, marks) + FIELD_END


def field_start(instruction: str) -> str:
    """Return the runs that open a field, up to what it shows."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def bookmark(name: str, number: int, content: str = "") -> str:
    """Return a bookmark around some runs."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def shade(fill: str) -> str:
    """Return a shading of one colour, RRGGBB; none for no colour."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
