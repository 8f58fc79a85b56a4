"""What a PDF says of itself that another run would say otherwise."""

from __future__ import annotations

import datetime as dt
import re
from hashlib import sha256

_DATE = re.compile(rb"/(?:Creation|Mod)Date\s*\(D:(\d{14})[^)]*\)")
_ID = re.compile(rb"/ID\s*\[\s*<([0-9A-Fa-f]{32})>\s*<([0-9A-Fa-f]{32})>\s*\]")
_CHECKSUM = re.compile(rb"/DocChecksum\s*/([0-9A-Fa-f]{32})\b")


def steady(pdf: bytes, date: dt.date | None) -> bytes:
    """Return a PDF without the time of its making and with an identifier that follows from its content.

    It is dated `date`, or not at all. What is put in another's place is as long as that: a PDF knows where each of its
    objects begins.
    """
    dated = _DATE.sub(lambda found: _dated(found, date), pdf)
    blank = _marked(dated, b"0" * 32)
    return _marked(dated, sha256(blank).hexdigest()[:32].upper().encode())


def _dated(found: re.Match[bytes], date: dt.date | None) -> bytes:
    if date is None:
        return b" " * len(found[0])
    return found[0].replace(found[1], f"{date:%Y%m%d%H%M%S}".encode())


def _marked(pdf: bytes, mark: bytes) -> bytes:
    """Return a PDF with `mark` as its identifier and as the checksum that LibreOffice leaves beside it."""
    named = _ID.sub(lambda found: found[0].replace(found[1], mark).replace(found[2], mark), pdf)
    return _CHECKSUM.sub(lambda found: found[0].replace(found[1], mark), named)
