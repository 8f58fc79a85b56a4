"""The stamp: it tells what opsplan wrote, and whether a person has changed it since."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

import pytest

from opsplan.writers.stamp import (
    content_hash,
    docx_edited,
    markdown_edited,
    package_hash,
    pdf_edited,
    read_docx_stamp,
    read_markdown_stamp,
    read_pdf_stamp,
    stamp_markdown,
    stamp_pdf,
)

DOCUMENT = """\
# 计划

正文

<!-- opsplan: version=1.0.0; inputs=ab12; content=398b2815c2ddf7df -->
"""


def test_markdown_has_its_stamp_in_the_last_line():
    assert stamp_markdown("# 计划\n\n正文\n", {"version": "1.0.0", "inputs": "ab12"}) == DOCUMENT
    assert content_hash("# 计划\n\n正文\n".encode()) == "398b2815c2ddf7df"
    assert read_markdown_stamp(DOCUMENT) == {"version": "1.0.0", "inputs": "ab12", "content": "398b2815c2ddf7df"}


@pytest.mark.parametrize(
    ("text", "edited"),
    [
        (DOCUMENT, False),
        (DOCUMENT.replace("\n", "\r\n"), False),
        ("\ufeff" + DOCUMENT, False),
        (DOCUMENT.rstrip("\n"), False),
        (DOCUMENT.replace("正文", "正文。"), True),
        (DOCUMENT + "\n附记\n", True),
        (DOCUMENT.replace("; content=398b2815c2ddf7df", ""), True),
        (DOCUMENT.replace("正文", "正\ud800文"), True),
        ("# 计划\n", None),
        ("<!-- opsplan: ", None),
        ("", None),
    ],
)
def test_markdown_is_edited_when_its_text_differs(text, edited):
    assert markdown_edited(text) is edited


def test_a_stamp_cannot_end_its_comment():
    values = {"a=b; c": "--> -- --- ;=\n%", "version": "1.0-rc--1-"}
    stamped = stamp_markdown("x\n", values)
    line = stamped.splitlines()[2]
    assert line.removeprefix("<!--").removesuffix("-->").count("--") == 0
    assert read_markdown_stamp(stamped) == {**values, "content": content_hash(b"x\n")}


def custom(properties: Mapping[str, str]) -> bytes:
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    entries = "".join(
        f'<property name="{name}"><lpwstr xmlns="vt">{value}</lpwstr></property>' for name, value in properties.items()
    )
    return f'<Properties xmlns="{namespace}">{entries}</Properties>'.encode()


def package(parts: Mapping[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


PARTS = {"word/document.xml": b"<w/>", "[Content_Types].xml": b"<t/>"}
STAMPED = {**PARTS, "docProps/custom.xml": custom({"opsplan-version": "1", "opsplan-content": package_hash(PARTS)})}


def test_a_package_is_hashed_without_its_properties_and_in_any_order():
    assert package_hash(dict(reversed([*PARTS.items(), ("docProps/core.xml", b"x")]))) == package_hash(PARTS)
    assert package_hash({"a": b"bc", "d": b""}) != package_hash({"a": b"b", "d": b"c"})


def test_docx_has_its_stamp_in_its_properties(tmp_path):
    path = tmp_path / "plan.docx"
    path.write_bytes(package(STAMPED))
    assert read_docx_stamp(path) == {"version": "1", "content": package_hash(PARTS)}
    assert docx_edited(path) is False


@pytest.mark.parametrize(
    ("data", "edited"),
    [
        (package(STAMPED), False),
        (package({**STAMPED, "docProps/core.xml": b"<other/>"}), False),
        (package({**STAMPED, "word/document.xml": b"<w>x</w>"}), True),
        (package({**STAMPED, "word/new.xml": b""}), True),
        (package({**PARTS, "docProps/custom.xml": custom({"opsplan-version": "1"})}), True),
        (package({**PARTS, "docProps/custom.xml": custom({"Client": "x"})}), None),
        (package({**PARTS, "docProps/custom.xml": b"<broken"}), None),
        (package({**PARTS, "docProps/custom.xml": b"<!DOCTYPE x>" + custom({"opsplan-version": "1"})}), None),
        (package({**PARTS, "docProps/custom.xml": b"\xff\xfe\x00"}), None),
        (package(PARTS), None),
        (package(STAMPED)[:-40], None),
        (package(STAMPED).replace(b"PK\x03\x04", b"PK\x00\x00"), None),
        (b"\xd0\xcf\x11\xe0 an old document", None),
        (b"", None),
    ],
)
def test_docx_is_edited_when_a_part_differs(data, edited):
    assert docx_edited(data) is edited


def test_a_file_that_is_not_there_has_no_stamp(tmp_path):
    assert (read_docx_stamp(tmp_path / "none.docx"), docx_edited(tmp_path)) == (None, None)


PDF = b"%PDF-1.6\n1 0 obj\n<</A 1>>\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n42\n%%EOF\n"
MARKED = (
    b"%PDF-1.6\n1 0 obj\n<</A 1>>\nendobj\ntrailer\n<</Root 1 0 R>>\n"
    b"% opsplan: version=1.0.0; inputs=ab12; content=CONTENT\nstartxref\n42\n%%EOF\n"
).replace(b"CONTENT", content_hash(PDF).encode())


def test_a_pdf_has_its_stamp_above_its_last_words():
    assert stamp_pdf(PDF, {"version": "1.0.0", "inputs": "ab12"}) == MARKED
    assert read_pdf_stamp(MARKED) == {"version": "1.0.0", "inputs": "ab12", "content": content_hash(PDF)}
    assert read_pdf_stamp(PDF) is None


@pytest.mark.parametrize(
    ("pdf", "edited"),
    [
        (MARKED, False),
        (MARKED.replace(b"/A 1", b"/A 2"), True),
        (MARKED.replace(b"content=", b"content=0"), True),
        # a program that adds what was changed at the end of a file
        (MARKED + PDF, None),
        (MARKED.replace(b"\n", b"\r\n"), None),
        (PDF, None),
        (b"", None),
    ],
)
def test_a_pdf_is_edited_when_a_byte_differs(pdf, edited):
    assert pdf_edited(pdf) is edited
