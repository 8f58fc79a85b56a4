"""The funnel of the customer's journey, by hand."""

import pytest

from opsplan.analysis.facts import facts
from opsplan.loading.plan import load


@pytest.mark.parametrize(
    ("rates", "kept", "leak"),
    [
        ("100 40 - 12 9", "- 40 - 30 75", (1, 3)),
        ("1 0.42 0.21", "- 42 50", (0, 1)),
        ("8000 2000 500", "- 25 25", None),  # two stages lose as much
        ("100 40", "- 40", None),  # one step: the table says it
        ("100 40 60", "- - -", None),  # a rate that rises is not of the whole
        ("100 0 0", "- 0 -", None),
        ("- -", "- -", None),
        ("", "", None),
    ],
)
def test_a_stage_keeps_a_share_of_the_one_before_that_has_a_rate(rates, kept, leak):
    stages = [
        f"{{stage: 第{place}步{'' if one == '-' else f', rate: {one}'}}}" for place, one in enumerate(rates.split())
    ]
    loaded, found = load(f"title: 甲\ncustomers: {{journey: [{', '.join(stages)}]}}".encode(), "plan.yaml")
    assert found == []
    funnel = facts(loaded.plan).funnel
    assert " ".join("-" if one is None else f"{one:.0f}" for one in funnel.kept) == kept
    assert funnel.leak == leak
