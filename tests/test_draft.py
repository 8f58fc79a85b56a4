"""A document of a plan with errors says on every page that it is a draft, and in the first line of the Markdown."""

import shutil
import subprocess
import sys
import zipfile
from io import BytesIO
from itertools import product
from pathlib import Path
from xml.etree import ElementTree

import pytest
from client_templates import TEMPLATES, MissingError

from opsplan.pipeline import Wanted, document, has_errors, judge

VALIDATOR = Path(__file__).parents[2] / "shared" / "tools" / "validate_docx.py"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MARK = {"zh": "草稿", "en": "DRAFT", "both": "草稿"}
PLAN = """\
title: {{zh: 客服提速, en: Faster service}}
kind: work-breakdown
lint: {{profile: basic}}
document: {{cover: {cover}, toc: {toc}}}
meta: {{confidentiality: internal, author: 运营专员, version: "1.0"}}
roles: [{{id: R1, name: 客服主管}}]
goals: [{{name: 首次响应时间降到30秒, owner: R1, due: 2026-02-30}}]
risks:
  - {{name: 晚高峰来电集中, probability: 2, impact: 3, owner: R1, response: mitigate, causes: [一, 二], actions: [三],
     residual: {{probability: 1, impact: 2}}, status: open, review: monthly, warning: 排队超过10人}}
tasks:
{tasks}
"""
TASKS = "\n".join(
    f"  - {{name: 第{number}项工作, owner: R1, start: 2026-03-02, duration: 5d, deliverable: 记录, acceptance: 签字}}"
    for number in range(1, 60)
)


def judged(cover="true", toc="true", more=""):
    data = PLAN.format(cover=cover, toc=toc, tasks=TASKS).encode() + more.encode()
    found, listed = judge(data, "plan.yaml")
    assert has_errors(listed)
    return found, data


def made(form, lang, cover="true", toc="true", theme="business"):
    plan, data = judged(cover, toc)
    if theme != "business":
        plan, _ = judge(data, "plan.yaml", theme=theme)
    return document(plan, data, Wanted(plan.kinds[0], lang, form, draft=True))


@pytest.mark.parametrize(("lang", "line"), [("zh", "> **草稿**"), ("en", "> **DRAFT**"), ("both", "> **草稿 DRAFT**")])
def test_the_first_line_of_the_markdown(lang, line):
    assert made("md", lang).decode().splitlines()[0] == line


@pytest.mark.parametrize(
    ("theme", "cover", "lang"), [*product(("business", "official", "plain"), ("true", "false"), ("zh", "en", "both"))]
)
def test_every_header_of_every_section_of_the_word_document(theme, cover, lang):
    assert unmarked(made("docx", lang, cover, cover, theme), MARK[lang]) == []


def test_pages_that_lie_on_their_side_too():
    data = (Path(__file__).parents[1] / "examples" / "warehouse.yaml").read_bytes()
    plan, _ = judge(data, "warehouse.yaml")
    word = document(plan, data, Wanted(plan.kinds[0], "zh", "docx", draft=True))
    assert unmarked(word, "草稿") == []
    assert len(set(unmarked(word, "没有的字"))) > 3


@pytest.mark.parametrize("maker", sorted(TEMPLATES))
def test_the_pages_of_a_clients_template(tmp_path, maker):
    try:
        (tmp_path / "client.docx").write_bytes(TEMPLATES[maker]())
    except MissingError:
        pytest.skip(f"{maker} is not installed")
    _, data = judged()
    plan, _ = judge(data, "plan.yaml", template=tmp_path / "client.docx")
    word, clean = (document(plan, data, Wanted(plan.kinds[0], "zh", "docx", draft=draft)) for draft in (True, False))
    assert unmarked(word, "草稿") == []
    assert unmarked(clean, "草稿") != []
    assert unmarked(word, "草稿草稿") != []
    if VALIDATOR.exists():
        (tmp_path / "draft.docx").write_bytes(word)
        done = subprocess.run(
            [sys.executable, VALIDATOR, "--strict", tmp_path / "draft.docx"], capture_output=True, text=True
        )
        assert done.stdout.endswith("valid (0 errors, 0 warnings)\n")


def unmarked(data, mark):
    """The sections and kinds of pages of a Word document whose header lacks a mark."""
    with zipfile.ZipFile(BytesIO(data)) as word:
        body = ElementTree.fromstring(word.read("word/document.xml"))
        related = ElementTree.fromstring(word.read("word/_rels/document.xml.rels"))
        targets = {one.get("Id"): one.get("Target") for one in related}
        names = [name for name in targets.values() if name.startswith("header")]
        headers = {None: ""} | {
            name: "".join(ElementTree.fromstring(word.read(f"word/{name}")).itertext()) for name in names
        }
        even = b"<w:evenAndOddHeaders" in word.read("word/settings.xml")
    found, shown = [], {}
    for number, section in enumerate(body.iter(f"{W}sectPr")):
        shown |= {one.get(f"{W}type"): targets[one.get(f"{R}id")] for one in section.iter(f"{W}headerReference")}
        pages = [
            "default",
            *(["first"] if section.find(f"{W}titlePg") is not None else []),
            *(["even"] if even else []),
        ]
        found += [(number, page) for page in pages if mark not in headers[shown.get(page)]]
    return found


@pytest.mark.skipif(not (shutil.which("soffice") and shutil.which("pdftotext")), reason="needs LibreOffice and poppler")
@pytest.mark.parametrize(("theme", "lang"), [("business", "zh"), ("official", "en")])
def test_every_page_as_it_is_laid_out(tmp_path, theme, lang):
    (tmp_path / "plan.docx").write_bytes(made("docx", lang, theme=theme))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "plan.docx"], cwd=tmp_path, check=True, capture_output=True, timeout=180)
    text = subprocess.run(
        ["pdftotext", "-layout", "plan.pdf", "-"], cwd=tmp_path, check=True, capture_output=True
    ).stdout
    pages = text.decode().removesuffix("\f").split("\f")
    assert len(pages) > 4
    assert [number for number, page in enumerate(pages, 1) if MARK[lang] not in page] == []


def test_a_plan_without_errors_is_no_draft():
    plan, data = judged()
    assert "草稿" not in document(plan, data, Wanted(plan.kinds[0], "zh", "md")).decode()
