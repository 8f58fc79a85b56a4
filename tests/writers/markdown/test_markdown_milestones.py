"""Milestones on an axis of time in Markdown."""

from datetime import date, timedelta

import pytest

from opsplan.figures.milestones import MilestoneLine, Point

START = date(2026, 1, 31)


def test_milestones_with_their_days(drawn):
    points = (
        Point(START, "1月31日", "方案批准", "筹备", passed=True),
        Point(date(2026, 3, 31), "3月31日", "系统上线", "实施"),
        Point(date(2026, 4, 2), "4月2日", "验收: 终验", "实施"),
    )
    assert (
        drawn(MilestoneLine(points, date(2026, 2, 10), "2月10日"), "里程碑")
        == """\
```mermaid
gantt
    dateFormat YYYY-MM-DD
    axisFormat %m-%d
    tickInterval 1week
    todayMarker off
    accDescr: 里程碑
    数据日期 2月10日 :milestone, d, 2026-02-10, 2026-02-11
    section 筹备
    1月31日 方案批准 :done, milestone, t1, 2026-01-31, 2026-02-01
    section 实施
    3月31日 系统上线 :milestone, t2, 2026-03-31, 2026-04-01
    4月2日 验收#58; 终验 :milestone, t3, 2026-04-02, 2026-04-03
```
"""
    )


@pytest.mark.parametrize(
    ("days", "tick"),
    [(0, "1day"), (19, "1day"), (30, "2day"), (31, "1week"), (223, "2week"), (224, "1month"), (730, "2month")],
)
def test_the_axis_suits_the_time_between_first_and_last(drawn, days, tick):
    points = tuple(Point(day, "", "x") for day in (START, START + timedelta(days=days)))
    assert f"    tickInterval {tick}\n" in drawn(MilestoneLine(points))
