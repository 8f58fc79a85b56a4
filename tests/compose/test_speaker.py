"""What a document says of each kind of value, in one language and in two."""

from datetime import date
from decimal import Decimal
from textwrap import dedent

import pytest

from opsplan.compose.bilingual import Bilingual
from opsplan.compose.echo import without_gaps
from opsplan.compose.phrase import Money, Month, Numbered, Phrase, Quantity
from opsplan.compose.speaker import Speaker
from opsplan.compose.voice import Voice
from opsplan.lines import Line
from opsplan.loading.plan import load
from opsplan.model.common import Level
from opsplan.model.dates import Period
from opsplan.model.duration import Dur
from opsplan.model.frequency import Freq
from opsplan.model.references import Ref
from opsplan.model.text import Text
from opsplan.model.values import Num
from opsplan.model.work import Dependency

PLAN = """
title: 客服提速
roles:
  - {id: R1, name: {zh: 客服主管, en: Service lead}}
  - {id: R2, name: {zh: 班组长, en: Team leader}, people: [{zh: 张三, en: Zhang San}]}
  - {id: R3, name: 质检员}
goals:
  - {id: G1, name: {zh: 首次响应时间由75秒降到30秒, en: Cut first response from 75 to 30 seconds}}
  - {id: G2, name: {zh: 客户满意度由80%升到90%, en: Raise satisfaction from 80% to 90%}}
"""
DAY = date(2026, 4, 17)
SECONDS = Text("秒", "seconds")
TALK = Text("编写话术", "Write scripts")


def by_id():
    loaded, _ = load(dedent(PLAN).encode(), "plan.yaml")
    return loaded.index.by_id


@pytest.fixture(scope="module")
def both():
    return Bilingual(by_id())


@pytest.fixture(scope="module")
def chinese():
    return Speaker("zh", Voice("zh", by_id()))


