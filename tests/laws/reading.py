"""What a reader sees of a document, as one text."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from opsplan.writers.prose import parse, text_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Stands between two paragraphs; no text of a plan can hold it.
PARTED = "\0"


def markdown_text(data: bytes) -> str:
    """Return the words of every paragraph, heading and cell of a Markdown document."""
    return PARTED.join(text_of([token]) for token in parse(data.decode()) if token.type == "inline")


def docx_text(data: bytes) -> str:
    """Return the words of every paragraph of a Word document, its headers and its footers."""
    with ZipFile(BytesIO(data)) as package:
        names = [name for name in package.namelist() if name.startswith(("word/doc", "word/head", "word/foot"))]
        return PARTED.join(line for name in names for line in docx_paragraphs(package.read(name)))


def docx_paragraphs(xml: bytes) -> Iterator[str]:
    """Return the words of every paragraph of one part of a Word document."""
    for paragraph in etree.fromstring(xml, etree.XMLParser(huge_tree=True)).iter(f"{_W}p"):
        yield paragraph_text(paragraph)


def paragraph_text(paragraph: etree._Element) -> str:
    """Return the words of a paragraph, a line break as a line feed."""
    marks = {f"{_W}br": "\n", f"{_W}tab": "\t"}
    nodes = paragraph.iter(f"{_W}t", *marks)
    return "".join(marks.get(node.tag) or node.text or "" for node in nodes)


READERS = {"md": markdown_text, "docx": docx_text}
