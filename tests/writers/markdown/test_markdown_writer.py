"""The Markdown writer: whole manuscripts and what is written of them."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from opsplan.figures.gantt import Bar, BarKind, Gantt, Scale
from opsplan.figures.matrix import Mark, Matrix
from opsplan.lines import Line
from opsplan.manuscript import (
    Block,
    Bullets,
    Cell,
    Chapter,
    Column,
    Cover,
    Figure,
    Heading,
    Kind,
    Manuscript,
    Properties,
    Prose,
    Second,
    Settings,
    Sheet,
    Table,
)
from opsplan.writers.markdown import write
from opsplan.writers.markdown.headings import chinese_number

LABELS = {
    "zh": {
        "contents": "目录",
        "table": "表",
        "figure": "图",
        "draft": "",
        "gantt_buffer": "缓冲",
        "gantt_data_date": "数据日期",
        "gantt_red": "红：关键",
        "gantt_grey": "灰：完成",
        "gantt_pale": "浅：进行",
        "gantt_diamond": "◆：里程碑",
    },
    "en": {
        "contents": "Contents",
        "table": "Table",
        "figure": "Figure",
        "draft": "",
        "gantt_buffer": "Buffer",
        "gantt_data_date": "Data date",
        "gantt_red": "red: critical",
        "gantt_grey": "grey: done",
        "gantt_pale": "pale: under way",
        "gantt_diamond": "◆: milestone",
    },
}

CHINESE = Manuscript(
    lang="zh",
    cover=Cover(("仓配中心运营计划",), ("工作分解计划",), ((("客户",), ("甲公司",)), (("周期",), ("2026年1月至3月",)))),
    chapters=(
        Chapter(
            "control",
            "文件控制",
            (Sheet(((("编制",), Cell(("运营经理",))), (("批准",), Cell()), (("备注",), Cell(("- 待定", "1. 续"))))),),
            numbered=False,
        ),
        Chapter(
            "goals",
            "目标",
            (
                Prose("围绕**三项：**展开。\n\n\n\n- 一\n- 二"),
                Heading("年度目标"),
                Table(
                    (
                        Column(("编号",), Kind.ID),
                        Column(("目标",)),
                        Column(("目标值",), Kind.NUMBER),
                        Column(("负责人",)),
                    ),
                    (
                        (Cell(("G1",)), Cell(("转化率 <5% & a|b",)), Cell(("98.50%",)), Cell(("仓储经理",))),
                        (Cell(("G2",)), Cell(("5*8 与 7*24", "次行")), Cell(("3",)), Cell()),
                    ),
                    "年度目标",
                ),
                Heading("说明", 3),
            ),
        ),
        Chapter(
            "schedule",
            "进度",
            (
                Figure(
                    "gantt",
                    Gantt(
                        (
                            Bar("T1", "准备：5%", BarKind.GROUP, date(2026, 1, 5), date(2026, 1, 9), section="筹备"),
                            Bar("T1.1", "盘点", BarKind.TASK, date(2026, 1, 5), date(2026, 1, 7), 1, True, None, 40),
                            Bar(
                                "T2",
                                "section 改造",
                                BarKind.TASK,
                                date(2026, 1, 12),
                                date(2026, 1, 14),
                                buffer_finish=date(2026, 1, 16),
                                progress=100,
                                section="实施",
                            ),
                            Bar("", "开仓", BarKind.MILESTONE, date(2026, 1, 9), date(2026, 1, 9), section="筹备"),
                        ),
                        (),
                        Scale.DAY,
                        date(2026, 1, 8),
                    ),
                    "总进度",
                    "甘特图：1月5日至16日",
                ),
            ),
        ),
    ),
    settings=Settings("chinese"),
    properties=Properties("仓配中心运营计划"),
    labels=LABELS["zh"],
)

CHINESE_MARKDOWN = """\
# 仓配中心运营计划

**工作分解计划**

