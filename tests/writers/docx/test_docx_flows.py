import re

import pytest

from opsplan.figures.cycle import Cycle, Turn
from opsplan.figures.lanes import Lanes, Stage, Way
from opsplan.figures.network import Link, Network
from opsplan.lines import Line
from opsplan.manuscript import Figure

HEAD, DARK, LIGHT = "1F4E79", "1F4E79", "E4ECF5"


def rows(xml: str) -> list[list[tuple[int, str, str, str]]]:
    """Return span, shade, sides with a line or a box's rule, and text of every cell of every row."""
    return [
        [
            (
                int((re.search(r'gridSpan w:val="(\d+)"', cell) or ["", "1"])[1]),
                (re.search(r'w:shd [^/]*w:fill="(\w+)"', cell) or ["", ""])[1],
                "".join(side[0] for side in re.findall(r'<w:(\w+) w:val="single" w:sz="8"', cell)),
                "|".join(text(one) for one in cell.split("</w:p>")[:-1]),
            )
            for cell in row.split("<w:tc>")[1:]
        ]
        for row in xml.partition("</w:tbl>")[0].split("<w:tr>")[1:]
    ]


def text(xml: str) -> str:
    return "".join(one or "\t" for one in re.findall(r"<w:t [^>]*>(.*?)</w:t>|<w:tab/>", xml))


RETURNS = Lanes(
    ("客户", "客服"),
    (
        Stage("1", 0, "提出退货"),
        Stage("2", 1, "核对条件", "2小时", (Way(2, "符合"), Way(None, "不符合")), control=True),
        Stage("3", 1, "退款", ways=(Way(0, "缺凭证"), Way(None)), also=(0,)),
    ),
    start="收到来电",
    end="结束",
    legend="◆ 检查点",
)


def test_a_flow_chart_has_a_box_a_step_in_its_lane_and_lines_that_turn_into_the_next(body):
    xml = body(Figure("flowchart", RETURNS, "退货流程", "四步"))
    empty = (4, "", "", "")
    arrow = (4, "", "", "▼")

    def boxed(shade: str, lines: str, words: str) -> list[tuple[int, str, str, str]]:
        return [(1, "", "", ""), (2, shade, lines, words), (1, "", "", "")]

    assert rows(xml) == [
        [(4, HEAD, "", "客户"), (4, HEAD, "", "客服")],
        [empty, empty],
        [*boxed(DARK, "", "收到来电"), empty],
        [(2, "", "r", ""), (2, "", "l", ""), empty],
        [arrow, empty],
        [*boxed(LIGHT, "tlbr", "1\u2002提出退货"), empty],
        [(2, "", "r", ""), (4, "", "lb", ""), (2, "", "", "")],
        [empty, arrow],
        [empty, *boxed(LIGHT, "tlbr", "2\u2002核对条件\u00a0◆|2小时|符合 →\u00a03|不符合 →\u00a0结束")],
        [empty, (2, "", "r", ""), (2, "", "l", "")],
        [empty, arrow],
        [(4, "", "", "○"), *boxed(LIGHT, "tlbr", "3\u2002退款|缺凭证 →\u00a01")],
        [empty, (2, "", "r", ""), (2, "", "l", "")],
        [empty, arrow],
        [empty, *boxed(DARK, "", "结束")],
        [empty, empty],
    ]
    assert "◆ 检查点" in xml.partition("</w:tbl>")[2]
    assert xml.count("<w:tblHeader/>") == 1
    assert 'w:tblCaption w:val="退货流程"/><w:tblDescription w:val="四步"' in xml


def test_no_line_leads_from_a_step_that_goes_elsewhere_nor_to_an_end_that_is_not_reached(body):
    steps = (
        Stage("1", 0, "甲", ways=(Way(2),)),
        Stage("2", 0, "乙", ways=(Way(0),)),
        Stage("3", 0, "丙", ways=(Way(1),)),
    )
    found = rows(body(Figure("flowchart", Lanes(("一",), steps, end="结束"), "")))
    assert [cell[3] for row in found for cell in row if cell[3]] == [
        "一",
        "1\u2002甲|→\u00a03",
        "2\u2002乙|→\u00a01",
        "3\u2002丙|→\u00a02",
    ]


def test_where_lanes_are_narrow_the_words_stand_before_them(body):
    lanes = tuple(f"岗位{number}" for number in range(9))
    steps = (Stage("1", 0, "甲", "1小时", control=True), Stage("2", 8, "乙"))
    found = rows(body(Figure("flowchart", Lanes(lanes, steps, "步骤", "来电", "结束"), "")))
    assert [cell[3] for cell in found[0]] == ["步骤", *lanes]
    said = [[cell[3] for cell in row if cell[3]] for row in found[1:]]
    assert [one for one in said if one] == [
        ["来电", "►"], ["▼"], ["1\u2002甲\u00a0◆|1小时", "1\u00a0◆"], ["▼"], ["2\u2002乙", "2"], ["▼"], ["结束", "■"],
    ]  # fmt: skip


def test_a_page_never_begins_with_a_line_that_has_lost_its_box(body):
    steps = tuple(Stage(str(number + 1), number % 2, "做") for number in range(60))
    xml = body(Figure("flowchart", Lanes(("甲", "乙"), steps), "图"))
    drawn = xml.split("<w:tr>")[1:]
    lines = [row for row in drawn if "▼" in row or not re.search(r"<w:t[ >]", row)]
    assert [row for row in lines if row.count("<w:keepNext/>") < row.count("<w:p>")] == []
    loose = [row for row in drawn if "<w:keepNext/>" not in row]
    assert len(loose) > 40
    boxes = [row for row in drawn if row not in lines]
    assert ["<w:keepNext/>" in row for row in boxes[-5:]] == [False, True, True, True, True]


