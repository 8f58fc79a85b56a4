"""Calendars: which rows they have, over which months, and what their signs say."""

from textwrap import dedent

from opsplan.analysis.facts import facts
from opsplan.compose.bilingual import speaker_of
from opsplan.compose.drawing import draw
from opsplan.compose.drawing.scene import Scene
from opsplan.loading.plan import load
from opsplan.manuscript import Figure


def drawn(name: str, text: str, lang: str = "zh") -> Figure | None:
    loaded, _ = load(dedent(text).strip().encode(), "plan.yaml")
    assert loaded is not None
    return next(iter(draw(name, Scene(loaded.plan, facts(loaded.plan), speaker_of(lang, loaded.index.by_id)))), None)


def told(figure: Figure) -> str:
    """Return a calendar as text: months, a line a row, legend, note, caption."""
    chart = figure.data
    lines = [" ".join(chart.columns)]
    for place, (label, marks) in enumerate(chart.rows):
        lines += [f"[{name}]" for at, name in chart.sections if at == place]
        lines.append(f"{label} | {chart.beside.texts[place]} | {' '.join(mark.text or '.' for mark in marks)}")
    legend = chart.legend.replace("\N{EM SPACE}", "  ")
    return "\n".join([*lines, *filter(None, [legend, chart.note]), figure.caption])


MAINTENANCE = """
    title: 维护
    period: {start: 2026-07-01, finish: 2026-12-31}
    maintenance:
      - {name: 日检, type: system-check, frequency: daily}
      - {name: 季检, type: system-check, frequency: quarterly, last_done: 2026-08-12}
      - {name: 演练, type: restore, frequency: half-yearly}
      - {name: 盘点, type: restore, frequency: 2/monthly}
      - {name: 抢修, type: fault, respond_within: 1h}
      - {name: 整修, type: content, frequency: per-event}
"""


def test_maintenance_goes_by_frequency_and_by_when_it_was_last_done():
    assert (
        told(drawn("calendar-maintenance", MAINTENANCE))
        == """\
7月 8月 9月 10月 11月 12月
[系统检查]
日检 | 每日 | ━ ━ ━ ━ ━ ━
季检 | 每季度 | . ✓ . . ● .
[恢复演练]
演练 | 每半年 | . . . . . ○
盘点 | 每月2次 | ×2 ×2 ×2 ×2 ×2 ×2
[内容维护]
整修 | 按事件 | . . . . . .
●：当月一次  ×2：当月次数  ○：未写明哪个月，列在期末  ━：每月内多次或持续进行  ✓：上次完成
维护日历（2026年7月至2026年12月）"""
    )


def test_types_that_have_a_row_each_head_none():
    text = MAINTENANCE.replace("daily", "x").replace("{name: 盘点, type: restore", "{name: 盘点, type: update")
    listed = [line for line in text.splitlines() if "日检" not in line]
    assert drawn("calendar-maintenance", "\n".join(listed)).data.sections == ()


def test_fewer_than_three_rows_or_rows_alike_in_all_months_are_no_calendar():
    rows = MAINTENANCE.replace("half-yearly", "monthly").replace(", last_done: 2026-08-12", "")
    assert drawn("calendar-maintenance", rows) is None
    assert drawn("calendar-maintenance", MAINTENANCE.partition("      - {name: 演练")[0]) is None
    assert drawn("calendar-maintenance", MAINTENANCE.replace("2026-07-01", "2026-11-01")) is None


CAMPAIGNS = """
    title: 推广
    period: {start: 2026-05-01, finish: 2026-08-31}
    campaigns:
      - name: {zh: 夏促, en: Summer}
        start: 2026-05-18
        finish: 2026-07-03
        schedule:
          - {date: 2026-05-20, platform: {zh: 短信, en: Text message}}
          - {date: 2026-06-01, platform: {zh: 短信, en: Text message}}
          - {date: 2026-06-15, platform: {zh: 短信, en: Text message}}
          - {frequency: weekly, platform: {zh: 社群, en: Groups}}
          - {date: 2026-06-18, title: {zh: 直播, en: Live}}
"""


