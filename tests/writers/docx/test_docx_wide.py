"""Tables that are too wide for an upright page: the section on its side, what goes with them, and what follows."""

import re
import subprocess
from shutil import which

import pytest
from msgspec.structs import replace
from word_files import parts

from opsplan.look.build import load
from opsplan.manuscript import Cell, Chapter, Column, Cover, Heading, Prose, Table
from opsplan.writers.docx import write

#: Nine columns whose words do not fit side by side on an upright page.
HEADS = [f"{word}-{word[::-1]}" for word in ("Responsibil", "Deliverable", "Acceptance", "Predecess", "Verificat")]
WIDE = Table(
    tuple(Column((head.replace("-", "") + "s",)) for head in (*HEADS, *HEADS[:4])),
    (tuple(Cell((f"{head.replace('-', '')}s and more",)) for head in (*HEADS, *HEADS[:4])),) * 5,
    "Wide",
)
NARROW = Table((Column(("名称",)),), ((Cell(("甲",)),),), "Narrow")
TEXT = Prose("\n\n".join(["长" * 30] * 20))


def sections(document: str) -> list[str]:
    """Return of each section whether it lies on its side, and how its paragraphs begin; ▦ is a table."""
    found = []
    for one in re.split(r"(?<=</w:sectPr>)", document.partition("<w:body>")[2])[:-1]:
        side = "wide" if 'w:orient="landscape"' in one else "upright"
        outside = re.sub(r"<w:tbl>.*?</w:tbl>", "<w:p><w:t >▦</w:t></w:p>", one)
        words = re.findall(r"<w:p>(?:(?!</w:p>).)*?<w:t [^>]*>([^<]{1,2})", outside)
        found.append(f"{side}: {' '.join(words)}".strip())
    return found


def written(manuscript, *chapters: tuple, **settings: object) -> dict[str, str]:
    made = manuscript(**{"cover": True, **settings})
    listed = tuple(Chapter("goals", title, blocks) for title, *blocks in chapters)
    return parts(write(replace(made, chapters=listed, cover=Cover(("题",), ())), load("business"), {}))


def told(manuscript, *chapters: tuple, **settings: object) -> list[str]:
    return sections(written(manuscript, *chapters, **settings)["word/document.xml"])[1:]


def test_a_wide_table_takes_its_heading_and_its_introduction_with_it(manuscript):
    blocks = (TEXT, Heading("节"), Prose("先说。"), WIDE, NARROW)
    assert told(manuscript, ("章", *blocks)) == [
        "upright: 章" + " 长长" * 20,
        "wide: 节 先说 表 ▦",
        "upright: 表 ▦",
    ]


def test_a_chapter_that_begins_with_one_moves_with_it(manuscript):
    assert told(manuscript, ("前", TEXT), ("章", WIDE), ("后", WIDE, NARROW), ("末", NARROW)) == [
        "upright: 前" + " 长长" * 20,
        "wide: 章 表 ▦ 后 表 ▦",
        "upright: 表 ▦ 末 表 ▦",
    ]


def test_a_document_may_begin_and_end_on_its_side(manuscript):
    assert told(manuscript, ("章", WIDE)) == ["wide: 章 表 ▦"]
    assert told(manuscript, ("章", WIDE), toc=True)[0].startswith("upright: 目录 章")
    assert told(manuscript, ("章", WIDE), toc=True)[1:] == ["wide: 章 表 ▦"]


def test_pages_are_counted_from_one_once_and_each_side_has_its_header(manuscript):
    made = written(manuscript, ("章", TEXT, WIDE, TEXT), toc=True, header="头", secrecy="内部")
    found = re.findall(r"<w:sectPr>.*?</w:sectPr>", made["word/document.xml"])
    assert [re.findall(r"<w:(?:pgNumType|type) [^>]*>", one) for one in found] == [
        [],
        ['<w:pgNumType w:start="1"/>'],
        [],
        [],
    ]
    assert [re.findall(r"<w:pgSz [^>]*>", one) for one in found] == [
        ['<w:pgSz w:w="11906" w:h="16838"/>'],
        ['<w:pgSz w:w="11906" w:h="16838"/>'],
        ['<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'],
        ['<w:pgSz w:w="11906" w:h="16838"/>'],
    ]
    names = dict(re.findall(r'Id="(rId\d+)"[^>]*Target="(\w+\.xml)"', made["word/_rels/document.xml.rels"]))
    assert [[names[id] for id in re.findall(r'r:id="(\w+)"', one)] for one in found] == [
        [],
        ["header1.xml", "footer1.xml"],
        ["header2.xml", "footer2.xml"],
        ["header1.xml", "footer1.xml"],
    ]
    assert "<w:tabs>" not in made["word/header1.xml"]
    assert (
        '<w:tabs><w:tab w:val="clear" w:pos="9298"/><w:tab w:val="right" w:pos="14230"/></w:tabs>'
        in made["word/header2.xml"]
    )


def test_a_table_with_room_stays_upright(manuscript):
    columns = tuple(Column((f"列{n}",)) for n in range(6))
    plain = Table(columns, (tuple(Cell(("甲" * 12,)) for _ in columns),) * 60)
    assert told(manuscript, ("章", plain)) == ["upright: 章 ▦"]


@pytest.mark.skipif(
    not (which("soffice") and which("pdfinfo")), reason="needs LibreOffice (soffice) and poppler (pdfinfo)"
)
def test_no_page_is_blank(manuscript, tmp_path):
    made = manuscript(cover=True, toc=True)
    chapters = (Chapter("goals", "章", (TEXT, Heading("节"), WIDE, NARROW, WIDE)), Chapter("risks", "险", (WIDE,)))
    made = replace(made, chapters=chapters, cover=Cover(("题",), ()))
    file = tmp_path / "plan.docx"
    file.write_bytes(write(made, load("business"), {}))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    shown = subprocess.run(["pdfinfo", "-l", "99", tmp_path / "plan.pdf"], check=True, capture_output=True).stdout
    sizes = re.findall(r"size: +([\d.]+) x ([\d.]+)", shown.decode())
    assert ["wide" if float(width) > float(height) else "upright" for width, height in sizes] == [
        "upright", "upright", "upright", "wide", "upright", "wide", "wide",
    ]  # fmt: skip


def test_no_room_is_left_below_a_table_where_a_page_is_turned(manuscript):
    other = replace(NARROW, caption="")
    document = written(manuscript, ("前", TEXT, other), ("章", WIDE), ("后", other, other))["word/document.xml"]
    assert re.findall(r'</w:tbl><w:p><w:pPr><w:pStyle w:val="(\w+)"/>', document) == [
        "SectionEnd",  # before the page is turned
        "SectionEnd",  # and turned back
        "TableGap",
        "SectionEnd",  # the end
    ]