def test_more_lanes_than_word_has_columns_for_are_an_error(body):
    chart = Lanes(("甲",) * 16, (Stage("1", 0, "做"),))
    with pytest.raises(ValueError, match="16 lanes"):
        body(Figure("flowchart", chart, ""))


def test_words_on_a_dark_box_are_light_in_both_languages(body):
    chart = Lanes(("甲",), (Stage("1", 0, "做"),), start=Line.of("来电\n", "A call"))
    xml = body(Figure("flowchart", chart, ""), lang="both")
    assert re.findall(r'<w:color w:val="FFFFFF"/></w:rPr><w:t xml:space="preserve">(.*?)</w:t>', xml) == [
        "来电",
        "A call",
    ]


def test_a_network_is_a_table_with_what_is_critical_marked_shaded_and_bold(body):
    links = (
        Link("T1", "调研", (), ("T2", "T3"), "", 0, True),
        Link("T2", "采购", ("T1",), ("T3",), "T1 + 2天", 4),
        Link("T3", "上线", ("T1", "T2"), (), "T1、T2", 0, True),
    )
    net = Network(links, ("编号", "任务", "前置任务", "后续任务", "总时差"), "● 关键任务", "另有2项")
    xml = body(Figure("dependency-net", net, "任务网络"))
    assert rows(xml) == [
        [(1, HEAD, "", one) for one in ("●", "编号", "任务", "前置任务", "后续任务", "总时差")],
        [(1, LIGHT, "", one) for one in ("●", "T1", "调研", "", "T2、\u200bT3", "0")],
        [(1, "", "", one) for one in ("", "T2", "采购", "T1 + 2天", "T3", "4")],
        [(1, LIGHT, "", one) for one in ("●", "T3", "上线", "T1、\u200bT2", "", "0")],
    ]
    assert [row.count("<w:b/>") for row in xml.split("<w:tr>")[2:]] == [5, 0, 5]
    assert [one for one in ("● 关键任务", "另有2项") if one not in xml.partition("</w:tbl>")[2]] == []


def test_a_network_without_anything_critical_has_no_column_of_marks(body):
    links = (Link("T1", "调研", (), ("T2",), "", 3), Link("T2", "采购", ("T1",), (), "T1", 3))
    found = rows(body(Figure("dependency-net", Network(links, ("1", "2", "3", "4", "5")), "")))
    assert [[cell[3] for cell in row] for row in found] == [
        ["1", "2", "3", "4", "5"],
        ["T1", "调研", "", "T2", "3"],
        ["T2", "采购", "T1", "", "3"],
    ]


def test_pdca_stands_in_four_quadrants_that_go_round(body):
    turns = (Turn("P 计划", "2", ("甲", "乙")), Turn("D 执行", "0"), Turn("C 检查", "1", ("丙",)), Turn("A 处理", "0"))
    xml = body(Figure("pdca", Cycle(turns, square=True, note="已关闭3项"), "改进"))
    edge, blank = "tlbr", (1, "", "", "")
    assert rows(xml) == [
        [(1, DARK, edge, "P 计划\t2"), (1, "", "", "►"), (1, DARK, edge, "D 执行\t0")],
        [(1, LIGHT, edge, "•\t甲|•\t乙"), blank, (1, LIGHT, edge, "")],
        [(1, "", "", "▲"), blank, (1, "", "", "▼")],
        [(1, DARK, edge, "A 处理\t0"), (1, "", "", "◄"), (1, DARK, edge, "C 检查\t1")],
        [(1, LIGHT, edge, ""), blank, (1, LIGHT, edge, "•\t丙")],
    ]
    assert "已关闭3项" in xml.partition("</w:tbl>")[2]


def test_a_loop_of_counts_stands_in_a_row_with_the_way_back_below(body):
    turns = (Turn("收集", "4"), Turn("回应", "3"), Turn("告知", "1"))
    blank, edge = (1, "", "", ""), "tlbr"
    assert rows(body(Figure("feedback-loop", Cycle(turns, back="用于改进"), "闭环"))) == [
        [(2, DARK, edge, "收集"), blank, (2, DARK, edge, "回应"), blank, (2, DARK, edge, "告知")],
        [(2, LIGHT, edge, "4"), (1, "", "", "►"), (2, LIGHT, edge, "3"), (1, "", "", "►"), (2, LIGHT, edge, "1")],
        [(2, "", "", "▲"), (4, "", "", ""), (1, "", "r", ""), (1, "", "l", "")],
        [(1, "", "r", ""), (6, "", "lbr", "用于改进"), (1, "", "l", "")],
    ]


def test_stages_with_much_in_them_stand_below_each_other(body):
    turns = (Turn("采集", "2", ("流水", "工单")), Turn("清洗", "", ("去重",)))
    edge, blank = "tlbr", (1, "", "", "")
    assert rows(body(Figure("flowchart", Cycle(turns, back="再来"), ""))) == [
        [(1, DARK, edge, "采集\t2"), (1, LIGHT, edge, "•\t流水|•\t工单")],
        [(1, "", "", "▼"), blank],
        [(1, DARK, edge, "清洗"), (1, LIGHT, edge, "•\t去重")],
        [(1, "", "", "▲"), (1, "", "", "再来")],
    ]
    drawn = rows(body(Figure("flowchart", Cycle(turns, ends=True), "")))
    assert [row[0][3] for row in drawn] == ["采集\t2", "▼", "清洗"]
