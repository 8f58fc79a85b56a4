"""What the views of several chapters have in common: order by date, stretches of time."""

from datetime import date

import pytest

from opsplan.compose.phrase import Phrase
from opsplan.compose.views.saying import by_date, span
from opsplan.kinds import kind
from opsplan.pipeline import Wanted, document, judge

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def test_what_has_no_day_comes_last_and_one_day_keeps_the_order_of_the_plan():
    listed = [("一", None), ("二", JUNE), ("三", MAY), ("四", None), ("五", MAY)]
    assert "".join(name for name, _ in by_date(listed, lambda one: one[1])) == "三五二一四"
    assert "".join(name for name, _ in by_date(listed, lambda one: one[1], newest_first=True)) == "二三五一四"


@pytest.mark.parametrize(
    ("start", "finish", "said"),
    [
        (MAY, JUNE, Phrase("phrases.from_to", {"start": MAY, "finish": JUNE})),
        (MAY, None, Phrase("phrases.from_on", {"start": MAY})),
        (None, JUNE, Phrase("phrases.until", {"finish": JUNE})),
        (None, None, None),
    ],
)
def test_a_stretch_of_time_is_said_by_the_ends_that_it_has(start, finish, said):
    assert span(start, finish) == said


def test_the_sheet_of_a_task_whose_end_nobody_knows_says_only_its_start():
    text = """
title: 甲
tasks: [{name: 乙, start: 2026-03-02, when: 待定, steps: 一, notes: 丙, skills: 丁, tools: 戊}]
tools: [{id: 戊, name: 己}]
document: {chapters: {only: breakdown}}
""".encode()
    plan, _ = judge(text, "plan.yaml")
    shown = document(plan, text, Wanted(kind("work-breakdown"), "zh", "md")).decode()
    assert "- **起止时间**：自2026-03-02起\n" in shown
