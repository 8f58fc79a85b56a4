"""Which paragraphs stay on the page of the next: announcements, the ends of lists, rows of pipe tables."""

from __future__ import annotations

import re

import pytest

from opsplan.manuscript import Bullets, Cell, Column, Prose, Table

_PARAGRAPH = re.compile(r'<w:p><w:pPr><w:pStyle w:val="(\w+)"/>(<w:keepNext/>)?.*?</w:pPr>(.*?)</w:p>')


def kept(xml: str) -> list[str]:
    """Return the text of every paragraph, with `+` before those that stay with the next."""
    texts = ((mark, "".join(re.findall(r"<w:t[^>]*>(.*?)</w:t>", inner))) for _, mark, inner in _PARAGRAPH.findall(xml))
    return [f"{'+' if mark else ''}{text}" for mark, text in texts]


def test_a_list_stays_with_what_announces_it_and_two_items_at_each_end_together(body):
    expected = ["+含：", "+一", "二", "+三", "四"]
    assert kept(body(Prose("含："), Bullets(("一", "二", "三", "四")))) == expected
    assert kept(body(Prose("含：\n\n- 一\n- 二\n- 三\n- 四"))) == expected
    assert kept(body(Prose("**含：**\n\n1. 一\n2. 二\n3. 三\n4. 四"))) == expected


@pytest.mark.parametrize("items", [("一",), ("一", "二"), ("一", "二", "三")])
def test_short_lists_stay_together(body, items):
    expected = [f"+{one}" for one in items[:-1]] + [items[-1]]
    assert kept(body(Prose("文。"), Bullets(items))) == ["文。", *expected]
    assert kept(body(Prose("文。\n\n" + "\n".join(f"- {one}" for one in items)))) == ["文。", *expected]


def test_long_paragraphs_do_not_stay(body):
    long = "长" * 150
    assert kept(body(Prose(f"{long}："), Bullets((long, "二", long, "四")))) == [f"{long}：", long, "二", long, "四"]
    assert kept(body(Prose(f"{long}*：*\n\n- {long}\n- 二"))) == [f"{long}：", long, "二"]


def test_a_table_stays_with_the_sentence_before_it(body):
    pipe = "| 头 |\n| --- |\n| 1 |\n| 2 |\n| 3 |\n| 4 |"
    assert kept(body(Prose(f"甲。\n\n{pipe}"), Prose("乙"))) == ["+甲。", "头", "+1", "2", "+3", "4", "", "乙"]
    table = Table((Column(("头",)),), ((Cell(("1",)),),), "题")
    assert kept(body(Prose("**甲**。\n\n乙*。*"), table))[:2] == ["甲。", "+乙。"]


def test_there_is_room_between_a_list_and_a_table(body):
    xml = body(Prose("- 一\n\n| 头 |\n| --- |\n| 1 |\n\n文\n\n| 头 |\n| --- |\n| 1 |"))
    assert re.findall(r'w:pStyle w:val="(\w+)"', xml) == (
        [
            "ListBullet",
            "TableGap",
            "TableHead",
            "TableText",
            "TableGap",
            "BodyText",
            "TableHead",
            "TableText",
            "TableGap",
        ]
    )