def test_campaigns_run_and_what_they_publish_is_counted_by_platform():
    assert (
        told(drawn("calendar-campaigns", CAMPAIGNS))
        == """\
5月 6月 7月 8月
夏促 | 2026-05-18至2026-07-03 | ━ ━ ━ .
夏促：短信 | 2026-05-20至2026-06-15 | 20 ×2 . .
夏促：社群 | 每周 | ━ ━ ━ .
夏促：直播 | 2026-06-18 | . 18 . .
×2：当月次数  15：当月日期  ━：每月内多次或持续进行
活动与发布日历（2026年5月至2026年8月）"""
    )


def test_several_campaigns_head_what_belongs_to_them():
    two = CAMPAIGNS + "      - {name: 秋促, start: 2026-08-20, finish: 2026-08-30}\n"
    found = told(drawn("calendar-campaigns", two)).splitlines()
    assert found[1:4] == [
        "[夏促]",
        "活动期间 | 2026-05-18至2026-07-03 | ━ ━ ━ .",
        "短信 | 2026-05-20至2026-06-15 | 20 ×2 . .",
    ]
    assert found[6:8] == ["[秋促]", "活动期间 | 2026-08-20至2026-08-30 | . . . ━"]


def test_a_calendar_in_two_languages_says_dates_once():
    found = drawn("calendar-campaigns", CAMPAIGNS, "both")
    assert found.caption == "活动与发布日历（2026-05 – 2026-08） Calendar of campaigns and postings"
    assert found.data.rows[1][0] == "夏促：短信\nSummer: Text message"
    assert found.data.beside.texts[:3] == ("2026-05-18 – 2026-07-03", "2026-05-20 – 2026-06-15", "每周 Weekly")
    assert found.data.legend == (
        "×2 当月次数 times in the month\N{EM SPACE}15 当月日期 day of the month\N{EM SPACE}"
        "━ 每月内多次或持续进行 several times a month or all the time"
    )


TRAINING = """
    title: 培训
    status_date: 2026-05-04
    training:
      - {name: 急救, date: 2026-03-06}
      - {name: 新规, date: 2026-03-20, frequency: half-yearly}
      - {name: 安全, date: 2026-03-27}
      - {name: 话术, frequency: quarterly}
"""


def test_a_plan_without_a_period_has_the_year_of_its_data_date_and_the_fullest_month_is_named():
    assert (
        told(drawn("calendar-training", TRAINING))
        == """\
1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月
急救 | 2026-03-06 | . . 6 . . . . . . . . .
新规 | 每半年（自2026-03-20起） | . . 20 . . . . . ● . . .
安全 | 2026-03-27 | . . 27 . . . . . . . . .
话术 | 每季度 | . . ○ . . ○ . . ○ . . ○
●：当月一次  15：当月日期  ○：未写明哪个月，列在期末
培训日历（2026年1月至2026年12月）：2026年3月安排最集中，共4项"""
    )


def test_a_plan_that_knows_no_day_has_any_year():
    text = "title: 甲\nmaintenance:\n" + "\n".join(
        f"  - {{name: 项{n}, frequency: {often}}}" for n, often in enumerate(("monthly", "quarterly", "yearly"))
    )
    found = drawn("calendar-maintenance", text)
    assert (found.caption, found.data.groups, len(found.data.columns)) == ("维护日历（全年）", (), 12)


