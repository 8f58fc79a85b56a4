"""`opsplan render`: what is written where, what is refused, and what is said about it."""

import os
from pathlib import Path

import pytest

from opsplan.cli.exits import Code
from opsplan.writers.stamp import docx_edited, markdown_edited

GOOD = """\
title: 客服响应提速
goals: [{name: 首次响应不超过30秒, owner: 客服主管, due: 2026-06-30}]
tasks: [{name: 优化排班, owner: 客服主管, start: 2026-03-02, duration: 5d}]
"""
BAD = """\
title: 客服响应提速
goals: [首次响应不超过30秒]
tasks:
  - name: 优化排班
    start: 2026-02-30
"""
BAD_TOLD = """\
bad.yaml:5:12 错误 DOC-01 tasks[0].start
  “2026-02-30”这一天不存在
     5 |     start: 2026-02-30
       |            ^
  → 是否为 2026-02-28？

"""
BAD_REFUSED = "没有生成 bad.yaml 的文档：1个错误（DOC-01）。请先改正；要先看效果，可加 --force 生成标有“草稿”的文档\n"


@pytest.fixture(autouse=True)
def plans(tmp_path: Path) -> None:
    """Lay a good plan and a bad one into the folder."""
    (tmp_path / "plan.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(BAD, encoding="utf-8")


def made(folder: Path) -> list[str]:
    names = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())
    return sorted(name for name in names if not name.endswith((".yaml", ".yml")))


def test_a_line_a_plan(opsplan, tmp_path):
    said = opsplan("render", "plan.yaml", "--to", "md,docx")
    assert (said.code, said.out, said.err) == (0, "plan.yaml → plan.md、plan.docx（没有发现问题）\n", "")
    assert made(tmp_path) == ["plan.docx", "plan.md"]
    said = opsplan("render", "plan.yaml", "--no-cache", "--ui-lang", "en")
    assert (said.code, said.out) == (0, "plan.yaml → plan.docx (no problems found)\n")


def test_quiet_says_errors_only(opsplan, tmp_path):
    said = opsplan("render", "plan.yaml", "bad.yaml", "-q")
    assert (said.code, said.out, said.err) == (1, "", BAD_TOLD + BAD_REFUSED)
    assert made(tmp_path) == ["plan.docx"]


def test_a_language_that_the_plan_has_not(opsplan, tmp_path):
    said = opsplan("render", "plan.yaml", "--to", "md", "--lang", "en")
    assert said.out == "plan.yaml → plan.en.md（没有发现问题；4处没有英文，按中文显示）\n"
    assert made(tmp_path) == ["plan.en.md"]


BOTH = """\
title: {zh: 客服响应提速, en: Faster customer service}
lang: both
goals: [{name: 首次响应不超过30秒, owner: 客服主管, due: 2026-06-30}]
tasks: [{name: {en: Improve the roster}, owner: 客服主管, start: 2026-03-02, duration: 5d}]
"""


def test_a_plan_in_two_languages_becomes_one_bilingual_document(opsplan, tmp_path):
    (tmp_path / "two.yaml").write_text(BOTH, encoding="utf-8")
    said = opsplan("render", "two.yaml", "--to", "md,docx")
    assert said.err == ""
    assert said.out == "two.yaml → two.md、two.docx（没有发现问题；1处没有中文，按英文显示；2处没有英文，按中文显示）\n"
    assert opsplan("render", "two.yaml", "--to", "md", "--lang", "both", "--no-cache", "--ui-lang", "en").out == (
        "two.yaml → two.md (no problems found; "
        "1 text has no Chinese; English was printed; 2 texts have no English; Chinese was printed)\n"
    )
    assert opsplan("render", "two.yaml", "--to", "md", "--lang", "zh").out == (
        "two.yaml → two.zh.md（没有发现问题；1处没有中文，按英文显示）\n"
    )
    assert made(tmp_path) == ["two.docx", "two.md", "two.zh.md"]
    text = (tmp_path / "two.md").read_text(encoding="utf-8")
    assert text.startswith("# 客服响应提速\n\n**Faster customer service**")
    assert "## 1 目标设定 Goal Setting\n" in text


def test_a_plan_in_one_language_is_rendered_in_both(opsplan, tmp_path):
    said = opsplan("render", "plan.yaml", "--to", "md", "--lang", "both")
    assert (said.code, said.err) == (0, "")
    assert said.out == "plan.yaml → plan.both.md（没有发现问题；4处没有英文，按中文显示）\n"
    assert made(tmp_path) == ["plan.both.md"]


