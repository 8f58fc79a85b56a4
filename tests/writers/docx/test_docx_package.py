import re
import subprocess
import sys
from datetime import date
from io import BytesIO
from itertools import product
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it.token import Token
from msgspec.structs import replace

from opsplan.figures.gantt import Bar, BarKind, Bucket, Gantt, Scale
from opsplan.figures.matrix import Mark, Matrix
from opsplan.look.build import load
from opsplan.manuscript import Cell, Chapter, Column, Cover, Figure, Heading, Kind, Prose, Sheet, Table
from opsplan.writers.docx import write
from opsplan.writers.docx.body import _PLAIN
from opsplan.writers.docx.columns import need, share
from opsplan.writers.docx.measure import units
from opsplan.writers.docx.numbering import Counter
from opsplan.writers.prose import parse
from opsplan.writers.stamp import docx_edited, read_docx_stamp

THEME = load("business")
VALIDATOR = Path(__file__).parents[4] / "shared" / "tools" / "validate_docx.py"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: What XML can hold, and a parser gives back as it was.
TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff") | st.sampled_from("\t\n")
)


def document(file: bytes, name: str = "word/document.xml") -> str:
    with ZipFile(BytesIO(file)) as package:
        return package.read(name).decode()


def words(xml: str) -> list[str]:
    """Return the text of every paragraph, with its tabs and line breaks."""
    said = {f"{W}t": lambda one: one.text or "", f"{W}tab": lambda _: "\t", f"{W}br": lambda _: "\n"}
    runs = ElementTree.fromstring(xml).iter(f"{W}p")
    return ["".join(said[one.tag](one) for run in p.iter(f"{W}r") for one in run if one.tag in said) for p in runs]


def whole(manuscript):
    """Return a manuscript with every kind of block."""
    day = date(2026, 3, 2)
    bars = (Bar("T1", "甲", BarKind.TASK, day, day, critical=True), Bar("M", "乙", BarKind.MILESTONE, day, day))
    gantt = Gantt(bars, (Bucket(day, day, "2", "3月"),), Scale.DAY, day)
    matrix = Matrix("任务", ("甲",), (("乙", (Mark("A/R", 3),)),), "A 负责")
    table = Table(
        (Column(("编号",), Kind.ID), Column(("任务",))),
        tuple((Cell((f"T{n}",)), Cell(("甲",))) for n in range(99)),
        "任务",
    )
    sheet = Sheet(((("名称",), Cell(("甲",))), (("说明",), Cell(("长" * 90, "二")))), "单")
    prose = Prose(
        "**粗** `码` [链](https://a.b)\n\n1. 一\n   - 二\n\n> 引\n\n```\nx\n```\n\n"
        "| a | b |\n|---|--:|\n| 1 | 2 |\n| 3 | 4 |\n\n---\n\n## 节"
    )
    blocks = (
        prose,
        Heading("小节", 3),
        table,
        sheet,
        Figure("g", gantt, "甘特图", "说"),
        Figure("m", matrix, "矩阵", "说"),
    )
    chapters = (
        Chapter("summary", "摘要", (Prose("文"), Heading("其一")), numbered=False),
        Chapter("goals", "目标", blocks),
    )
    cover = Cover(("标题",), ("副题",), ((("客户",), ("某公司",)),))
    return replace(manuscript(numbering="chinese", cover=True, toc=True), chapters=chapters, cover=cover)


