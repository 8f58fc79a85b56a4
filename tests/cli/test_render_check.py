"""`opsplan render --check`: which documents are not as they should be, and why; nothing is written."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from opsplan.resources import cache_folder

PLAN = """\
title: 客服响应提速
extends: common.yaml
document: {theme: house.yaml, logo: logo.png}
goals: [{name: 首次响应不超过30秒, owner: 客服主管, due: 2026-06-30}]
tasks: [{name: 优化排班, owner: 客服主管, start: 2026-03-02, duration: 5d}]
"""
BASE = "meta: {client: 甲公司}\n"
THEME = "colours: {accent: 7A1F2B}\n"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc000000301"
    "0100c9fe92ef0000000049454e44ae426082"
)
PNG_2 = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c6360606000000004"
    "0001f61738550000000049454e44ae426082"
)


@pytest.fixture(autouse=True)
def plans(tmp_path: Path) -> None:
    """Lay a plan into the folder, with all that it may be made of."""
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "common.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "house.yaml").write_text(THEME, encoding="utf-8")
    (tmp_path / "logo.png").write_bytes(PNG)
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "goals.md.j2").write_text("一\n", encoding="utf-8")


def snapshot(*folders: Path) -> dict[Path, tuple[int, bytes]]:
    files = [one for folder in folders for one in folder.rglob("*") if one.is_file()]
    return {one: (one.stat().st_mtime_ns, one.read_bytes()) for one in files}


def test_missing_then_current(opsplan, tmp_path):
    said = opsplan("render", "plan.yaml", "--to", "md,docx", "--check")
    assert (said.code, said.out) == (3, "")
    assert said.err == (
        "plan.md 还没有生成；运行 opsplan render 即可\nplan.docx 还没有生成；运行 opsplan render 即可\n"
    )
    assert not list(tmp_path.glob("plan.[md]*"))
    assert opsplan("render", "plan.yaml", "--to", "md,docx").code == 0
    said = opsplan("render", "plan.yaml", "--to", "md,docx", "--check")
    assert (said.code, said.out, said.err) == (0, "plan.yaml：plan.md、plan.docx 已是最新\n", "")
    said = opsplan("render", "plan.yaml", "--to", "md,docx", "--check", "--no-cache", "--ui-lang", "en")
    assert (said.code, said.out, said.err) == (0, "plan.yaml: plan.md, plan.docx already up to date\n", "")


@pytest.mark.parametrize(
    ("change", "argv", "what", "what_en"),
    [
        ({"plan.yaml": PLAN.replace("30秒", "20秒")}, [], "方案", "the plan"),
        ({"common.yaml": BASE.replace("甲", "乙")}, [], "基础方案 common.yaml", "base common.yaml"),
        ({"house.yaml": THEME.replace("7A", "7B")}, [], "主题 house.yaml", "theme house.yaml"),
        ({"logo.png": PNG_2}, [], "标志 logo.png", "logo logo.png"),
        ({"own/goals.md.j2": "二\n"}, [], "章节模板 goals", "chapter template goals"),
        ({}, ["--set", "meta.client=丙公司"], "设定值 meta.client", "the value set for meta.client"),
        ({}, ["--numbering", "none"], "生成选项", "the options"),
        ({"common.yaml": BASE + "# 一\n", "plan.yaml": PLAN + "# 二\n"}, [],
         "方案、基础方案 common.yaml", "the plan, base common.yaml"),
    ],
)  # fmt: skip
def test_stale_and_which_input_changed(opsplan, tmp_path, change, argv, what, what_en):
    command = ["render", "plan.yaml", "--templates", "own"]
    assert opsplan(*command).code == 0
    for name, text in change.items():
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    before = snapshot(tmp_path, cache_folder())
    said = opsplan(*command, *argv, "--check")
    assert (said.code, said.out) == (3, "")
    assert said.err == f"plan.docx 已过期（有变动：{what}）；重新运行 opsplan render 即可\n"
    said = opsplan(*command, *argv, "--check", "--ui-lang", "en")
    assert said.err == f"plan.docx is out of date ({what_en} changed); run opsplan render again\n"
    assert snapshot(tmp_path, cache_folder()) == before
    assert (opsplan(*command, *argv).code, opsplan(*command, *argv, "--check").code) == (0, 0)


def test_another_version_and_another_moment_of_making(opsplan, monkeypatch):
    assert opsplan("render", "plan.yaml", "--to", "md").code == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    said = opsplan("render", "plan.yaml", "--to", "md", "--check")
    assert (said.code, said.err) == (3, "plan.md 已过期（有变动：SOURCE_DATE_EPOCH）；重新运行 opsplan render 即可\n")
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setattr("opsplan.pipeline.__version__", "9.9.9")
    monkeypatch.setattr("opsplan.cli.cache.__version__", "9.9.9")
    said = opsplan("render", "plan.yaml", "--to", "md", "--check")
    assert (said.code, said.err) == (3, "plan.md 已过期（有变动：opsplan 的版本）；重新运行 opsplan render 即可\n")


def test_what_an_opsplan_wrote_that_did_not_name_its_inputs(opsplan, tmp_path):
    assert opsplan("render", "plan.yaml", "--to", "md").code == 0
    text = (tmp_path / "plan.md").read_text(encoding="utf-8")
    stamp = text.splitlines()[-1]
    old = "; ".join(one for one in stamp.split("; ") if not one.startswith(("parts=",))).replace("inputs=", "inputs=0")
    (tmp_path / "plan.md").write_text(text.replace(stamp, old), encoding="utf-8")
    said = opsplan("render", "plan.yaml", "--to", "md", "--check")
    assert (said.code, said.err) == (3, "plan.md 已过期（有变动：opsplan 的版本）；重新运行 opsplan render 即可\n")


def test_edited_by_hand_and_stale_too(opsplan, tmp_path):
    assert opsplan("render", "plan.yaml", "--to", "md").code == 0
    (tmp_path / "plan.md").write_text(
        (tmp_path / "plan.md").read_text(encoding="utf-8").replace("客服", "客户服务"), encoding="utf-8"
    )
    said = opsplan("render", "plan.yaml", "--to", "md", "--check")
    assert (said.code, said.err) == (
        3,
        "plan.md 被人改过；把改动写进方案后加上 --overwrite 重新生成，或把它另存到别处\n",
    )
    (tmp_path / "common.yaml").write_text(BASE.replace("甲", "乙"), encoding="utf-8")
    said = opsplan("render", "plan.yaml", "--to", "md", "--check")
    assert (said.code, said.err) == (
        3,
        "plan.md 被人改过，而且已过期（有变动：基础方案 common.yaml）；"
        "把改动写进方案后加上 --overwrite 重新生成，或把它另存到别处\n",
    )
    assert opsplan("render", "plan.yaml", "--to", "md", "--check", "--ui-lang", "en").err == (
        "plan.md was edited by hand, and is out of date too (base common.yaml changed); "
        "take the changes into the plan and render with --overwrite, or keep it elsewhere\n"
    )


def test_foreign_files_and_folders_in_the_way(opsplan, tmp_path):
    (tmp_path / "plan.md").write_text("我的笔记\n", encoding="utf-8")
    (tmp_path / "plan.docx").mkdir()
    said = opsplan("render", "plan.yaml", "--to", "md,docx", "--check")
    assert (said.code, said.err) == (
        3,
        "plan.md 不是 opsplan 生成的；请改名或移走，或加上 --overwrite 覆盖\n"
        "plan.docx 应是文件，现在是文件夹；请改名或移走\n",
    )
    assert opsplan("render", "plan.yaml", "--to", "md,docx", "--check", "--ui-lang", "en").err == (
        "plan.md was not made by opsplan; rename or move it, or render with --overwrite\n"
        "plan.docx should be a file but is a folder; rename or move it\n"
    )


def test_several_at_once_and_a_plan_with_errors(opsplan, tmp_path):
    (tmp_path / "good.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "bad.yaml").write_text("title: 甲\ntasks: [{name: 乙, start: 2026-02-30}]\n", encoding="utf-8")
    assert opsplan("render", "good.yaml", "--to", "md").code == 0
    said = opsplan("render", "good.yaml", "plan.yaml", "bad.yaml", "--to", "md", "--check")
    assert said.code == 1
    assert (
        said.out
        == """\
  方案        3
  已生成文档  0
  无变化文档  1
  未通过检查  plan.yaml
  有错误      bad.yaml
"""
    )
    assert said.err.splitlines()[0] == "plan.md 还没有生成；运行 opsplan render 即可"
    assert said.err.splitlines()[1].startswith("bad.yaml:2:26 错误 DOC-01")
    assert opsplan("render", "good.yaml", "plan.yaml", "--to", "md", "--check").code == 3
    assert sorted(one.name for one in tmp_path.glob("*.md")) == ["good.md"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.skipif(os.name == "nt", reason="LibreOffice is not on PATH there")
def test_a_document_that_was_opened_and_saved_in_libreoffice_counts_as_edited(opsplan, tmp_path):
    assert opsplan("render", "plan.yaml").code == 0
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", "saved"]
    subprocess.run([*command, "plan.docx"], cwd=tmp_path, check=True, capture_output=True, timeout=180)
    shutil.move(tmp_path / "saved" / "plan.docx", tmp_path / "plan.docx")
    said = opsplan("render", "plan.yaml", "--check")
    assert (said.code, said.err) == (
        3,
        "plan.docx 被人改过；把改动写进方案后加上 --overwrite 重新生成，或把它另存到别处\n",
    )
