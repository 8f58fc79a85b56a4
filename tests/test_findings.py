"""Findings as values: their order, and paths as people write them."""

import pytest

from opsplan.findings import Finding, Place, Severity, in_order, path_text


def finding(line: int, column: int = 1, severity: Severity = Severity.ERROR, code: str = "DOC-01", **args: object):
    return Finding(code, severity, "missing", Place("plan.yaml", line, column), ("title",), args)


def test_findings_come_by_place_then_severity_then_code():
    first, second = finding(1, 9), finding(2, 1, code="REF-01")
    third, fourth = finding(2, 1, Severity.WARNING, code="CAL-01"), finding(2, 4, Severity.INFO)
    assert in_order([fourth, third, second, first]) == [first, second, third, fourth]


def test_the_same_finding_comes_once_and_different_ones_stay():
    assert in_order([finding(1), finding(1)]) == [finding(1)]
    assert in_order([finding(1, key="a"), finding(1, key="b")]) == [finding(1, key="a"), finding(1, key="b")]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), ""),
        (("title",), "title"),
        (("tasks", 3, "owner"), "tasks[3].owner"),
        (("tasks", 0, "after", 1), "tasks[0].after[1]"),
        (("目标", 0, "负责人"), "目标[0].负责人"),
    ],
)
def test_a_path_as_people_write_it(path, text):
    assert path_text(path) == text


def test_an_error_is_graver_than_a_warning():
    assert sorted([Severity.INFO, Severity.ERROR, Severity.WARNING]) == [
        Severity.ERROR,
        Severity.WARNING,
        Severity.INFO,
    ]