def test_what_no_document_prints_is_an_information(opsplan, tmp_path):
    (tmp_path / "early.yaml").write_text(GOOD + "services: [数据支持]\n", encoding="utf-8")
    said = opsplan("render", "early.yaml", "--to", "md")
    assert (said.code, said.err) == (0, "1条提示（OPS-01）：用 opsplan check --all 查看\n")
    assert said.out == "early.yaml → early.md（1条提示）\n"
    said = opsplan("render", "early.yaml", "--to", "md", "--quiet")
    assert (said.code, said.out, said.err) == (0, "", "")


def test_force_renders_a_draft(opsplan, tmp_path):
    said = opsplan("render", "bad.yaml", "--to", "md", "--force")
    assert (said.code, said.out, said.err) == (0, "bad.yaml → bad.md（1个错误）\n", BAD_TOLD)
    assert "草稿" in (tmp_path / "bad.md").read_text(encoding="utf-8").splitlines()[0]


def test_strict_refuses_on_warnings_and_shows_them_even_when_quiet(opsplan, tmp_path):
    far = GOOD.replace("2026-03-02", "2061-03-02").replace("2026-06-30", "2061-06-30")
    (tmp_path / "warned.yaml").write_text(far + "calendar: {region: china}\n", encoding="utf-8")
    assert opsplan("render", "warned.yaml", "--to", "md").code == 0
    (tmp_path / "warned.md").unlink()
    said = opsplan("render", "warned.yaml", "--to", "md", "--strict", "--quiet")
    assert (said.code, said.out, made(tmp_path)) == (1, "", [])
    assert "警告 CAL-01" in said.err
    assert said.err.endswith("没有生成 warned.yaml 的文档：1个警告（CAL-01）。请先改正，或去掉 --strict\n")


def test_several_plans_of_which_some_are_broken(opsplan, tmp_path):
    said = opsplan("render", "nix.yaml", "bad.yaml", "plan.yaml", "plan.yaml", "./plan.yaml", "--to", "md")
    assert said.code == Code.USAGE
    assert (
        said.out
        == """\
plan.yaml → plan.md（没有发现问题）
  方案        3
  已生成文档  1
  无变化文档  0
  读写失败    nix.yaml
  有错误      bad.yaml
"""
    )
    assert said.err == "出错：找不到文件 nix.yaml。文件夹里有：bad.yaml、plan.yaml\n" + BAD_TOLD + BAD_REFUSED
    assert made(tmp_path) == ["plan.md"]


def test_a_file_that_is_no_plan(opsplan, tmp_path):
    assert opsplan("render", "plan.yaml").code == 0
    said = opsplan("render", "plan.docx")
    assert said.code == 1
    assert said.err.splitlines()[0].startswith("plan.docx:1:1 错误 YAML-01")
    assert said.err.endswith("没有生成 plan.docx 的文档：1个错误（YAML-01）。请先改正\n")
    assert made(tmp_path) == ["plan.docx"]


