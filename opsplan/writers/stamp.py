"""The stamp: what a document says of its own making, invisible to a reader, so that edits by hand are never lost.

Its keys are those the caller gives (`version`: of opsplan, `inputs`: a hash of all that went in, `parts`: a short one
of each) and `content`, a hash of the document itself, which the writer adds.

Markdown: an HTML comment, the last line: `<!-- opsplan: version=1.0.0; inputs=…; content=… -->`, where the content is
all text above that line. DOCX: string properties in `docProps/custom.xml`, `opsplan-version`, `opsplan-inputs` and
`opsplan-content`, where the content is every part outside `docProps/`. A DOCX that Word has saved counts as edited.
PDF: a comment line above `startxref`, the last words of the file: `% opsplan: version=1.0.0; inputs=…; content=…`,
where the content is every byte outside that line. JSON: the first members, `opsplan` (the version) and `stamp` with
`inputs`, `parts` and `content`, where the content is all text below them.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from urllib.parse import quote, unquote

DOCX_PART = "docProps/custom.xml"
DOCX_PREFIX = "opsplan-"

_COMMENT = re.compile(r"^<!-- opsplan: ([^\n]*) -->$", re.MULTILINE)
_PDF_COMMENT = re.compile(rb"^% opsplan: ([^\r\n]*)\n(?=startxref\s+\d+\s+%%EOF\s*\Z)", re.MULTILINE)
#: So far from its end the last words of a PDF begin.
_PDF_END = 1024
_JSON_STAMP = re.compile(
    r'\s*\{\s*"opsplan":\s*"(?P<version>[^"\n]*)",\s*"stamp":\s*'
    r'\{\s*"inputs":\s*"(?P<inputs>\w*)",\s*(?:"parts":\s*"(?P<parts>[^"\n]*)",\s*)?"content":\s*"(?P<content>\w*)"\s*\},?'
)
_BROKEN = (OSError, ValueError, KeyError, NotImplementedError, RuntimeError, EOFError, zipfile.BadZipFile, zlib.error)


def content_hash(body: bytes) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of `body`."""
    return sha256(body).hexdigest()[:16]


def stamp_markdown(body: str, stamp: Mapping[str, str]) -> str:
    """Return `body`, which ends with a line break, with the stamp and the hash of `body` below it."""
    return f"{body}\n<!-- opsplan: {_fields(stamp, body.encode())} -->\n"


def read_markdown_stamp(text: str) -> dict[str, str] | None:
    """Return the stamp of a Markdown document, or None where opsplan did not write it."""
    comment = _last_comment(_as_written(text))
    return _said(comment[1]) if comment else None


def markdown_edited(text: str) -> bool | None:
    """Return whether a Markdown document was changed since opsplan wrote it, or None where it did not."""
    text = _as_written(text)
    comment, stamp = _last_comment(text), read_markdown_stamp(text)
    if comment is None or stamp is None:
        return None
    body, below = text[: comment.start()].removesuffix("\n"), text[comment.end() :]
    return bool(below.strip()) or stamp.get("content") != content_hash(body.encode(errors="surrogatepass"))


def stamp_pdf(body: bytes, stamp: Mapping[str, str]) -> bytes:
    """Return a PDF with the stamp and its hash above its last words; no offset in the file changes."""
    place = body.rindex(b"startxref")
    return b"%s%% opsplan: %s\n%s" % (body[:place], _fields(stamp, body).encode(), body[place:])


def read_pdf_stamp(pdf: bytes) -> dict[str, str] | None:
    """Return the stamp of a PDF, or None where opsplan did not write it or another program has written it anew."""
    comment = _pdf_comment(pdf)
    return _said(comment[1].decode(errors="replace")) if comment else None


def pdf_edited(pdf: bytes) -> bool | None:
    """Return whether a PDF was changed since opsplan wrote it, or None where it did not."""
    comment, stamp = _pdf_comment(pdf), read_pdf_stamp(pdf)
    if comment is None or stamp is None:
        return None
    return stamp.get("content") != content_hash(pdf[: comment.start()] + pdf[comment.end() :])