def test_a_program_has_its_lists_and_the_rounds_that_were_held():
    assert (
        told(
            drawn(
                "calendar-program",
                """
                title: 检查
                period: {start: 2026-04-01, finish: 2026-09-30}
                roles: [{id: R1, name: 店长}]
                checklists:
                  - {name: 卫生, area: process, frequency: monthly, items: [地面]}
                  - {name: 账务, area: data, frequency: quarterly, items: [账实]}
                inspections:
                  - {date: 2026-06-26}
                  - {date: 2026-04-10}
                """,
            )
        )
        == """\
4月 5月 6月 7月 8月 9月
[检查清单]
卫生 | 每月 | ● ● ● ● ● ●
账务 | 每季度 | . . ○ . . ○
[检查记录]
已开展的检查 | 2026-04-10至2026-06-26 | 10 . 26 . . .
●：当月一次  15：当月日期  ○：未写明哪个月，列在期末
检查日历（2026年4月至2026年9月）"""
    )


def test_the_bare_calendar_has_everything_kind_by_kind():
    text = (
        MAINTENANCE
        + """
    training: [{name: 急救, date: 2026-09-01}]
    campaigns: [{name: 秋促, start: 2026-09-07, finish: 2026-10-08}]
    checklists: [{name: 卫生, frequency: monthly, items: [地面]}]
    inspections: [{date: 2026-07-10}]
    meetings:
      - {name: 周会, frequency: weekly}
      - {name: 季度会, frequency: quarterly, when: 季末月最后一周}
      - {name: 启动会, frequency: once, start: 2026-07-02}
      - {name: 双周会, frequency: biweekly, start: 2026-07-06, finish: 2026-08-31}
    reports: [{name: 季报, frequency: quarterly, due: 季后十日内}]
    evaluations: [{name: 年评, frequency: yearly}]
    reviews: [{name: 中期复盘, date: 2026-10-15}]
    feedback: {channels: [{name: 问卷, frequency: quarterly}]}
    contingencies: [{name: 断电, drill: half-yearly, drilled: 2026-03-10}]
    compliance: [{name: 健康证, frequency: yearly, checked: 2025-11-30}]
    """
    )
    assert (
        told(drawn("calendar", text))
        == """\
7月 8月 9月 10月 11月 12月
[维护]
日检 | 每日 | ━ ━ ━ ━ ━ ━
季检 | 每季度 | . ✓ . . ● .
演练 | 每半年 | . . . . . ○
盘点 | 每月2次 | ×2 ×2 ×2 ×2 ×2 ×2
整修 | 按事件 | . . . . . .
[检查清单]
卫生 | 每月 | ● ● ● ● ● ●
[检查记录]
已开展的检查 | 2026-07-10 | 10 . . . . .
[培训]
急救 | 2026-09-01 | . . 1 . . .
[活动]
秋促 | 2026-09-07至2026-10-08 | . . ━ ━ . .
[会议]
周会 | 每周 | ━ ━ ━ ━ ━ ━
季度会 | 每季度 | . . ● . . ●
启动会 | 一次（自2026-07-02起） | 2 . . . . .
双周会 | 每两周一次（2026-07-06至2026-08-31） | ×2 ×3 . . . .
[报告]
季报 | 每季度（季后十日内） | ● . . ● . .
[评估]
年评 | 每年 | . . . . . ○
[复盘]
中期复盘 | 2026-10-15 | . . . 15 . .
[反馈]
问卷 | 每季度 | . . ○ . . ○
[预案]
断电（演练） | 每半年 | . . ● . . .
[合规]
健康证 | 每年 | . . . . ● .
●：当月一次  ×2：当月次数  15：当月日期  ○：未写明哪个月，列在期末  ━：每月内多次或持续进行  ✓：上次完成
年度工作日历（2026年7月至2026年12月）"""
    )


def test_of_more_rows_than_are_legible_those_alike_in_all_months_go_first():
    text = "title: 甲\nperiod: {start: 2026-01-01, finish: 2026-12-31}\nmaintenance:\n"
    text += "\n".join(
        f"  - {{name: 日{n}, frequency: daily}}\n  - {{name: 季{n}, frequency: quarterly}}" for n in range(31)
    )
    chart = drawn("calendar-maintenance", text).data
    assert [label for label, _ in chart.rows] == [f"季{n}" for n in range(31)]
    assert chart.note == "另有31项未列出，其中以各月都相同的为先。"
