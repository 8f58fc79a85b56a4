"""What a second run passes over unread: only a plan of which all that went in and came out is as it was."""

import os
import shutil
import time
from pathlib import Path

import pytest
from client_templates import BLUE, RED, assembled
from docx import Document
from word_files import SECTION, paragraph

from opsplan.cli import running
from opsplan.resources import cache_folder

PLAN = """\
title: 客服响应提速
extends: common.yaml
kind: own-kind
document: {theme: house.yaml, logo: logo.png}
goals: [{name: 首次响应不超过30秒, owner: 客服主管, due: 2026-06-30}]
tasks: [{name: 优化排班, owner: 客服主管, start: 2026-03-02, duration: 5d}]
"""
KIND = "title: {zh: 自查, en: Check}\nchapters: [control, goals, breakdown]\n"
COMMAND = ("render", "plan.yaml", "--templates", "own", "--template", "client.docx", "-o", "out")


def client(text: str) -> bytes:
    return assembled("".join(map(paragraph, (text, "{{ document }}"))) + SECTION)


FILES = {
    "plan.yaml": PLAN,
    "common.yaml": "meta: {client: 甲公司}\n",
    "house.yaml": "colours: {accent: 7A1F2B}\n",
    "logo.png": RED,
    "client.docx": client("送"),
    "own/goals.md.j2": "一\n",
    "own-kind.yaml": KIND,
}


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    """Lay a plan into the folder with all that it may be made of."""
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.fixture
def read(monkeypatch) -> list[str]:
    """Return the list of the plans that are read, of which it is told what becomes of them."""
    done, told = running.done, []

    def noted(item, request):
        told.append(str(item.path))
        return done(item, request)

    monkeypatch.setattr(running, "done", noted)
    return told


def test_nothing_is_read_where_nothing_has_changed(opsplan, read, tmp_path):
    first = opsplan(*COMMAND)
    assert (first.code, first.out, first.err) == (0, "plan.yaml → out/plan.docx（没有发现问题）\n", "")
    before = (tmp_path / "out/plan.docx").stat().st_mtime_ns
    second = opsplan(*COMMAND)
    assert (second.code, second.out, second.err) == (0, "plan.yaml：out/plan.docx 已是最新\n", "")
    assert read == ["plan.yaml"]
    assert (tmp_path / "out/plan.docx").stat().st_mtime_ns == before


