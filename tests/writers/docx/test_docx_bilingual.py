"""A second language in Word: on the line or below, in a style of its own, and where columns are narrow."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from opsplan.figures.gantt import Bar, BarKind, Bucket, Gantt, Scale
from opsplan.figures.matrix import Mark, Matrix
from opsplan.lines import Line
from opsplan.look.build import load
from opsplan.manuscript import Bullets, Cell, Column, Cover, Figure, Heading, Kind, Prose, Second, Sheet, Table
from opsplan.writers.docx import write
from opsplan.writers.docx.bilingual import beside

HAN = '<w:rFonts w:hint="eastAsia"/>'
BELOW, BESIDE = Line.of("甲\n", "A"), Line.of("每日 ", "Daily")


STYLE, RUN = re.compile(r'pStyle w:val="(\w+)"'), re.compile(r"<w:r>.*?</w:r>")


def paragraphs(xml):
    """Each paragraph on a line: its style, then its runs, those in a character style in brackets with its name."""
    found = re.findall(r"<w:p>.*?</w:p>", xml)
    return [f"{STYLE.search(one)[1]}: {''.join(map(run, RUN.findall(one)))}" for one in found]


def run(xml):
    style = re.search(r'rStyle w:val="(\w+)"', xml)
    said = "".join(text or "⏎" for text in re.findall(r"<w:t [^>]*>([^<]*)</w:t>|<w:br/>", xml))
    return f"[{style[1]}|{said}]" if style else said


def test_a_run_in_the_second_language_has_a_style_and_no_hint_of_han(body):
    assert body(Bullets((BELOW,)), lang="both") == (
        '<w:p><w:pPr><w:pStyle w:val="ListBullet"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr>'
        f'<w:r><w:rPr>{HAN}</w:rPr><w:t xml:space="preserve">甲</w:t><w:br/></w:r>'
        '<w:r><w:rPr><w:rStyle w:val="ListBulletSecond"/></w:rPr><w:t xml:space="preserve">A</w:t></w:r></w:p>'
    )


def test_every_block_says_both_languages(body):
    table = Table((Column((Line.of("目标\n", "Goal"),)),), ((Cell((BELOW, "乙")),),), Line.of("目标 ", "Goals"))
    sheet = Sheet((((Line.of("负责人\n", "Owner"),), Cell((BELOW,))),))
    heading = Heading(Line.of("*背景* ", "Back\\\\ground"))
    assert paragraphs(body(heading, Bullets((BELOW,)), sheet, table, lang="both")) == [
        "Heading2: [EmphasisHan|背景] [Heading2Second|Back\\ground]",
        "ListBullet: 甲⏎[ListBulletSecond|A]",
        "TableGap: ",
        "TableLabel: 负责人⏎[TableLabelSecond|Owner]",
        "TableText: 甲⏎[TableTextSecond|A]",
        "Caption: 表1\u3000目标 [CaptionSecond|Goals]",
        "TableHead: 目标 [TableHeadSecond|Goal]",
        "TableText: 甲⏎[TableTextSecond|A]",
        "TableText: 乙",
    ]


def test_prose_in_the_second_language_has_a_paragraph_style(body):
    whole = body(Prose("一"), Prose("One"), Prose("- *two*\n\n> three", Second.WHOLE), lang="both")
    assert paragraphs(body(Prose("One", Second.WHOLE), lang="both")) == ["SecondText: One"]
    assert paragraphs(body(Prose("One *and*", Second.WHOLE), lang="both")) == ["SecondText: One and"]
    assert paragraphs(whole)[2:] == ["ListBullet: [ListBulletSecond|two]", "Quote: [QuoteSecond|three]"]
    heading = paragraphs(body(Prose("# One\n\n##### Deep", Second.WHOLE), lang="both"))
    assert heading == ["Heading2: [Heading2Second|One]", "Heading4: [Heading4Second|Deep]"]
    table = [one for one in paragraphs(body(Prose("| A |\n|---|\n| b |", Second.WHOLE), lang="both")) if "|" in one]
    assert table == ["TableHead: [TableHeadSecond|A]", "TableText: [TableTextSecond|b]"]
    assert paragraphs(body(Prose("- 一\\\n  One\n- 二", Second.BELOW), lang="both")) == [
        "ListBullet: 一⏎[ListBulletSecond|One]",
        "ListBullet: 二",
    ]


def test_what_stands_beside_goes_below_in_a_column_that_is_too_narrow(body):
    wide = Table((Column(("频率",), Kind.CHOICE),), ((Cell((BESIDE,)),),))
    assert paragraphs(body(wide, lang="both"))[1] == "TableText: 每日 [TableTextSecond|Daily]"
    long = Line.of("触及失败线 ", "Failure line reached")
    columns = tuple(Column((f"列{place}",), Kind.CHOICE) for place in range(7))
    narrow = Table(columns, ((Cell((long,)),) * 7, (Cell((BESIDE,)),) * 7))
    texts = [one for one in paragraphs(body(narrow, lang="both")) if one.startswith("TableText: ")]
    assert (
        texts
        == ["TableText: 触及失败线⏎[TableTextSecond|Failure line reached]"] * 7
        + ["TableText: 每日⏎[TableTextSecond|Daily]"] * 7
    )


def test_columns_are_as_wide_as_the_wider_language(body):
    def widths(*lines):
        other = Cell(("字" * 60,))
        table = Table((Column(("名",), Kind.NAME), Column(("文",))), ((Cell(lines), other),))
        return [int(one) for one in re.findall(r'gridCol w:w="(\d+)"', body(table, lang="both"))]

    assert widths(Line.of("甲\n", "Supervisor"))[0] > widths("甲")[0]
    assert widths(Line.of("甲\n", "A"))[0] == widths("甲")[0]


def test_figures_have_their_labels_in_both_languages(body):
    matrix = Matrix(
        Line.of("事项\n", "Activity"), (Line.of("主管\n", "Lead"),), ((BELOW, (Mark("A", 3),)),), "A 负责 accountable"
    )
    assert paragraphs(body(Figure("raci", matrix, ""), lang="both")) == [
        "FigureHead: 事项⏎[FigureHeadSecond|Activity]",
        "FigureHead: 主管⏎[FigureHeadSecond|Lead]",
        "FigureText: 甲⏎[FigureTextSecond|A]",
        "FigureMark: A",
        "FigureNote: A 负责 accountable",
    ]


def test_a_bar_keeps_its_progress_beside_the_first_language(body, manuscript):
    day = date(2026, 3, 2)
    bars = (Bar("T1", BELOW, BarKind.TASK, day, day, progress=40),)
    axis = (Bucket(day, day, Line.of("3月 ", "Mar"), "2026"),)
    xml = body(Figure("gantt", Gantt(bars, axis, Scale.MONTH), ""), lang="both")
    assert [one for one in paragraphs(xml) if "甲" in one or "3月" in one] == [
        "FigureAxis: 3月⏎[FigureAxisSecond|Mar]",
        "FigureText: 甲40%⏎[FigureTextSecond|A]".replace("⏎[", "[").replace(
            "[FigureTextSecond|", "⏎[FigureTextSecond|"
        ),
    ]


def test_the_cover_has_the_second_title_below_the_first(manuscript):
    cover = Cover(("提速", "Faster"), (Line.of("方案 ", "Plan"),), (((Line.of("部门\n", "Unit"),), (BELOW,)),))
    document = made(replace(manuscript(lang="both", cover=True), cover=cover))["word/document.xml"]
    assert paragraphs(document)[:4] == [
        "Title: 提速",
        "SecondTitle: Faster",
        "Subtitle: 方案 [SubtitleSecond|Plan]",
        "CoverFact: [CoverLabel|部门 Unit]甲 [CoverFactSecond|A]",
    ]


def test_the_contents_show_the_second_language_lighter(manuscript):
    document = made(manuscript(Heading(Line.of("背景 ", "Background")), lang="both", toc=True))["word/document.xml"]
    entry = document[document.index('"TOC2"') :].partition("</w:hyperlink>")[0]
    assert (
        '<w:r><w:rPr><w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="535D6A"/><w:sz w:val="18"/><w:szCs w:val="18"/>'
        '<w:lang w:val="en-GB"/>'
        '</w:rPr><w:t xml:space="preserve">Background</w:t></w:r>'
    ) in entry


def test_the_looks_of_the_second_language_are_the_themes_and_only_there(manuscript):
    styles = {lang: made(manuscript(lang=lang))["word/styles.xml"] for lang in ("zh", "both")}
    assert "Second" not in styles["zh"]
    assert (
        '<w:style w:type="character" w:customStyle="1" w:styleId="TableHeadSecond"><w:name w:val="Table Head Second"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:rFonts w:hint="default"/><w:b w:val="0"/><w:bCs w:val="0"/>'
        '<w:color w:val="C6D6E6"/>'
        '<w:sz w:val="16"/><w:szCs w:val="16"/><w:lang w:val="en-GB"/></w:rPr></w:style>'
    ) in styles["both"]


def made(manuscript):
    with ZipFile(BytesIO(write(manuscript, load("business"), {}))) as package:
        return {name: package.read(name).decode() for name in package.namelist() if "/media/" not in name}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_line_is_set_in_any_document(body, lang):
    assert "A" in body(Bullets((BELOW,)), lang=lang)


def test_a_paragraph_stays_with_its_translation_and_that_with_a_table_without_a_caption(body):
    pair = (Prose("甲"), Prose("a", Second.WHOLE))
    table = Table((Column(("b",)),), ((Cell(("c",)),),))

    def kept(*blocks):
        found = re.findall(r"<w:p>.*?</w:p>", body(*blocks, lang="both"))[:2]
        return [(STYLE.search(one)[1], "<w:keepNext/>" in one) for one in found]

    assert kept(*pair, table) == [("BodyText", True), ("SecondText", True)]
    assert kept(*pair, replace(table, caption="丁")) == [("BodyText", True), ("SecondText", False)]


@pytest.mark.parametrize(("columns", "stands"), [(2, ["实际值 Actual"]), (12, ["实际值\nActual"])])
def test_the_second_language_of_a_head_stands_beside_the_first_where_all_columns_have_room(columns, stands):
    listed = [Column((Line.of("实际值\n", "Actual"),), Kind.TEXT)] * columns
    shown = beside(listed, [120 / columns] * columns, (1.1, 0.8))
    assert shown[0].head == tuple(stands)
    assert len({one.head for one in shown}) == 1
