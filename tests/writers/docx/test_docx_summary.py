"""The executive summary takes one page of a Word document, as LibreOffice lays it out; it and poppler must be there."""

import subprocess
from pathlib import Path
from shutil import which

import pytest
from msgspec.structs import replace

from opsplan.compose.build import Order, compose
from opsplan.kinds import kind
from opsplan.look.build import load
from opsplan.pipeline import judge
from opsplan.writers.docx import write

EXAMPLES = Path(__file__).parents[3] / "examples"
pytestmark = pytest.mark.skipif(
    not (which("soffice") and which("pdftotext")), reason="needs LibreOffice (soffice) and poppler (pdftotext)"
)


def summary(name: str, lang: str) -> bytes:
    """Return a Word document of an example with its control data and its summary, and nothing else."""
    path = EXAMPLES / f"{name}.yaml"
    judged, _ = judge(path.read_bytes(), str(path))
    plan = judged.loaded.plan
    whole = compose(plan, judged.facts, judged.loaded.index.by_id, kind(plan.kind[0]), Order(lang))
    chapters = whole.chapters[:2]
    assert [one.id for one in chapters] == ["control", "summary"]
    return write(replace(whole, chapters=chapters), load("business"), {"version": "0", "inputs": "0"})


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
def test_the_summaries_of_rich_plans_have_one_page_each(lang, tmp_path):
    names = ("gym-membership", "shared-services", "warehouse", "clinic-front-desk", "coffee-shops", "homestay")
    for name in names:
        (tmp_path / f"{name}.docx").write_bytes(summary(name, lang))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(tmp_path / f"{name}.docx") for name in names]
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    heading = {"zh": "摘要", "en": "Executive Summary", "both": "摘要 Executive Summary"}[lang]
    assert {name: heading in last_page(tmp_path / f"{name}.pdf") for name in names} == dict.fromkeys(names, True)


def last_page(pdf: Path) -> list[str]:
    """Return the lines of the last page of a document."""
    shown = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True).stdout.decode()
    return [line.strip() for line in shown.rstrip("\f").split("\f")[-1].split("\n")]