CHANGES = {
    "plan.yaml": PLAN.replace("30秒", "20秒"),
    "common.yaml": "meta: {client: 乙公司}\n",
    "house.yaml": "colours: {accent: 2B1F7A}\n",
    "logo.png": BLUE,
    "client.docx": client("赠"),
    "own/goals.md.j2": "二\n",
    "own/breakdown.md.j2": "三\n",
    "own/chapters/breakdown.md.j2": "四\n",
    "own/own-kind.yaml": KIND.replace("自查", "他查"),
    "own-kind.yaml": KIND.replace("自查", "互查"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_file_that_has_changed_or_come_in(opsplan, read, tmp_path, name):
    opsplan(*COMMAND)
    before = (tmp_path / "out/plan.docx").read_bytes()
    content = CHANGES[name]
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    assert opsplan(*COMMAND).out == "plan.yaml → out/plan.docx（没有发现问题）\n"
    assert len(read) == 2
    assert (tmp_path / "out/plan.docx").read_bytes() != before


def test_a_chapter_template_that_is_gone(opsplan, read, tmp_path):
    opsplan(*COMMAND)
    (tmp_path / "own/goals.md.j2").unlink()
    assert opsplan(*COMMAND).out == "plan.yaml → out/plan.docx（没有发现问题）\n"
    assert len(read) == 2


@pytest.mark.parametrize(
    "more",
    [
        ["--set", "meta.client=丙公司"], ["--numbering", "none"], ["--theme", "official"], ["--draft"],
        ["--kind", "work-breakdown"], ["--lang", "en"], ["--name", "{title}"], ["--to", "md"], ["-o", "other"],
        ["-o", "out/x.docx"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_other_options(opsplan, read, more):
    opsplan(*COMMAND)
    assert "→" in opsplan(*COMMAND, *more).out
    assert len(read) == 2


@pytest.mark.parametrize("more", [["-q"], ["--overwrite"], ["--check"], ["--jobs", "2"], ["plan.yaml"]], ids=" ".join)
def test_options_that_make_no_difference(opsplan, read, more):
    opsplan(*COMMAND)
    assert opsplan(*COMMAND, *more).code == 0
    assert len(read) == 1


def test_no_cache_makes_anew(opsplan, read, tmp_path):
    opsplan(*COMMAND)
    before = (tmp_path / "out/plan.docx").stat().st_mtime_ns
    assert opsplan(*COMMAND, "--no-cache").out == "plan.yaml → out/plan.docx（没有发现问题）\n"
    assert (tmp_path / "out/plan.docx").stat().st_mtime_ns != before


def test_the_same_plan_among_others_goes_elsewhere(opsplan, tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "plan.yaml").write_text("title: 甲\ngoals: [乙]\n", encoding="utf-8")
    opsplan("render", "a/plan.yaml", "-o", "out", "--to", "md")
    opsplan("render", "a/plan.yaml", "b/plan.yaml", "-o", "out", "--to", "md")
    made = sorted(one.relative_to(tmp_path).as_posix() for one in tmp_path.rglob("*.md"))
    assert made == ["out/a/plan.md", "out/b/plan.md", "out/plan.md"]


def test_another_version_and_another_moment_of_making(opsplan, read, monkeypatch):
    opsplan(*COMMAND)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert "→" in opsplan(*COMMAND).out
    monkeypatch.setattr("opsplan.pipeline.__version__", "9.9.9")
    monkeypatch.setattr("opsplan.cli.cache.__version__", "9.9.9")
    assert "→" in opsplan(*COMMAND).out
    assert len(read) == 3


def test_an_output_that_was_edited_or_removed_or_only_touched(opsplan, read, tmp_path):
    opsplan(*COMMAND)
    os.utime(tmp_path / "out/plan.docx", (1, 1))
    assert "已是最新" in opsplan(*COMMAND).out
    assert len(read) == 1
    kept = (tmp_path / "out/plan.docx").read_bytes()
    document = Document(str(tmp_path / "out/plan.docx"))
    document.add_paragraph("附记")
    document.save(str(tmp_path / "out/plan.docx"))
    assert opsplan(*COMMAND).code == 2
    (tmp_path / "out/plan.docx").unlink()
    assert "→" in opsplan(*COMMAND).out
    assert (tmp_path / "out/plan.docx").read_bytes() == kept


def test_an_edited_output_is_written_anew_only_when_that_is_asked_for(opsplan, tmp_path):
    command = ("render", "plan.yaml", "--to", "md")
    opsplan(*command)
    kept = (tmp_path / "plan.md").read_text(encoding="utf-8")
    (tmp_path / "plan.md").write_text(kept.replace("客服", "客户服务"), encoding="utf-8")
    assert opsplan(*command).code == 2
    assert opsplan(*command, "--overwrite").out == "plan.yaml → plan.md（没有发现问题）\n"
    assert (tmp_path / "plan.md").read_text(encoding="utf-8") == kept


def test_a_folder_that_was_moved_is_read_but_not_written(opsplan, read, tmp_path, monkeypatch):
    opsplan(*COMMAND)
    shutil.copytree(tmp_path, tmp_path / "moved", ignore=shutil.ignore_patterns("moved"))
    monkeypatch.chdir(tmp_path / "moved")
    assert opsplan(*COMMAND).out == "plan.yaml：out/plan.docx 已是最新\n"
    assert len(read) == 2


def test_a_plan_with_warnings_is_passed_over_and_its_warnings_are_counted(opsplan, read, tmp_path):
    text = PLAN.replace("2026", "2061") + "calendar: {region: china}\n"
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    assert (opsplan(*COMMAND).code, len(read)) == (0, 1)
    said = opsplan(*COMMAND)
    assert (said.code, said.out, len(read)) == (
        0,
        "plan.yaml：out/plan.docx 已是最新（上次有1个警告，用 opsplan check 查看）\n",
        1,
    )
    assert opsplan(*COMMAND, "--ui-lang", "en").out == (
        "plan.yaml: out/plan.docx already up to date (1 warning before; opsplan check shows it)\n"
    )
    assert [opsplan(*COMMAND, "--strict").code for _ in range(2)] == [1, 1]


def test_a_plan_with_errors_tells_them_each_time(opsplan, read, tmp_path):
    (tmp_path / "plan.yaml").write_text(PLAN.replace("2026-03-02", "2026-02-30"), encoding="utf-8")
    first = opsplan(*COMMAND, "--force")
    second = opsplan(*COMMAND, "--force")
    assert (first.code, second.code, first.err, len(read)) == (0, 0, second.err, 2)
    assert "错误 DOC-01" in second.err


def test_what_cannot_be_read_of_the_cache_is_as_if_there_were_none(opsplan, read):
    opsplan(*COMMAND)
    for one in (cache_folder() / "renders").glob("*.json"):
        one.write_text("[1]")
    assert "已是最新" in opsplan(*COMMAND).out
    assert len(read) == 2


def test_without_a_folder_for_it_nothing_is_kept(opsplan, read, tmp_path, monkeypatch):
    (tmp_path / "taken").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "taken"))
    said = [opsplan(*COMMAND) for _ in range(2)]
    assert [one.code for one in said] == [0, 0]
    assert len(read) == 2


def test_the_cache_does_not_grow_for_ever(opsplan, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    opsplan(*COMMAND)
    renders = cache_folder() / "renders"
    (entry,) = renders.glob("*.json")
    old, looked, day = renders / "old.json", renders / "looked", 24 * 3600
    old.write_text("{}")
    os.utime(old, (time.time() - 91 * day,) * 2)
    opsplan(*COMMAND)
    assert old.exists(), "it is looked at once a day"
    os.utime(looked, (time.time() - 2 * day,) * 2)
    opsplan(*COMMAND, "--check")
    assert old.exists(), "a check writes nothing"
    os.utime(entry, (time.time() - 89 * day,) * 2)
    opsplan(*COMMAND)
    assert list(renders.glob("*.json")) == [entry]
    assert time.time() - entry.stat().st_mtime < day, "what is of use stays"
