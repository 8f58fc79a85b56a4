"""The pages on which the bookmarks of a Word document stand, read from the PDF that LibreOffice made of it.

Its text export lays nothing out and leaves the fields as they were; in the PDF every bookmark is a named destination.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from opsplan.errors import OfficeError
from opsplan.writers.docx.sections import COVER_END

_FIELD = re.compile(rb"PAGEREF\s+(\w+)")
_KIDS = re.compile(rb"/Type\s*/Pages\b.*?/Kids\s*\[([^\]]*)\]", re.DOTALL)
_REFERENCE = re.compile(rb"(\d+)\s+0\s+R")
#: LibreOffice writes characters other than letters and digits as their hexadecimal codes.
_PLACE = re.compile(rb"/(\w+)\s*\[\s*(\d+)\s+0\s+R\s*/XYZ")
_PACKED = re.compile(rb"/Type\s*/ObjStm\b.*?>>\s*stream\r?\n", re.DOTALL)


def pages(pdf: bytes, docx: bytes) -> dict[str, int]:
    """Return the page of each bookmark that a Word document asks for, counted from the first page after the cover.

    A bookmark that the document does not have is left out; where none can be found this is an OfficeError.
    """
    objects = b"".join((pdf, *_unpacked(pdf)))
    kids = _KIDS.search(objects)
    order = {number: page for page, number in enumerate(_REFERENCE.findall(kids[1]) if kids else (), 1)}
    places = {name: order[number] for name, number in _PLACE.findall(objects) if number in order}
    first = places.get(_coded(COVER_END.encode()), 0)
    asked = _asked(docx)
    found = {name.decode(): places[_coded(name)] - first for name in asked if _coded(name) in places}
    if asked and not found:
        raise OfficeError("pages")
    return found


def _asked(docx: bytes) -> list[bytes]:
    """Return the bookmarks whose pages a Word document names, each once."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = [package.read(name) for name in package.namelist() if name.endswith(".xml")]
    return list(dict.fromkeys(name for part in parts for name in _FIELD.findall(part)))


def _coded(name: bytes) -> bytes:
    return name.replace(b"_", b"5F")


def _unpacked(pdf: bytes) -> Iterator[bytes]:
    """Yield the objects that a PDF holds compressed."""
    for found in _PACKED.finditer(pdf):
        yield zlib.decompressobj().decompress(pdf[found.end() :])
