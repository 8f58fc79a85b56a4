"""PDF without LibreOffice, and with programs in its place that fail, hang, are killed or interrupted.

What is said, and that nothing is left behind.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLAN = """\
title: 客服响应提速
goals: [{name: 首次响应不超过30秒, owner: 客服主管, due: 2026-06-30}]
tasks: [{name: 优化排班, owner: 客服主管, start: 2026-03-02, duration: 5d}]
"""
#: The last argument is the Word document; the PDF is expected beside it.
WORD = 'for word; do :; done; pdf="${word%.docx}.pdf"'
INSTALL = (
    "排版用的 LibreOffice 没有安装。它是免费软件，可从 libreoffice.org 下载；也可以用命令安装："
    "Windows 用 winget install TheDocumentFoundation.LibreOffice，macOS 用 brew install --cask libreoffice，"
    "Debian、Ubuntu 用 sudo apt install libreoffice-writer，Fedora 用 sudo dnf install libreoffice-writer。"
    "如果装在别处，请用环境变量 OPSPLAN_SOFFICE 写明 soffice 程序的位置"
)
INSTALL_EN = (
    "LibreOffice, which lays out its pages, is not installed. It is free; get it from libreoffice.org, or on Windows "
    "with winget install TheDocumentFoundation.LibreOffice, on macOS with brew install --cask libreoffice, on Debian "
    "or Ubuntu with sudo apt install libreoffice-writer, on Fedora with sudo dnf install libreoffice-writer. Where it "
    "is installed in an unusual place, name its program soffice in the variable OPSPLAN_SOFFICE"
)
PDF = "。也可以先生成 Word 文档（--to docx），再用 Word 或 WPS 另存为 PDF\n"
DOCX = "。不加 --page-numbers 时，目录里是估算的页码，可在 Word 中按 Ctrl+A、再按 F9 更新\n"


@pytest.fixture(autouse=True)
def temporary(tmp_path, monkeypatch):
    """Lay a plan into the folder, and see that nothing stays in the temporary one."""
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Return a function that puts a shell script in the place of LibreOffice, and returns it."""
    if os.name == "nt":
        pytest.skip("needs a shell")
    monkeypatch.setattr("opsplan.office.running.shows_chinese", lambda: True)

    def put(script: str) -> Path:
        path = tmp_path / "stand-in"
        path.write_text(f"#!/bin/sh\n{WORD}\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        monkeypatch.setenv("OPSPLAN_SOFFICE", str(path))
        return path

    return put


@pytest.fixture
def nowhere(monkeypatch, tmp_path):
    """Take LibreOffice away."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("OPSPLAN_SOFFICE", raising=False)
    monkeypatch.setattr("opsplan.office.program._usual", lambda: iter(()))


def test_without_libreoffice_the_other_documents_are_written(opsplan, tmp_path, nowhere):
    said = opsplan("render", "plan.yaml", "--to", "docx,pdf,md")
    assert (said.code, said.out) == (2, "plan.yaml → plan.docx、plan.md（没有发现问题）\n")
    assert said.err == f"出错：没有生成 plan.pdf：{INSTALL}{PDF}"
    assert not (tmp_path / "plan.pdf").exists()


def test_without_libreoffice_in_english(opsplan, nowhere):
    assert opsplan("render", "plan.yaml", "--to", "pdf", "--ui-lang", "en").err == (
        f"Error: plan.pdf was not made: {INSTALL_EN}. "
        "Or render a Word document (--to docx) and save it as PDF in Word or WPS\n"
    )
    assert opsplan("render", "plan.yaml", "--page-numbers", "--ui-lang", "en").err == (
        f"Error: plan.docx was not made: {INSTALL_EN}. "
        "Without --page-numbers the contents show estimated pages, which Word counts anew (Ctrl+A, then F9)\n"
    )


def test_page_numbers_without_libreoffice(opsplan, tmp_path, nowhere):
    said = opsplan("render", "plan.yaml", "--page-numbers", "--to", "docx,md")
    assert (said.code, said.out) == (2, "plan.yaml → plan.md（没有发现问题）\n")
    assert said.err == f"出错：没有生成 plan.docx：{INSTALL}{DOCX}"


@pytest.mark.parametrize("named", ["/nowhere/soffice", "plan.yaml"])
def test_a_variable_that_names_no_program(opsplan, monkeypatch, named):
    monkeypatch.setenv("OPSPLAN_SOFFICE", named)
    said = opsplan("render", "plan.yaml", "--to", "pdf")
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        f"出错：没有生成 plan.pdf：环境变量 OPSPLAN_SOFFICE 写的 LibreOffice 程序是 {named}，但找不到这个程序{PDF}"
    )


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("exit 0", ""),
        ("echo 'Error: no such filter' >&2; exit 1", "，最后的提示是：Error: no such filter"),
        ("printf 'one\\ntwo\\n\\n'; kill -9 $$", "，最后的提示是：two"),
        ("echo rubbish > \"$pdf\"", ""),
    ],
)  # fmt: skip
def test_a_program_that_makes_no_pdf(opsplan, tmp_path, stand_in, script, told):
    office = stand_in(script)
    said = opsplan("render", "plan.yaml", "--to", "pdf,docx")
    assert (said.code, said.out) == (2, "plan.yaml → plan.docx（没有发现问题）\n")
    assert said.err == f"出错：没有生成 plan.pdf：LibreOffice（{office}）没有生成 PDF{told}{PDF}"
    assert not (tmp_path / "plan.pdf").exists()


def test_a_program_that_cannot_be_started(opsplan, stand_in):
    office = stand_in("")
    office.write_bytes(b"\x7fELF no program")
    told = "，最后的提示是：Exec format error"
    assert opsplan("render", "plan.yaml", "--to", "pdf").err == (
        f"出错：没有生成 plan.pdf：LibreOffice（{office}）没有生成 PDF{told}{PDF}"
    )


def test_a_program_that_hangs_is_ended_with_its_children(opsplan, tmp_path, monkeypatch, stand_in):
    stand_in(f"sleep 600 & echo $! > {tmp_path}/child; sleep 600")
    monkeypatch.setattr("opsplan.office.running.LIMIT", 0.01)
    said = opsplan("render", "plan.yaml", "--to", "pdf")
    assert (said.code, said.err) == (2, f"出错：没有生成 plan.pdf：LibreOffice 运行超过0.01分钟，已停止{PDF}")
    assert is_gone(int((tmp_path / "child").read_text()))


def test_what_failed_is_not_tried_again_for_the_other_format(opsplan, tmp_path, stand_in):
    stand_in(f"echo again >> {tmp_path}/log")
    said = opsplan("render", "plan.yaml", "--to", "docx,pdf", "--page-numbers")
    assert (said.code, said.err.count("出错")) == (2, 2)
    assert (tmp_path / "log").read_text() == "again\n"


def test_without_a_chinese_font_no_boxes_are_printed(opsplan, monkeypatch, stand_in):
    stand_in("")
    monkeypatch.setattr("opsplan.office.running.shows_chinese", lambda: False)
    assert opsplan("render", "plan.yaml", "--to", "pdf").err == (
        "出错：没有生成 plan.pdf：没有安装中文字体，汉字会变成空框。请先安装，例如 Debian、Ubuntu 用 "
        f"sudo apt install fonts-noto-cjk，Fedora 用 sudo dnf install google-noto-sans-cjk-fonts{PDF}"
    )


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="fonts are asked for on Linux only")
@pytest.mark.parametrize(
    ("script", "shows"), [("echo 'Noto Sans CJK SC'", True), ("exit 0", False), ("exit 1", True), (None, True)]
)
def test_fonts(tmp_path, monkeypatch, script, shows):
    from opsplan.office.program import shows_chinese

    monkeypatch.setenv("PATH", str(tmp_path))
    if script:
        (tmp_path / "fc-list").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (tmp_path / "fc-list").chmod(0o755)
    assert shows_chinese() is shows


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
def test_an_interrupt_ends_libreoffice_and_leaves_nothing(tmp_path, stand_in, temporary):
    office = stand_in(f"sleep 600 & echo $! > {tmp_path}/new; mv {tmp_path}/new {tmp_path}/child; sleep 600")
    there = {key: value for key, value in os.environ.items() if not key.startswith(("OPSPLAN", "LC_"))}
    own = {"PYTHONPATH": str(ROOT), "OPSPLAN_LANG": "zh", "OPSPLAN_SOFFICE": str(office), "TMPDIR": str(temporary)}
    running = subprocess.Popen(
        [sys.executable, "-m", "opsplan", "render", "plan.yaml", "--to", "pdf"],
        cwd=tmp_path, env=there | own, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    child = wait_for(tmp_path / "child")
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=30)
    assert (running.returncode, out, err) == (130, "", "已中断，没有留下写了一半的文件。\n")
    assert is_gone(int(child))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["child", "plan.yaml", "stand-in", "temporary"]


def wait_for(path: Path) -> str:
    for _ in range(300):
        if path.exists():
            return path.read_text()
        time.sleep(0.1)
    raise AssertionError(f"{path} never came")


def is_gone(process: int) -> bool:
    """Tell whether a process has ended, within a second; a dead one that nobody has reaped yet has."""
    for _ in range(20):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        if Path(f"/proc/{process}/stat").exists() and ") Z " in Path(f"/proc/{process}/stat").read_text():
            return True
        time.sleep(0.05)
    return False