@pytest.mark.skipif(not VALIDATOR.exists(), reason="the validator is not beside the checkout")
def test_every_block_is_valid_word(manuscript, tmp_path):
    made = whole(manuscript)
    for numbering, front in product(("chinese", "decimal", "none"), (True, False)):
        about = replace(made.settings, numbering=numbering, cover=front, toc=front)
        draft = {**made.labels, "draft": "草稿"}
        file = tmp_path / f"{numbering}-{front}.docx"
        file.write_bytes(write(replace(made, settings=about, labels=draft), THEME, {"a": "b"}))
    files = sorted(tmp_path.iterdir())
    done = subprocess.run([sys.executable, VALIDATOR, "--strict", *files], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == [f"{file}: valid (0 errors, 0 warnings)" for file in files]


def test_two_writes_are_equal_and_python_docx_reads_them(manuscript):
    made = replace(
        whole(manuscript), properties=replace(whole(manuscript).properties, author="甲", date=date(2026, 3, 2))
    )
    file = write(made, THEME, {"version": "1"})
    assert write(made, load("business"), {"version": "1"}) == file
    read = docx.Document(BytesIO(file))
    about = read.core_properties
    assert (about.title, about.author, about.created.date(), about.last_modified_by) == (
        "方案",
        "甲",
        date(2026, 3, 2),
        "",
    )
    assert [p.text for p in read.paragraphs if p.style.name == "Heading 1"] == ["摘要", "目标"]
    custom = document(file, "docProps/custom.xml")
    assert 'pid="2" name="opsplan-version"><vt:lpwstr>1</vt:lpwstr>' in custom


def test_the_stamp_tells_whether_a_file_was_edited(manuscript):
    file = write(whole(manuscript), THEME, {"version": "1.0", "inputs": "abc"})
    assert list(read_docx_stamp(file) or {}) == ["version", "inputs", "content"]
    assert docx_edited(file) is False
    assert docx_edited(changed(file, "docProps/core.xml", b"2000", b"2001")) is False
    assert docx_edited(changed(file, "word/document.xml", "甲".encode(), "乙".encode())) is True
    assert docx_edited(changed(file, "word/styles.xml", b"Arial", b"Times")) is True


def changed(file: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """Return a package with one part changed."""
    made = BytesIO()
    with ZipFile(BytesIO(file)) as package, ZipFile(made, "w") as copy:
        for one in package.namelist():
            content = package.read(one)
            copy.writestr(one, content.replace(old, new) if one == name else content)
    return made.getvalue()


def test_contents_of_more_than_a_page_name_chapters_only(manuscript):
    def contents(count: int) -> list[str]:
        chapters = tuple(Chapter("a", "章", (Heading("节"), Heading("任务", 3))) for _ in range(count))
        made = replace(manuscript(toc=True), chapters=chapters)
        return re.findall(r'w:pStyle w:val="(TOC\d)"', document(write(made, THEME, {})))

    assert contents(5) == ["TOC1", "TOC2"] * 5
    assert contents(25) == ["TOC1"] * 25


@pytest.mark.parametrize(
    ("title", "marks", "indent"),
    [
        ("门诊部前台运营方案", "", ""),
        ("门诊部前台运营工作细化方案第二期", "57", ""),
        ("门诊部前台运营优化与患者体验提升工作细化方案", "", "2418"),
        ("Regional Warehouse Work Plan Ahead of the Peak Season", "58", ""),
    ],
)
def test_a_long_title_is_set_smaller_or_in_even_lines(manuscript, title, marks, indent):
    made = replace(manuscript(cover=True), cover=Cover((title,), ()))
    first = document(write(made, THEME, {})).partition("</w:p>")[0]
    assert re.findall(r'w:sz w:val="(\d+)"', first) == ([marks] if marks else [])
    assert re.findall(r'w:right="(\d+)"', first) == ([indent] if indent else [])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXT)
def test_text_is_literal_everywhere(manuscript, text):
    made = manuscript(
        Table((Column((text,)),), ((Cell((text,)),),), text + "甲"),
        Sheet((((text,), Cell((text,))),)),
        cover=True,
        header=text,
    )
    made = replace(
        made,
        cover=Cover((text,), (text,), (((text,), (text,)),)),
        chapters=(Chapter("a", text, made.chapters[0].blocks),),
    )
    file = write(made, THEME, {"stamp": text.replace("\t", "").replace("\n", "")})
    said = words(document(file))
    assert said[:4] == [text, text, f"{text}\t{text}", " "]
    assert said[4:9] == [text, f"表1\u3000{text}甲", text, text, ""]
    assert said[9:11] == [text, text]
    assert words(document(file, "word/header1.xml")) == [text or "方案"]


@pytest.mark.parametrize("wrong", ["\x00", "\x0b", "\ud800", "\ufffe"])
def test_what_xml_cannot_hold_is_an_error(manuscript, wrong):
    with pytest.raises(ValueError, match=r"U\+|surrogates"):
        write(manuscript(Table((Column(("a",)),), ((Cell((wrong,)),),))), THEME, {})


@given(st.text(st.sampled_from("a文12 .)-+#=>*_`[]!|&~\\\u3000：“”")))
def test_prose_taken_for_plain_is_plain(text):
    if _PLAIN.fullmatch(text):
        opening, inline, closing = parse(text)
        assert (opening.type, closing.type, inline.content) == ("paragraph_open", "paragraph_close", text)
        assert "".join(_said(one) for one in inline.children or []) == text


def _said(token: Token) -> str:
    assert token.type == "text"
    return token.content


def test_contents_are_written_and_the_field_ends_in_the_last_entry(manuscript):
    xml = document(write(whole(manuscript), THEME, {}))
    entries = re.findall(r'<w:p><w:pPr><w:pStyle w:val="TOC\d"/>.*?</w:p>', xml)
    assert [words(f'<w:body xmlns:w="{W[1:-1]}" xmlns:r="r">{one}</w:body>')[0].split("\t")[0] for one in entries] == [
        "摘要",
        "其一",
        "一、目标",
        "（一）节",
    ]
    assert 'TOC \\o "1-2" \\h \\z' in entries[0]
    assert entries[-1].endswith('<w:fldChar w:fldCharType="end"/></w:r></w:p>')
    assert entries[0].count('"begin"') - entries[0].count('"end"') == 1
    assert "updateFields" not in document(write(whole(manuscript), THEME, {}), "word/settings.xml")


def test_headings_count_as_word_does():
    count = Counter(load("business").numbers.headings("decimal"))
    headings = [
        (1, False),
        (2, True),
        (1, True),
        (2, True),
        (2, False),
        (3, True),
        (2, True),
        (3, True),
        (1, True),
        (2, True),
    ]
    assert [count.number(*one) for one in headings] == ["", "", "1", "1.1", "", "", "1.2", "1.2.1", "2", "2.1"]


@given(
    st.lists(
        st.tuples(st.sampled_from(Kind), st.text("甲a ", max_size=12), st.lists(st.text("甲a ", max_size=60))),
        min_size=1,
        max_size=12,
    ),
    st.integers(6000, 14000),
)
def test_widths_add_up_and_none_vanishes(columns, total):
    needs = [need(kind, (head,), body, [units(line) for line in body]) for kind, head, body in columns]
    widths = share(needs, total, 90, 170)
    assert sum(widths) == total
    assert min(widths) > 200


def test_english_has_no_indent_and_chinese_has_two_characters(manuscript):
    chinese_styles = document(write(manuscript(), THEME, {}), "word/styles.xml")
    english_styles = document(write(manuscript(lang="en"), THEME, {}), "word/styles.xml")
    assert chinese_styles.count('w:firstLineChars="200" w:firstLine="420"') == 1
    assert "firstLine" not in english_styles
    assert "Theme" not in chinese_styles
    assert "ja-JP" not in chinese_styles