@pytest.mark.parametrize(
    ("argv", "files"),
    [
        (["plan.yaml"], ["plan.docx"]),
        (["plan.yaml", "-o", "out"], ["out/plan.docx"]),
        (["plan.yaml", "-o", "out/deep/报告 一.md"], ["out/deep/报告 一.md"]),
        (["plan.yaml", "-o", "A.DOCX"], ["A.DOCX"]),
        (["plan.yaml", "-o", "v1.2"], ["v1.2/plan.docx"]),
        (["a/plan.yaml", "b/plan.yaml", "-o", "out", "--to", "md"], ["out/a/plan.md", "out/b/plan.md"]),
        (["a/plan.yaml", "a/😀.yaml", "-o", "out", "--to", "md"], ["out/plan.md", "out/😀.md"]),
        (["*.yaml", "--to", "md", "-q"], ["plan.md"]),
        (["--to", "md", "--", "-odd.yaml"], ["-odd.md"]),
        (["link.yaml", "--to", "md"], ["link.md"]),
        (["two.yaml", "--to", "md"], ["two.service-guide.md", "two.work-breakdown.md"]),
        (["plan.yaml", "--to", "md,docx,json", "--lang", "en"], ["plan.en.docx", "plan.en.md", "plan.json"]),
        (["two.yaml", "--to", "json,md"], ["two.json", "two.service-guide.md", "two.work-breakdown.md"]),
        (["plan.yaml", "-o", "out/x.json"], ["out/x.json"]),
        (["plan.yaml", "--to", "json", "-o", "out"], ["out/plan.json"]),
    ],
)
def test_names_of_outputs(opsplan, tmp_path, argv, files):
    for name in ("a/plan.yaml", "b/plan.yaml", "a/😀.yaml", "-odd.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to("plan.yaml")
    (tmp_path / "two.yaml").write_text(GOOD + "kind: [work-breakdown, service-guide]\n", encoding="utf-8")
    if "*.yaml" in argv:
        for name in ("bad.yaml", "link.yaml", "two.yaml", "-odd.yaml"):
            (tmp_path / name).unlink()
    opsplan("render", *argv)
    assert made(tmp_path) == files


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["plan.yaml", "--to", "md,docx", "-o", "x.md"], "一次要生成多份文档，-o 不能只写一个文件 x.md；请写文件夹"),
        (["plan.yaml", "bad.yaml", "-o", "x.md"], "一次要生成多份文档，-o 不能只写一个文件 x.md；请写文件夹"),
        (["plan.yaml", "--to", "md", "-o", "x.docx"], "-o x.docx 与格式 md 不符；请改成 --to docx，或改 -o 的后缀"),
        (["plan.yaml", "-o", "x.odt"],
         "不能生成 .odt 文件（-o x.odt）；可以写 .docx、.md、.pdf 或 .json，例如 -o x.docx"),
        (["plan.yaml", "plan.yml"],
         "plan.yaml 和 plan.yml 都会写到 plan.docx，没有生成任何文档；请分开生成，或给方案改名"),
        (["plan.json", "--to", "json", "--overwrite"], "plan.json 是方案文件，不能被文档覆盖；请用 -o 换个文件名"),
        (["plan.yaml", "--to", "json"],
         "没有覆盖 plan.json：它不是 opsplan 生成的。要覆盖请加 --overwrite，或用 -o 换个位置"),
        (["plan.md", "--to", "md", "--overwrite"], "plan.md 是方案文件，不能被文档覆盖；请用 -o 换个文件名"),
        (["plan.yaml", "plan.md", "-o", ".", "--to", "md"], "plan.md 是方案文件，不能被文档覆盖；请用 -o 换个文件名"),
        (["plan.yaml", "-o", "plan.yaml"],
         "不能生成 .yaml 文件（-o plan.yaml）；可以写 .docx、.md、.pdf 或 .json，例如 -o plan.docx"),
        (["plan.yaml", "-o", "plain"], "无法写入 plain/plan.docx：路径中有一处是文件，不是文件夹"),
        (["plan.yaml", "-o", "plain/x.md"], "无法写入 plain/x.md：路径中有一处是文件，不是文件夹"),
        (["plan.yaml", "-o", "taken"], "无法写入 taken/plan.docx：有一个同名的文件夹。请用 -o 换个文件名"),
        (["plan.yaml", "--kind", "weekly"],
         "--kind 不能是“weekly”，可以是 运营工作细化（work-breakdown）、运营评价与维护（evaluation-maintenance）、"
         "运营岗位检查（role-inspection）、全程运营服务指导（service-guide）、运营支撑（operations-support）。"),
        (["loop.yaml"], "无法读取 loop.yaml：符号链接形成循环"),
        ([f"{'长' * 100}.yaml"], f"无法读取 {'长' * 100}.yaml：文件名太长"),
    ],
)  # fmt: skip
def test_what_is_refused_before_or_while_writing(opsplan, tmp_path, argv, told):
    for name in ("plan.yml", "plan.md", "plan.json"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    (tmp_path / "plain").write_text("x")
    (tmp_path / "taken" / "plan.docx").mkdir(parents=True)
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    there = made(tmp_path)
    said = opsplan("render", *argv)
    assert (said.code, said.out, said.err) == (2, "", f"出错：{told}\n")
    assert made(tmp_path) == there


def test_a_plan_of_several_kinds_gives_one_document_a_kind(opsplan, tmp_path):
    (tmp_path / "two.yaml").write_text(GOOD + "kind: [work-breakdown, service-guide]\n", encoding="utf-8")
    said = opsplan("render", "two.yaml", "plan.yaml", "--to", "md")
    documents = [tmp_path / f"two.{kind}.md" for kind in ("work-breakdown", "service-guide")]
    assert (said.code, said.out, said.err) == (
        0,
        f"""\
two.yaml → {documents[0].name}、{documents[1].name}（没有发现问题）
plan.yaml → plan.md（没有发现问题）
  方案        2
  已生成文档  3
  无变化文档  0
""",
        "",
    )
    titles = [one.read_text(encoding="utf-8").split("\n")[2] for one in documents]
    assert titles == ["**运营工作细化方案**", "**全程运营服务指导书**"]
    assert opsplan("render", "two.yaml", "--to", "md", "--kind", "work-breakdown").out.startswith("two.yaml → two.md")


def test_the_data_of_a_plan_needs_no_kind_and_no_language(opsplan, tmp_path):
    (tmp_path / "guide.yaml").write_text(GOOD + "kind: [service-guide, work-breakdown]\n", encoding="utf-8")
    said = opsplan("render", "guide.yaml", "--to", "json", "--lang", "en")
    assert (said.code, said.out) == (0, "guide.yaml → guide.json（没有发现问题）\n")
    first = (tmp_path / "guide.json").read_bytes()
    assert opsplan("render", "guide.yaml", "--to", "json", "--lang", "zh", "--numbering", "none").code == 0
    assert (tmp_path / "guide.json").read_bytes() == first
    said = opsplan("render", "bad.yaml", "--to", "json")
    assert (said.code, said.out, said.err) == (1, "", BAD_TOLD + BAD_REFUSED)
    assert made(tmp_path) == ["guide.json"]


def test_what_opsplan_wrote_is_replaced_and_what_a_person_wrote_is_kept(opsplan, tmp_path):
    markdown, docx = tmp_path / "plan.md", tmp_path / "plan.docx"
    assert [opsplan("render", "plan.yaml", "--to", "md,docx").code for _ in range(2)] == [0, 0]
    assert (markdown_edited(markdown.read_text(encoding="utf-8")), docx_edited(docx)) == (False, False)
    markdown.write_text(markdown.read_text(encoding="utf-8").replace("客服", "客户服务"), encoding="utf-8")
    docx.write_bytes(b"mine")
    kept = markdown.read_bytes()
    said = opsplan("render", "plan.yaml", "--to", "md,docx")
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        "出错：没有覆盖 plan.md：生成之后有人改过。要覆盖请加 --overwrite，或用 -o 换个位置\n"
        "出错：没有覆盖 plan.docx：它不是 opsplan 生成的。要覆盖请加 --overwrite，或用 -o 换个位置\n"
    )
    assert (markdown.read_bytes(), docx.read_bytes()) == (kept, b"mine")
    assert opsplan("render", "plan.yaml", "--to", "md,docx", "--overwrite").code == 0
    assert (markdown_edited(markdown.read_text(encoding="utf-8")), docx_edited(docx)) == (False, False)


