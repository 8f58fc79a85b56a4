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
        "  另有 11 处（DOC-01），用 opsplan check --all 全部列出",
        "plan.yaml:8:1 错误 DOC-01 goals[8].target",
        "plan.yaml:1:1、2 警告 KPI-01 “甲”不是数字 → 只写数字；可以写 1,200、8万、30%",
    ]
    assert "\n  11 more (DOC-01): opsplan check --all lists them\n" in shown(capsys, found, {}, "en")


def warnings(*codes, places=1, **of):
    return [
        finding(line, code=code, severity=Severity.WARNING, **of) for code in codes for line in range(1, places + 1)
    ]


def test_two_warnings_have_their_lines_and_more_have_one_line_a_group(capsys):
    lines = {"plan.yaml": ["甲: 乙"]}
    assert shown(capsys, warnings("KPI-01", "KPI-02"), lines).count("\n     1 | 甲: 乙\n       | ^\n") == 2
    found = [*warnings("KPI-04", places=5), *warnings("KPI-02"), *warnings("KPI-01", places=3)]
    assert (
        shown(capsys, found, lines)
        == """\
plan.yaml:1:1 警告 KPI-02 “甲”不是数字 → 只写数字；可以写 1,200、8万、30%
plan.yaml:1:1、2、3 警告 KPI-01 “甲”不是数字 → 只写数字；可以写 1,200、8万、30%
plan.yaml:1:1、2、3 警告 KPI-04 “甲”不是数字（另有 2 处） → 只写数字；可以写 1,200、8万、30%
"""
    )
    assert "\nplan.yaml:1:1, 2, 3 warning KPI-04 “甲” is not a number (2 more) → " in shown(capsys, found, lines, "en")


def test_of_warnings_with_the_same_profile_those_of_few_places_come_first_and_basic_ones_before_all(capsys):
    found = [*warnings("KPI-05", places=2), *warnings("KPI-01", places=4), *warnings("KPI-04")]
    assert [line.split()[2] for line in heads(shown(capsys, found, {}))] == ["KPI-01", "KPI-04", "KPI-05"]


def test_of_many_groups_of_warnings_the_last_are_named_only(capsys):
    found = warnings(*(f"ABC-{number}" for number in range(10, 23)), places=2)
    told = shown(capsys, found, {}).splitlines()
    assert len(told) == 11
    assert told[-1] == "另有6个警告（ABC-20、ABC-21、ABC-22）：用 opsplan check --all 查看"
    assert "6 more warnings (ABC-20, ABC-21, ABC-22): see them with opsplan check --all" in shown(
        capsys, found, {}, "en"
    )


def test_all_are_listed_where_everything_is_wanted(capsys):
    found = [finding(line) for line in range(1, 6)]
    assert heads(shown(capsys, found, {}, everything=True)) == [
        f"plan.yaml:{line}:1 错误 DOC-01 goals[{line}].target" for line in range(1, 6)
    ]


def test_places_of_several_files_are_told_apart(capsys):
    found = [one for name in "abcd" for one in warnings("KPI-01", file=f"{name}.yaml")]
    assert shown(capsys, found, {}).startswith("a.yaml:1:1、b.yaml:1、c.yaml:1 警告 KPI-01 ")


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
