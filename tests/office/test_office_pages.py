"""Documents that LibreOffice lays out: every page in their contents is the true one; it and poppler must be there."""

import os
import re
import subprocess
from io import BytesIO
from pathlib import Path
from shutil import which
from zipfile import ZipFile

import pytest

from opsplan.kinds import kind
from opsplan.office import VARIABLE
from opsplan.pipeline import Wanted, judge, laid_out
from opsplan.writers.stamp import docx_edited, pdf_edited, read_docx_stamp, read_pdf_stamp

TITLE = "社区维修角周末开放方案 Opening the Repair Corner at Weekends"
EXAMPLES = Path(__file__).parents[2] / "examples"

pytestmark = pytest.mark.skipif(
    not (which("soffice") and which("pdftotext")), reason="needs LibreOffice (soffice) and poppler (pdftotext)"
)


def made(name: str, lang: str):
    """Return an example, laid out."""
    path = EXAMPLES / f"{name}.yaml"
    plan, _ = judge(path.read_bytes(), str(path))
    return laid_out(plan, path.read_bytes(), Wanted(kind(plan.loaded.plan.kind[0]), lang, "pdf"))


def printed(pdf: bytes, folder: Path) -> list[list[str]]:
    """Return the lines of every page, without white space."""
    (folder / "plan.pdf").write_bytes(pdf)
    shown = subprocess.run(["pdftotext", "-layout", folder / "plan.pdf", "-"], check=True, capture_output=True)
    return [[re.sub(r"\s+", "", line) for line in page.split("\n")] for page in shown.stdout.decode().split("\f")[:-1]]


def shown(docx: bytes, part: str) -> list[tuple[str, int]]:
    """Return the bookmarks whose pages a part of a Word file names, and the pages that it shows."""
    with ZipFile(BytesIO(docx)) as package:
        text = package.read(part).decode()
    found = re.findall(r"PAGEREF (\w+).*?<w:t[^>]*>(\d+)</w:t>", text)
    return [(name, int(page)) for name, page in found]


@pytest.mark.parametrize(
    ("name", "lang", "entries"),
    [
        ("clinic-front-desk", "zh", 25),
        ("warehouse", "en", 23),
        ("community-library", "both", 22),
        ("shared-services", "both", 32),
    ],
)
def test_every_entry_of_the_contents_and_lists_names_its_page(name, lang, entries, tmp_path):
    laid = made(name, lang)
    # the cover has no number; a heading may stand on the page of the contents
    cover, *numbered = printed(laid.pdf, tmp_path)
    told = [found.groups() for line in numbered[0] if (found := re.fullmatch(r"(.+?)\.{4,}(\d+)", line))]
    named = shown(laid.docx, "word/document.xml")
    tables = [page for mark, page in named if mark.startswith("_TocTable")]
    figures = [page for mark, page in named if mark.startswith("_TocFigure")]
    assert len(told) == entries
    assert [int(page) for _, page in told] == [page for _, page in named][:entries]
    assert [page for _, page in named][entries:] == tables + figures
    assert [(heading, page) for heading, page in told if heading not in numbered[int(page) - 1]] == []
    for label, listed in (("table", tables), ("figure", figures)):
        captions = [f"{label_of(label, lang)}{number}" for number in range(1, len(listed) + 1)]
        assert [one for one in zip(captions, listed, strict=True) if not heads(*one, numbered)] == []
    assert shown(laid.docx, "word/footer1.xml") == [("_DocumentEnd", len(numbered))]
    assert all(str(len(numbered)) in page[-2] for page in numbered)
    assert str(len(numbered)) not in "".join(cover[-3:])


def label_of(kind: str, lang: str) -> str:
    """Return what stands before the number of a caption, without white space."""
    words = {"zh": {"table": "表", "figure": "图"}, "en": {"table": "Table", "figure": "Figure"}}
    return "".join(words[one][kind] for one in (("zh", "en") if lang == "both" else (lang,)))


def heads(caption: str, page: int, numbered: list[list[str]]) -> bool:
    """Tell whether a caption begins a line of a page, with that number and no longer one."""
    return any(re.match(rf"{caption}(?!\d)", line) for line in numbered[page - 1])


def test_a_pdf_says_what_it_is_and_always_the_same(tmp_path):
    one, other = made("repair-corner", "both"), made("repair-corner", "both")
    assert (one.docx, one.pdf) == (other.docx, other.pdf)
    assert (docx_edited(one.docx), pdf_edited(one.pdf)) == (False, False)
    stamps = read_docx_stamp(one.docx), read_pdf_stamp(one.pdf)
    assert stamps[0]["inputs"] == stamps[1]["inputs"]
    (tmp_path / "plan.pdf").write_bytes(one.pdf)
    said = subprocess.run(["pdfinfo", tmp_path / "plan.pdf"], check=True, capture_output=True, text=True)
    told = dict(re.findall(r"^(\w+):\s+(.*)$", said.stdout, re.MULTILINE))
    assert (told["Title"], told["Tagged"], told["Pages"], said.stderr) == (TITLE, "yes", "4", "")
    # the plan's day, not that of making
    dated = b"/CreationDate(D:20260407000000Z')"
    assert all(part in one.pdf for part in (dated, b"/Lang(zh-CN)", b"/Outlines", b"/DisplayDocTitle true"))
    assert b"/Lang(en-GB)" in made("repair-corner", "en").pdf


def test_the_profile_of_the_user_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    made("repair-corner", "zh")
    assert [path for path in tmp_path.rglob("*") if "office" in path.name.lower()] == []


def test_the_program_may_be_named(tmp_path, monkeypatch):
    office = which("soffice")
    monkeypatch.setenv("PATH", os.defpath.replace(str(Path(office).parent), ""))
    monkeypatch.setenv(VARIABLE, office)
    assert made("repair-corner", "zh").pdf.startswith(b"%PDF-")
