"""Pictures: what kind of file one is and how large, read from its own bytes."""

from __future__ import annotations

from collections.abc import Iterator
from struct import unpack
from zlib import crc32

from opsplan.loading.beside import Trouble
from opsplan.manuscript import Picture

#: A picture of more pixels along a side is no logo: it makes a document that nobody can send.
MOST_PIXELS = 20_000
#: The pixels to an inch of a picture that says nothing of its size, and those that still look sharp in print.
_USUAL, _SHARP = 96, 150
_INCH = 25.4
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
#: What other files begin with.
_STARTS = (
    (b"GIF8", "GIF"), (b"BM", "BMP"), (b"II*\0", "TIFF"), (b"MM\0*", "TIFF"), (b"%PDF", "PDF"), (b"8BPS", "PSD"),
    (b"\0\0\1\0", "ICO"), (b"%!PS", "EPS"), (b"PK\3\4", "ZIP"), (b"version https://git-lfs", "Git LFS"),
)  # fmt: skip
#: What stands further on, from a place in their first bytes.
_INSIDE = (
    (8, b"WEBP", "WebP"), (4, b"ftypavif", "AVIF"), (4, b"ftyphei", "HEIC"), (4, b"ftypmif", "HEIC"),
    (40, b" EMF", "EMF"),
)  # fmt: skip
#: Markers of a JPEG file that begin a frame, that have no length, and that begin the picture itself.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE, _SCAN, _APPLICATION, _FILL = frozenset((0x01, *range(0xD0, 0xDA))), 0xDA, 0xE0, 0xFF
_LAST = b"\xff\xd9"


def picture(data: bytes) -> Picture | Trouble:
    """Return the picture that a file holds, or what is wrong with it.

    It is as large as the file says, and larger as long as it stays sharp.
    """
    reader = next((reader for start, reader in _READERS if data.startswith(start)), None)
    if not data:
        return Trouble("picture-empty")
    if reader is None:
        return _stranger(data)
    try:
        kind, size, density = reader(data)
    except (ValueError, IndexError):
        return Trouble("picture-broken")
    if not min(size) or max(size) > MOST_PIXELS:
        return Trouble("picture-size", {"width": size[0], "height": size[1], "most": MOST_PIXELS})
    dense = (min(one, _SHARP) for one in density)
    width, height = (pixels / one * _INCH for pixels, one in zip(size, dense, strict=True))
    return Picture(data, kind, width, height)


def _stranger(data: bytes) -> Trouble:
    """Return what to say of a file that is neither PNG nor JPEG: by its name where it is known."""
    first = data[:2048].lower()
    kinds = [kind for start, kind in _STARTS if data.startswith(start)]
    kinds += [kind for at, mark, kind in _INSIDE if data.startswith(mark, at)]
    kinds += [
        kind for mark, kind in ((b"<svg", "SVG"), (b"<html", "HTML"), (b"<!doctype html", "HTML")) if mark in first
    ]
    if not kinds:
        return Trouble("picture-unknown")
    return Trouble("picture-lfs") if kinds[0] == "Git LFS" else Trouble("picture-kind", {"kind": kinds[0]})


Read = tuple[str, tuple[int, int], tuple[float, float]]


def _png(data: bytes) -> Read:
    """Return kind, pixels and pixels to an inch; a ValueError where a part is missing or damaged."""
    found: dict[bytes, bytes] = {}
    for name, body in _chunks(data):
        found.setdefault(name, body)
    if not {b"IHDR", b"IDAT", b"IEND"} <= found.keys() or next(iter(found)) != b"IHDR":
        raise ValueError
    width, height = unpack(">II", found[b"IHDR"][:8])
    across, down, metres = unpack(">IIB", found.get(b"pHYs", b"")) if len(found.get(b"pHYs", b"")) == 9 else (0, 0, 0)
    density = (across * _INCH / 1000, down * _INCH / 1000) if metres == 1 and across and down else (_USUAL, _USUAL)
    return "png", (width, height), density


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and content of each chunk of a PNG file; a ValueError where it ends early or is damaged."""
    at, name = len(_PNG), b""
    while name != b"IEND":
        length, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        end = at + 8 + length
        if len(data) < end + 4 or crc32(data[at + 4 : end]) != int.from_bytes(data[end : end + 4], "big"):
            raise ValueError
        yield name, data[at + 8 : end]
        at = end + 4


def _jpeg(data: bytes) -> Read:
    """Return kind, pixels and pixels to an inch; a ValueError where the file ends early."""
    size, density = (0, 0), (float(_USUAL), float(_USUAL))
    for marker, body in _segments(data):
        if marker in _FRAMES:
            height, width = unpack(">HH", body[1:5]) if len(body) > 4 else (0, 0)
            size = (width, height)
        elif marker == _APPLICATION and body.startswith(b"JFIF\0"):
            density = _density(body)
    return "jpeg", size, density


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield marker and content of each segment of a JPEG file before its picture; a ValueError where it ends early."""
    at = 2
    while (marker := data[at + 1]) != _SCAN:
        if data[at] != _FILL:
            raise ValueError
        if marker == _FILL or marker in _BARE:
            at += 1 if marker == _FILL else 2
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if length < 2 or len(data) < at + 2 + length:
            raise ValueError
        yield marker, data[at + 4 : at + 2 + length]
        at += 2 + length
    if data.rfind(_LAST) < at:
        raise ValueError


def _density(body: bytes) -> tuple[float, float]:
    """Return the pixels to an inch that a JFIF header says."""
    inches = {1: 1.0, 2: _INCH / 10}.get(body[7] if len(body) > 11 else 0)
    across, down = unpack(">HH", body[8:12]) if inches else (0, 0)
    return (across * (inches or 1), down * (inches or 1)) if across and down else (_USUAL, _USUAL)


_READERS = ((_PNG, _png), (_JPEG, _jpeg))
