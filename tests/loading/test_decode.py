import pytest

from opsplan.loading.decode import decode

ZH = "title: 客服响应提速\ngoals: [三个月内首次响应时间降到 30 秒]\n"
TW = "title: 客服回應提速\ngoals: [三個月內首次回應時間降到 30 秒]\n"
FR = "title: Qualité du service\ngoals: [réponse améliorée – déjà]\n"


def said(data):
    text, found = decode(data, "plan.yaml")
    assert text == ""
    return [(one.code, one.message, one.place.line, one.place.column, one.args) for one in found]


def test_utf8_with_any_line_ends_and_mark():
    for data in (
        ZH.encode(),
        ZH.encode("utf-8-sig"),
        ZH.replace("\n", "\r\n").encode(),
        ZH.replace("\n", "\r").encode(),
    ):
        assert decode(data, "plan.yaml") == (ZH, [])


@pytest.mark.parametrize(
    ("text", "codec", "name", "column"),
    [
        (ZH, "gb18030", "GBK (GB18030)", 8),
        (ZH, "gbk", "GBK (GB18030)", 8),
        (TW, "big5", "Big5", 8),
        (FR, "cp1252", "Windows-1252 (Latin-1)", 14),
        (ZH, "utf-16", "UTF-16 LE", 1),
        (ZH, "utf-16-le", "UTF-16 LE", 1),
        (ZH, "utf-16-be", "UTF-16 BE", 1),
        (ZH, "utf-32", "UTF-32 LE", 1),
    ],
)
def test_other_encodings_are_named(text, codec, name, column):
    assert said(text.encode(codec)) == [("YAML-01", "yaml-encoding", 1, column, {"encoding": name})]


def test_the_first_byte_that_is_wrong_has_its_line_and_column():
    data = b"title: a\r\nnote: b" + "客服".encode("gbk")
    assert said(data) == [("YAML-01", "yaml-encoding", 2, 8, {"encoding": "GBK (GB18030)"})]


def test_a_damaged_byte_among_utf8():
    data = ("客" * 20).encode() + b"\xe5\n"
    assert said(data) == [("YAML-01", "yaml-encoding-broken", 1, 21, {"byte": "0xE5"})]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04....word/document.xml", "Word (.docx)"),
        (b"PK\x03\x04....xl/workbook.xml", "Excel (.xlsx)"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "Word/Excel (.doc, .xls)"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_files_that_are_no_text(data, kind):
    assert said(data) == [("YAML-01", "yaml-not-text", 1, 1, {"kind": kind})]


def test_binary():
    assert said(b"title: a\nb: \x00\x01") == [("YAML-01", "yaml-binary", 2, 4, {})]
    assert said(b"\xff\xfa\x00\x9d\x81\x9d") == [("YAML-01", "yaml-binary", 1, 1, {})]


def test_nothing_that_is_known():
    assert said(b"title: \x81\x8d\x8f\x90") == [("YAML-01", "yaml-encoding-unknown", 1, 8, {"byte": "0x81"})]
