"""The page numbers of the contents, held against the pages that LibreOffice makes; it and poppler must be there."""

import re
import subprocess
from pathlib import Path
from shutil import which

import pytest

from opsplan.kinds import kind
from opsplan.pipeline import Wanted, document, judge

EXAMPLES = Path(__file__).parents[3] / "examples"
#: The cover has no number, the contents are page 1, and the body begins on page 2.
BODY = 2

pytestmark = pytest.mark.skipif(
    not (which("soffice") and which("pdftotext")), reason="needs LibreOffice (soffice) and poppler (pdftotext)"
)


def pages(name: str, lang: str, folder: Path) -> list[list[str]]:
    """Return the lines of every page of an example's Word document, without white space."""
    path = EXAMPLES / f"{name}.yaml"
    plan, _ = judge(path.read_bytes(), str(path))
    written = folder / "plan.docx"
    written.write_bytes(document(plan, path.read_bytes(), Wanted(kind(plan.loaded.plan.kind[0]), lang, "docx")))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(written)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    shown = subprocess.run(["pdftotext", "-layout", folder / "plan.pdf", "-"], check=True, capture_output=True)
    return [[re.sub(r"\s+", "", line) for line in page.split("\n")] for page in shown.stdout.decode().split("\f")]


@pytest.mark.parametrize(
    ("name", "lang", "entries", "most"),
    [
        ("clinic-front-desk", "zh", 25, 1),
        ("warehouse", "en", 20, 2),
        ("community-library", "both", 20, 1),
        ("shared-services", "both", 25, 2),
    ],
)
def test_the_contents_name_the_page_of_a_heading_or_one_near_it(name, lang, entries, most, tmp_path):
    printed = pages(name, lang, tmp_path)
    told = [found for line in printed[1] if (found := re.fullmatch(r"(.+?)\.{4,}(\d+)", line))]
    assert len(told) >= entries
    off = []
    for heading, number in (one.groups() for one in told):
        placed = [place for place, lines in enumerate(printed[BODY:], start=BODY) if heading in lines]
        assert placed, heading
        off.append(abs(int(number) - placed[0]))
    assert max(off) <= most
    assert sum(off) <= len(off)
