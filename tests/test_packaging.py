"""The wheel: it holds what the checkout holds, and works where there is no checkout."""

import os
import subprocess
import sys
import sysconfig
import tarfile
from pathlib import Path
from venv import EnvBuilder
from zipfile import ZipFile

import pytest

from opsplan import __version__

ROOT = Path(__file__).parents[1]
TEMPLATES = "opsplan/templates/"


def run(command: list[str | Path], folder: Path) -> str:
    """Return what a command printed; it must succeed, and it must find no checkout."""
    env = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "OPSPLAN"))}
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", env=env | {"PYTHONUTF8": "1"})
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], ROOT)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def bin_folder(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment of its own, which borrows only the dependencies of this one."""
    folder = tmp_path_factory.mktemp("venv")
    EnvBuilder(with_pip=True).create(folder)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    run([python, "-m", "pip", "install", "--no-deps", "--no-index", wheel], folder)
    site = run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], folder).strip()
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (Path(site) / "borrowed.pth").write_text("\n".join(sorted(borrowed)), encoding="utf-8")
    where = run([python, "-c", "import opsplan; print(opsplan.__file__)"], folder).strip()
    assert Path(where).is_relative_to(site)
    return python.parent


def test_the_wheel_is_named_by_the_version(wheel):
    assert wheel.name == f"opsplan-{__version__}-py3-none-any.whl"


def test_the_wheel_holds_the_templates_of_the_checkout(wheel):
    top = ROOT / "templates"
    here = {path.relative_to(top).as_posix(): path.read_bytes() for path in top.rglob("*") if path.is_file()}
    with ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if name.startswith(TEMPLATES)]
        there = {name.removeprefix(TEMPLATES): archive.read(name) for name in names}
    assert sorted(there) == sorted(here)
    assert [name for name in here if there[name] != here[name]] == []
    assert [name for name in here if name.endswith(".py")] == []


def test_the_wheel_holds_the_modules_and_nothing_else(wheel):
    here = {path.relative_to(ROOT).as_posix() for path in (ROOT / "opsplan").rglob("*.py")}
    with ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name for name in names if name.endswith(".py")} == here
    tops = {name.partition("/")[0] for name in names}
    assert tops == {"opsplan", f"opsplan-{__version__}.dist-info"}


def test_the_source_archive_holds_nothing_that_was_installed_for_the_tests(tmp_path):
    run([sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path], ROOT)
    (built,) = tmp_path.iterdir()
    with tarfile.open(built) as archive:
        names = archive.getnames()
    top = f"opsplan-{__version__}"
    assert f"{top}/tests/mermaid/parse.mjs" in names
    assert [name for name in names if "node_modules" in name or "/.venv" in name] == []


def test_the_wheel_says_what_it_is(wheel):
    info = f"opsplan-{__version__}.dist-info"
    with ZipFile(wheel) as archive:
        entries = archive.read(f"{info}/entry_points.txt").decode()
        licence = archive.read(f"{info}/licenses/LICENSE")
    assert entries == "[console_scripts]\nopsplan = opsplan.__main__:main\n"
    assert licence == (ROOT / "LICENSE").read_bytes()


def test_the_installed_command_says_its_version(bin_folder, tmp_path):
    assert run([bin_folder / "opsplan", "--version"], tmp_path) == f"opsplan {__version__}\n"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", ["minimal", "standard"])
def test_the_installed_command_goes_the_whole_way(bin_folder, tmp_path, lang, size):
    opsplan = bin_folder / "opsplan"
    run([opsplan, "init", "plan.yaml", "--defaults", "--lang", lang, "--size", size], tmp_path)
    run([opsplan, "check", "plan.yaml"], tmp_path)
    for _ in ("anew", "over its own documents"):
        run([opsplan, "render", "plan.yaml", "--to", "md,docx", "-o", "out"], tmp_path)
    written = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert written == ["out/plan.docx", "out/plan.md", "plan.yaml"]
    with ZipFile(tmp_path / "out/plan.docx") as document:
        assert document.testzip() is None
        assert "word/document.xml" in document.namelist()
