"""Fourth law, continued: a process that is killed while it writes, and a system that refuses, lose nothing."""

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from opsplan import saving
from opsplan.__main__ import run
from opsplan.office import Laid
from opsplan.saving import Obstacle, obstacle
from opsplan.writers.stamp import stamp_pdf

PLAN = "title: 客服响应提速\ngoals:\n  - {name: 首次响应降到 30 秒, due: 2026-06-30}\ntasks:\n  - {name: 梳理口径}\n"
NEWER = PLAN.replace("30 秒", "20 秒")
NAMES = ("plan.md", "plan.docx", "plan.json")
COMMAND = ("render", "plan.yaml", "--to", "md,docx,json", "--quiet")
#: Comes into a process before opsplan does: the call that is meant stops in its middle, says so and never ends.
SHIM = """
import os, pathlib, time
step, number = os.environ["STOP"].split(":")
calls = []

def stop():
    pathlib.Path(os.environ["STOPPED"]).touch()
    time.sleep(600)

def meant():
    calls.append(1)
    return len(calls) == int(number)

class Half:
    def __init__(self, file): self.file = file
    def __enter__(self): return self
    def __exit__(self, *_): self.file.close()
    def __getattr__(self, name): return getattr(self.file, name)
    def write(self, data):
        if meant():
            self.file.write(data[: len(data) // 2])
            self.file.flush()
            stop()
        return self.file.write(data)

fdopen, fsync, replace = os.fdopen, os.fsync, os.replace
if step == "write":
    os.fdopen = lambda *given: Half(fdopen(*given))
if step == "fsync":
    os.fsync = lambda handle: stop() if meant() else fsync(handle)
if step == "replace":
    os.replace = lambda *given: stop() if meant() else replace(*given)
"""


def documents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in NAMES if (folder / name).exists()}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "项目"
    place.mkdir()
    monkeypatch.chdir(place)
    monkeypatch.setenv("OPSPLAN_LANG", "zh")
    (place / "plan.yaml").write_text(PLAN, encoding="utf-8")
    return place


def killed(folder: Path, step: str) -> None:
    """Run a render in a process of its own and kill it in the middle of a step of writing."""
    shim, stopped = folder.parent / "shim", folder.parent / "stopped"
    shim.mkdir()
    (shim / "sitecustomize.py").write_text(SHIM, encoding="utf-8")
    way = os.pathsep.join([str(shim), str(Path(saving.__file__).parents[1])])
    env = os.environ | {"PYTHONPATH": way, "STOP": step, "STOPPED": str(stopped)}
    process = subprocess.Popen([sys.executable, "-m", "opsplan", *COMMAND], cwd=folder, env=env, stderr=subprocess.PIPE)
    try:
        until = time.monotonic() + 120
        while not stopped.exists() and process.poll() is None and time.monotonic() < until:
            time.sleep(0.01)
        assert stopped.exists(), process.communicate(timeout=1) if process.poll() is not None else "never stopped"
    finally:
        process.kill()
        process.communicate()
    assert process.returncode == -signal.SIGKILL


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
@pytest.mark.parametrize(("step", "written"), [("write:1", 0), ("fsync:2", 1), ("replace:3", 2)])
def test_a_process_killed_while_it_writes_leaves_every_file_whole(folder, step, written):
    assert run(list(COMMAND)) == 0
    old = documents(folder)
    (folder / "plan.yaml").write_text(NEWER, encoding="utf-8")
    killed(folder, step)
    left = documents(folder)
    (rest,) = folder.glob(".*.tmp")
    assert rest.name.startswith(f".{NAMES[written]}.")
    assert [name for name in NAMES if left[name] != old[name]] == list(NAMES[:written])
    assert {obstacle(folder / name) for name in NAMES} == {Obstacle.NONE}
    half = rest.read_bytes()

    assert run([*COMMAND, "--check"]) == 3
    assert run(["render", ".", *COMMAND[2:]]) == 0  # the rest is taken for no plan
    assert run([*COMMAND, "--check", "--no-cache"]) == 0
    now = documents(folder)
    assert [name for name in NAMES if now[name] != left[name]] == list(NAMES[written:])
    assert sorted(one.name for one in folder.iterdir()) == sorted([rest.name, "plan.yaml", *NAMES])
    assert rest.read_bytes() == half


