"""`opsplan check`: findings as text and as JSON, of one file and of several."""

import json


def write(folder, **plans):
    for name, text in plans.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def test_a_plan_without_findings(opsplan, tmp_path):
    write(tmp_path, a="title: 甲\ngoals: [{name: 乙, owner: 丙, due: 2026-06-30}]\n")
    said = opsplan("check", "a.yaml")
    assert (said.code, said.out, said.err) == (0, "a.yaml：没有发现问题\n", "")
    said = opsplan("check", "a.yaml", "a.yaml", "./a.yaml", "--format", "json")
    assert (said.code, said.err) == (0, "")
    assert (
        said.out
        == """\
{
  "version": 1,
  "findings": [],
  "summary": {
    "error": 0,
    "warning": 0,
    "info": 0
  }
}
"""
    )


def test_text_has_errors_first_and_counts_informations(opsplan, tmp_path):
    write(tmp_path, b="title: 甲\nservices: [数据支持]\ngoals: [{name: 乙, ownr: 丙}]\n")
    told = """\
b.yaml:3:19 错误 DOC-01 goals[0].ownr
  不认识的字段“ownr”
     3 | goals: [{name: 乙, ownr: 丙}]
       |                    ^
  → 是否为 owner？请改成 owner:

"""
    said = opsplan("check", "b.yaml")
    assert said.out == "b.yaml：1个错误、1条提示\n"
    assert (said.code, said.err) == (1, told + "1条提示（OPS-01）：用 opsplan check --all 查看\n")
    said = opsplan("check", "b.yaml", "--all")
    assert (
        said.err
        == told
        + """\
b.yaml:2:1 提示 OPS-01 services
  文档里没有打印“services”的章节
     2 | services: [数据支持]
       | ^
  → 要打印，请在 document.chapters.add 里加上 services（支撑服务目录）；不打印也可以保留

"""
    )


def test_json_is_alone_on_stdout_and_sorted_by_file_and_line(opsplan, tmp_path):
    write(tmp_path, b="title: 甲\nownr: 1\ngoals: [乙]\n", a="title: 甲\ntaks: 乙\ngoals: [丁]\nphazes: 丙\n")
    said = opsplan("check", "b.yaml", "nix.yaml", "a.yaml", "--format", "json")
    assert said.code == 2
    assert said.err == "出错：找不到文件 nix.yaml。文件夹里有：a.yaml、b.yaml\n"
    whole = json.loads(said.out)
    assert [(one["file"], one["line"]) for one in whole["findings"]] == [("a.yaml", 2), ("a.yaml", 4), ("b.yaml", 2)]
    assert whole["findings"][0] == {
        "file": "a.yaml",
        "line": 2,
        "column": 1,
        "path": "taks",
        "code": "DOC-01",
        "severity": "error",
        "message": "不认识的字段“taks”",
        "hint": "是否为 tasks？请改成 tasks:",
    }
    assert whole["summary"] == {"error": 3, "warning": 0, "info": 0}
    assert opsplan("check", "a.yaml", "nix.yaml", "b.yaml", "--format", "json").out == said.out


def test_cycles_references_and_dates(opsplan, tmp_path):
    write(tmp_path, c="""\
title: 甲
roles: [{id: R1, name: 客服}]
tasks:
  - {id: T1, name: 一, duration: 2d, after: T2, owner: R2}
  - {id: T2, name: 二, duration: 2d, after: T1, owner: R1}
  - {id: T3, name: 三, start: 2026-03-10, finish: 2026-03-02}
""")  # fmt: skip
    found = json.loads(opsplan("check", "c.yaml", "--format", "json", "--ui-lang", "en").out)["findings"]
    places = {(one["line"], one["severity"]) for one in found}
    assert {(4, "error"), (6, "error")} <= places
    assert "T1" in next(one["message"] for one in found if "loop" in one["message"])


