"""What is read from a PDF, and what is put in another's place there; the PDFs stand here whole."""

import datetime as dt
import zipfile
import zlib
from io import BytesIO

import pytest

from opsplan.errors import OfficeError
from opsplan.office.pdf import steady
from opsplan.office.places import pages

BODY = b"""\
%PDF-1.6
7 0 obj
<</Type/Pages
/Kids[ 1 0 R 4 0 R
9 0 R ]
/Count 3>>
endobj
8 0 obj
<</5FCoverEnd[1 0 R/XYZ 65.2 765.3 0]
/5FToc000001[4 0 R/XYZ 65.2 765.3 0]
/5FToc000002[9 0 R/XYZ 65.2 500 0]
/5FDocumentEnd[9 0 R/XYZ 65.2 100 0]>>
endobj
"""


def word(*fields: str) -> bytes:
    """Return a Word file with PAGEREF fields: the first one in the footer, the others in the body."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, some in (("word/footer1.xml", fields[:1]), ("word/document.xml", fields[1:])):
            package.writestr(name, "".join(f"<w:instrText> PAGEREF {one} \\h </w:instrText>" for one in some))
    return file.getvalue()


def test_pages_are_counted_after_the_cover():
    asked = word("_DocumentEnd", "_Toc000001", "_Toc000002", "_Toc000001")
    assert pages(BODY, asked) == {"_DocumentEnd": 2, "_Toc000001": 1, "_Toc000002": 2}


def test_without_a_cover_the_first_page_is_one():
    bare = BODY.replace(b"5FCoverEnd", b"5FElsewhere")
    assert pages(bare, word("_DocumentEnd", "_Toc000001")) == {"_DocumentEnd": 3, "_Toc000001": 2}


def test_a_bookmark_that_is_not_there_is_left_out():
    assert pages(BODY, word("_DocumentEnd", "_Toc000009")) == {"_DocumentEnd": 2}


def test_a_document_that_names_no_page_has_none():
    assert pages(BODY, word()) == {}


@pytest.mark.parametrize("body", [b"%PDF-1.6\n", BODY.replace(b"/Kids", b"/Other"), BODY.replace(b"/XYZ", b"/Fit")])
def test_a_pdf_that_tells_no_page(body):
    with pytest.raises(OfficeError) as raised:
        pages(body, word("_DocumentEnd"))
    assert raised.value.known == "pages"


def test_objects_may_be_compressed():
    packed = zlib.compress(BODY.partition(b"%PDF-1.6\n")[2])
    head = b"%%PDF-1.7\n3 0 obj\n<</Type/ObjStm/N 2/First 9/Length %d>>\nstream\n" % len(packed)
    body = head + packed + b"\nendstream\nendobj\n"
    assert pages(body, word("_DocumentEnd")) == {"_DocumentEnd": 2}


MADE = b"""\
%PDF-1.6
5 0 obj
<</Title<FEFF7532>
/CreationDate(D:20261130095153Z')>>
endobj
trailer
<</Size 6/Root 4 0 R
/ID [ <8BC790DAF2B345B4B17B62FDC0935584>
<8BC790DAF2B345B4B17B62FDC0935584> ]
/DocChecksum /D3008D7352C6A8DBD03315B0DF1F0A45
>>
startxref
99
%%EOF
"""
STEADY = b"""\
%PDF-1.6
5 0 obj
<</Title<FEFF7532>
/CreationDate(D:20260814000000Z')>>
endobj
trailer
<</Size 6/Root 4 0 R
/ID [ <MARK>
<MARK> ]
/DocChecksum /MARK
>>
startxref
99
%%EOF
"""


def test_two_runs_give_the_same_bytes_of_the_same_length():
    one = steady(MADE, dt.date(2026, 8, 14))
    later = MADE.replace(b"20261130095153", b"20270101000001").replace(b"8BC7", b"AAAA").replace(b"D300", b"BBBB")
    assert later != MADE
    assert steady(later, dt.date(2026, 8, 14)) == one
    assert len(one) == len(MADE)
    mark = one.partition(b"/DocChecksum /")[2][:32]
    assert one == STEADY.replace(b"MARK", mark)
    assert steady(MADE.replace(b"7532", b"4E59"), dt.date(2026, 8, 14)).count(mark) == 0


def test_without_a_date_none_is_said():
    one = steady(MADE, None)
    assert b"Date" not in one
    assert len(one) == len(MADE)
