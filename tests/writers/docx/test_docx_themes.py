"""The examples in every theme and every language: Word files in which a strict reader finds nothing amiss."""

import subprocess
import sys
from pathlib import Path

import pytest

from opsplan.look.build import NAMES
from opsplan.pipeline import Wanted, document, judge

ROOT = Path(__file__).parents[3]
EXAMPLES = [one for one in sorted((ROOT / "examples").glob("*.yaml")) if one.stem != "example-min"]
VALIDATOR = ROOT.parent / "shared" / "tools" / "validate_docx.py"


@pytest.mark.skipif(not VALIDATOR.exists(), reason="needs validate_docx.py beside the checkout")
@pytest.mark.parametrize("theme", NAMES)
@pytest.mark.parametrize("lang", ["zh", "en", "both"])
def test_every_example_is_valid_and_accessible(theme, lang, tmp_path):
    for path in EXAMPLES:
        data = path.read_bytes()
        judged, _ = judge(data, str(path), theme=theme)
        made = document(judged, data, Wanted(judged.kinds[0], lang, "docx"))
        (tmp_path / f"{path.stem}.docx").write_bytes(made)
    files = sorted(tmp_path.glob("*.docx"))
    told = subprocess.run([sys.executable, VALIDATOR, "--warnings", *files], capture_output=True, text=True)
    assert told.stdout == "".join(f"{one}: valid (0 errors, 0 warnings)\n" for one in files)