def test_a_docx_edited_by_hand_is_kept(opsplan, tmp_path):
    from docx import Document

    assert opsplan("render", "plan.yaml").code == 0
    document = Document(str(tmp_path / "plan.docx"))
    document.add_paragraph("附记")
    document.save(str(tmp_path / "plan.docx"))
    said = opsplan("render", "plan.yaml")
    assert (said.code, "生成之后有人改过" in said.err) == (2, True)


def test_an_output_held_by_another_program_does_not_keep_the_others_back(opsplan, tmp_path, monkeypatch):
    assert opsplan("render", "plan.yaml").code == 0
    (tmp_path / "plan.yaml").write_text(GOOD.replace("30秒", "20秒"), encoding="utf-8")
    replace = Path.replace

    def held(path: Path, target: Path) -> Path:
        if str(target).endswith(".docx"):
            raise PermissionError(13, "The process cannot access the file")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", held)
    said = opsplan("render", "plan.yaml", "--to", "docx,md")
    assert (said.code, said.out) == (2, "plan.yaml → plan.md（没有发现问题）\n")
    assert said.err == (
        "出错：无法写入 plan.docx：它可能正在 Word 或 WPS 中打开，或者没有写入权限。请关闭后再试，或用 -o 换个位置\n"
    )
    assert made(tmp_path) == ["plan.docx", "plan.md"]


