"""Trees in Word: of which form they are, where their lines are, and what stays together."""

import re

import pytest

from opsplan.figures.tree import Node, Tree
from opsplan.lines import Line
from opsplan.manuscript import Figure, Tone

DARK, LIGHT, GOOD, WARNING = "1F4E79", "E4ECF5", "EDF6EF", "FCEBC0"


def tables(xml: str) -> list[list[list[tuple[int, str, str, str]]]]:
    """Return span, shade, sides with a line, and text of every cell of every row of every table."""
    return [
        [[described(cell) for cell in row.split("<w:tc>")[1:]] for row in table.split("<w:tr>")[1:]]
        for table in re.findall("<w:tbl>.*?</w:tbl>", xml)
    ]


def described(cell: str) -> tuple[int, str, str, str]:
    borders = (re.search("<w:tcBorders>(.*?)</w:tcBorders>", cell) or ["", ""])[1]
    return (
        int((re.search(r'gridSpan w:val="(\d+)"', cell) or ["", "1"])[1]),
        (re.search(r'w:shd [^/]*w:fill="(\w+)"', cell) or ["", ""])[1],
        "".join(side[0] for side in re.findall(r"<w:(\w+) w:val", borders)),
        "|".join(
            "".join(re.findall(r"<w:t [^>]*>(.*?)</w:t>", one.replace("<w:br/>", "<w:t x>/</w:t>")))
            for one in cell.split("</w:p>")[:-1]
        ),
    )


def tree(*nodes: tuple[int, str], **about: object) -> Figure:
    return Figure("t", Tree(tuple(Node(label, depth) for depth, label in nodes), **about), "图", "一棵树")


def test_few_branches_are_blocks_that_span_those_below_them(body):
    goals = Tree(
        (
            Node("履约率99%", 0, ("王芳", "2026-12-31"), Tone.WARNING, "△"),
            Node("差错率减半", 1, ("李强", "", "100%"), Tone.GOOD, "●"),
            Node("复核台", 2),
            Node("轮训", 2),
            Node("响应8秒", 1),
        ),
        "● 已达成　△ 有风险",
        "其余从略",
    )
    xml = body(Figure("goal-tree", goals, "目标", "目标树"))
    gap = (2, "", "", "")
    assert tables(xml) == [
        [
            [(1, "", "", ""), (10, WARNING, "tlbr", "△\u2002履约率99%|王芳\u2002·\u20022026-12-31"), (1, "", "", "")],
            [
                (1, "", "", ""),
                (3, "", "r", ""),
                (3, "", "", ""),
                gap,
                (1, "", "r", ""),
                (1, "", "", ""),
                (1, "", "", ""),
            ],
            [
                (1, "", "", ""),
                (6, GOOD, "tlbr", "●\u2002差错率减半|李强\u2002·\u2002100%"),
                gap,
                (2, LIGHT, "tlbr", "响应8秒"),
                (1, "", "", ""),
            ],
            [
                (1, "", "", ""),
                (1, "", "r", ""),
                (1, "", "", ""),
                gap,
                (1, "", "r", ""),
                (1, "", "", ""),
                (5, "", "", ""),
            ],
            [(1, "", "", ""), (2, "", "tlbr", "复核台"), gap, (2, "", "tlbr", "轮训"), (5, "", "", "")],
        ]
    ]
    notes = re.findall(r"<w:t [^>]*>(.*?)</w:t>", xml.rpartition("</w:tbl>")[2])
    assert notes[:2] == ["● 已达成　△ 有风险", "其余从略"]
    assert xml.count("<w:tblHeader/>") == 1
    assert xml.count("<w:cantSplit/>") == 5
    # every paragraph stays with the next, up to the caption
    table = xml.partition("</w:tbl>")[0]
    assert table.count("<w:keepNext/>") == table.count("<w:p>")


def test_groups_are_cards_below_the_top_some_of_them_side_by_side(body):
    tasks = [
        (1, "甲"),
        (2, "一"),
        (3, "细"),
        (2, "二"),
        (2, "三"),
        (2, "四"),
        (1, "乙"),
        (2, "五"),
        (1, "丙"),
        (1, "丁"),
    ]
    groups = [*tasks, (1, "戊"), (1, "己"), (2, "六"), (2, "七"), (2, "八"), (2, "九")]
    xml = body(tree((0, "项目"), *groups))
    gap, none, stem = (2, "", "", ""), (2, "", "", ""), [(1, "", "r", ""), (1, "", "", "")]
    head, last = (lambda text: (2, LIGHT, "tlbr", text)), (lambda text: (2, "", "tlbr", text))
    assert tables(xml) == [
        [
            [(10, DARK, "tlbr", "项目")],
            [*stem, gap, *stem, gap, *stem],
            [head("甲"), gap, head("乙"), gap, head("丙")],
            [last("一"), gap, last("五"), gap, none],
            [last("细"), gap, none, gap, none],
            [last("二"), gap, none, gap, none],
            [last("三"), gap, none, gap, none],
            [last("四"), gap, none, gap, none],
        ],
        [
            [head("丁"), gap, head("戊"), gap, head("己")],
            [none, gap, none, gap, last("六")],
            [none, gap, none, gap, last("七")],
            [none, gap, none, gap, last("八")],
            [none, gap, none, gap, last("九")],
        ],
    ]
    # what lies a level deeper is set in; the foot of a card is as strong as its sides
    assert re.findall(r'<w:ind w:left="(\d+)"/>', xml) == ["150"]
    assert xml.count('<w:bottom w:val="single" w:sz="2"') == 4 + 3
    assert "w:keepNext/>" in re.findall(r"</w:tbl>(<w:p>.*?</w:p>)<w:tbl>", xml)[0]


