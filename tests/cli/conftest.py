"""What the tests of the command line share: ways to run it, in this process and in one of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: Runs several command lines in one process, as a person would see them one after the other.
SESSION = """
import shlex, sys
from opsplan.__main__ import run
for line in sys.stdin.read().splitlines():
    print(f"$ opsplan {line}".rstrip(), flush=True)
    code = run(shlex.split(line))
    print("=>", code, flush=True)
"""


@dataclass
class Said:
    """What a command line came to."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]
Session = Callable[[str, str], str]


@pytest.fixture
def opsplan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command line in this process, in a folder of its own; messages are in Chinese."""
    from opsplan.__main__ import run

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPSPLAN_LANG", "zh")
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def call(*argv: str) -> Said:
        capsys.readouterr()
        code = run(list(argv))
        return Said(code, *capsys.readouterr())

    return call


def environment(**more: str) -> dict[str, str]:
    plain = {key: value for key, value in os.environ.items() if not key.startswith(("OPSPLAN", "FORCE_", "LC_"))}
    return plain | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "COLUMNS": "80"} | more


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """Return a function that runs command lines, one a line, and returns everything that was shown."""

    def call(lang: str, lines: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", SESSION],
            input=lines, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", cwd=tmp_path,
            env=environment(OPSPLAN_LANG=lang, HOME=str(tmp_path)), check=True,
        )  # fmt: skip
        return done.stdout

    return call


@pytest.fixture
def process(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Return a function that runs the command in a process of its own and returns its code and its bytes."""

    def call(*argv: str, **env: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "opsplan", *argv]
        return subprocess.run(command, cwd=tmp_path, env=environment(**env), capture_output=True, check=False)

    return call
