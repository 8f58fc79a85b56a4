"""A plan broken by hand in twenty ways gives twenty findings at once, at their lines and columns, in both languages.

The plan and what is printed stand in tests/golden/twenty-ways.
"""

import json
from pathlib import Path

import pytest

pytestmark = pytest.mark.every_check

PLAN = Path(__file__).parent / "golden" / "twenty-ways" / "plan.yaml"
#: What is wrong: the code, the line, and what stands there from the column on.
BROKEN = {
    ("REF-02", 8, "R2, name: 数据专员"),
    ("DOC-01", 10, "2026-06-31"),
    ("GOAL-12", 11, "G3}"),
    ("GOAL-11", 13, "{id: G4"),
    ("DOC-01", 15, "约30"),
    ("KPI-08", 16, "26}"),
    ("KPI-01", 17, "{id: K3"),
    ("TASK-05", 19, "T3}"),
    ("DOC-01", 20, "ownr"),
    ("REF-01", 22, "培训专员"),
    ("TASK-07", 23, "2026-03-11"),
    ("TASK-01", 24, "[R1, R2]"),
    ("TASK-06", 25, "2026-04-10"),
    ("DOC-01", 26, "doen"),
    ("TASK-06", 27, "10d}"),
    ("RSP-03", 29, "[R1, R2]"),
    ("YAML-04", 31, "response: avoid"),
    ("RISK-03", 32, "{id: RK2"),
    ("RISK-05", 33, "{id: RK3"),
    ("RES-01", 35, "3000"),
}


@pytest.fixture
def told(tmp_path, monkeypatch, capsys):
    """A function that runs a command line beside the plan and returns what it prints."""
    from opsplan.__main__ import run

    (tmp_path / "plan.yaml").write_bytes(PLAN.read_bytes())
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)

    def call(*argv: str) -> str:
        assert run(list(argv)) == 1
        out, err = capsys.readouterr()
        return err + out

    return call


def test_each_is_found_where_it_is_and_nothing_else(told):
    lines = PLAN.read_text(encoding="utf-8").splitlines()
    found = json.loads(told("check", "plan.yaml", "--format", "json"))["findings"]
    assert len(found) == len(BROKEN) == 20
    places = [(code, line, text) for code, line, text in BROKEN if text in lines[line - 1]]
    assert {(one["code"], one["line"], one["column"]) for one in found} == {
        (code, line, lines[line - 1].rindex(text) + 1) for code, line, text in places
    }


def test_all_of_them_are_told_at_once_in_both_languages(golden, told):
    made = {f"{lang}.txt": told("check", "plan.yaml", "--ui-lang", lang).encode() for lang in ("zh", "en")}
    golden("twenty-ways", {"plan.yaml": PLAN.read_bytes(), **made})
    for text in made.values():
        assert [code for code, *_ in BROKEN if f" {code} " not in text.decode()] == []
