"""Findings in words and as JSON."""

import json
from datetime import date

from opsplan import reporting
from opsplan.findings import Finding, Place, Severity

UNKNOWN = Finding(
    "DOC-01",
    Severity.ERROR,
    "key-unknown",
    Place("计划.yaml", 3, 5),
    ("goals", 0, "ownr"),
    {"key": "ownr", "near": "owner"},
)
FAR = Finding("OPS-01", Severity.INFO, "key-unknown", Place("a.yaml", 1, 1), (), {"key": "x", "near": ""})


def test_a_finding_in_words():
    assert reporting.says(UNKNOWN, "zh") == "不认识的字段“ownr”"
    assert reporting.says(UNKNOWN, "en") == "Unknown field “ownr”"
    assert reporting.hint(UNKNOWN, "zh") == "是否为 owner？请改成 owner:"
    assert reporting.hint(FAR, "zh") == "请核对拼写；可用的部分用 opsplan fields 查看"
    assert [reporting.severity(one, "en") for one in Severity] == ["error", "warning", "note"]


def test_arguments_are_told_in_the_users_language_and_never_looked_into():
    args = {"value": {"zh": "客服", "en": "Service"}, "ids": ["{value}", date(2026, 3, 2), None]}
    ambiguous = Finding("REF-02", Severity.ERROR, "name-ambiguous", Place("a", 1, 1), (), args)
    assert reporting.says(ambiguous, "zh") == "名称“客服”对应多个对象：{value}、2026-03-02、"
    assert reporting.says(ambiguous, "en") == "The name “Service” fits several: {value}, 2026-03-02, "


def test_json_has_every_fact():
    assert json.loads(reporting.as_json([UNKNOWN, FAR], "en")) == {
        "version": 1,
        "findings": [
            {
                "file": "计划.yaml",
                "line": 3,
                "column": 5,
                "path": "goals[0].ownr",
                "code": "DOC-01",
                "severity": "error",
                "message": "Unknown field “ownr”",
                "hint": "Did you mean owner? Write owner:",
            },
            {
                "file": "a.yaml",
                "line": 1,
                "column": 1,
                "path": "",
                "code": "OPS-01",
                "severity": "info",
                "message": "Unknown field “x”",
                "hint": "Check the spelling; opsplan fields lists the sections",
            },
        ],
        "summary": {"error": 1, "warning": 0, "info": 1},
    }
    assert "计划.yaml" in reporting.as_json([UNKNOWN], "zh")
    escaped = reporting.as_json([UNKNOWN], "zh", ascii_only=True)
    assert escaped.isascii()
    assert json.loads(escaped) == json.loads(reporting.as_json([UNKNOWN], "zh"))


def test_counts():
    assert reporting.counts([], "zh") == "没有发现问题"
    assert reporting.counts([UNKNOWN, FAR, FAR], "zh") == "1个错误、2条提示"
    assert reporting.counts([UNKNOWN, FAR, FAR], "en") == "1 error, 2 notes"
