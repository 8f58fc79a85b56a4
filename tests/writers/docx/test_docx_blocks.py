import pytest
from msgspec.structs import replace

from opsplan.manuscript import Cell, Column, Figure, Heading, Kind, Prose, Sheet, Table, Tone

GAP = '<w:p><w:pPr><w:pStyle w:val="TableGap"/></w:pPr></w:p>'
HAN = '<w:rFonts w:hint="eastAsia"/>'


def test_plain_prose_is_body_text(body):
    assert body(Prose("第一段\n\nSecond")) == (
        f'<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:rPr>{HAN}</w:rPr>'
        '<w:t xml:space="preserve">第一段</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t xml:space="preserve">Second</w:t></w:r></w:p>'
    )


def test_marks_nest_and_links_are_real(body):
    assert body(Prose("a **b *c*** [d](https://e.f/?g&h)")) == (
        '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t xml:space="preserve">a </w:t></w:r>'
        '<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">b </w:t></w:r>'
        '<w:r><w:rPr><w:b/><w:bCs/><w:i/><w:iCs/></w:rPr><w:t xml:space="preserve">c</w:t></w:r>'
        '<w:r><w:t xml:space="preserve"> </w:t></w:r><w:hyperlink r:id="rId1" w:history="1">'
        '<w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t xml:space="preserve">d</w:t></w:r></w:hyperlink></w:p>'
    )


def test_other_addresses_and_images_are_printed(body):
    xml = body(Prose("[附件](a.md) ![图](b.png)"))
    assert "hyperlink" not in xml
    assert "附件" in xml
    assert "（a.md）" in xml
    assert "（b.png）" in xml


def test_every_ordered_list_has_its_own_number(body):
    item = '<w:p><w:pPr><w:pStyle w:val="ListNumber"/><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
    xml = body(Prose("1. a\n   1. b\n\ntext\n\n5. c"))
    places = [xml.index(item.format(level, number)) for level, number in ((0, 4), (1, 5), (0, 6))]
    assert places == sorted(places)


def test_an_item_that_begins_with_code_still_has_its_mark(body):
    assert body(Prose("- ```\n  x\n  ```")) == (
        '<w:p><w:pPr><w:pStyle w:val="ListBullet"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr>'
        '</w:p><w:p><w:pPr><w:pStyle w:val="CodeBlock"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">x</w:t></w:r></w:p>'
    )


def test_heading_is_inline_markdown_even_where_it_looks_like_a_list(body):
    assert body(Heading("1. *a*")) == (
        '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:bookmarkStart w:id="2" w:name="_Toc000002"/>'
        '<w:r><w:t xml:space="preserve">1. </w:t></w:r>'
        '<w:r><w:rPr><w:i/><w:iCs/></w:rPr><w:t xml:space="preserve">a</w:t></w:r><w:bookmarkEnd w:id="2"/></w:p>'
    )


def test_table_has_a_repeated_head_and_agreeing_widths(body):
    table = Table((Column(("号",), Kind.ID), Column(("数",), Kind.NUMBER)), ((Cell(("1",)), Cell(("2",), Tone.GOOD)),))
    fill = '<w:shd w:val="clear" w:color="auto" w:fill="1F4E79"/><w:vAlign w:val="center"/>'
    assert body(table, Prose("后")).startswith(
        '<w:tbl><w:tblPr><w:tblStyle w:val="PlanTable"/><w:tblW w:w="9298" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0"'
        ' w:noVBand="1"/><w:tblCaption w:val="章"/></w:tblPr>'
        '<w:tblGrid><w:gridCol w:w="4649"/><w:gridCol w:w="4649"/></w:tblGrid>'
        "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        f'<w:tc><w:tcPr><w:tcW w:w="4649" w:type="dxa"/>{fill}</w:tcPr>'
        '<w:p><w:pPr><w:pStyle w:val="TableHead"/></w:pPr>'
        f'<w:r><w:rPr>{HAN}</w:rPr><w:t xml:space="preserve">号</w:t></w:r></w:p></w:tc>'
        f'<w:tc><w:tcPr><w:tcW w:w="4649" w:type="dxa"/>{fill}</w:tcPr><w:p><w:pPr><w:pStyle w:val="TableHead"/>'
        f'<w:jc w:val="right"/></w:pPr><w:r><w:rPr>{HAN}</w:rPr><w:t xml:space="preserve">数</w:t></w:r></w:p></w:tc>'
        "</w:tr>"
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        '<w:tc><w:tcPr><w:tcW w:w="4649" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">1</w:t></w:r></w:p></w:tc>'
        '<w:tc><w:tcPr><w:tcW w:w="4649" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="EDF6EF"/></w:tcPr>'
        '<w:p><w:pPr><w:pStyle w:val="TableNumber"/></w:pPr><w:r><w:t xml:space="preserve">2</w:t></w:r></w:p></w:tc>'
        "</w:tr>"
        f"</w:tbl>{GAP}"
    )


