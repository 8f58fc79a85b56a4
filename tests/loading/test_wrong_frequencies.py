"""What is wrong within a frequency that is a mapping: said once, and reading comes to an end."""

import pytest


@pytest.mark.parametrize(
    ("frequency", "error"),
    [
        ("{every: weekly, on: [周一], at: '9:30'}", "error DOC-01 2:50 tasks[0].frequency.on"),
        ("{every: weekly, on: {zh: [1]}}", "error DOC-01 2:50 tasks[0].frequency.on"),
        ("{every: weekly, at: [9]}", "error DOC-01 2:50 tasks[0].frequency.at"),
        ("{every: weekly, times: [2]}", "error DOC-01 2:53 tasks[0].frequency.times"),
        ("{zh: 定期, en: [x]}", "error DOC-01 2:30 tasks[0].frequency"),
    ],
)
def test_a_value_of_the_wrong_type(said, frequency, error):
    text = said(f"title: 计划\ntasks: [{{name: 甲, frequency: {frequency}}}]")
    assert [line.rstrip() for line in text.split("\n") if line.startswith("error")] == [error]