#: A value, and the paragraphs of a cell that says it; what stands after ‖ is in the second language.
CELLS = [
    (TALK, ["编写话术\n‖Write scripts"]),
    (Text("编写话术"), ["编写话术"]),
    (Text(en="Write scripts"), ["Write scripts"]),
    (Text("KPI", "KPI"), ["KPI"]),
    (Text("甲\n乙", "A\nB"), ["甲\n乙\n‖A\nB"]),
    (None, []),
    ((), []),
    ("T1.2", ["T1.2"]),
    (True, ["是 ‖Yes"]),
    (1200, ["1,200"]),
    (Num.parse("12.50"), ["12.50"]),
    (Num.parse("30%"), ["30%"]),
    (Decimal("0.5"), ["0.5"]),
    (DAY, ["2026-04-17"]),
    (Month(DAY), ["2026-04"]),
    (Period.parse("2026-Q2"), ["2026-Q2"]),
    (Period.parse("2026-H1"), ["2026-H1"]),
    (Period.parse("2026-06"), ["2026-06"]),
    (Period.parse("2026-04-17"), ["2026-04-17"]),
    (Money(Decimal(8000), "CNY"), ["CNY 8,000"]),
    (Level.HIGH, ["高 ‖High"]),
    ((Level.HIGH, Level.LOW), ["高、低 ‖High, Low"]),
    (Dur.parse("3d", "zh"), ["3个工作日 ‖working days"]),
    (Dur.parse("1d", "zh"), ["1个工作日 ‖working day"]),
    (Dur.parse("3-5d", "zh"), ["3～5个工作日 ‖working days"]),
    (Dur.parse("4h-2d", "zh"), ["4小时～2个工作日 ‖hours–working days"]),
    (Freq.parse("monthly", "zh"), ["每月 ‖Monthly"]),
    (Freq.parse("every 3d", "zh"), ["每3个工作日一次 ‖working days apart"]),
    (Freq.parse("3/weekly", "zh"), ["每周3次 ‖times weekly"]),
    (Freq.parse({"every": "weekly", "on": {"zh": "周一", "en": "Monday"}, "at": "9:30"}, "zh"),
     ["每周（周一9:30） ‖Weekly (Monday)"]),
    (Freq.parse({"every": "weekly", "on": "周一", "at": "9:30"}, "zh"), ["每周（周一9:30） ‖Weekly"]),
    (Freq.parse({"zh": "视情况", "en": "As needed"}, "zh"), ["视情况\n‖As needed"]),
    (Quantity(Num.parse("30"), SECONDS), ["30秒 ‖seconds"]),
    (Quantity(Num.parse("30"), Text("秒")), ["30秒"]),
    (Quantity(Num.parse("95"), "%"), ["95%"]),
    (Quantity(Num.parse("2.9"), "of 5"), ["2.9 of 5"]),
    (Quantity(Num.parse("12"), "ms"), ["12ms"]),
    (Quantity(Text("优", "excellent"), SECONDS), ["优\n‖excellent"]),
    (Ref("R1"), ["客服主管\n‖Service lead"]),
    (Ref("R2"), ["班组长（张三）\n‖Team leader (Zhang San)"]),
    (Ref("customers"), ["客户\n‖Customers"]),
    ((Ref("R1"), Ref("R2")), ["客服主管、班组长（张三）\n‖Service lead, Team leader (Zhang San)"]),
    ((Ref("R1"), Ref("R3")), ["客服主管\n‖Service lead", "质检员"]),
    ((Ref("G1"), Ref("G2")), ["首次响应时间由75秒降到30秒\n‖Cut first response from 75 to 30 seconds",
                              "客户满意度由80%升到90%\n‖Raise satisfaction from 80% to 90%"]),
    (Dependency(task=Ref("T1"), lag=Dur.parse("2d", "zh")), ["T1 + 2个工作日 ‖working days"]),
    (Dependency(task=Ref("T1")), ["T1"]),
    ((TALK, Text("试用"), (TALK,)), ["编写话术\n‖Write scripts", "试用", "– 编写话术\n‖Write scripts"]),
    (Numbered((TALK, Text("试用"))), ["1. 编写话术\n‖Write scripts", "2. 试用"]),
    (Phrase("phrases.from_to", {"start": DAY, "finish": DAY}), ["2026-04-17 – 2026-04-17"]),
    (Phrase("phrases.titled", {"id": "T1", "name": TALK}), ["T1　编写话术\n‖Write scripts"]),
    (Phrase("phrases.dated", {"when": (DAY,), "what": TALK}), ["2026-04-17：编写话术\n‖Write scripts"]),
    (Phrase("phrases.deadline", {"when": DAY, "id": "T1", "name": TALK, "owner": Ref("R1")}),
     ["2026-04-17　T1　编写话术（客服主管）\n‖Write scripts (Service lead)"]),
    (Phrase("phrases.later", {"n": 2}), ["推迟2个工作日\n‖working days late"]),
    (Phrase("phrases.later", {"n": 1}), ["推迟1个工作日\n‖working day late"]),
    (Phrase("phrases.range", {"min": Quantity(Num.parse("20")), "max": Quantity(Num.parse("30"), SECONDS)}),
     ["20～30秒\n‖seconds"]),
    (Phrase("phrases.kpi_at", {"kpi": Text("响应", "Response"), "actual": Quantity(Num.parse("28"), SECONDS)}),
     ["响应：28秒\n‖Response (seconds)"]),
    (Phrase("phrases.kpi_at", {"kpi": Text("满意度", "Satisfaction"), "actual": Quantity(Num.parse("91"), "%")}),
     ["满意度：91%\n‖Satisfaction"]),
    (Phrase("phrases.goes", {"step": "3"}), ["→ 步骤 Step 3"]),
    (Phrase("phrases.goes_when", {"when": Text("已预约", "Booked"), "step": "3"}), ["已预约 → 步骤 Step 3\n‖Booked"]),
    (Phrase("phrases.record", {"what": TALK}), ["记录：编写话术\n‖Record: Write scripts"]),
    (Phrase("phrases.record", {"what": Text("话术")}), ["记录：话术"]),
    (Phrase("phrases.answer", {"problem": TALK, "solution": Text("试用")}), ["编写话术——试用\n‖Write scripts"]),
    (Phrase("phrases.goal_due", {"what": TALK, "due": DAY}, long=True),
     ["编写话术，2026年4月17日前达成。\n‖Write scripts by 17 April 2026."]),
    (Phrase("phrases.goal_due", {"what": Text("编写话术"), "due": DAY}, long=True),
     ["编写话术，2026年4月17日前达成。"]),
    (Phrase("phrases.goal_due", {"what": Text(en="Write scripts"), "due": DAY}, long=True),
     ["Write scripts by 17 April 2026."]),
]  # fmt: skip


