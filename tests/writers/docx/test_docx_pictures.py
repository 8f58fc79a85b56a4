"""The logo in a Word file: a part of its own, and a drawing at the head of the cover."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from msgspec.structs import replace
from word_files import parts

from opsplan.look.build import load
from opsplan.manuscript import Cover, Manuscript, Picture
from opsplan.writers.docx import write
from opsplan.writers.docx.context import Context
from opsplan.writers.docx.pictures import picture_run

LOGO = Picture(b"\x89PNG", "png", 90, 22, '甲"乙"标志')


def files(made: Manuscript) -> dict[str, bytes]:
    with ZipFile(BytesIO(write(made, load("plain"), {}))) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_logo_heads_the_cover_and_leaves_the_title_where_it_was(manuscript: Callable[..., Manuscript]):
    plain = replace(manuscript(cover=True), cover=Cover(("标题",), ()))
    there, bare = files(replace(plain, cover=replace(plain.cover, logo=LOGO))), files(plain)
    assert there["word/media/image1.png"] == b"\x89PNG"
    assert (
        there["[Content_Types].xml"].replace(b'<Default Extension="png" ContentType="image/png"/>', b"")
        == (bare["[Content_Types].xml"])
    )
    relation = re.search(
        rb'<Relationship Id="(rId\d)" Type="[^"]*/image" Target="media/image1.png"/>',
        there["word/_rels/document.xml.rels"],
    )
    document = there["word/document.xml"].decode()
    logo, title = re.findall(r"<w:p>.*?</w:p>", document)[:2]
    assert relation is not None
    assert re.findall(r'(?:w:val|r:embed|descr|cx|cy|id)="([^"]*)"', logo) == [
        "CoverLogo", "2160000", "528000", "1", "甲&quot;乙&quot;标志", "1", "甲&quot;乙&quot;标志",
        relation[1].decode(), "2160000", "528000",
    ]  # fmt: skip
    before = [
        int(found)
        for one in (title, bare["word/document.xml"].decode())
        for found in re.findall(r'w:before="(\d+)"', one)[:1]
    ]
    assert before[1] - before[0] == round(528000 / 635)


def test_a_document_without_cover_begins_with_the_logo(manuscript: Callable[..., Manuscript]):
    made = replace(manuscript(), cover=Cover(("标题",), (), (), LOGO))
    document = files(made)["word/document.xml"].decode()
    assert re.findall(r'w:pStyle w:val="(\w+)"', document)[:3] == ["CoverLogo", "TableGap", "Title"]
    assert '<wp:extent cx="1620000" cy="396000"/>' in document


@pytest.mark.parametrize(
    ("width", "height", "shown"),
    [(30, 10, (1080000, 360000)), (300, 10, (2160000, 72000)), (10, 300, (26400, 792000)), (9, 1e-9, (324000, 1))],
)
def test_a_picture_is_made_smaller_to_fit_but_never_larger(manuscript, width, height, shown):
    context = Context.start(manuscript(), load("business"))
    drawn = picture_run(replace(LOGO, width=width, height=height), context, (60, 22))
    assert re.findall(r'wp:extent cx="(\d+)" cy="(\d+)"', drawn) == [tuple(map(str, shown))]
    again = picture_run(LOGO, context, (60, 22))
    assert re.findall(r'docPr id="(\d+)"', drawn + again) == ["1", "2"]
    assert list(context.package.parts) == ["word/media/image1.png"]


@pytest.mark.parametrize(("page", "height"), [("A4", 16838), ("Letter", 15840)])
def test_the_strip_along_the_edge_is_as_high_as_the_page(manuscript, page, height):
    made = replace(manuscript(cover=True, page=page), cover=Cover(("标题",), ()))
    document = parts(write(made, load("business"), {}))["word/document.xml"]
    assert {
        abs(int(one) - height * 635) < 635 for one in re.findall(r'<wp:extent cx="\d+" cy="(\d+)"/>', document)
    } == {True}
