"""Scores of inspections by area, against values computed by hand."""

from opsplan.analysis.areas import area_scores
from opsplan.analysis.facts import facts
from opsplan.loading.plan import load

PLAN = """
title: t
checklists:
  - {id: CL1, name: 门店甲, area: business, weight: 60, items: [{name: 开门, max: 10}]}
  - {id: CL2, name: 客服, area: customer, items: [{name: 答复, max: 10}]}
  - {id: CL3, name: 门店乙, area: business, weight: 20, items: [{name: 收银, max: 10}]}
  - {id: CL4, name: 巡店, area: 巡查, items: [{name: 陈列, max: 10}]}
inspections:
  - {id: IS1, date: 2026-05-04, results: [{item: 开门, score: 5}, {item: 收银, score: 9}, {item: 答复, score: 8}]}
"""


def test_the_lists_of_an_area_count_by_their_weights_and_an_area_that_was_not_checked_has_no_score():
    loaded, found = load(PLAN.encode(), "plan.yaml")
    assert found == []
    scores = area_scores(loaded.plan, facts(loaded.plan).inspection.rounds["IS1"])
    assert {str(area): str(score) for area, score in scores.items()} == {"business": "60.0", "customer": "80.0"}
