"""Lists of tables and figures after the contents: when they are there, and what they hold."""

import re

from msgspec.structs import replace
from word_files import parts

from opsplan.figures.matrix import Mark, Matrix
from opsplan.lines import Line
from opsplan.look.build import load
from opsplan.manuscript import Cell, Column, Figure, Prose, Table
from opsplan.writers.docx import write


def table(number: int) -> Table:
    return Table((Column(("名称",)),), ((Cell(("甲",)),),), f"登记{number}")


def figure(number: int) -> Figure:
    return Figure(f"m{number}", Matrix("任务", ("甲",), (("乙", (Mark("A", 3),)),), ""), f"矩阵{number}", "说")


def written(
    manuscript, tables: int, figures: int = 0, pages: int = 0, theme: str = "business", **settings: object
) -> str:
    """Return the main part of a document of so many tables and figures, and so many pages of text."""
    blocks = (*map(table, range(1, tables + 1)), *map(figure, range(1, figures + 1)))
    text = (Prose("\n\n".join(["长" * 30] * 32 * pages)),) if pages else ()
    made = manuscript(*text, **{"toc": True, **settings})
    chapters = (replace(made.chapters[0], blocks=(*text, *blocks)),)
    return parts(write(replace(made, chapters=chapters), load(theme), {}))["word/document.xml"]


def listed(document: str) -> list[str]:
    """Return what follows the heading of the contents: headings, entries with their pages, fields and columns."""
    front = document[: document.index('<w:pStyle w:val="Heading1"/>')]
    told = []
    for one in re.findall(r"<w:p>.*?</w:p>", front):
        text = "".join(re.findall(r"<w:t [^>]*>([^<]*)<", one))
        field = "".join(re.findall(r"<w:instrText[^>]*> (TOC[^<]*) <", one))
        marks = "".join(re.findall(r"pageBreakBefore|continuous|w:num=\"2\"|\"TableOfFigures\"", one))
        told.append(" ".join(filter(None, (field, marks, text))))
    heads = [place for place, one in enumerate(told) if one.startswith("目录")]
    return told[heads[0] + 1 :] if heads else []


def test_few_captions_have_no_list(manuscript):
    assert listed(written(manuscript, 11, 3)) == ['TOC \\o "1-2" \\h \\z 章2']
    assert listed(written(manuscript, 12, 0, toc=False)) == []


def test_a_list_that_finds_room_below_the_contents_stands_there(manuscript):
    assert listed(written(manuscript, 12, 4))[1:] == [
        "表目录",
        'TOC \\h \\z \\c "表" "TableOfFigures" 表1\u3000登记12',
        *(f'"TableOfFigures" 表{n}\u3000登记{n}{2 if n < 10 else 3}' for n in range(2, 13)),
        "图目录",
        'TOC \\h \\z \\c "图" "TableOfFigures" 图1\u3000矩阵13',
        *(f'"TableOfFigures" 图{n}\u3000矩阵{n}{page}' for n, page in ((2, 3), (3, 3), (4, 3))),
    ]


def test_a_list_makes_no_short_document_longer(manuscript):
    assert len(listed(written(manuscript, 130))) == 1
    assert listed(written(manuscript, 50))[1:3] == ["表目录", ""]  # in columns below the contents
    long = listed(written(manuscript, 50, pages=20))
    assert long[1:3] == ["pageBreakBefore 表目录", 'TOC \\h \\z \\c "表" "TableOfFigures" 表1\u3000登记125']
    assert len(long) == 52


def test_a_long_list_stands_in_two_columns(manuscript):
    document = written(manuscript, 100, pages=20)
    front = listed(document)
    assert front[1:4] == ["pageBreakBefore 表目录", "", '"TableOfFigures" 表1\u3000登记125']
    assert front[-1] == 'continuousw:num="2"'
    assert len(front) == 104
    anchors = re.findall(r'w:anchor="_TocTable(\d+)"', document)
    assert anchors == [*map(str, range(1, 101))]
    assert re.findall(r'w:name="_TocTable(\d+)"', document) == anchors
    sections = re.findall(r"<w:sectPr>.*?</w:sectPr>", document)
    assert [("continuous" in one, "w:pgNumType" in one, "w:cols" in one) for one in sections] == [
        (False, True, False),
        (True, False, True),
        (True, False, False),
    ]
    assert len({tuple(re.findall(r'r:id="(\w+)"', one)) for one in sections}) == 1


def test_a_list_in_two_languages_says_captions_as_they_are(manuscript):
    made = manuscript(
        *(replace(table(n), caption=Line.of("登记 ", "Register")) for n in range(12)), lang="both", toc=True
    )
    labels = {**made.labels, "table": Line.of("表 ", "Table"), "tables": Line.of("表目录 ", "List of tables")}
    document = parts(write(replace(made, labels=labels), load("business"), {}))["word/document.xml"]
    assert listed(document)[1:3] == [
        "表目录 List of tables",
        'TOC \\h \\z \\c "表" "TableOfFigures" 表 Table 1\u3000登记 Register2',
    ]
    assert "".join(
        re.findall(r"<w:t [^>]*>([^<]*)<", document[document.index('"Caption"') :].partition("</w:p>")[0])
    ) == ("表 Table 1\u3000登记 Register")


def test_a_list_of_two_pages_stands_as_it_fills_the_last_one_best(manuscript):
    def found(tables: int, pages: int) -> tuple[int, bool]:
        """Return how many entries there are, and whether they stand in columns."""
        document = written(manuscript, tables, pages=pages)
        return document.count('w:pStyle w:val="TableOfFigures"'), 'w:cols w:num="2"' in document

    assert found(120, 20) == (120, True)  # set closer, on one
    assert found(130, 20) == (0, False)
    assert found(130, 40) == (130, True)
    assert found(150, 60) == (150, False)


def test_the_official_theme_has_none(manuscript):
    assert listed(written(manuscript, 30, 6, pages=20, theme="official")) == ['TOC \\o "1-2" \\h \\z \\u 章2']


def test_chapters_that_find_room_on_a_page_when_set_closer_are(manuscript):
    def lines(chapters: int) -> list[str]:
        made = manuscript(toc=True)
        many = replace(made, chapters=tuple(replace(made.chapters[0], title=f"第{n}章") for n in range(chapters)))
        return re.findall(
            r'styleId="TOC1".*?w:line="(\d+)"', parts(write(many, load("official"), {}))["word/styles.xml"]
        )

    assert [lines(20), lines(31), lines(40)] == [["520"], ["370"], ["520"]]
