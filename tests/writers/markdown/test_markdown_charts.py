"""Charts in Markdown: what Mermaid draws of them, and the tables of what it cannot draw."""

from decimal import Decimal

import pytest

from opsplan.figures.chart import Chart, Charts, Form, Ink, Series
from opsplan.lines import Line


def numbers(*values: object) -> tuple[Decimal | None, ...]:
    return tuple(None if value is None else Decimal(str(value)) for value in values)


def test_columns_say_their_numbers(drawn):
    chart = Chart(Form.COLUMNS, ("微信", "抖音"), (Series("点击率", numbers("2.50", 3)),), unit="%", decimals=1)
    assert (
        drawn(Charts((chart,)), "各渠道点击率")
        == """\
```mermaid
---
config:
  xyChart:
    width: 700
    height: 320
  themeVariables:
    xyChart:
      plotColorPalette: "#3b82c4"
---
xychart-beta
    accDescr: 各渠道点击率
    x-axis ["微信 · 2.5%", "抖音 · 3.0%"]
    y-axis "%" 0 --> 3
    bar [2.5, 3]
```
"""
    )


def test_bars_of_states_have_their_colours_and_a_marked_value_is_a_line(drawn):
    states = (
        Series("✓ 达标", numbers(None, 340, None), Ink.GOOD),
        Series("▲ 尚未达标", numbers("79.5", None, -20), Ink.WARNING),
        Series("去年", numbers(50, None, None), Ink.BEFORE),
    )
    chart = Chart(
        Form.BARS,
        ("▲ 响应 38／30秒", "✓ 解决率", "▲ 差评"),
        states,
        unit="%",
        mark=Decimal("100.0"),
        stacked=True,
        decimals=1,
        ends=(Decimal(-100), Decimal(250)),
    )
    assert (
        drawn(Charts((chart,), "只列出三项。"))
        == """\
```mermaid
---
config:
  xyChart:
    width: 700
    height: 180
    plotReservedSpacePercent: 30
    yAxis:
      showLabel: false
      showTick: false
  themeVariables:
    xyChart:
      plotColorPalette: "#4aa36b, #e9b949, #b9c3cf, #7f7f7f"
---
xychart-beta horizontal
    x-axis ["▲ 响应 38／30秒 · 79.5%", "▲ 响应 38／30秒 · 去年 · 50.0%", "✓ 解决率 · 340.0%", "▲ 差评 · -20.0%"]
    y-axis "%" 0 --> 250
    bar [0, 0, 250, 0]
    bar [79.5, 0, 0, 0]
    bar [0, 50, 0, 0]
    line [100, 100, 100, 100]
```

🟩 ✓ 达标 · 🟨 ▲ 尚未达标 · ⬜ 去年 · ━ 100%

只列出三项。
"""
    )


def test_bars_of_several_series_name_theirs_and_have_its_colour(drawn):
    planned = Series("Planned", numbers(1200000, 80000))
    spent = Series("Spent", numbers("900000.5", None))
    chart = Chart(Form.BARS, ("Staff", "Tools"), (planned, spent), unit="CNY")
    assert (
        drawn(Charts((chart,)))
        == """\
```mermaid
---
config:
  xyChart:
    width: 700
    height: 150
    plotReservedSpacePercent: 30
    yAxis:
      showLabel: false
      showTick: false
  themeVariables:
    xyChart:
      plotColorPalette: "#3b82c4, #ed8b00"
---
xychart-beta horizontal
    x-axis ["Staff · Planned · 1,200,000", "Staff · Spent · 900,001", "Tools · Planned · 80,000"]
    y-axis "CNY" 0 --> 1200000
    bar [1200000, 0, 80000]
    bar [0, 900000.5, 0]
```

🟦 Planned · 🟧 Spent
"""
    )


def test_a_pareto_chart_has_its_shares_as_a_line_and_in_its_labels(drawn):
    counts, shares = Series("件数", numbers(45, 15)), Series("累计", numbers(75, 100))
    chart = Chart(Form.PARETO, ("响应慢", "流程复杂"), (counts, shares), mark=Decimal(80))
    assert (
        drawn(Charts((chart,)))
        == """\
```mermaid
---
config:
  xyChart:
    width: 700
    height: 320
  themeVariables:
    xyChart:
      plotColorPalette: "#3b82c4, #ed8b00"
---
xychart-beta
    x-axis ["响应慢 · 45 · 累计 75%", "流程复杂 · 15 · 累计 100%"]
    y-axis 0 --> 60
    bar [45, 15]
    line [45, 60]
```

🟦 件数 · 🟧 累计
"""
    )


def test_a_line_may_end_early_and_several_have_a_key(drawn):
    measured = Series("实际", numbers(55, 48, None))
    wanted = Series("阶段目标", numbers(55, 50, 30), Ink.TARGET)
    chart = Chart(Form.LINE, ("1月", "2月", "3月"), (measured, wanted), title="响应时间（秒）", unit="秒")
    assert (
        drawn(Charts((chart,)), "走势")
        == """\
**响应时间（秒）**

```mermaid
---
config:
  xyChart:
    width: 700
    height: 320
  themeVariables:
    xyChart:
      plotColorPalette: "#3b82c4, #ed8b00"
---
xychart-beta
    accDescr: 响应时间（秒） · 走势
    x-axis ["1月", "2月", "3月"]
    y-axis "秒" 0 --> 55
    line [55, 48]
    line [55, 50, 30]
```

🟦 实际 · 🟧 阶段目标
"""
    )


