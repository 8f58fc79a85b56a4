"""Second law: the same inputs give the same bytes, whatever the machine, the place, the time zone and the hash seed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hostile import CORPUS, Builder, as_yaml

from opsplan.kinds import KINDS, kind
from opsplan.pipeline import Wanted, document, judge

EXAMPLES = Path(__file__).parents[2] / "examples"
HERE = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8", "COLUMNS": "40"}
THERE = {
    "PYTHONHASHSEED": "4711",
    "TZ": "America/Anchorage",
    "LC_ALL": "POSIX",
    "LANG": "en_US.UTF-8",
    "COLUMNS": "200",
}


def made(plans: list[str], folder: Path, cwd: Path, lang: str, variables: dict[str, str]) -> dict[str, bytes]:
    """Render plans in a process of their own and return the files, by name."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH", "SYSTEMROOT") if name in os.environ}
    command = [
        sys.executable,
        "-m",
        "opsplan",
        "render",
        "--quiet",
        *plans,
        "--to",
        "md,docx,json",
        "--lang",
        lang,
        "-o",
        str(folder),
    ]
    done = subprocess.run(command, cwd=cwd, env={**kept, **variables}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
def test_two_processes_that_share_nothing_but_the_plans_make_the_same_files(tmp_path, lang):
    numbers = iter(range(10**6))
    near, far = tmp_path / "near", tmp_path / "far"
    for folder in (near, far / "deep"):
        folder.mkdir(parents=True)
        for example in EXAMPLES.glob("*.yaml"):
            (folder / example.name).write_bytes(example.read_bytes())
    tree = Builder(lambda field: CORPUS[next(numbers) % len(CORPUS)][: 40 if field == "title" else None]).plan()
    for folder in (near, far / "deep"):
        (folder / "hostile.yaml").write_bytes(as_yaml(tree | {"kind": list(KINDS)}))
    names = sorted(path.name for path in near.iterdir())
    one = made(names, near / "out", near, lang, HERE)
    other = made([f"deep/{name}" for name in reversed(names)], tmp_path / "elsewhere", far, lang, THERE)
    assert len([name for name in one if name.startswith("hostile")]) == 2 * len(KINDS) + 1
    assert len(one) > 3 * len(names)
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []


TIED = """\
title: 平分秋色
kpis:
  - name: 甲
    unit: 分
    target: 9
    stages: {2026-09: 5, 2026-Q3: 6, 2026-H1: 3, 2026-06: 2, 2026-Q2: 1}
"""


def test_periods_that_end_on_one_day_stand_in_one_order():
    judged, _ = judge(TIED.encode(), "plan.yaml")
    assert judged is not None
    built = kind("work-breakdown")
    assert built is not None
    written = document(judged, TIED.encode(), Wanted(built, "zh", "md")).decode()
    heads = next(line for line in written.split("\n") if "季度" in line)
    assert [cell.strip() for cell in heads.strip("|").split("|")] == [
        "指标", "2026年6月", "2026年第2季度", "2026年上半年", "2026年9月", "2026年第3季度"
    ]  # fmt: skip