- **客户**：甲公司
- **周期**：2026年1月至3月

## 目录

- [文件控制](#文件控制)
- [一、目标](#一目标)
- [二、进度](#二进度)

## 文件控制

- **编制**：运营经理
- **批准**：
- **备注**：
  - \\- 待定
  - 1\\. 续

## 一、目标

围绕**三项：**展开。

- 一
- 二

### （一）年度目标

**表1** 年度目标

| 编号 | 目标                  | 目标值 | 负责人   |
| ---- | --------------------- | -----: | -------- |
| G1   | 转化率 <5% & a\\|b     | 98.50% | 仓储经理 |
| G2   | 5\\*8 与 7\\*24<br>次行 |      3 |          |

#### 1.说明

## 二、进度

```mermaid
gantt
    dateFormat YYYY-MM-DD
    axisFormat %m-%d
    tickInterval 1day
    todayMarker off
    accDescr: 甘特图：1月5日至16日
    数据日期 2026-01-08 :milestone, d, 2026-01-08, 2026-01-09
    section 筹备
    准备：5% :t1, 2026-01-05, 2026-01-10
    盘点 :crit, active, t2, 2026-01-05, 2026-01-08
    开仓 :milestone, t4, 2026-01-09, 2026-01-10
    section 实施
    \u200bsection 改造 :done, t3, 2026-01-12, 2026-01-15
    \u200bsection 改造 · 缓冲 :t3b, 2026-01-15, 2026-01-17
```

红：关键 · 灰：完成 · 浅：进行 · ◆：里程碑

**图1** 总进度

<!-- opsplan: version=1.0.0; inputs=ab12; content=HASH -->
"""

ENGLISH = Manuscript(
    lang="en",
    cover=Cover(("Warehouse plan",), ("Work breakdown",), ((("Client",), ("A|B & Co. #1",)),)),
    chapters=(
        Chapter("scope", "Scope", (Heading("In scope"), Prose("Two sites."), Heading("Sites", 3), Prose("A, B."))),
        Chapter(
            "raci",
            "Scope",
            (
                Figure(
                    "raci",
                    Matrix("Activity", ("Lead",), (("Plan", (Mark("A/R", 3),)), ("Run", (Mark("", 2),))), "A: owns"),
                    "Who does what",
                ),
            ),
        ),
    ),
    settings=Settings("decimal"),
    properties=Properties("Warehouse plan", language="en-GB"),
    labels={**LABELS["en"], "draft": "DRAFT"},
)

ENGLISH_MARKDOWN = """\
> **DRAFT**

# Warehouse plan

**Work breakdown**

- **Client**: A\\|B & Co. #1

## Contents

- [1 Scope](#1-scope)
- [2 Scope](#2-scope)

## 1 Scope

### 1.1 In scope

Two sites.

#### 1.1.1 Sites

A, B.

## 2 Scope

| Activity | Lead |
| -------- | :--: |
| Plan     | A/R  |
| Run      |  ●●  |

A: owns

**Figure 1** Who does what
"""


def test_a_chinese_document():
    written = write(CHINESE, {"version": "1.0.0", "inputs": "ab12"})
    head, _, tail = written.rpartition("content=")
    assert f"{head}content=HASH{tail[16:]}" == CHINESE_MARKDOWN


def test_an_english_document():
    assert write(ENGLISH, {}) == ENGLISH_MARKDOWN


def body(*blocks: Block, numbering: str = "none") -> str:
    """What is written of the blocks of one chapter, without the front."""
    settings = Settings(numbering, toc=False, cover=False)
    chapters = (Chapter("scope", "范围", blocks),)
    return write(replace(CHINESE, settings=settings, chapters=chapters), {}).partition("范围\n\n")[2]


def test_an_author_heading_goes_below_the_one_it_stands_under():
    assert body(Heading("甲"), Prose("# 乙\n文\n### 丙\n丁 #\n====\n"), Heading("戊", 3)) == (
        "### 甲\n\n#### 乙\n\n文\n\n###### 丙\n\n#### 丁 \\#\n\n#### 戊\n"
    )


def test_an_open_fence_ends_with_its_stretch():
    assert body(Prose("```\n<!-- x  \n\n\n y\n\n"), Prose("甲")) == "```\n<!-- x  \n\n\n y\n```\n\n甲\n"
    assert body(Prose("~~~~\nx\n~~~"), Prose("甲")) == "~~~~\nx\n~~~\n~~~~\n\n甲\n"


def test_raw_html_of_an_author_is_shown():
    source = "<!-- x\n\n<b>y</b> `<i>` \\<u> <https://a.cn> <br> 3 < 4\n\n| <p> |\n|---|\n| `<p>` |\n\n- <div>\n"
    assert body(Prose(source)) == (
        "\\<!-- x\n\n\\<b>y\\</b> `<i>` \\<u> <https://a.cn> <br> 3 < 4\n\n| \\<p> |\n|---|\n| `<p>` |\n\n- \\<div>\n"
    )


def test_spaces_at_the_end_of_a_line_become_a_visible_break():
    assert body(Prose("甲  \n乙   \n\n\n丙 ")) == "甲\\\n乙\n\n丙\n"


def test_a_paragraph_runs_on_where_a_break_would_be_shown_as_a_space():
    assert body(Prose("甲乙，\n丙2\n年 \n**“丁”**\n戊\\\n己\n\n- 甲\n  乙\n\ntwo\nlines")) == (
        "甲乙，丙2年\n**“丁”**\n戊\\\n己\n\n- 甲\n  乙\n\ntwo\nlines\n"
    )


def test_lists_that_follow_each_other_stay_apart():
    one = Sheet(((("甲",), Cell(("乙",))),))
    assert body(Prose("- 子"), one, one) == "- 子\n\n* **甲**：乙\n\n- **甲**：乙\n"


def test_a_long_table_is_not_padded():
    table = Table((Column(("甲",)), Column(("乙",), Kind.NUMBER)), ((Cell(("一二三",)), Cell(("1",))),) * 61)
    assert body(table).splitlines()[:3] == ["| 甲 | 乙 |", "| --- | --: |", "| 一二三 | 1 |"]


def test_two_languages():
    """English stands below Chinese in cells, bullets and values, beside it in headings, labels and captions."""
    below, label = Line.of("甲|乙\n", "A|B"), Line.of("目标\n", "Goal")
    each_day = Line.of("每日 ", "Daily")
    blocks = (
        Heading(Line.of("背景 ", "Background")),
        Prose("第一段。"),
        Prose("First paragraph.", Second.WHOLE),
        Prose("- 一\\\n  One\n- 二", Second.BELOW),
        Bullets((Line.of("甲 #\n", "# A"), Bullets((below,)))),
        Sheet((((label,), Cell((below,))), ((label,), Cell((Line.of("1. 甲\n", "A"), "2. 乙"))))),
        Table((Column((label,)), Column((Line.of("频率\n", "Frequency"),))), ((Cell((below,)), Cell((each_day,))),),
              Line.of("目标 ", "Goals")),
    )  # fmt: skip
    settings = Settings("decimal", toc=True, cover=False)
    chapter = Chapter("scope", Line.of("范围 ", "Scope"), blocks)
    labels = {**LABELS["zh"], "table": Line.of("表 ", "Table"), "contents": Line.of("目录 ", "Contents")}
    written = write(replace(CHINESE, lang="both", settings=settings, chapters=(chapter,), labels=labels), {})
    assert (
        written.partition("## ")[2]
        == """\
目录 Contents

- [1 范围 Scope](#1-范围-scope)

## 1 范围 Scope

### 1.1 背景 Background

第一段。

First paragraph.

- 一\\
  One
- 二

* 甲 #\\
  \\# A
  * 甲\\|乙\\
    A\\|B

- **目标 Goal**：甲\\|乙\\
  A\\|B
- **目标 Goal**：
  1. 甲\\
     A
  2. 乙

**表 Table 1** 目标 Goals

| 目标<br>Goal   | 频率<br>Frequency |
| -------------- | ----------------- |
| 甲\\|乙<br>A\\|B | 每日 Daily        |
"""
    )


def test_several_values_are_a_list_and_steps_a_numbered_one():
    steps = Cell(("1. 甲\n- 续", "2. 乙"))
    assert body(Sheet(((("步骤",), steps), (("条",), Cell(("1. 甲", "3. 乙"))), (("一",), Cell(("1. 甲",)))))) == (
        "- **步骤**：\n  1. 甲\\\n     \\- 续\n  2. 乙\n- **条**：\n  - 1\\. 甲\n  - 3\\. 乙\n- **一**：1. 甲\n"
    )


def test_headings_that_skip_a_level_or_are_too_deep():
    blocks = (Heading("甲", 4), Heading("乙"), Heading("丙", 5), Heading("丁", 3, numbered=False), Heading("戊", 3))
    assert body(*blocks, numbering="decimal") == (
        "##### 1.1.1.1 甲\n\n### 1.2 乙\n\n###### 丙\n\n#### 丁\n\n#### 1.2.1 戊\n"
    )


def test_anchors_are_githubs():
    titles = ("范围", "范围", "A & B_c（d）", "范围-1", "目录")
    chapters = tuple(Chapter("x", title, (Heading("`x` *范围*"),)) for title in titles)
    written = write(replace(CHINESE, chapters=chapters, settings=Settings("none")), {})
    assert [line.partition("](#")[2] for line in written.splitlines() if "](#" in line] == [
        "范围)",
        "范围-1)",
        "a--b_cd)",
        "范围-1-1)",
        "目录-1)",
    ]


def test_a_group_stands_in_the_section_of_its_first_task():
    day = date(2026, 1, 5)
    bars = (
        Bar("a", "组", BarKind.GROUP, day, day),
        Bar("b", "子", BarKind.TASK, day, day, 1, section="一期"),
        Bar("c", "孙", BarKind.TASK, day, day, 2),
        Bar("d", "独", BarKind.TASK, day, day),
    )
    lines = body(Figure("g", Gantt(bars, (), Scale.WEEK), "")).splitlines()[6:-1]
    assert [line.strip().partition(" :")[0] for line in lines] == ["独", "section 一期", "组", "子", "孙"]


def test_a_long_name_of_a_section_has_room():
    day = date(2026, 1, 5)
    bars = (Bar("a", "x", BarKind.TASK, day, day, section="旺季保障与固化"),)
    assert body(Figure("g", Gantt(bars, (), Scale.MONTH), "")).splitlines()[:7] == [
        "```mermaid",
        "---",
        "config:",
        "  gantt:",
        "    leftPadding: 104",
        "---",
        "gantt",
    ]


def test_a_hostile_label_of_the_chart():
    bar = Bar("", "2026-01-05: a;b #1\n```%% <i>", BarKind.TASK, date.max, date.max)
    assert body(Figure("g", Gantt((bar,), (), Scale.MONTH), "")).splitlines()[6:-1] == [
        "    \u200b2026-01-05#58; a#59;b #35;1 #96;#96;#96;#37;% #60;i> :t1, 9999-12-31, 9999-12-31"
    ]


def test_what_the_writer_does_not_know_is_an_error():
    with pytest.raises(KeyError):
        body(Figure("x", object(), "甲"))
    with pytest.raises(KeyError):
        body(object())  # type: ignore[arg-type]


def test_chinese_numbers():
    numbers = (1, 9, 10, 11, 19, 20, 21, 37, 99, 100)
    assert [chinese_number(number) for number in numbers] == "一 九 十 十一 十九 二十 二十一 三十七 九十九 100".split()  # noqa: SIM905
