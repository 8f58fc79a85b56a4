"""Grids in Word: a year, loads, a heat map, a comparison; what colours say stands in the cells too."""

import re

from msgspec.structs import replace

from opsplan.figures.comparison import Comparison
from opsplan.figures.heatmap import HeatMap, Panel, Square
from opsplan.figures.matrix import Beside, Mark, Matrix
from opsplan.lines import Line
from opsplan.manuscript import Cell, Column, Figure, Table, Tone

HEAD, LABEL, BAND = "1F4E79", "E9EFF6", "F5F7FA"
LIGHT, MIDDLE = "E4ECF5", "B7CDE4"
GOOD, WARNING, BAD = "EDF6EF", "FCEBC0", "F7CFC9"


def rows(xml: str) -> list[list[tuple[int, str, str]]]:
    """Return span, shade and text of every cell of every row of the first table."""
    return [
        [
            (
                int((re.search(r'gridSpan w:val="(\d+)"', cell) or ["", "1"])[1]),
                (re.search(r'<w:shd [^/]*w:fill="(\w+)"', cell) or ["", ""])[1],
                "|".join("".join(re.findall(r"<w:t [^>]*>(.*?)</w:t>", one)) for one in cell.split("<w:p>")[1:]),
            )
            for cell in row.split("<w:tc>")[1:]
        ]
        for row in xml.partition("</w:tbl>")[0].split("<w:tr>")[1:]
    ]


