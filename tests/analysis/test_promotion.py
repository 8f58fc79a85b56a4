"""Rates of channels, by hand."""

from opsplan.analysis.facts import facts
from opsplan.loading.plan import load

PLAN = """\
title: 推广
channels:
  - {name: 短信, cost: 2400, impressions: 20000, clicks: 3000, orders: 900}
  - {name: 海报, cost: 1740, orders: 400}
  - {name: 宣讲, cost: 1500, impressions: 120, orders: 48}
  - {name: 首页, impressions: 0, clicks: 0, orders: 0, cost: 100}
  - {name: 社群}
"""


def test_rates_and_cost_per_order():
    loaded, found = load(PLAN.encode(), "plan.yaml")
    assert found == []
    results = facts(loaded.plan).channels
    told = [f"{id_} {_told(one.ctr)} {_told(one.cvr)} {_told(one.cost_per_order)}" for id_, one in results.items()]
    assert told == [
        "CH1 15.00 30.00 2.67",
        "CH2 - - 4.35",
        "CH3 - - 31.25",
        "CH4 - - -",
        "CH5 - - -",
    ]


def _told(number: object) -> str:
    return "-" if number is None else f"{number:.2f}"
