"""Running a program and saying how long it took and how much memory it held."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

#: What `ru_maxrss` counts in, in parts of a megabyte.
RSS_PER_MB = 1024 * 1024 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a program took."""

    seconds: float
    megabytes: float


def run(command: Sequence[str | Path], folder: Path, **variables: str) -> Run:
    """Return what a run of a command took, measured from outside; a command that fails ends the measurement.

    `variables` are set in its environment.
    """
    errors = folder / "errors.txt"
    with errors.open("w") as stderr:
        begun = time.perf_counter()
        child = subprocess.Popen(
            command,
            cwd=folder,
            env=os.environ | variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
        )
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - begun
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        shown = " ".join(map(str, command))
        sys.exit(f"{shown} exited with {child.returncode}:\n{errors.read_text(errors='replace')}")
    return Run(seconds, usage.ru_maxrss / RSS_PER_MB)


def best(runs: Sequence[Run]) -> Run:
    """Return the least time and the least memory of several runs: what disturbs a run only ever adds."""
    return Run(min(one.seconds for one in runs), min(one.megabytes for one in runs))
