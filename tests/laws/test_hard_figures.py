"""Third law, continued: whatever numbers, days, names and lengths of lists a plan has, its figures are drawn.

The plans are the examples, changed at random in what figures are made of; any change leaves a plan of the right form.
"""

import random
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hostile import MARKS, SENSELESS, as_yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from opsplan.kinds import KINDS
from opsplan.pipeline import Wanted, document, exported, judge

EXAMPLES = Path(__file__).parents[2] / "examples"
#: What a value of a form is replaced by.
OTHERS = {
    r"-?\d+(\.\d+)?%?": ("0", "1", "-1", "-7.5", "0.0001", "1500", "99999", "1e9", "999999999999", "2000%", "-300%"),
    r"\d{4}-\d\d-\d\d": ("0001-01-01", "9999-12-31", "2026-01-05", "2026-12-31", "1990-01-01", "2099-06-30"),
    r"\d{4}-(\d\d|Q\d|H\d)": ("2026-01", "2026-Q1", "2026-H2", "0001-01", "9999-12", "2026", "9999-Q4"),
    r"\d+[dwhm]": ("0d", "1d", "1h", "400w", "3650d"),
    r"true|false": ("true", "false"),
}
NAMES = (*MARKS, "甲", "🚀", "תוכנית", "")
NAMED = {"name", "stage", "item", "category", "title"}
#: How many there are of what there were some.
COUNTS = (0, 1, 1, 2, 3, 13, 61)


@cache
def example(name: str) -> Any:
    """Return the tree of an example without the files that it names."""
    tree = yaml.load((EXAMPLES / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    tree.pop("document", None)
    return tree | {"kind": list(KINDS), "lint": {"ignore": SENSELESS}}


def changed(node: Any, by: random.Random, often: float, key: str = "", deep: int = 0) -> Any:
    """Return a tree in which some fields are gone, some lists are longer or shorter, some values are others."""
    if isinstance(node, dict):
        kept = {name: one for name, one in node.items() if deep == 0 or by.random() >= often / 4}
        return {name: changed(one, by, often, name, deep + 1) for name, one in kept.items()}
    if isinstance(node, list):
        return _listed(node, by, often, key, deep)
    if key in NAMED and by.random() < often:
        return by.choice(NAMES)
    found = next((others for form, others in OTHERS.items() if re.fullmatch(form, node)), None)
    return by.choice(found) if found and by.random() < often else node


def _listed(node: list[Any], by: random.Random, often: float, key: str, deep: int) -> list[Any]:
    count = len(node)
    if node and isinstance(node[0], dict) and key not in ("kind", "ignore") and by.random() < often:
        count = min(by.choice(COUNTS), 61 if deep < 3 else count)
    some = [node[place % len(node)] for place in range(count)]
    made = [changed(one, by, often, key, deep + 1) for one in some]
    for one in made[len(node) :]:
        if isinstance(one, dict):
            one.pop("id", None)  # so that each of those that were added has one of its own
    return made


@pytest.mark.parametrize("name", sorted(one.name for one in EXAMPLES.glob("*.yaml")))
@settings(phases=[Phase.explicit, Phase.generate], deadline=None, derandomize=True, max_examples=2)
@given(seed=st.integers(0, 10**9), often=st.sampled_from((0.02, 0.1, 0.3)), lang=st.sampled_from(("zh", "en", "both")))
def test_whatever_a_figure_is_made_of_it_is_drawn(name, seed, often, lang):
    data = as_yaml(changed(example(name), random.Random(seed), often))
    judged, _ = judge(data, "plan.yaml", KINDS)
    assert judged is not None
    assert exported(judged, data)
    for place, form in ((seed, "md"), (seed + 1, "docx")):
        assert document(judged, data, Wanted(judged.kinds[place % len(KINDS)], lang, form, prompts=True, draft=True))
