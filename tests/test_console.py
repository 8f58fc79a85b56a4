"""The console: findings with their lines, whatever is in them and whatever the console can show."""

import pytest

from opsplan import columns, console
from opsplan.findings import Finding, Place, Severity


def finding(
    line, column=1, code="DOC-01", severity=Severity.ERROR, file="plan.yaml", value="甲", message="number-expected"
):
    return Finding(code, severity, message, Place(file, line, column), ("goals", line, "target"), {"value": value})


def shown(capsys, found, lines, lang="zh", **options):
    console.findings(found, lines, lang, **options)
    out, err = capsys.readouterr()
    assert out == ""
    return err


def source(capsys, line, column):
    """Return the source line and the line with the caret, without their gutters."""
    text = shown(capsys, [finding(1, column)], {"plan.yaml": [line]})
    return [row[9:] for row in text.splitlines() if row[:9] in ("     1 | ", "       | ")]


def test_a_finding(capsys):
    text = shown(capsys, [finding(2, 9)], {"plan.yaml": ["title: 甲", "target: 甲"]})
    assert (
        text
        == """\
plan.yaml:2:9 错误 DOC-01 goals[2].target
  “甲”不是数字
     2 | target: 甲
       |         ^
  → 只写数字；可以写 1,200、8万、30%

"""
    )


@pytest.mark.parametrize(
    ("line", "column", "seen"),
    [
        ("name: 客服中心", 9, ["name: 客服中心", "          ^"]),
        ("\tname: 甲", 2, ["    name: 甲", "    ^"]),
        ("👩 e\u0301x: y", 5, ["👩 e\u0301x: y", "    ^"]),
        ("“丙”: 丁", 6, ["“丙”: 丁", "      ^"]),
        ("short", 6, ["short", "     ^"]),
        ("name: a\x1b[31mb\u202ecdefghijklmnop", 14, ["name: a\ufffd[31mb\ufffdcdefghijklmnop", " " * 13 + "^"]),
    ],
)
def test_the_caret_stands_below_its_column(capsys, line, column, seen):
    assert source(capsys, line, column) == seen


def test_long_lines_are_cut_around_the_column(capsys):
    line = "前" * 60 + "x" + "后" * 60
    cut, caret = source(capsys, line, 61)
    assert cut == "…" + "前" * 22 + "x" + "后" * 12 + "…"
    assert caret == " " * 45 + "^"
    cut, caret = source(capsys, "x" * 100, 1)
    assert (cut, caret) == ("x" * 71 + "…", "^")
    cut, caret = source(capsys, "x" * 100, 100)
    assert (cut, caret) == ("…" + "x" * 45, " " * 45 + "^")
    assert source(capsys, "x" * 71, 44) == ["x" * 71, " " * 43 + "^"]


@pytest.mark.parametrize("line", ["", "   ", "PK\x03\x04\x14\x00\x06\x00", "\ufffd\ufffd\ufffd\ufffd甲"])
def test_a_line_that_tells_nothing_is_not_shown(capsys, line):
    assert source(capsys, line, 1) == []


def test_a_line_that_is_not_there_is_not_shown(capsys):
    assert "|" not in shown(capsys, [finding(7)], {"plan.yaml": ["a"]})
    assert "|" not in shown(capsys, [finding(1)], {})


def heads(text):
    return [line for line in text.splitlines() if line[:1] not in ("", " ") or "另有" in line]


def test_findings_that_say_the_same_are_grouped_errors_first_three_of_each(capsys):
    found = [finding(line, code="KPI-01", severity=Severity.WARNING) for line in range(1, 3)]
    found += [finding(line) for line in range(1, 15)]
    found[9:9] = [finding(8, message="date-expected")]
    assert heads(shown(capsys, found, {})) == [
        "plan.yaml:1:1 错误 DOC-01 goals[1].target",
        "plan.yaml:2:1 错误 DOC-01 goals[2].target",
        "plan.yaml:3:1 错误 DOC-01 goals[3].target",
        "  另有11处同样的问题（DOC-01）：第 4、5、6、7、8、9、10、11… 行",
        "plan.yaml:8:1 错误 DOC-01 goals[8].target",
        "plan.yaml:1:1 警告 KPI-01 goals[1].target",
        "plan.yaml:2:1 警告 KPI-01 goals[2].target",
    ]


def test_a_line_with_several_is_told_once(capsys):
    found = [finding(line, column) for line in (1, 2, 2, 3) for column in (1, 5)]
    assert heads(shown(capsys, found, {}))[3:] == ["  另有5处同样的问题（DOC-01）：第 2、3 行"]
    assert "\n  5 more like these (DOC-01): lines 2, 3\n" in shown(capsys, found, {}, "en")
    assert "\n  1 more like these (DOC-01): line 2\n" in shown(capsys, found[:4], {}, "en")


def test_all_are_listed_where_everything_is_wanted(capsys):
    found = [finding(line) for line in range(1, 6)]
    assert heads(shown(capsys, found, {}, everything=True)) == [
        f"plan.yaml:{line}:1 错误 DOC-01 goals[{line}].target" for line in range(1, 6)
    ]


def test_places_of_several_files_are_told_apart(capsys):
    found = [finding(1, file=f"{name}.yaml") for name in "abcde"]
    assert "  另有2处同样的问题（DOC-01）：d.yaml:1、e.yaml:1\n" in shown(capsys, found, {})
    assert "  2 more like these (DOC-01): d.yaml:1, e.yaml:1\n" in shown(capsys, found, {}, "en")


def test_informations_are_a_count_unless_all_are_wanted(capsys):
    found = [finding(1, code=code, severity=Severity.INFO) for code in ("OPS-01", "DOC-08", "OPS-01")]
    assert shown(capsys, found, {}) == "3条提示（DOC-08、OPS-01）：用 opsplan check --all 查看\n"
    assert shown(capsys, found[:1], {}, "en") == "1 note (OPS-01): see it with opsplan check --all\n"
    assert shown(capsys, found, {}, everything=True).count("提示") == 3


def test_nothing_found_is_nothing_said(capsys):
    assert shown(capsys, [], {}) == ""


def test_a_plans_text_does_not_steer_the_terminal(capsys):
    assert "“\ufffd]0;x\ufffd y”不是数字" in shown(capsys, [finding(1, value="\x1b]0;x\x07\ty")], {})


def test_results_and_messages_go_their_ways(capsys):
    console.out("甲 → 乙")
    console.err("丙 ", "red")
    console.data('{"a": "\x1b"}')
    assert capsys.readouterr() == ('甲 → 乙\n{"a": "\x1b"}\n', "丙\n")


def test_no_streams_at_all(monkeypatch):
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    console.prepare()
    console.out("a")
    console.data("a")
    console.err("a", "red")
    console.findings([finding(1)], {"plan.yaml": ["甲"]}, "zh")


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 10, []),
        ("one two three", 7, ["one two", "three"]),
        ("文档的语言（默认按方案）。", 12, ["文档的语言", "（默认按方", "案）。"]),
        ("写成 --numbering 都可以", 12, ["写成", "--numbering", "都可以"]),
        ("averyveryverylongword x", 5, ["averyveryverylongword", "x"]),
    ],
)
def test_wrapping(text, room, lines):
    assert columns.wrap(text, room) == lines