def refused(number: int) -> Callable[..., None]:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


class Full:
    """A file on a disk that is full when half is written."""

    def __init__(self, handle: int, mode: str) -> None:
        self._file = open(handle, mode)  # noqa: SIM115

    def __enter__(self) -> "Full":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, data: bytes) -> None:
        self._file.write(data[: len(data) // 2])
        self._file.flush()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def full(patch: pytest.MonkeyPatch, _: Path) -> None:
    patch.setattr(os, "fdopen", Full)


def denied(patch: pytest.MonkeyPatch, _: Path) -> None:
    patch.setattr(saving, "_created", refused(errno.EACCES))


def held(patch: pytest.MonkeyPatch, _: Path) -> None:
    patch.setattr(os, "replace", refused(errno.EACCES))


def read_only(patch: pytest.MonkeyPatch, _: Path) -> None:
    patch.setattr(saving, "_created", refused(errno.EROFS))


def gone(patch: pytest.MonkeyPatch, out: Path) -> None:
    """Somebody removes the folder between the writing and the renaming."""
    patch.setattr(os, "fsync", lambda _: out.rename(out.with_name("moved")))


#: What is refused, and why in each language.
REFUSALS = {
    "full": (full, "磁盘已满", "the disk is full"),
    "denied": (denied, "没有权限", "permission denied"),
    "held": (held, "没有权限", "permission denied"),
    "read only": (read_only, "磁盘是只读的", "the disk is read-only"),
    "gone": (gone, "找不到文件或文件夹", "no such file or folder"),
}
HELD = {
    "zh": "它可能正在 Word 或 WPS 中打开，或者没有写入权限。请关闭后再试，或用 -o 换个位置",
    "en": "it may be open in Word or WPS, or write-protected. Close it and try again, or choose another place with -o",
}


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in for LibreOffice: what it makes is a PDF of one line."""

    def laid(judged: object, data: bytes, wanted: object) -> Laid:
        return Laid(b"", stamp_pdf(b"%%PDF %d\nstartxref\n9\n%%%%EOF\n" % len(data), {"version": "1", "inputs": "0"}))

    monkeypatch.setattr("opsplan.cli.making.laid_out", laid)


@pytest.fixture(params=[True, False], ids=["anew", "again"])
def out(request: pytest.FixtureRequest, folder: Path, office: None) -> Iterator[Path]:
    """Return a folder in which each document is there already, or none."""
    place = folder / "out"
    place.mkdir()
    if not request.param:
        for forms in ("md,docx,json", "pdf"):
            assert run(["render", "plan.yaml", "--to", forms, "-o", "out", "--quiet"]) == 0
    (folder / "plan.yaml").write_text(NEWER + "# anew\n", encoding="utf-8")
    return place


@pytest.mark.parametrize("form", ["md", "docx", "json", "pdf"])
@pytest.mark.parametrize("refusal", REFUSALS)
def test_what_the_system_refuses_is_said_and_changes_nothing(out, monkeypatch, capsys, form, refusal):
    refuse, zh, en = REFUSALS[refusal]
    before = {one.name: one.read_bytes() for one in out.iterdir()}
    is_held = bool(before) and refusal in ("denied", "held")
    for lang, why, sentence in (("zh", zh, "出错：无法写入 {}：{}\n"), ("en", en, "Error: {} cannot be written: {}\n")):
        capsys.readouterr()
        with monkeypatch.context() as patch:
            refuse(patch, out)
            code = run(["render", "plan.yaml", "--to", form, "-o", "out", "--quiet", "--no-cache", "--ui-lang", lang])
        told = sentence.format(Path("out", f"plan.{form}"), HELD[lang] if is_held else why)
        assert (code, *capsys.readouterr()) == (2, "", told)
        if (moved := out.with_name("moved")).exists():
            moved.rename(out)
            for rest in out.glob(".*.tmp"):  # it went with the folder
                rest.unlink()
        assert {one.name: one.read_bytes() for one in out.iterdir()} == before