def test_what_has_gaps_is_told_below_the_periods_that_were_measured(drawn):
    measured = Series("实际", numbers("92.1", None, 93, None))
    wanted = Series("阶段目标", numbers(None, "92.5", 94, 95), Ink.TARGET)
    chart = Chart(Form.LINE, ("1月", "2月", "3月", "6月"), (measured, wanted), unit="%", mark=Decimal(96), decimals=1)
    assert (
        drawn(Charts((chart,)))
        == """\
```mermaid
---
config:
  xyChart:
    width: 700
    height: 320
  themeVariables:
    xyChart:
      plotColorPalette: "#3b82c4, #7f7f7f"
---
xychart-beta
    x-axis ["1月 · 92.1%", "3月 · 93.0%"]
    y-axis "%" 91.7 --> 96
    line [92.1, 93]
    line [96, 96]
```

🟦 实际 · ━ 96%

**阶段目标** 2月 92.5% · 3月 94.0% · 6月 95.0%
"""
    )


def test_a_radar_has_its_numbers_at_its_axes(drawn):
    rounds = (Series("第一轮", numbers(70, 80, 65)), Series("第二轮", numbers(75, 85, 60)))
    chart = Chart(Form.RADAR, ("战略", "目标", 'a "b"'), rounds, unit="%")
    assert (
        drawn(Charts((chart,)))
        == """\
```mermaid
---
config:
  radar:
    marginLeft: 139
    marginRight: 139
    curveTension: 0
  themeVariables:
    cScale0: "#3b82c4"
    cScale1: "#ed8b00"
    radar:
      curveOpacity: 0.1
---
radar-beta
    axis a1["战略 · 70% · 75%"], a2["目标 · 80% · 85%"], a3["a #34;b#34; · 65% · 60%"]
    curve c1["第一轮"]{70, 80, 65}
    curve c2["第二轮"]{75, 85, 60}
    min 0
    max 100
    graticule polygon
    showLegend false
```

🟦 第一轮 · 🟧 第二轮
"""
    )


def test_what_mermaid_cannot_draw_is_a_table(drawn):
    gap = Chart(Form.COLUMNS, ("1月", "2月", "3月"), (Series("盈亏", numbers(1234, None, -3)),), unit="元")
    assert (
        drawn(Charts((gap,), "截至3月"))
        == """\
| 元  |  盈亏 |
| --- | ----: |
| 1月 | 1,234 |
| 2月 |     – |
| 3月 |    -3 |

截至3月
"""
    )


def test_states_share_a_column_of_the_table(drawn):
    good, bad = Series("✓", numbers(None, -1), Ink.GOOD), Series("▲", numbers(-2, None), Ink.BAD)
    before = Series("前", numbers(3, 4), Ink.BEFORE)
    chart = Chart(Form.RADAR, ("▲ 甲", "✓ 乙"), (good, bad, before), unit="%", stacked=True)
    assert (
        drawn(Charts((chart,)))
        == """\
|      |     |  前 |
| ---- | --: | --: |
| ▲ 甲 | -2% |  3% |
| ✓ 乙 | -1% |  4% |
"""
    )


@pytest.mark.parametrize(
    "chart",
    [
        Chart(Form.COLUMNS, ("甲", "乙"), (Series("差", numbers(-1, 2)),)),
        Chart(Form.COLUMNS, ("甲", "甲"), (Series("差", numbers(1, 1)),)),
        Chart(Form.BARS, ("很长" * 26, "乙"), (Series("差", numbers(1, 2)),)),
        Chart(Form.BARS, ("甲",), (Series("一", numbers(None)), Series("二", numbers(None)))),
        Chart(Form.LINE, ("甲", "甲"), (Series("差", numbers(1, 1)),)),
        Chart(Form.LINE, ("甲", "乙"), (Series("差", numbers(1, None)), Series("有", numbers(1, None)))),
        Chart(Form.LINE, ("甲", "乙"), tuple(Series(str(n), numbers(1, n)) for n in range(5))),
        Chart(Form.LINE, tuple(f"2026年{n}月1日" for n in range(1, 13)), (Series("差", numbers(*range(12))),)),
        Chart(Form.RADAR, ("甲", "乙"), (Series("一", numbers(1, 2)),)),
        Chart(Form.RADAR, ("甲", "乙", "丙"), (Series("一", numbers(1, 2, None)),)),
        Chart(Form.RADAR, ("甲", "乙", "丙"), (Series("一", numbers(1, 2, -1)),)),
    ],
)
def test_charts_of_which_there_is_only_a_table(drawn, chart):
    _, rule, *rows = drawn(Charts((chart,))).splitlines()
    assert rule.startswith("| ---")
    assert len(rows) == len(chart.categories)


def test_many_long_names_lie(drawn):
    few = Chart(Form.COLUMNS, tuple(f"渠道{n}" for n in range(5)), (Series("", numbers(*range(5))),))
    many = Chart(Form.COLUMNS, tuple(f"渠道{n}" for n in range(9)), (Series("", numbers(*range(9))),))
    assert "\nxychart-beta\n" in drawn(Charts((few,)))
    assert "\nxychart-beta horizontal\n" in drawn(Charts((many,)))


def test_a_bar_without_a_number_says_so_and_nothing_at_all_is_no_error(drawn):
    chart = Chart(Form.BARS, ("甲", "乙"), (Series("", numbers(None, 0)),))
    assert drawn(Charts((chart,))).splitlines()[15:18] == [
        '    x-axis ["甲 · –", "乙 · 0"]',
        "    y-axis 0 --> 1",
        "    bar [0, 0]",
    ]


def test_two_languages_stand_on_one_line(drawn):
    name = Line.of("响应时间\n", "Response time")
    chart = Chart(Form.BARS, (name,), (Series("", numbers(3)),), title=Line.of("指标 ", "KPI"))
    written = drawn(Charts((chart,)))
    assert written.startswith("**指标 KPI**\n")
    assert '    x-axis ["响应时间 Response time · 3"]\n' in written
