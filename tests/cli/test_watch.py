"""`render --watch`, as a process of its own: what it renders again, what it survives, and how it ends."""

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from client_templates import BLUE, RED

pytestmark = pytest.mark.skipif(os.name == "nt", reason="interrupts are sent as POSIX signals")

PLAN = """\
title: 客服响应提速
extends: common.yaml
document: {logo: logo.png}
goals: [{name: 首次响应不超过30秒, owner: 客服主管, due: 2026-06-30}]
tasks: [{name: 优化排班, owner: 客服主管, start: 2026-03-02, duration: 5d}]
lint: {profile: basic}
"""
WAITING = "正在监视，文件一有变动就重新生成；按 Ctrl+C 结束。"
DONE = "plan.yaml → plan.md（没有发现问题）"


class Watching:
    """A process that watches, and the lines that it says."""

    def __init__(self, folder: Path, *argv: str) -> None:
        env = os.environ | {
            "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "utf-8", "OPSPLAN_LANG": "zh",
        }  # fmt: skip
        self.run = subprocess.Popen(
            [sys.executable, "-m", "opsplan", "render", "--watch", *argv],
            cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        )  # fmt: skip
        self.lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        for line in self.run.stdout:
            self.lines.put(line.rstrip("\n"))

    def says(self) -> str:
        """The next line."""
        return self.lines.get(timeout=30)

    def says_nothing(self, seconds: float = 1.0) -> bool:
        """Tell whether nothing is said for a while."""
        try:
            self.lines.get(timeout=seconds)
        except queue.Empty:
            return True
        return False

    def interrupted(self) -> tuple[int, list[str]]:
        """What it comes to when the user has had enough: the exit code, and the rest of the lines."""
        self.run.send_signal(signal.SIGINT)
        code = self.run.wait(60)
        rest = []
        self._reader.join(10)
        while not self.lines.empty():
            rest.append(self.lines.get())
        return code, rest


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[object]:
    """Return a function that starts the process in a folder with a plan and what it is made of."""
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "common.yaml").write_text("meta: {client: 甲公司}\n", encoding="utf-8")
    (tmp_path / "logo.png").write_bytes(RED)
    (tmp_path / "own").mkdir()
    (tmp_path / "clients.csv").write_text("meta.client\n丙公司\n", encoding="utf-8")
    started: list[Watching] = []

    def start(*argv: str) -> Watching:
        started.append(Watching(tmp_path, *argv))
        return started[-1]

    yield start
    for one in started:
        one.run.kill()
        one.run.wait()
        one.run.stdout.close()


def test_any_input_that_changes_and_the_end(watching, tmp_path):
    seen = watching("plan.yaml", "--to", "md", "--templates", "own")
    assert [seen.says(), seen.says()] == [DONE, WAITING]
    for name, content in (
        ("plan.yaml", PLAN.replace("30秒", "20秒").encode()),
        ("common.yaml", "meta: {client: 乙公司}\n".encode()),
        ("logo.png", BLUE),
        ("own/goals.md.j2", "一\n".encode()),
        ("own/goals.md.j2", "二\n".encode()),
    ):
        (tmp_path / name).write_bytes(content)
        assert seen.says() == DONE, name
    assert "二" in (tmp_path / "plan.md").read_text(encoding="utf-8")
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / ".plan.yaml.swp").write_text("x")
    os.utime(tmp_path / "plan.yaml")
    assert seen.says_nothing()
    assert seen.interrupted() == (0, ["已停止监视。"])


def test_what_is_broken_for_a_while_is_told_and_forgotten(watching, tmp_path):
    seen = watching("plan.yaml", "--to", "md")
    assert [seen.says(), seen.says()] == [DONE, WAITING]
    kept = (tmp_path / "plan.md").read_bytes()
    (tmp_path / "plan.yaml").write_text(PLAN + "roles: [{name: 甲", encoding="utf-8")
    assert "错误 YAML-" in seen.says()
    while not (line := seen.says()).startswith("没有生成 plan.yaml 的文档"):
        assert line != DONE
    assert (tmp_path / "plan.md").read_bytes() == kept
    (tmp_path / "plan.yaml").unlink()
    assert seen.says().startswith("出错：找不到文件 plan.yaml。")
    (tmp_path / "plan.yaml").write_text(PLAN.replace("30秒", "10秒"), encoding="utf-8")
    assert seen.says() == DONE
    assert seen.interrupted()[0] == 0


def test_an_output_that_cannot_be_written_is_written_the_next_time(watching, tmp_path):
    (tmp_path / "plan.md").mkdir()
    seen = watching("plan.yaml", "--to", "md")
    assert seen.says() == "出错：无法写入 plan.md：有一个同名的文件夹。请用 -o 换个文件名"
    assert seen.says() == WAITING
    (tmp_path / "plan.md").rmdir()
    os.utime(tmp_path / "plan.yaml")
    assert seen.says() == DONE
    assert seen.interrupted()[0] == 0


def test_a_folder_a_plan_that_comes_in_and_rows(watching, tmp_path):
    (tmp_path / "plans" / "deep").mkdir(parents=True)
    plain = PLAN.replace("extends: common.yaml\n", "").replace("document: {logo: logo.png}\n", "")
    (tmp_path / "plans" / "a.yaml").write_text(plain, encoding="utf-8")
    seen = watching("plans", "--to", "md", "--each", "clients.csv", "-o", "out", "--jobs", "2")
    assert seen.says() == "plans/a.yaml（clients.csv:2 丙公司） → out/a.丙公司.md（没有发现问题）"
    assert seen.says() == WAITING
    (tmp_path / "plans" / "deep" / "b.yaml").write_text(plain, encoding="utf-8")
    assert seen.says() == "plans/deep/b.yaml（clients.csv:2 丙公司） → out/deep/b.丙公司.md（没有发现问题）"
    (tmp_path / "clients.csv").write_text("meta.client\n丙公司\n丁公司\n", encoding="utf-8")
    assert seen.says() == "plans/a.yaml（clients.csv:3 丁公司） → out/a.丁公司.md（没有发现问题）"
    assert seen.says() == "plans/deep/b.yaml（clients.csv:3 丁公司） → out/deep/b.丁公司.md（没有发现问题）"
    (tmp_path / "clients.csv").write_text("meta.cliant\n丙公司\n", encoding="utf-8")
    assert seen.says().startswith("出错：clients.csv:1 的“meta.cliant”在 plans/a.yaml 里用不了")
    assert seen.interrupted() == (0, ["已停止监视。"])


def test_it_writes_and_so_does_not_check(opsplan, tmp_path):
    (tmp_path / "plan.yaml").write_text("title: 甲\n", encoding="utf-8")
    said = opsplan("render", "plan.yaml", "--watch", "--check")
    assert (said.code, said.err) == (2, "出错：--watch 和 --check 不能同时用\n")