def widths(xml: str) -> list[int]:
    return [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"/>', xml.partition("</w:tblGrid>")[0])]


def bold(xml: str, text: str) -> bool:
    return bool(re.search(rf"<w:rPr>(?:(?!</w:rPr>).)*<w:b/>(?:(?!</w:rPr>).)*</w:rPr><w:t [^>]*>{text}</w:t>", xml))


YEAR = Matrix(
    "工作",
    ("11月", "12月", "1月"),
    (
        ("巡检", (Mark("━", 1), Mark("━", 1), Mark("━", 1))),
        ("盘点", (Mark(), Mark("31", 2), Mark())),
        ("讲座", (Mark("×2", 2), Mark(), Mark("✓", tone=Tone.GOOD))),
    ),
    "━：持续",
    Beside("时间", ("每周", "2026-12-31", "每月")),
    ("2026年", "2026年", "2027年"),
    ((0, "维护"), (2, "培训")),
    "另有2项未列出",
)


def test_a_year_has_years_over_months_names_over_rows_and_the_time_beside_what_is_done(body):
    xml = body(Figure("calendar", YEAR, "年历", "三行"))
    assert rows(xml) == [
        [(1, HEAD, "工作"), (1, HEAD, "时间"), (2, HEAD, "2026年"), (1, HEAD, "2027年")],
        [(1, HEAD, ""), (1, HEAD, ""), (1, LABEL, "11月"), (1, LABEL, "12月"), (1, LABEL, "1月")],
        [(5, BAND, "维护")],
        [(1, LABEL, "巡检"), (1, "", "每周"), (1, LIGHT, "━"), (1, LIGHT, "━"), (1, LIGHT, "━")],
        [(1, LABEL, "盘点"), (1, "", "2026-12-31"), (1, "", ""), (1, MIDDLE, "31"), (1, "", "")],
        [(5, BAND, "培训")],
        [(1, LABEL, "讲座"), (1, "", "每月"), (1, MIDDLE, "×2"), (1, "", ""), (1, GOOD, "✓")],
    ]
    assert xml.count("<w:tblHeader/>") == 2
    assert xml.count('<w:vMerge w:val="restart"/>') == xml.count("<w:vMerge/>") == 2
    below = xml.partition("</w:tbl>")[2]
    assert re.findall(r"<w:t [^>]*>(.*?)</w:t>", below)[:2] == ["━：持续", "另有2项未列出"]


def test_columns_of_a_figure_fill_the_page_and_months_stay_wide_enough_for_their_names(body, manuscript):
    context = body(Figure("calendar", YEAR, ""))
    assert sum(widths(context)) == 9298
    long = Matrix(
        "工作",
        tuple(f"{month % 12 + 1}月" for month in range(18)),
        (("消防设施年度检测与应急照明更换及疏散演练安排", (Mark("●", 2),) * 18),),
        beside=Beside("时间", ("2026-04-13至2027-05-08",)),
        groups=("2026年",) * 12 + ("2027年",) * 6,
    )
    found = widths(body(Figure("calendar", long, "")))
    assert len(found) == 20
    assert set(found[2:]) == {min(found[2:])}
    assert min(found[2:]) >= 330
    assert sum(found) == 9298


def test_months_are_narrower_where_dates_would_fold(body):
    dates, words = "2026-01-25至2026-02-06", "试运行自助收银（第二批）促销"
    one = Matrix(
        "工作", ("1月",) * 12, ((words, (Mark(),) * 12),), beside=Beside("时间", (dates,)), groups=("2026年",) * 12
    )
    first, beside, *months = widths(body(Figure("calendar", one, "")))
    assert (beside >= 22 * 75 + 120, first >= 28 * 75 + 120, min(months) >= 330) == (True, True, True)


def test_a_group_that_is_too_narrow_for_its_name_has_none(body):
    one = Matrix(
        "岗位",
        tuple(f"{month}月" for month in range(1, 14)),
        (("甲" * 20, (Mark("50"),) * 13),),
        groups=("2026年",) * 12 + ("二〇二七年度上半年",),
    )
    assert [text for _, _, text in rows(body(Figure("workload", one, "")))[0]] == ["岗位", "2026年", ""]


def test_tones_shade_a_mark_and_what_is_bad_is_bold_too(body):
    marks = (Mark("105", tone=Tone.BAD), Mark("85", tone=Tone.WARNING), Mark("40", 1), Mark("—", tone=Tone.MUTED))
    xml = body(Figure("workload", Matrix("岗位", ("1", "2", "3", "4"), (("甲", marks),)), ""))
    cells = [(LABEL, "甲"), (BAD, "105"), (WARNING, "85"), (LIGHT, "40"), ("EEF0F2", "—")]
    assert [(fill, text) for _, fill, text in rows(xml)[1]] == cells
    assert [bold(xml, text) for text in ("105", "85", "40")] == [True, False, False]


def test_a_part_of_a_wide_matrix_names_its_rows_again_and_leaves_out_those_without_a_mark(body):
    columns = tuple(f"c{place}" for place in range(20))
    first, last = (Mark("●"), *(Mark(),) * 19), (*(Mark(),) * 19, Mark("●"))
    one = Matrix("t", columns, (("a", first), ("b", last)), beside=Beside("d", ("x", "y")), sections=((0, "s"),))
    tables = body(Figure("comm-matrix", one, "")).split("<w:tbl>")[1:]
    assert [[texts[0] for texts in named(rows(table))] for table in tables] == [["t", "s", "a"], ["t", "s", "b"]]
    assert [len(widths(table)) for table in tables] == [12, 12]


def named(found: list[list[tuple[int, str, str]]]) -> list[list[str]]:
    return [[text for _, _, text in row] for row in found]


SQUARES = tuple(
    (
        str(probability),
        tuple(
            Square(probability * impact, tone, ("RK1", "RK2") if (probability, impact) == (2, 2) else ())
            for impact, tone in ((1, Tone.GOOD), (2, Tone.BAD if probability == 2 else Tone.WARNING))
        ),
    )
    for probability in (2, 1)
)


def test_a_heat_map_has_scores_and_ids_on_its_squares_and_its_scales_beside_and_below(body):
    chart = HeatMap(
        "概率",
        "影响",
        ("1", "2"),
        (Panel("应对前", SQUARES), Panel("应对后", SQUARES)),
        ((Tone.GOOD, "低：1至2分"), (Tone.BAD, "高：4分")),
        "一项未评估",
    )
    xml = body(Figure("risk-matrix", chart, "风险矩阵", "两张图"))
    assert rows(xml) == [
        [(4, HEAD, "应对前"), (1, "", ""), (3, HEAD, "应对后")],
        [
            *[(1, "", "概率"), (1, "", "2"), (1, GOOD, "2"), (1, BAD, "4|RK1 RK2"), (1, "", "")],
            *[(1, "", "2"), (1, GOOD, "2"), (1, BAD, "4|RK1 RK2")],
        ],
        [
            *[(1, "", ""), (1, "", "1"), (1, GOOD, "1"), (1, WARNING, "2"), (1, "", "")],
            *[(1, "", "1"), (1, GOOD, "1"), (1, WARNING, "2")],
        ],
        [(2, "", ""), (1, "", "1"), (1, "", "2"), (1, "", ""), (1, "", ""), (1, "", "1"), (1, "", "2")],
        [(2, "", ""), (2, "", "影响"), (1, "", ""), (1, "", ""), (2, "", "影响")],
    ]
    assert bold(xml, "4")
    assert not bold(xml, "2")
    assert sum(widths(xml)) == 9298
    below = "".join(re.findall(r"<w:t [^>]*>(.*?)</w:t>", xml.partition("</w:tbl>")[2]))
    assert re.sub(r"\s", "", below) == "低：1至2分高：4分一项未评估图1风险矩阵"


def test_all_rows_of_a_heat_map_stay_with_its_caption(body):
    chart = HeatMap("概率", "影响", ("1", "2"), (Panel("应对前", SQUARES),))
    xml = body(Figure("risk-matrix", chart, "风险矩阵"))
    table = xml.partition("</w:tbl>")[0]
    loose = [one for one in table.split("<w:p>")[1:] if "<w:keepNext/>" not in one and "FigureHead" not in one]
    assert loose == []


def test_a_second_language_stands_below_the_name_of_a_month_and_beside_that_of_a_section(body):
    one = Matrix(
        Line.of("工作\n", "Work"),
        (Line.of("1月 ", "Jan"), Line.of("2月 ", "Feb")),
        ((Line.of("盘点\n", "Stocktaking"), (Mark("●", 2), Mark())),),
        groups=("2026", "2026"),
        sections=((0, Line.of("维护\n", "Maintenance")),),
    )
    xml = body(Figure("calendar", one, ""), lang="both")
    said = re.sub(r"<w:br/>", "/", "".join(re.findall(r"<w:br/>|(?<=<w:t xml:space=.preserve.>)[^<]+", xml)))
    assert said == "工作/Work20261月/Jan2月/Feb维护 Maintenance盘点/Stocktaking●"


def test_a_comparison_is_tables_with_the_caption_of_the_figure_below_the_last(body):
    def table(*names: str) -> Table:
        cells = tuple(Cell((f"{name}价",)) for name in names)
        return Table((Column(("方面",)), *(Column((name,)) for name in names)), ((Cell(("价格",)), *cells),))

    xml = body(Figure("competitor-table", Comparison((table("甲", "乙"), table("丙"))), "对比", "两张表"))
    assert xml.count("<w:tbl>") == 2
    assert xml.count('<w:tblDescription w:val="两张表"/>') == 2
    first, second, after = xml.split("</w:tbl>")
    assert named(rows(first)) == [["方面", "甲", "乙"], ["价格", "甲价", "乙价"]]
    assert "图" in after
    # the last row stays with the caption, that of the first table with nothing
    assert [part.rpartition("<w:tr>")[2].count("<w:keepNext/>") for part in (first, second)] == [0, 2]


def test_a_table_of_a_comparison_is_not_divided(body):
    aspects = tuple((Cell((f"方面{n}",)), Cell(("甲",))) for n in range(10))
    table = Table((Column(("方面",)), Column(("甲",))), aspects)
    figure = Figure("competitor-table", Comparison((table, replace(table))), "对比", "两张表")
    compared, alone = body(figure).partition("</w:tbl>")[0], body(table)
    kept = [["<w:keepNext/>" in row for row in xml.split("<w:tr>")[2:]] for xml in (compared, alone)]
    # of a table that is divided the last row stays with what its chapter ends with
    assert kept == [[True] * 9 + [False], [True] + [False] * 7 + [True, True]]
