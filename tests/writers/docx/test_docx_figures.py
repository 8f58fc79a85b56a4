import re
from datetime import date, timedelta

import pytest

from opsplan.figures.gantt import Bar, BarKind, Bucket, Gantt, Scale
from opsplan.figures.matrix import Mark, Matrix
from opsplan.manuscript import Figure

JANUARY = tuple(Bucket(date(2026, 1, day), date(2026, 1, day), str(day), "1月") for day in range(1, 7))


def rows(xml: str) -> list[list[tuple[int, str, str]]]:
    """Return span, shade and text of every cell of every row."""
    return [
        [
            (
                int((re.search(r'gridSpan w:val="(\d+)"', cell) or ["", "1"])[1]),
                (re.search(r'w:shd [^/]*w:fill="(\w+)"', cell) or ["", ""])[1],
                "".join(re.findall(r"<w:t [^>]*>(.*?)</w:t>", cell)),
            )
            for cell in row.split("<w:tc>")[1:]
        ]
        for row in xml.partition("</w:tbl>")[0].split("<w:tr>")[1:]
    ]


def test_gantt_merges_cells_of_one_look_and_marks_what_colour_says(body):
    bars = (
        Bar("P", "阶段", BarKind.PHASE, date(2026, 1, 1), date(2026, 1, 6)),
        Bar("A", "甲", BarKind.TASK, date(2026, 1, 1), date(2026, 1, 3), 1, True, date(2026, 1, 4)),
        Bar("B", "乙", BarKind.TASK, date(2026, 1, 2), date(2026, 1, 5), 1, progress=50),
        Bar("M", "丙", BarKind.MILESTONE, date(2026, 1, 6), date(2026, 1, 6)),
    )
    xml = body(Figure("gantt", Gantt(bars, JANUARY, Scale.DAY), "", "四行"))
    head, tint, band = "1F4E79", "E9EFF6", "F5F7FA"
    assert rows(xml) == [
        [(1, head, "任务"), (6, head, "1月")],
        [(1, head, ""), *((1, tint, str(day)) for day in range(1, 7))],
        [(1, band, "阶段"), (6, "3B4654", "")],
        [(1, "", "甲"), (3, "C0392B", "●"), (1, "F3DDA8", "○"), (2, "", "")],
        [(1, "", "乙50%"), (1, "", ""), (2, "2F6299", ""), (2, "8DB1D6", ""), (1, "", "")],
        [(1, "", "丙"), (5, "", ""), (1, "", "◆")],
    ]
    legend = "".join(re.findall(r"<w:t [^>]*>(.*?)</w:t>", xml.partition("</w:tbl>")[2]))
    assert re.findall(r"\w+", legend) == ["阶段", "任务", "已完成", "关键任务", "里程碑", "缓冲"]
    assert xml.count("<w:tblHeader/>") == 2


def test_gantt_draws_the_data_date_through_the_bars_at_the_end_of_the_day(body):
    bar = Bar("A", "甲", BarKind.TASK, date(2026, 1, 1), date(2026, 1, 6), critical=True)
    xml = body(Figure("gantt", Gantt((bar,), JANUARY, Scale.DAY, date(2026, 1, 3), "2026年1月3日"), ""))
    assert rows(xml)[2] == [(1, "", "甲"), (3, "C0392B", "●"), (3, "C0392B", "")]
    assert xml.count('<w:right w:val="single" w:sz="14"') == 2
    assert "数据日期\u20022026年1月3日" in xml


def test_gantt_names_the_year_once_and_leaves_a_narrow_month_bare(body):
    weeks = [date(2026, 12, 7) + timedelta(weeks=n) for n in range(30)]
    axis = tuple(
        Bucket(day, day + timedelta(days=6), str(day.day), f"{day.year}年{day.month}月", f"{day.month}月")
        for day in weeks
    )
    bar = Bar("A", "甲", BarKind.TASK, axis[0].start, axis[-1].finish)
    head = rows(body(Figure("gantt", Gantt((bar,), axis, Scale.WEEK), "")))[0]
    assert [(span, text) for span, _, text in head[1:]] == [
        (4, "2026年12月"),
        (4, "2027年1月"),
        (4, "2月"),
        (5, "3月"),
        (4, "4月"),
        (5, "5月"),
        (4, "6月"),
    ]
    head = rows(body(Figure("gantt", Gantt((bar,), axis[3:], Scale.WEEK), "")))[0]
    assert [text for _, _, text in head[1:3]] == ["", "2027年1月"]


def test_a_chart_that_fits_on_a_page_is_set_tighter_for_it_and_divided_only_where_much_would_stay_empty(body):
    def chart(count: int) -> str:
        bars = tuple(Bar("A", "甲", BarKind.TASK, date(2026, 1, 1), date(2026, 1, 6)) for _ in range(count))
        return body(Figure("gantt", Gantt(bars, JANUARY, Scale.DAY), "图"))

    kept = {count: chart(count).count("<w:keepNext/>") for count in (30, 50, 80)}
    tight = {count: 'w:lineRule="exact"' in chart(count) for count in (30, 50, 80)}
    # the rows of two fifths of a page at its head, and the last two with what is below
    assert kept == {30: (17 + 2) * 2 + 6, 50: (22 + 2) * 2 + 6, 80: (17 + 2) * 2 + 6}
    assert tight == {30: False, 50: True, 80: False}


def test_gantt_of_more_columns_than_word_has_is_an_error(body):
    axis = JANUARY * 11
    with pytest.raises(ValueError, match="66 columns"):
        body(Figure("gantt", Gantt((), axis, Scale.DAY), ""))


def test_matrix_is_shaded_by_weight(body):
    matrix = Matrix("任务", ("甲", "乙"), (("一", (Mark("A", 3), Mark())),), "A 负责")
    xml = body(Figure("raci", matrix, "职责"))
    head = "1F4E79"
    assert rows(xml) == [
        [(1, head, "任务"), (1, head, "甲"), (1, head, "乙")],
        [(1, "E9EFF6", "一"), (1, head, "A"), (1, "", "")],
    ]
    assert "A 负责" in xml


def test_a_matrix_too_wide_to_read_is_divided_evenly(body):
    columns = tuple(f"c{number}" for number in range(40))
    matrix = Matrix("t", columns, (("r", (Mark("x", 1),) * 40),))
    xml = body(Figure("raci", matrix, ""))
    assert [len(table.split("<w:gridCol ")) - 2 for table in xml.split("<w:tbl>")[1:]] == [14, 14, 12]
    assert xml.count(">x<") == 40
