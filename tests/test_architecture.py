"""What must stay true of the code as a whole, beside the layers that import-linter watches over."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "opsplan").rglob("*.py"))
HEAVY = {"babel", "chinese_calendar", "docx", "jinja2", "lxml", "markdown_it", "pydantic", "rich", "watchfiles"}
LONGEST = 260
#: Paths of somebody's machine: home folders, temporary folders, drives, file addresses.
MACHINE_PATH = re.compile(
    r"(?<![\w.}])/(?:home|Users|root|work|tmp|opt|mnt|srv|private|var/folders)/\w|\b[A-Z]:\\\\?\w|file://"
)


def imported_by(*arguments: str) -> set[str]:
    code = "import sys\nfrom opsplan.__main__ import run\nrun(sys.argv[1:])\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT, capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.stdout, "the command printed nothing"
    return {name.partition(".")[0] for name in done.stderr.splitlines()[-1].split()}


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_an_answer_that_needs_no_plan_imports_nothing_heavy(option):
    modules = imported_by(option)
    assert {"opsplan", "typer"} <= modules
    assert modules & HEAVY == set()


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [
        (("render", "examples/warehouse.yaml", "--to", "json", "-o"), {"pydantic", "chinese_calendar", "babel"}),
        (("fields", "tasks"), {"pydantic", "chinese_calendar"}),
    ],
)
def test_what_needs_no_document_imports_nothing_that_writes_documents(arguments, needed, tmp_path):
    target = (str(tmp_path / "plan.json"),) if arguments[-1] == "-o" else ()
    modules = imported_by(*arguments, *target)
    assert {"opsplan", "pydantic"} <= modules
    assert modules & (HEAVY - needed) == set()


def test_modules_stay_short():
    lines = {path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: count for name, count in lines.items() if count > LONGEST} == {}


def test_imports_are_absolute():
    relative = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


@pytest.mark.parametrize("name", ["opsplan", "templates", "examples", "bench", "Makefile", "pyproject.toml", "uv.lock"])
def test_nothing_names_a_machine(name):
    top = ROOT / name
    files = [top] if top.is_file() else [path for path in sorted(top.rglob("*")) if path.is_file()]
    places = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in files
        if path.suffix not in (".pyc", ".png")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if MACHINE_PATH.search(line)
    ]
    assert files
    assert places == []
