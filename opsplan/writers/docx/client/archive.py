"""The file of a template: what it is, and what is in it, without trusting it.

A Word file is a zip file of at most `LARGEST` bytes that unpacks to at most `UNPACKED` in `MOST` parts. Anything else
is a `Trouble` with the key of its message (`messages.<key>`).
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

LARGEST, UNPACKED, MOST = 64 * 1024 * 1024, 256 * 1024 * 1024, 5_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"
#: What other files begin with.
_STARTS = ((b"%PDF", "template-pdf"), (b"{\\rtf", "template-rtf"))
#: What other zip files hold.
_HOLDS = (("xl/workbook.xml", "template-excel"), ("ppt/presentation.xml", "template-powerpoint"))
_BROKEN = (OSError, ValueError, KeyError, NotImplementedError, RuntimeError, EOFError, zipfile.BadZipFile, zlib.error)


class Trouble(Exception):  # noqa: N818
    """A file that is no template: the key of the message, and what fills its gaps."""

    def __init__(self, key: str, **args: object) -> None:
        super().__init__(key)
        self.key, self.args_ = key, args


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file by name; whatever is none is a Trouble."""
    if data.startswith(_OLE):
        raise Trouble(_ole(data))
    if not data.startswith(_ZIP):
        raise Trouble(_other(data))
    if len(data) > LARGEST:
        raise Trouble("template-large", limit=LARGEST // 1024 // 1024)
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            parts = _read(file)
    except _BROKEN:
        raise Trouble("template-broken") from None
    if parts.get("mimetype", b"").startswith(b"application/vnd.oasis.opendocument"):
        raise Trouble("template-odt")
    if kind := next((kind for name, kind in _HOLDS if name in parts), ""):
        raise Trouble(kind)
    if "[Content_Types].xml" not in parts:
        raise Trouble("template-not-word")
    return parts


def _read(file: zipfile.ZipFile) -> dict[str, bytes]:
    """Return what a zip file holds; what is said of its size is not believed."""
    listed = [one for one in file.infolist() if not one.is_dir()]
    if len(listed) > MOST:
        raise Trouble("template-large", limit=UNPACKED // 1024 // 1024)
    if any(one.flag_bits & 1 for one in listed):
        raise Trouble("template-password")
    parts: dict[str, bytes] = {}
    left = UNPACKED
    for one in listed:
        with file.open(one) as part:
            content = part.read(left + 1)
        left -= len(content)
        if left < 0:
            raise Trouble("template-large", limit=UNPACKED // 1024 // 1024)
        parts[one.filename.replace("\\", "/").lstrip("/")] = content
    return parts


def _ole(data: bytes) -> str:
    """Return what an OLE2 file is, by the names of its streams: encrypted, or an old Word file."""

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return "template-encrypted"
    return "template-old" if holds("WordDocument") else "template-not-word"


def _other(data: bytes) -> str:
    if not data.strip():
        return "template-nothing"
    return next((kind for start, kind in _STARTS if data.lstrip().startswith(start)), "template-not-word")
