"""The package: parts, their types and relationships, and a zip file that depends on nothing but them.

A Word file that python-docx has opened (a client's template) can take the place of `Package` here: the writer only
adds parts and relations.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from opsplan.writers.docx.markup import DECLARATION, attribute

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OPC = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PROPERTIES = "application/vnd.openxmlformats-officedocument"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
#: The content types of pictures and workbooks, by the ending of their files.
_ENDINGS = {"jpeg": "image/jpeg", "png": "image/png", "xlsx": SPREADSHEET}
#: The id of the relation from a chart to its workbook, and where both lie.
WORKBOOK = "rId1"
CHARTS, WORKBOOKS = "word/charts/chart{}.xml", "word/embeddings/Microsoft_Excel_Sheet{}.xlsx"
#: The earliest date that a zip file can say.
_EPOCH = (1980, 1, 1, 0, 0, 0)

#: Content type and relationship type of a part, by the stem of its name without digits.
_KINDS = {
    "document": (f"{_WORD}.document.main+xml", f"{_OFFICE}/officeDocument"),
    "styles": (f"{_WORD}.styles+xml", f"{_OFFICE}/styles"),
    "numbering": (f"{_WORD}.numbering+xml", f"{_OFFICE}/numbering"),
    "settings": (f"{_WORD}.settings+xml", f"{_OFFICE}/settings"),
    "fontTable": (f"{_WORD}.fontTable+xml", f"{_OFFICE}/fontTable"),
    "header": (f"{_WORD}.header+xml", f"{_OFFICE}/header"),
    "footer": (f"{_WORD}.footer+xml", f"{_OFFICE}/footer"),
    "core": ("application/vnd.openxmlformats-package.core-properties+xml", f"{_OPC}/core-properties"),
    "app": (f"{_PROPERTIES}.extended-properties+xml", f"{_OFFICE}/extended-properties"),
    "custom": (f"{_PROPERTIES}.custom-properties+xml", f"{_OFFICE}/custom-properties"),
}


class Package:
    """The parts of a Word file, and what the document is related to."""

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}
        self.types: dict[str, str] = {}
        self._roots: list[str] = []
        self._links: list[str] = []
        self._addresses: dict[str, str] = {}
        self._pictures: dict[bytes, str] = {}
        self._charts = 0

    def add(self, name: str, content: str | bytes) -> str:
        """Add a part (`word/header1.xml`) and return the id that the document knows it by."""
        kind, relation = _KINDS[name.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")]
        self.parts[name] = content.encode() if isinstance(content, str) else content
        self.types[name] = kind
        inner = name.startswith("word/") and name != "word/document.xml"
        relations = self._links if inner else self._roots
        number = f"rId{len(relations) + 1}"
        target = name.removeprefix("word/") if inner else name
        relations.append(f'<Relationship Id="{number}" Type="{relation}" Target="{target}"/>')
        return number

    def link(self, address: str) -> str:
        """Return the id of the relation to an address outside the file."""
        if address not in self._addresses:
            number = f"rId{len(self._links) + 1}"
            kind = f'Type="{_OFFICE}/hyperlink" Target="{attribute(address)}" TargetMode="External"'
            self._links.append(f'<Relationship Id="{number}" {kind}/>')
            self._addresses[address] = number
        return self._addresses[address]

    def picture(self, data: bytes, kind: str) -> str:
        """Return the id of the relation to a picture (`png` or `jpeg`), which the package holds once."""
        if data not in self._pictures:
            number, name = f"rId{len(self._links) + 1}", f"media/image{len(self._pictures) + 1}.{kind}"
            self.parts[f"word/{name}"] = data
            self._links.append(f'<Relationship Id="{number}" Type="{_OFFICE}/image" Target="{name}"/>')
            self._pictures[data] = number
        return self._pictures[data]

    def chart(self, content: str, workbook: bytes) -> str:
        """Return the id of the relation to a new chart, which names its workbook by `WORKBOOK`."""
        self._charts += 1
        chart, book = CHARTS.format(self._charts), WORKBOOKS.format(self._charts)
        leads = f'<Relationship Id="{WORKBOOK}" Type="{_OFFICE}/package" Target="../{book.removeprefix("word/")}"/>'
        self.parts |= {
            chart: content.encode(),
            book: workbook,
            f"word/charts/_rels/chart{self._charts}.xml.rels": _relations([leads]),
        }
        self.types[chart] = CHART
        number = f"rId{len(self._links) + 1}"
        self._links.append(
            f'<Relationship Id="{number}" Type="{_OFFICE}/chart" Target="{chart.removeprefix("word/")}"/>'
        )
        return number

    def files(self) -> dict[str, bytes]:
        """Return every file of the package by name, content types and relations among them."""
        return {
            "[Content_Types].xml": self._content_types(),
            **self.parts,
            "_rels/.rels": _relations(self._roots),
            "word/_rels/document.xml.rels": _relations(self._links),
        }

    def pack(self) -> bytes:
        """Return the zip file."""
        return pack(self.files())

    def _content_types(self) -> bytes:
        rels = "application/vnd.openxmlformats-package.relationships+xml"
        overrides = [
            f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in sorted(self.types.items())
        ]
        kinds = {"rels": rels, "xml": "application/xml"}
        kinds |= {
            kind: type for kind, type in _ENDINGS.items() if any(name.endswith(f".{kind}") for name in self.parts)
        }
        defaults = [f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in kinds.items()]
        return f'{DECLARATION}<Types xmlns="{_TYPES}">{"".join((*defaults, *overrides))}</Types>'.encode()


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return the zip file of some files: fixed dates and attributes, content types first, then the parts by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as file:
        for name, content in sorted(files.items()):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # the same on every system that writes
            file.writestr(info, content)
    return buffer.getvalue()


def _relations(listed: list[str]) -> bytes:
    return f'{DECLARATION}<Relationships xmlns="{_RELATIONS}">{"".join(listed)}</Relationships>'.encode()
