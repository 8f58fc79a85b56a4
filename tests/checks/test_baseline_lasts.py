"""What a baseline knows today it knows tomorrow: no finding changes with the day alone."""

from datetime import date
from pathlib import Path

from test_check_cases import FOLDER, cases

from opsplan.baseline import recognised
from opsplan.pipeline import judge


def known(plan, day):
    judged, found = judge(plan.encode(), "plan.yaml", profile="strict", clock=day)
    tree = judged.loaded.source.tree
    return {(one.code, one.path): one for one in (recognised(finding, tree, Path()) for finding in found)}


def test_no_finding_of_any_case_is_another_one_a_day_later():
    plans = [
        one.bad.replace("status_date", "x-day")
        for path in FOLDER.glob("*.txt")
        for one in cases(path.read_text("utf-8"))
    ]
    changed = set()
    for plan in plans:
        today, tomorrow = (known(plan, date(2026, 12, day)) for day in (1, 2))
        changed |= {place for place in today.keys() & tomorrow.keys() if today[place] != tomorrow[place]}
    assert changed == set()
    assert len(plans) > 180