def test_a_deep_tree_is_a_table_with_the_shades_of_all_that_a_node_belongs_to_before_it(body):
    nodes = (
        Node("总部", 0, ("20人", "")),
        Node("运营部", 1, ("12人", "王芳")),
        Node("一店", 2, ("8人", ""), Tone.STRONG),
        Node("早班", 3),
        Node("夜班", 4, ("3人", "")),
        Node("值守", 5),
    )
    xml = body(Figure("org-chart", Tree(nodes, heads=("部门", "编制", "人员")), "架构"))
    middle, light = "B7CDE4", "E4ECF5"
    first, second, line = (1, middle, "", ""), (1, light, "", ""), (1, "", "l", "")
    assert tables(xml) == [
        [
            [(6, DARK, "tb", "部门"), (1, DARK, "tb", "编制"), (1, DARK, "tb", "人员")],
            [(6, light, "t", "总部"), (1, light, "t", "20人"), (1, light, "t", "")],
            [first, (5, "F5F7FA", "t", "运营部"), (1, "F5F7FA", "t", "12人"), (1, "F5F7FA", "t", "王芳")],
            [first, second, (4, "DCE6F1", "t", "一店"), (1, "DCE6F1", "t", "8人"), (1, "DCE6F1", "t", "")],
            [first, second, line, (3, "", "t", "早班"), (1, "", "t", ""), (1, "", "t", "")],
            [first, second, line, line, (2, "", "t", "夜班"), (1, "", "t", "3人"), (1, "", "t", "")],
            [first, second, line, line, line, (1, "", "tb", "值守"), (1, "", "tb", ""), (1, "", "tb", "")],
        ]
    ]
    assert xml.count("<w:tblHeader/>") == 1


def test_without_heads_one_node_above_all_is_the_head_of_the_table(body):
    chain = [(depth, f"第{depth}层") for depth in range(6)]
    assert body(tree(*chain)).count("<w:tblHeader/>") == 1
    assert body(tree(*chain, (0, "另"))).count("<w:tblHeader/>") == 0


def rows_of(form: str) -> list[tuple[int, str]]:
    return {
        "one node": [(0, "唯一")],
        "five": [(0, "顶"), *((1, f"组{n}") for n in range(4))],
        "twenty in groups": [(0, "顶"), *((1 + bool(n % 5), f"任务{n}") for n in range(20))],
        "sixty in groups": [(0, "顶"), *((1 + bool(n % 8), f"任务{n}") for n in range(60))],
        "long words": [(0, "顶"), *((1, "Betriebsunterbrechungsversicherung" * 2) for _ in range(4))],
        "sixty long": [(0, "顶"), *((1 + bool(n % 6), "把每一单的差错降到最低并且留痕，" * 4) for n in range(60))],
        "lopsided": [(0, "顶"), (1, "甲"), *((2, f"任务{n}") for n in range(30)), *((1, f"组{n}") for n in range(9))],
        "deep": [(n % 6, f"第{n}") for n in range(30)],
    }[form]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("one node", "blocks"),
        ("five", "blocks"),
        ("twenty in groups", "cards"),
        ("sixty in groups", "cards"),
        ("long words", "outline"),
        ("sixty long", "outline"),
        ("lopsided", "outline"),
        ("deep", "outline"),
    ],
)
def test_the_form_follows_size_and_shape(body, form, expected):
    xml = body(tree(*rows_of(form)))
    gaps, rows = (
        xml.count('w:hRule="exact"/></w:trPr>') + xml.count('w:hRule="exact"/><w:tblHeader/>'),
        xml.count("<w:tr>"),
    )
    found = "blocks" if rows == 2 * gaps + 1 else "cards" if gaps else "outline"
    assert found == expected


def test_a_second_language_stands_below_the_first_where_boxes_are_narrow(body):
    label, note = Line.of("收货组 ", "Receiving"), Line.of("6人 ", "people")
    figure = Figure("t", Tree((Node("顶", 0), Node(label, 1, (note,)), Node("乙", 1), Node("丙", 1))), "图")
    assert [cell[3] for cell in tables(body(figure, lang="both"))[0][2] if cell[3]] == [
        "收货组/Receiving|6人 people",
        "乙",
        "丙",
    ]


def test_cells_have_no_margins_of_a_client_s_table_style(body):
    xml = body(tree((0, "顶"), (1, "甲"), (1, "乙"), (1, "丙")))
    none = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    assert f'<w:tblLayout w:type="fixed"/>{none}<w:tblLook ' in xml
