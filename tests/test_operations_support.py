"""Content for statements of work: the starters are twins that start clean, the example fills every chapter and agrees
with itself."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from chinese_calendar import is_workday

from opsplan.analysis.budget import budget
from opsplan.kinds import has_data, kind
from opsplan.model.base import Part
from opsplan.model.plan import Plan
from opsplan.model.services import ServiceArea
from opsplan.model.text import Text
from opsplan.model.walk import parts
from opsplan.pipeline import Judged, judge
from opsplan.starter import starter

ROOT = Path(__file__).parents[1]
KIND = "operations-support"
SIZES = ("minimal", "standard")
HAN = re.compile("[\u4e00-\u9fff]")


def judged(data: str, *langs: str) -> Judged:
    read, found = judge(data.encode(), "plan.yaml", langs=langs)
    assert read is not None
    assert found == []
    return read


@pytest.fixture(scope="module")
def example() -> Judged:
    return judged((ROOT / "examples" / "shared-services.yaml").read_text(encoding="utf-8"), "zh", "en")


def values(plan: Plan) -> list[Any]:
    """Every value that a part of the plan holds itself; tuples are opened."""
    queue = [getattr(part, name) for _, part in parts(plan) for name in type(part).model_fields]
    found: list[Any] = []
    while queue:
        value = queue.pop()
        if isinstance(value, tuple):
            queue += value
        elif not isinstance(value, Part):
            found.append(value)
    return found


@pytest.mark.parametrize("keys", ["zh", "en"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_every_starter_is_a_plan_without_a_finding_in_any_year(size, lang, keys):
    for year in (2025, 2026, 2031):
        assert judged(starter(KIND, size, lang, keys, year)).loaded.plan.kind == (KIND,)


def test_standard_starters_fill_every_required_chapter_and_name_every_area():
    plan = judged(starter(KIND, "standard", "zh", "en", 2026)).loaded.plan
    assert [one.id for one in kind(KIND).chapters if one.required and not has_data(plan, one.id)] == []
    assert {one.area for one in plan.services} == {*ServiceArea}
    assert 0 < sum(not one.included for one in plan.services) < len(plan.services)


@pytest.mark.parametrize("size", SIZES)
def test_twin_starters_differ_in_nothing_but_texts(size):
    def twins(zh: Any, en: Any) -> bool:
        if isinstance(zh, dict):
            return [*zh] == [*en] and all(twins(zh[key], en[key]) for key in zh)
        if isinstance(zh, list):
            return len(zh) == len(en) and all(map(twins, zh, en))
        return zh == en or (bool(HAN.search(zh) or "【" in zh) and not HAN.search(en))

    texts = [starter(KIND, size, lang, "en", 2026) for lang in ("zh", "en")]
    zh, en = (yaml.load(text, Loader=yaml.BaseLoader) for text in texts)
    assert (zh.pop("calendar"), en.pop("calendar"), en.pop("lang")) == ({"region": "china"}, {"holidays": []}, "en")
    assert twins(zh, en)


def test_the_example_fills_every_chapter_and_every_text_in_both_languages(example):
    plan = example.loaded.plan
    texts = [one for one in values(plan) if isinstance(one, Text)]
    assert [one.id for one in kind(KIND).chapters if not has_data(plan, one.id)] == []
    assert [one for one in texts if not (one.zh and one.en)] == []
    assert [one.en for one in texts if re.search("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]", one.en or "")] == []
    assert [one.zh for one in texts if re.search("[\u4e00-\u9fff][,;:?!()]", one.zh or "")] == []
    assert {one.response for one in plan.risks} >= {"avoid", "transfer", "mitigate", "accept"}
    assert {one.area for one in plan.services} == {*ServiceArea}


def test_the_dates_of_the_example_are_working_days_and_keep_its_schedule(example):
    plan, result = example.loaded.plan, example.facts.schedule
    days = {one for one in values(plan) if isinstance(one, date)}
    assert sorted(day for day in days if day.year == 2026 and not is_workday(day)) == []
    assert (result.problems, result.cycles, result.unknown_years) == ((), (), ())


def test_the_figures_of_the_example_add_up(example):
    plan, found = example.loaded.plan, budget(example.loaded.plan)
    costs = {one.category: one.amount for one in found.cost.categories}
    assert found.cost.amount == found.total == plan.resources.total
    assert sum(one.cost or 0 for one in plan.training) == costs["training"]
    assert sum(one.budget for one in plan.campaigns) == costs["promotion"]
    assert sum(one.cost or 0 for one in plan.tools) + found.tasks_cost == costs["technology"]
    assert sum(one.weight for one in plan.kpis) == 100
    for one in plan.evaluations:
        assert sum((part.weight for part in one.dimensions if not part.bonus), Decimal()) == 100
