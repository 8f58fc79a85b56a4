"""Word files in short: their parts, their bodies, and paragraphs to make bodies of."""

from io import BytesIO
from zipfile import ZipFile

SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'  # noqa: E501


def parts(file: bytes) -> dict[str, str]:
    """Return the parts of a Word file as text, pictures as what they begin with."""
    with ZipFile(BytesIO(file)) as package:
        return {name: package.read(name).decode(errors="replace") for name in package.namelist()}


def body(file: bytes) -> str:
    """Return what stands in the body of a Word file."""
    document = parts(file)["word/document.xml"]
    return document[document.index("<w:body>") + len("<w:body>") : document.rindex("</w:body>")]


def paragraph(text: str, properties: str = "") -> str:
    """Return a paragraph of WordprocessingML with some text, one run a line."""
    runs = "".join(f'<w:r><w:t xml:space="preserve">{one}</w:t></w:r>' for one in text.split("\n"))
    return f"<w:p>{properties}{runs}</w:p>"
