"""Second law, continued: nothing around a run is seen in its documents but SOURCE_DATE_EPOCH, where that is set."""

import datetime as dt
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest

from opsplan.__main__ import run
from opsplan.pipeline import Wanted, document, judge, laid_out

EXAMPLES = Path(__file__).parents[2] / "examples"
#: One with charts of each sort, and a small one: two are needed for two processes to share the work.
PLANS = ("warehouse.yaml", "repair-corner.yaml")
#: The folder of a run, its umask, its processes and its variables; each is nothing like the first.
HERE = ("here", 0o022, "1", {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"})
OTHERS = {
    "one after another": ("深/er", 0o077, "1", {"PYTHONHASHSEED": "99", "TZ": "Asia/Kathmandu", "LANG": "zh_CN.GBK"}),
    "side by side": ("a b", 0o000, "2", {"PYTHONHASHSEED": "7", "TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8"}),
}
EPOCH = "SOURCE_DATE_EPOCH"
PLAN = "title: 客服响应提速\ngoals: [{name: 首次响应不超过30秒, owner: 客服主管, due: 2026-06-30}]\n"


def made(root: Path, folder: str, umask: int, jobs: str, variables: Mapping[str, str]) -> dict[str, bytes]:
    """Render the plans in a process of their own and return the files, by name."""
    place = root / folder
    place.mkdir(parents=True)
    for name in PLANS:
        (place / name).write_bytes((EXAMPLES / name).read_bytes())
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH", "SYSTEMROOT") if name in os.environ}
    options = ["--to", "md,docx,json", "--lang", "zh,en,both", "--jobs", jobs, "--no-cache", "--quiet", "-o", "out"]
    command = [sys.executable, "-m", "opsplan", "render", *PLANS, *options]
    env = {**kept, **variables}
    done = subprocess.run(command, cwd=place, env=env, umask=umask, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {path.name: path.read_bytes() for path in (place / "out").iterdir()}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return made(tmp_path_factory.mktemp("law"), *HERE)


def workbooks(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist() if name.endswith(".xlsx")}


@pytest.mark.skipif(os.name == "nt", reason="there is no umask")
@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_what_differs_around_a_run_is_not_in_its_files(tmp_path, here, other):
    there = made(tmp_path, *other)
    assert sorted(there) == sorted(here)
    assert len(here) == 7 * len(PLANS)
    assert [name for name in here if workbooks_of(name, here) != workbooks_of(name, there)] == []
    assert [name for name in here if here[name] != there[name]] == []


def workbooks_of(name: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    return workbooks(files[name]) if name.endswith(".docx") else {}


def test_there_are_workbooks_and_no_zip_knows_a_clock(here):
    books = workbooks(here["warehouse.docx"])
    assert len(books) > 5
    for package in (here["warehouse.docx"], *books.values()):
        with zipfile.ZipFile(BytesIO(package)) as opened:
            assert {one.date_time for one in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def dates(docx: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(docx)) as package:
        core = package.read("docProps/core.xml").decode()
    return re.findall(r"<dcterms:(?:created|modified) [^>]*>([^<]*)<", core)


def test_the_epoch_dates_word_files_and_is_part_of_the_stamp(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPSPLAN_LANG", "en")
    Path("plan.yaml").write_text(PLAN, encoding="utf-8")
    command = ["render", "plan.yaml", "--to", "md,docx,json"]
    seen = []
    for epoch in ("1700000000", "1700000001"):
        monkeypatch.setenv(EPOCH, epoch)
        assert run([*command, "--check"]) == 3
        told = capsys.readouterr().err
        assert run(command) == 0
        assert run([*command, "--check"]) == 0
        seen.append({name: Path(name).read_bytes() for name in ("plan.md", "plan.docx", "plan.json")})
        capsys.readouterr()
    assert told == "".join(  # JSON tells no date of its making
        f"{name} is out of date (SOURCE_DATE_EPOCH changed); run opsplan render again\n"
        for name in ("plan.md", "plan.docx")
    )
    assert [dates(one["plan.docx"]) for one in seen] == [["2023-11-14T22:13:20Z"] * 2, ["2023-11-14T22:13:21Z"] * 2]
    assert seen[0]["plan.json"] == seen[1]["plan.json"]


@pytest.mark.parametrize("epoch", ["", "soon", "1e9", "9" * 30, "253402300800", "-99999999999999"])
def test_an_epoch_that_is_no_moment_changes_nothing(monkeypatch, epoch):
    wanted = []
    for value in (None, epoch):
        monkeypatch.delenv(EPOCH, raising=False)
        if value is not None:
            monkeypatch.setenv(EPOCH, value)
        judged, _ = judge(PLAN.encode(), "plan.yaml")
        assert judged is not None
        wanted.append(document(judged, PLAN.encode(), Wanted(judged.kinds[0], "zh", "docx")))
    assert wanted[0] == wanted[1]


def test_the_epoch_dates_a_pdf(monkeypatch):
    """What LibreOffice would lay out is stood in for: only what is made of its date is looked at."""
    pdf = b"%PDF-1.6\n<</CreationDate(D:20261130153300+01'00')>>\nstartxref\n9\n%%EOF\n"
    monkeypatch.setattr("opsplan.office.laying.to_pdf", lambda *_: pdf)
    monkeypatch.setattr("opsplan.office.laying.pages", lambda *_: {})
    monkeypatch.setenv(EPOCH, "1700000000")
    judged, _ = judge(PLAN.encode(), "plan.yaml")
    assert judged is not None
    laid = laid_out(judged, PLAN.encode(), Wanted(judged.kinds[0], "zh", "pdf"))
    assert b"/CreationDate(D:20231114221320" in laid.pdf
    assert dates(laid.docx) == [dt.datetime(2023, 11, 14, 22, 13, 20).isoformat() + "Z"] * 2