def test_a_caption_is_numbered_and_stays_with_its_table(body):
    table = Table((Column(("a",)),), ((Cell(("b",)),),), "甲")
    xml = body(table, table)
    assert xml.startswith(
        '<w:p><w:pPr><w:pStyle w:val="Caption"/></w:pPr>'
        f'<w:r><w:rPr>{HAN}</w:rPr><w:t xml:space="preserve">表</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> SEQ 表 \\* ARABIC </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t xml:space="preserve">1</w:t></w:r>'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:rPr>{HAN}</w:rPr>'
        '<w:t xml:space="preserve">\u3000甲</w:t></w:r></w:p><w:tbl>'
    )
    assert '<w:t xml:space="preserve">2</w:t>' in xml
    assert '<w:tblCaption w:val="甲"/>' in xml


def test_a_row_higher_than_half_a_page_may_be_divided(body):
    table = Table((Column(("a",)),), ((Cell(("短",)),), (Cell(("长" * 3000,)),)))
    assert body(table).count("<w:cantSplit/>") == 2


def test_a_row_that_heads_others_is_shaded_across_and_stays_with_them(body):
    columns = (Column(("编号",), Kind.ID), Column(("任务",)), Column(("负责人",), Kind.NAME), Column(("交付物",)))
    strong = (Cell(("T1",), Tone.STRONG), Cell(("摸底与定标",), Tone.STRONG), Cell(), Cell())
    plain = (Cell(("T1.1",)), Cell(("实测",)), Cell(("主管",)), Cell(("图",)))
    heading = body(Table(columns, (plain,) * 9 + (strong,) + (plain,) * 9)).split("<w:tr>")[11]
    assert heading.count('w:fill="DCE6F1"') == heading.count("<w:tc>") == heading.count("<w:keepNext/>") == 2
    assert '<w:gridSpan w:val="3"/>' in heading


def test_rows_to_write_in_are_high_enough(body):
    columns = (Column(("环节",)), Column(("签字",)))
    assert body(Table(columns, ((Cell(("编制",)), Cell()),))).count('<w:trHeight w:val="454" w:hRule="atLeast"/>') == 1
    assert "trHeight" not in body(Table(columns, ((Cell(("编制",)), Cell(("甲",))), (Cell(("审核",)), Cell()))))
    sheet = Sheet(((("名称",), Cell(("甲",))), (("意见" * 9,), Cell())))
    assert body(sheet).count("trHeight") == 0


def test_tables_do_not_grow_together_and_leave_room_only_where_nothing_else_does(body):
    table = Table((Column(("a",)),), ((Cell(("b",)),),))
    assert body(table, table).count("TableGap") == 1
    assert body(table, replace(table, caption="甲")).count("TableGap") == 0
    assert body(table, Heading("节"), table, Prose("文")).count("TableGap") == 1


def test_a_short_paragraph_stays_with_the_table_it_introduces(body):
    table = Table((Column(("a",)),), ((Cell(("b",)),),))
    introduced = body(Prose("一\n\n二"), table)
    assert introduced.count('<w:pStyle w:val="BodyText"/><w:keepNext/>') == 1
    assert "<w:keepNext/>" not in body(Prose("长" * 200), table).partition("<w:tbl>")[0]


def test_a_long_table_is_divided_but_leaves_no_row_alone(body):
    table = Table((Column(("a",)),), tuple((Cell((str(n),)),) for n in range(40)))
    rows = body(table, Prose("b")).split("<w:tr>")[2:]
    assert [n for n, row in enumerate(rows) if "<w:keepNext/>" in row] == [0, 38]
    short = replace(table, rows=table.rows[:6])
    assert ["<w:keepNext/>" in row for row in body(short, Prose("b")).split("<w:tr>")[2:]] == [True] * 5 + [False]


def test_the_end_of_a_document_never_stands_on_a_page_of_its_own(body):
    table = Table((Column(("a",)),), tuple((Cell((str(n),)),) for n in range(40)))
    rows = body(table).split("<w:tr>")[2:]
    assert [n for n, row in enumerate(rows) if "<w:keepNext/>" in row] == [0, 38, 39]


def test_short_pairs_share_a_row_and_a_long_value_has_one_of_its_own(body):
    pairs = [(("甲",), "1"), (("乙",), "2"), (("丙",), "3"), (("丁",), "长" * 40)]
    xml = body(Sheet(tuple((label, Cell((value,))) for label, value in pairs)))
    assert [row.count("<w:tc>") for row in xml.split("<w:tr>")[1:]] == [4, 2, 2]
    assert xml.count('<w:gridSpan w:val="3"/>') == 2


def test_unknown_blocks_and_figures_are_errors(body):
    with pytest.raises(KeyError):
        body("text")
    with pytest.raises(KeyError):
        body(Figure("map", {"a": 1}, "图"))


def test_tabs_and_line_ends_within_a_line_are_words_own(body):
    table = Table((Column(("a",)),), ((Cell(("b\tc\r\nd\re\n", "f")),),))
    assert (
        '<w:r><w:t xml:space="preserve">b</w:t><w:tab/><w:t xml:space="preserve">c</w:t><w:br/>'
        '<w:t xml:space="preserve">d</w:t><w:br/><w:t xml:space="preserve">e</w:t><w:br/></w:r></w:p>'
        '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">f</w:t></w:r></w:p>'
    ) in body(table, Prose("b"))