SPOKEN = """\
title: {zh: 甲, en: A}
roles: [{id: R1, name: 客服主管}]
goals:
  - name: {zh: 乙, en: B}
    basis: [好评过半, {en: Most are pleased}]
tasks:
  - {name: 排班, owner: R1}
  - {name: "培训, 含考核", owner: R1}
  - {name: 试用, owner: R1}
lint: {profile: basic}
"""
ENGLISH_MISSING = """\
s.yaml:2:24 提示 DOC-05 roles[0].name
  “客服主管”没有英文文本
     2 | roles: [{id: R1, name: 客服主管}]
       |                        ^
  → 请写成 name: {zh: 客服主管, en: …}

s.yaml:5:13 提示 DOC-05 goals[0].basis[0]
  “好评过半”没有英文文本
     5 |     basis: [好评过半, {en: Most are pleased}]
       |             ^
  → 请写成 {zh: 好评过半, en: …}

"""


def test_a_language_that_is_asked_about_is_told_of(opsplan, tmp_path):
    write(tmp_path, s=SPOKEN)
    assert opsplan("check", "s.yaml").err == ""
    said = opsplan("check", "s.yaml", "--lang", "en")
    assert (said.code, said.out) == (0, "s.yaml：5条提示\n")
    assert said.err.startswith(ENGLISH_MISSING)
    assert said.err.endswith("  另有 2 处（DOC-05），用 opsplan check --all 全部列出\n\n")
    said = opsplan("check", "s.yaml", "--lang", "en", "--all")
    assert '  → 请写成 name: {zh: "培训, 含考核", en: …}\n' in said.err
    assert (
        opsplan("check", "s.yaml", "--lang", "zh", "--ui-lang", "en").err
        == """\
s.yaml:5:19 note DOC-05 goals[0].basis[1]
  “Most are pleased” has no Chinese text
     5 |     basis: [好评过半, {en: Most are pleased}]
       |                       ^
  → Write {zh: …, en: Most are pleased}

"""
    )
    assert opsplan("check", "s.yaml", "--lang", "both").out == "s.yaml：6条提示\n"
    assert opsplan("check", "s.yaml", "--lang", "fr").code == 2


def test_strict_and_a_pattern(opsplan, tmp_path):
    far = "title: 甲\ngoals: [{name: 乙, due: 2061-06-30}]\ncalendar: {region: china}\n"
    far += "tasks: [{name: 丁, start: 2061-03-02, duration: 5d}]\n"
    write(tmp_path, one=far, two=far)
    said = opsplan("check", "*.yaml")
    assert (said.code, said.out) == (0, "2份方案：2个警告\n")
    assert opsplan("check", "*.yaml", "--strict").code == 1


def test_files_that_cannot_be_read(opsplan, tmp_path, monkeypatch):
    write(tmp_path, a="title: 甲\ngoals: [乙]\n")

    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr("pathlib.Path.open", denied)
        said = opsplan("check", "a.yaml")
    assert (said.code, said.out, said.err) == (2, "", "出错：无法读取 a.yaml：没有权限\n")
    monkeypatch.setattr("opsplan.cli.inputs.LARGEST", 3)
    assert opsplan("check", "a.yaml").err == "出错：a.yaml 超过 64 MB，不像是方案文件；请核对文件名\n"


def test_an_empty_file_and_one_of_bytes(opsplan, tmp_path):
    (tmp_path / "empty.yaml").write_bytes(b"")
    (tmp_path / "bytes.yaml").write_bytes(bytes(range(256)))
    said = opsplan("check", "empty.yaml", "bytes.yaml")
    assert (said.code, said.out) == (1, "2份方案：2个错误\n")
    assert " | " not in said.err


def test_what_never_ends_is_no_plan(opsplan):
    said = opsplan("check", "/dev/zero")
    assert (said.code, said.out, said.err) == (2, "", "出错：/dev/zero 超过 64 MB，不像是方案文件；请核对文件名\n")


def test_of_many_plans_in_a_folder_some_are_named_and_all_counted(opsplan, tmp_path):
    for number in range(7):
        (tmp_path / f"p{number}.yaml").write_text("title: 甲", encoding="utf-8")
    names = "p0.yaml、p1.yaml、p2.yaml、p3.yaml、p4.yaml"
    assert opsplan("check", "客服.yaml").err == f"出错：找不到文件 客服.yaml。文件夹里有：{names}等7个方案\n"
