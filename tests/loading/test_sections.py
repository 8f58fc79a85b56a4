"""Validated section by section a plan is what it is validated whole, and so is what is wrong with it."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from opsplan.loading.sections import validate
from opsplan.loading.source import read
from opsplan.model.plan import Plan

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
WRONG = b"""\
lang: de
x-note: kept
goal: [faster]
goals:
  - {name: faster, due: 2026-02-30, owner: [a, b]}
  - {target: many}
calendar: china
kpis: {}
"""
CONTEXT = {"lang": "zh", "fiscal_start": 1}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_same_plan(path):
    source, _ = read(path.read_bytes(), path.name)
    assert validate(source.tree, CONTEXT) == (Plan.model_validate(source.tree, context=CONTEXT), [])


def test_the_same_errors():
    source, _ = read(WRONG, "plan.yaml")
    with pytest.raises(ValidationError) as whole:
        Plan.model_validate(source.tree, context=CONTEXT)
    plan, errors = validate(source.tree, CONTEXT)
    told = [(one["type"], one["loc"]) for one in errors]
    assert plan is None
    assert sorted(told, key=str) == sorted(((one["type"], one["loc"]) for one in whole.value.errors()), key=str)
    assert len(told) == 9


def test_keys_of_the_authors_own_are_kept():
    source, _ = read(b"title: t\nx-note: kept\n", "plan.yaml")
    plan, _ = validate(source.tree, CONTEXT)
    assert plan.extras == {"x-note": "kept"}
