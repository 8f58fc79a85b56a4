"""Milestones in Word: bands of an axis, which are passed, and where the data date is."""

import re
from datetime import date, timedelta

from opsplan.figures.milestones import MilestoneLine, Point
from opsplan.manuscript import Figure

DARK, PASSED, COMING = "1F4E79", "B7CDE4", "E4ECF5"


def tables(xml: str) -> list[list[list[tuple[int, str, str, str]]]]:
    """Return span, shade, side with the line of the data date, and text of every cell of every row of every table."""
    return [
        [[described(cell) for cell in row.split("<w:tc>")[1:]] for row in table.split("<w:tr>")[1:]]
        for table in re.findall("<w:tbl>.*?</w:tbl>", xml)
    ]


def described(cell: str) -> tuple[int, str, str, str]:
    return (
        int((re.search(r'gridSpan w:val="(\d+)"', cell) or ["", "1"])[1]),
        (re.search(r'w:shd [^/]*w:fill="(\w+)"', cell) or ["", ""])[1],
        "".join(re.findall(r'<w:(\w+) w:val="single" w:sz="18"', cell)),
        "".join(re.findall(r"<w:t [^>]*>(.*?)</w:t>", cell)),
    )


def points(count: int, passed: int = 0, groups: int = 0) -> tuple[Point, ...]:
    days = [date(2026, 1, 10) + timedelta(weeks=number) for number in range(count)]
    return tuple(
        Point(day, day.isoformat(), f"第{place}项", f"阶段{place * groups // count}" if groups else "", place < passed)
        for place, day in enumerate(days)
    )


def test_milestones_stand_on_an_axis_below_their_phases_with_the_data_date_between_them(body):
    line = MilestoneLine(points(5, passed=2, groups=2), date(2026, 1, 20), "2026-01-20", "◆ 已过　◇ 未到", "其余从略")
    xml = body(Figure("milestone-line", line, "里程碑", "五个"))
    assert tables(xml) == [
        [
            [(3, DARK, "", "阶段0"), (2, DARK, "", "阶段1")],
            [
                (1, "", "", "2026-01-10"),
                (1, "", "right", "2026-01-17"),
                (1, "", "", "2026-01-24"),
                (1, "", "", "2026-01-31"),
                (1, "", "", "2026-02-07"),
            ],
            [
                (1, PASSED, "", "◆"),
                (1, PASSED, "right", "◆"),
                (1, COMING, "", "◇"),
                (1, COMING, "", "◇"),
                (1, COMING, "", "◇"),
            ],
            [
                (1, "", "", "第0项"),
                (1, "", "right", "第1项"),
                (1, "", "", "第2项"),
                (1, "", "", "第3项"),
                (1, "", "", "第4项"),
            ],
        ]
    ]
    assert re.findall(r"<w:t [^>]*>(.*?)</w:t>", xml.rpartition("</w:tbl>")[2])[:2] == ["◆ 已过　◇ 未到", "其余从略"]
    assert xml.count("<w:tblHeader/>") == 1
    table = xml.partition("</w:tbl>")[0]
    assert table.count("<w:keepNext/>") == table.count("<w:p>")


def test_more_milestones_stand_in_bands_of_nearly_the_same_number(body):
    xml = body(Figure("milestone-line", MilestoneLine(points(8)), "里程碑"))
    bands = tables(xml)
    assert [[cell[3] for cell in band[2]] for band in bands] == [
        ["第0项", "第1项", "第2项", "第3项"],
        ["第4项", "第5项", "第6项", "第7项"],
    ]
    assert [[cell[3] for cell in band[2]] for band in tables(body(Figure("m", MilestoneLine(points(7)), "图")))] == [
        ["第0项", "第1项", "第2项", "第3项"],
        ["第4项", "第5项", "第6项", ""],
    ]


def lines(xml: str) -> list[list[str]]:
    """Return the sides of the marks at which the data date is drawn, band by band."""
    return [[cell[2] for cell in band[1]] for band in tables(xml)]


def test_the_data_date_is_drawn_once_before_the_first_between_two_or_after_the_last(body):
    def drawn(passed: int) -> list[list[str]]:
        return lines(body(Figure("m", MilestoneLine(points(7, passed), date(2026, 3, 1)), "图")))

    assert drawn(0) == [["left", "", "", ""], ["", "", "", ""]]
    assert drawn(4) == [["", "", "", "right"], ["", "", "", ""]]
    assert drawn(7) == [["", "", "", ""], ["", "", "right", ""]]
    assert lines(body(Figure("m", MilestoneLine(points(3)), "图"))) == [["", "", ""]]


def test_bands_stay_together_where_they_are_few_and_each_for_itself_where_they_are_many(body):
    few, many = (body(Figure("m", MilestoneLine(points(count)), "图")) for count in (12, 60))
    gaps = [re.findall(r"</w:tbl>(<w:p>.*?</w:p>)<w:tbl>", xml) for xml in (few, many)]
    assert [[("<w:keepNext/>" in gap) for gap in found] for found in gaps] == [[True], [False] * 9]


def test_long_names_leave_fewer_side_by_side(body):
    named = tuple(Point(one.day, one.said, "全部岗位作业指导书经客户书面确认并正式发布") for one in points(6))
    long = tuple(Point(one.day, one.said, "Betriebsunterbrechungsversicherung") for one in points(6))
    assert len(tables(body(Figure("m", MilestoneLine(named), "图")))[0][0]) == 6
    assert len(tables(body(Figure("m", MilestoneLine(long), "图")))[0][0]) == 3
