"""Matrices and heat maps as pipe tables: sections, groups of columns, texts beside labels, squares."""

from opsplan.figures.heatmap import HeatMap, Panel, Square
from opsplan.figures.matrix import Beside, Mark, Matrix
from opsplan.lines import Line
from opsplan.manuscript import Tone
from opsplan.writers.markdown.matrices import heat_table, matrix_table


def test_a_year_names_its_sections_in_bold_and_the_first_month_of_each_year_with_it():
    matrix = Matrix(
        "工作",
        ("11月", "12月", "1月"),
        (("巡检", (Mark("━", 1),) * 3), ("盘点|库存", (Mark(), Mark("31", 2), Mark(weight=2)))),
        beside=Beside("时间", ("每周", "2026-12-31")),
        groups=("2026年", "2026年", "2027年"),
        sections=((1, Line.of("盘点 ", "Stock")),),
    )
    assert (
        matrix_table(matrix)
        == """\
| 工作           | 时间       | 2026年 11月 | 12月 | 2027年 1月 |
| -------------- | ---------- | :---------: | :--: | :--------: |
| 巡检           | 每周       |      ━      |  ━   |     ━      |
| **盘点 Stock** |            |             |      |            |
| 盘点\\|库存     | 2026-12-31 |             |  31  |     ●●     |"""
    )


def test_a_square_has_its_score_and_what_lies_on_it():
    squares = (Square(2, Tone.GOOD), Square(4, Tone.BAD, ("RK1", "RK2"), "+3"))
    chart = HeatMap("概率", "影响", ("1", "2"), (Panel("应对前", (("2", squares),)),))
    assert (
        heat_table(chart, chart.panels[0])
        == """\
| 概率 ↓ 影响 → |  1  |       2        |
| ------------- | :-: | :------------: |
| 2             |  2  | 4 · RK1 RK2 +3 |"""
    )