def shown(text):
    """A text with a mark before what is in its second language."""
    if not isinstance(text, Line):
        return text
    return "".join(f"{'‖' if turn % 2 else ''}{part}" for turn, part in enumerate(text.parts))


@pytest.mark.parametrize(("value", "said"), CELLS, ids=range(len(CELLS)))
def test_a_cell_says_a_number_once_and_a_text_in_both_languages(both, value, said):
    assert [shown(line) for line in both.lines(value)] == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (TALK, "编写话术 ‖Write scripts"),
        (Level.HIGH, "高 ‖High"),
        (Phrase("phrases.titled", {"id": "T1", "name": TALK}), "T1　编写话术 ‖Write scripts"),
        (Phrase("phrases.titled", {"id": "T1", "name": Text("试用")}), "T1　试用"),
        ((Ref("R1"), Ref("R3")), "客服主管 ‖Service lead、质检员"),
        ((Ref("R3"), Ref("R1")), "质检员、客服主管 ‖Service lead"),
    ],
)
def test_a_heading_says_both_languages_on_one_line(both, value, said):
    assert shown(both.inline(value)) == said


def test_sentences_come_once_in_each_language(both):
    effort = Phrase("breakdown.effort", {"total": Decimal(113)})
    assert both.prose(effort) == ("全部任务工作量合计113人天。", "The tasks add up to 113 person-days of effort.")
    assert both.prose(TALK) == ("编写话术", "Write scripts")
    assert both.prose(Text("编写话术")) == ("编写话术",)
    lacking = Phrase("phrases.goal_due", {"what": Text("试用"), "due": DAY}, long=True)
    assert both.prose(lacking, effort) == (
        "试用，2026年4月17日前达成。全部任务工作量合计113人天。",
        "The tasks add up to 113 person-days of effort.",
    )
    assert both.prose(lacking) == ("试用，2026年4月17日前达成。",)


def test_the_words_of_writers_are_there_in_both_languages(both):
    words = both.catalogue("furniture")
    assert [shown(words[name]) for name in ("contents", "table", "figure", "page_of", "draft")] == [
        "目录 ‖Contents", "表 ‖Table", "图 ‖Figure", "{page} / {pages}", "草稿 ‖DRAFT",
    ]  # fmt: skip


def test_the_axis_of_a_chart_reads_in_figures_where_it_can(both, chinese):
    styles = ("table", "month", "year", "month_only")
    assert [shown(both.day(style, DAY)) for style in styles] == ["2026-04-17", "2026-04", "2026", "4月 ‖Apr"]
    assert [chinese.day(style, DAY) for style in styles] == ["2026-04-17", "2026年4月", "2026年", "4月"]


@pytest.mark.parametrize("value", [value for value, _ in CELLS], ids=range(len(CELLS)))
def test_one_language_is_plain_text(chinese, value):
    assert {type(line) for line in chinese.lines(value)} <= {str}


@pytest.mark.parametrize(
    ("pattern", "empty", "left"),
    [
        ("{when} {id} {name} ({owner})", {"when", "id"}, "{name} ({owner})"),
        ("{when} {id} {name} ({owner})", {"owner"}, "{when} {id} {name}"),
        ("{name} ({owner}, {when})", {"when"}, "{name} ({owner})"),
        ("{name} ({owner}, {when})", {"owner"}, "{name} ({when})"),
        ("{problem} – {solution}", {"problem"}, "{solution}"),
        ("Go to step {step}", {"step"}, "Go to step"),
        ("{n} working days late", {"n"}, "working days late"),
        ("Every {n} days at {time}.", {"n", "time"}, "Every days at."),
        ("{what}", {"what"}, ""),
        ("{number}. {what}", {"number"}, "{what}"),
    ],
)
def test_a_gap_that_stays_empty_takes_its_signs_along(pattern, empty, left):
    assert without_gaps(pattern, empty) == left
