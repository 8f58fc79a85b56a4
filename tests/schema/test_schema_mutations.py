"""Right plans with one value replaced by one of another type: loader and schema still agree."""

import copy
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from seeing import core, schema_takes
from written import TAKEN

from opsplan.findings import Severity
from opsplan.loading.plan import load

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
SMALL = [core(line) for line in TAKEN.strip().split("\n")]
WHOLE = [core(path.read_text(encoding="utf-8")) for path in EXAMPLES]
#: A value of every type, and some that are right for one field and wrong for most.
OTHERS = [
    None, "", "　", "文字", "two words", 0, 1, 3, -1, 2026, 120, True, False, [], ["甲"], [["甲"]], [None], {},
    {"zh": "甲"}, {"zh": "甲", "fr": "乙"}, {"name": "甲"}, {"foo": 1}, "2026-04-17", "2026-02-30", "2026-Q2",
    "2026-13", "3d", "3 days", "weekly", "every 3d", "every day", "3/weekly", "3/week", {"every": "weekly"}, "30%",
    ">=95%", "8万", "是", "high", "done", "a/b.yaml", "customers",
]  # fmt: skip
#: What the loader finds wrong and a schema cannot say: it compares values with each other, looks them up, or (the
#: range) looks into a number that stands as a text, such as 8万.
CROSS = {
    "dates-reversed", "days-overlap", "workdays-missing", "unit-conflict", "direction-conflict", "value-or-note",
    "file-outside", "base-loop", "actual-twice", "number-range", "reference-unknown", "reference-kind",
    "name-ambiguous", "id-twice", "step-unknown", "item-unknown", "item-ambiguous", "file-missing",
    "reference-several", "reference-single", "role-several", "role-single", "names-several",
}  # fmt: skip


def places(value, path=()):
    """The path of every value in a plan."""
    if path:
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in items:
        yield from places(one, (*path, step))


def replaced(plan, path, value):
    plan = copy.deepcopy(plan)
    here = plan
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = value
    return plan


def mutated(plan, data):
    ways = list(places(plan))
    path = ways[data.draw(st.integers(0, len(ways) - 1))]
    return replaced(plan, path, OTHERS[data.draw(st.integers(0, len(OTHERS) - 1))])


def agree(plan):
    """Hold the loader's judgement against the schema's, apart from what only the loader can see."""
    text = yaml.safe_dump(plan, allow_unicode=True, sort_keys=False, width=10000)
    found = load(text.encode(), "plan.yaml")[1]
    wrong = {one.message for one in found if one.severity is Severity.ERROR}
    taken = schema_takes(plan)
    if taken and wrong - CROSS:
        pytest.fail(f"only the loader refuses {plan}: {wrong}")
    if not taken and not wrong:
        pytest.fail(f"only the schema refuses {plan}")


@given(st.data())
@settings(max_examples=400, deadline=None, phases=PHASES, suppress_health_check=[HealthCheck.too_slow])
def test_small_plans(data):
    plan = SMALL[data.draw(st.integers(0, len(SMALL) - 1))]
    agree(mutated(plan, data))


@pytest.mark.parametrize("plan", WHOLE, ids=[path.stem for path in EXAMPLES])
@given(data=st.data())
@settings(max_examples=10, deadline=None, phases=PHASES, suppress_health_check=[HealthCheck.too_slow])
def test_whole_plans(plan, data):
    agree(mutated(plan, data))
