"""The examples in every template and every language, by turns: a strict reader finds nothing amiss, nothing is left."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from client_templates import TEMPLATES
from word_files import parts

from opsplan.pipeline import Wanted, document, judge

ROOT = Path(__file__).parents[4]
EXAMPLES = [one for one in sorted((ROOT / "examples").glob("*.yaml")) if one.stem != "example-min"]
VALIDATOR = ROOT.parent / "shared" / "tools" / "validate_docx.py"
LANGS = ("zh", "en", "both")


@pytest.mark.skipif(not VALIDATOR.exists(), reason="needs validate_docx.py beside the checkout")
@pytest.mark.parametrize("lang", LANGS)
def test_examples_in_a_template_are_valid_and_accessible(template, lang, request, tmp_path):
    file = tmp_path / "template.docx"
    file.write_bytes(template)
    turn = list(TEMPLATES).index(request.node.callspec.params["template"]) * len(LANGS) + LANGS.index(lang)
    path = EXAMPLES[turn % len(EXAMPLES)]
    data = path.read_bytes()
    judged, _ = judge(data, str(path), template=file)
    made = document(judged, data, Wanted(judged.kinds[0], lang, "docx"))
    written = {name: text for name, text in parts(made).items() if not name.endswith(".xlsx")}
    left = {name for name, text in written.items() if re.search(r"\{\{|｛｛", re.sub("<[^>]+>", "", text))}
    assert left == set()
    (tmp_path / "made.docx").write_bytes(made)
    told = subprocess.run(
        [sys.executable, VALIDATOR, "--warnings", "made.docx"], capture_output=True, text=True, cwd=tmp_path
    )
    assert told.stdout == "made.docx: valid (0 errors, 0 warnings)\n"
