"""From bytes to text: UTF-8, and a finding that names what else a file may be.

Codes: YAML-01.
"""

from __future__ import annotations

import codecs
import re

from opsplan.findings import Finding, Place, Severity
from opsplan.loading.encodings import binary, single, wide

_LINE_END = re.compile(r"\r\n?")


def decode(data: bytes, file: str) -> tuple[str, list[Finding]]:
    """Return the text of a file, every line end a line feed, and no finding; or no text and the finding why not."""
    if kind := binary(data):
        return "", [_finding("yaml-not-text", file, (1, 1), kind=kind)]
    if encoding := wide(data):
        return "", [_finding("yaml-encoding", file, (1, 1), encoding=encoding)]
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", [_undecodable(data, error.start, file)]
    if "\0" in text:
        return "", [_finding("yaml-binary", file, _position(data, data.index(0)))]
    return _LINE_END.sub("\n", text) if "\r" in text else text, []


def _undecodable(data: bytes, start: int, file: str) -> Finding:
    position = _position(data, start)
    if b"\0" in data:
        return _finding("yaml-binary", file, position)
    if _nearly_utf8(data):
        return _finding("yaml-encoding-broken", file, position, byte=f"0x{data[start]:02X}")
    if encoding := single(data):
        return _finding("yaml-encoding", file, position, encoding=encoding)
    return _finding("yaml-encoding-unknown", file, position, byte=f"0x{data[start]:02X}")


def _nearly_utf8(data: bytes) -> bool:
    """Tell whether many characters beyond ASCII are right for every one that is not."""
    text = data.decode("utf-8", errors="replace")
    foreign = sum(char > "\x7f" for char in text)
    return foreign > 8 * text.count("\ufffd")


def _position(data: bytes, start: int) -> tuple[int, int]:
    """Return line and column of a byte, given that all before it is UTF-8."""
    before = _LINE_END.sub("\n", data[:start].decode("utf-8"))
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _finding(message: str, file: str, position: tuple[int, int], **args: object) -> Finding:
    return Finding("YAML-01", Severity.ERROR, message, Place(file, *position), (), args)