def stamp_json(text: str, stamp: Mapping[str, str]) -> str:
    """Return the JSON of a mapping that is not empty, with the stamp before its members; the hash is that of these."""
    members = text.removeprefix("{")
    head = f'{{\n  "opsplan": "{stamp["version"]}",\n  "stamp": {{\n    "inputs": "{stamp["inputs"]}",\n'
    parts = f'    "parts": "{stamp["parts"]}",\n'
    return f'{head}{parts}    "content": "{content_hash(members.encode())}"\n  }},{members}'


def read_json_stamp(text: str) -> dict[str, str] | None:
    """Return the stamp of a JSON file, or None where opsplan did not write it."""
    found = _JSON_STAMP.match(_as_written(text))
    return found.groupdict("") if found else None


def json_edited(text: str) -> bool | None:
    """Return whether a JSON file was changed since opsplan wrote it, or None where it did not."""
    text = _as_written(text)
    found = _JSON_STAMP.match(text)
    if found is None:
        return None
    return found["content"] != content_hash(text[found.end() :].encode(errors="surrogatepass"))


def package_hash(parts: Mapping[str, bytes]) -> str:
    """Return the content hash of a package's parts (name in the package to bytes), those in `docProps/` left out."""
    names = sorted(name for name in parts if not name.startswith("docProps/"))
    return content_hash(b"".join(b"%s\0%d\0%s" % (name.encode(), len(parts[name]), parts[name]) for name in names))


def read_docx_stamp(source: Path | bytes) -> dict[str, str] | None:
    """Return the stamp of a DOCX, without the prefix, or None where opsplan did not write it or it cannot be read."""
    parts = _read_parts(source, (DOCX_PART,))
    return _custom_properties(parts[DOCX_PART]) if parts else None


def docx_edited(source: Path | bytes) -> bool | None:
    """Return whether a DOCX was changed since opsplan wrote it, or None where it did not or it cannot be read."""
    stamp = read_docx_stamp(source)
    parts = _read_parts(source) if stamp is not None else None
    if stamp is None or parts is None:
        return None
    return stamp.get("content") != package_hash(parts)


def _fields(stamp: Mapping[str, str], body: bytes) -> str:
    """Return a stamp, with the hash of a document's content, as the words of a comment."""
    fields = {**stamp, "content": content_hash(body)}
    return "; ".join(f"{_safe(key)}={_safe(value)}" for key, value in fields.items())


def _said(comment: str) -> dict[str, str]:
    fields = (field.partition("=") for field in comment.split("; "))
    return {unquote(key): unquote(value) for key, _, value in fields}


def _pdf_comment(pdf: bytes) -> re.Match[bytes] | None:
    return _PDF_COMMENT.search(pdf, max(0, len(pdf) - _PDF_END))


def _safe(value: str) -> str:
    """Return `value` with nothing in it that could end the comment or a field."""
    return quote(value, safe="+:/@").replace("--", "-%2D")


def _as_written(text: str) -> str:
    """Return `text` without what a checkout may change: a byte order mark and the style of line breaks."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _last_comment(text: str) -> re.Match[str] | None:
    start = text.rfind("<!-- opsplan: ")
    return _COMMENT.search(text, start) if start >= 0 else None


def _read_parts(source: Path | bytes, names: tuple[str, ...] = ()) -> dict[str, bytes] | None:
    try:
        with zipfile.ZipFile(BytesIO(source) if isinstance(source, bytes) else source) as package:
            return {name: package.read(name) for name in names or package.namelist()}
    except _BROKEN:
        return None


def _custom_properties(xml: bytes) -> dict[str, str] | None:
    from xml.etree import ElementTree

    if b"<!DOCTYPE" in xml:
        return None
    try:
        properties = ElementTree.fromstring(xml)
    except (ElementTree.ParseError, ValueError, LookupError):
        return None
    named = {one.get("name", ""): "".join(one.itertext()) for one in properties}
    ours = {name.removeprefix(DOCX_PREFIX): value for name, value in named.items() if name.startswith(DOCX_PREFIX)}
    return ours or None
