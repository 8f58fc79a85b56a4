import re
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from client_templates import MissingError, assembled, libreoffice
from docx.document import Document
from word_files import parts

from opsplan.figures.gantt import Bar, BarKind, Bucket, Gantt, Scale
from opsplan.figures.matrix import Mark, Matrix
from opsplan.manuscript import Bullets, Cell, Column, Figure, Heading, Kind, Prose, Sheet, Table
from opsplan.writers.docx.client.colours import contrast
from opsplan.writers.stamp import docx_edited, read_docx_stamp

VALIDATOR = Path(__file__).parents[5] / "shared" / "tools" / "validate_docx.py"


def blocks():
    """Return every kind of block."""
    day = date(2026, 3, 2)
    bars = (Bar("T1", "甲", BarKind.TASK, day, day, critical=True), Bar("M", "乙", BarKind.MILESTONE, day, day))
    gantt = Gantt(bars, (Bucket(day, day, "2", "3月"),), Scale.DAY, day)
    matrix = Matrix("任务", ("甲",), (("乙", (Mark("A/R", 3),)),), "A 负责")
    rows = tuple((Cell((f"T{n}",)), Cell(("甲",))) for n in range(30))
    return (
        Prose("正文 **重** `码` [链](https://example.com)\n\n1. 一\n   1. 一一\n2. 二\n\n> 引\n\n```\n码\n```\n\n---"),
        Bullets(("甲", Bullets(("乙",)))),
        Heading("节"),
        Heading("小节", 3),
        Heading("小小节", 4),
        Table((Column(("编号",), Kind.ID), Column(("任务",))), rows, "任务"),
        Sheet(((("名称",), Cell(("值",))),)),
        Figure("gantt", gantt, "进度", "一项任务"),
        Figure("raci", matrix, "分工", "一项任务"),
    )


@pytest.fixture
def whole(grafted, template):
    """Return a document with every kind of block in each of the templates, by language."""
    return lambda lang="zh": grafted(template, blocks=blocks(), toc=True, lang=lang, numbering="chinese")


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
def test_what_is_made_is_valid(whole, lang, tmp_path):
    if not VALIDATOR.is_file():
        pytest.skip("the validator lies outside the project")
    file = tmp_path / "made.docx"
    file.write_bytes(whole(lang))
    run = subprocess.run([sys.executable, str(VALIDATOR), "--warnings", str(file)], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout


def test_python_docx_reads_what_is_made(whole):
    document: Document = docx.Document(BytesIO(whole()))
    assert "章" in [one.text for one in document.paragraphs]


def test_the_same_bytes_every_time(whole):
    assert whole() == whole()


def test_the_stamp_tells_that_it_is_ours(whole):
    made = whole()
    assert docx_edited(made) is False
    assert read_docx_stamp(made)["inputs"] == "x"


def test_every_style_and_list_that_is_used_is_there(whole):
    made = parts(whole("both"))
    styles = set(re.findall(r'w:styleId="([^"]+)"', made["word/styles.xml"]))
    for name, text in made.items():
        if name.startswith("word/") and name.endswith(".xml"):
            used = set(re.findall(r'<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link) w:val="([^"]+)"', text))
            assert used <= styles, name


def test_tables_are_as_wide_as_the_text(whole):
    made = parts(whole())["word/document.xml"]
    section = made[made.rindex("<w:sectPr") :]
    size, margins = re.search(r"<w:pgSz [^>]*>", section)[0], re.search(r"<w:pgMar [^>]*>", section)[0]

    def length(said: str, key: str) -> int:
        return int(re.search(f'w:{key}="(\\d+)"', said)[1])

    room = length(size, "w") - length(margins, "left") - length(margins, "right")
    widths = {int(one) for one in re.findall(r'<w:tblW w:w="(\d+)" w:type="dxa"/><w:tblLayout', made)}
    assert all(abs(one - room) <= 2 for one in widths)


def test_words_on_the_head_of_a_table_can_be_read(whole):
    made = parts(whole())["word/document.xml"]
    row = made[: made.index("<w:tblHeader/>") + 600]
    fill = re.findall(r'w:fill="([0-9A-F]{6})"', row[row.rindex("<w:tblHeader/>") :])[0]
    assert contrast(fill, "FFFFFF") >= 4.5


def test_the_head_of_a_table_has_the_colour_of_the_headings(grafted):
    made = parts(grafted(assembled(), blocks=blocks()))["word/document.xml"]
    assert 'w:fill="C00000"' in made


def test_libreoffices_headings_without_numbers_are_numbered_by_us(grafted):
    try:
        template = libreoffice()
    except MissingError as error:
        pytest.skip(f"{error} is not installed")
    made = parts(grafted(template, numbering="chinese"))
    style = re.search(
        r'<w:style [^>]*>\s*<w:name w:val="heading 1"/>.*?</w:style>', made["word/styles.xml"], re.I | re.S
    )
    number = re.search(r'<w:numId w:val="(\d+)"/>', style[0])[1]
    of = re.search(f'<w:num w:numId="{number}"><w:abstractNumId w:val="(\\d+)"', made["word/numbering.xml"])[1]
    listed = made["word/numbering.xml"]
    assert '<w:lvlText w:val="%1、"/>' in listed[listed.index(f'<w:abstractNum w:abstractNumId="{of}"') :]


@pytest.mark.parametrize(("mode", "inset"), [("12", "85"), ("14", "85"), ("15", "0"), ("", "85")])
def test_tables_begin_at_the_margin_by_the_rules_of_every_word(grafted, mode, inset):
    uri = "http://schemas.microsoft.com/office/word"
    rule = f'<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="{uri}" w:val="{mode}"/></w:compat>'
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    settings = f'<w:settings xmlns:w="{space}">{rule if mode else ""}</w:settings>'
    styles = parts(grafted(assembled(more={"word/settings.xml": settings}), blocks=blocks()))["word/styles.xml"]
    table = re.search(r'w:styleId="PlanTable">.*?</w:style>', styles)[0]
    assert re.findall(r'<w:tblInd w:w="(\d+)"', table) == [inset]


def test_cells_of_a_row_have_lines_of_one_height_and_captions_one_look(grafted):
    table = Table((Column(("数",), Kind.NUMBER),), ((Cell(("1",)),),), "数")
    styles = parts(grafted(assembled(), blocks=(*blocks(), table)))["word/styles.xml"]
    said = {
        key: re.findall(r"<w:(?:sz|spacing|basedOn) [^>]*>", re.search(f'w:styleId="{key}".*?</w:style>', styles)[0])
        for key in ("TableText", "TableNumber", "TableHead", "FigureCaption")
    }
    assert said == {
        "TableText": [
            '<w:basedOn w:val="PlanBase"/>',
            '<w:spacing w:before="40" w:after="40" w:line="270" w:lineRule="atLeast"/>',
            '<w:sz w:val="18"/>',
        ],
        "TableNumber": ['<w:basedOn w:val="TableText"/>'],
        "TableHead": ['<w:basedOn w:val="TableText"/>'],
        "FigureCaption": ['<w:basedOn w:val="Caption"/>', '<w:spacing w:before="100" w:after="160"/>'],
    }