@pytest.mark.skipif(os.name == "nt", reason="folders have no such rights")
def test_a_folder_that_cannot_be_written(opsplan, tmp_path, monkeypatch):
    def denied(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("opsplan.saving._created", denied)
    assert opsplan("render", "plan.yaml").err == "出错：无法写入 plan.docx：没有权限\n"


def test_an_interrupt_leaves_nothing_half_written(opsplan, tmp_path, monkeypatch):
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("opsplan.saving.os.fsync", interrupt)
    said = opsplan("render", "plan.yaml")
    assert (said.code, said.out, said.err) == (130, "", "已中断，没有留下写了一半的文件。\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.yaml", "plan.yaml"]


def test_a_bug_is_told_in_short_and_saved_at_length(opsplan, tmp_path, monkeypatch):
    def broken(*_: object) -> bytes:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("opsplan.api.document", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    said = opsplan("render", "plan.yaml")
    (trace,) = tmp_path.glob("opsplan-*/traceback.txt")
    assert (said.code, said.out) == (70, "")
    assert said.err == (
        "opsplan 自身出错（ZeroDivisionError：division by zero）。\n"
        f"详情已存到 {trace}\n"
        "请把这个文件和所用的命令一起反馈给 opsplan 的维护者；里面可能有方案的内容，发出前请先看一遍。\n"
    )
    assert trace.read_text(encoding="utf-8").splitlines()[-1] == "ZeroDivisionError: division by zero"


def test_links_that_lead_in_a_circle_are_said(opsplan, tmp_path):
    (tmp_path / "plan.yaml").write_text("title: 甲\ngoals: [乙]\n", encoding="utf-8")
    (tmp_path / "a.md").symlink_to("b.md")
    (tmp_path / "b.md").symlink_to("a.md")
    said = opsplan("render", "plan.yaml", "-o", "a.md", "--overwrite")
    assert (said.code, said.err) == (2, "出错：无法写入 a.md：符号链接形成循环\n")


@pytest.mark.parametrize(("template", "name"), [("{{ plan.titel }}", "titel"), ("{{ titel }}", "titel")])
def test_a_template_that_asks_for_what_is_not_there_is_told_so_in_chinese(opsplan, tmp_path, template, name):
    (tmp_path / "plan.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "goals.md.j2").write_text(f"一\n{template}\n", encoding="utf-8")
    said = opsplan("render", "plan.yaml", "--templates", "own")
    file = Path("own", "goals.md.j2")
    assert (said.code, said.err) == (
        2,
        f"出错：章节模板 {file} 第 2 行有错：这里没有“{name}”，请核对拼写；方案的字段用 opsplan fields 查看，"
        "模板里写英文字段名\n",
    )


def test_a_theme_is_chosen_by_name_in_either_language_or_by_file(opsplan, tmp_path):
    (tmp_path / "house.yaml").write_text("colours: {accent: 7A1F2B}\n", encoding="utf-8")
    for theme in ("official", "公文", "house.yaml"):
        assert opsplan("render", "plan.yaml", "--theme", theme, "-o", f"{theme}.docx").code == 0
    official, chinese, house = ((tmp_path / f"{one}.docx").read_bytes() for one in ("official", "公文", "house.yaml"))
    assert official == chinese != house


@pytest.mark.parametrize(
    ("theme", "told"),
    [
        ("offical", "出错：--theme 不能是“offical”，可以是 business、official、plain。是否为 official？\n"),
        ("hose.yaml", "出错：没有主题文件 hose.yaml；自带的主题有 business（商务）、official（公文）、plain（简洁）\n"),
        (".", "出错：没有主题文件 .；自带的主题有 business（商务）、official（公文）、plain（简洁）\n"),
    ],
)
def test_a_theme_that_there_is_not(opsplan, theme, told):
    said = opsplan("render", "plan.yaml", "--theme", theme)
    assert (said.code, said.out, said.err) == (2, "", told)


def test_a_wrong_theme_file_stops_the_plan(opsplan, tmp_path):
    (tmp_path / "house.yaml").write_text("colours: {accent: red}\n", encoding="utf-8")
    said = opsplan("render", "plan.yaml", "--theme", "house.yaml")
    assert said.code == 1
    assert said.err.startswith("house.yaml:1:19 错误 THEME-01 colours.accent\n  “red”不是颜色\n")
