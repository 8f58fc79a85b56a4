"""Example and starters of the kind `evaluation-maintenance`: what they hold, and that they agree with themselves."""

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from chinese_calendar import is_workday

from opsplan.analysis.facts import facts
from opsplan.kinds import has_data, kind
from opsplan.model.base import Part
from opsplan.model.plan import Plan
from opsplan.model.text import Text
from opsplan.model.walk import parts
from opsplan.pipeline import judge
from opsplan.starter import starter

ROOT = Path(__file__).parents[1]
KIND = "evaluation-maintenance"
EXAMPLE = ROOT / "examples" / "gym-membership.yaml"
LONGEST = {"minimal": 25, "standard": 120}


@cache
def gym() -> Plan:
    judged, findings = judge(EXAMPLE.read_bytes(), EXAMPLE.name)
    assert findings == []
    return judged.loaded.plan


def values(part: Part) -> list[Any]:
    """Every value that the part holds itself; tuples are opened."""
    found, queue = [], [getattr(part, name) for name in type(part).model_fields]
    while queue:
        value = queue.pop()
        if isinstance(value, tuple):
            queue += value
        else:
            found.append(value)
    return found


def test_the_example_fills_every_chapter_of_its_kind():
    assert [one.id for one in kind(KIND).chapters if not has_data(gym(), one.id)] == []


def test_every_text_of_the_example_is_in_both_languages():
    texts = [value for _, part in parts(gym()) for value in values(part) if isinstance(value, Text)]
    assert [one for one in texts if not (one.zh and one.en)] == []
    assert [one.en for one in texts if re.search(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]", one.en)] == []
    assert [one.zh for one in texts if re.search(r"[\u4e00-\u9fff][,;:?!()]", one.zh)] == []
    assert len(texts) > 900


def test_texts_of_the_example_quote_names_and_no_ids():
    texts = [value.zh for _, part in parts(gym()) for value in values(part) if isinstance(value, Text)]
    assert [one for one in texts if re.search(r"\b(IM|PR|LG|RV|FI|RK|K|M|G|A|E|D)\d", one)] == []


def test_every_date_of_the_example_is_a_working_day():
    days = [value for _, part in parts(gym()) for value in values(part) if isinstance(value, date)]
    assert [day.isoformat() for day in days if day.year == 2026 and not is_workday(day)] == []


def test_weights_make_a_hundred():
    plan = gym()
    sums = [sum(one.weight for one in plan.kpis)]
    sums += [sum(one.weight for one in evaluation.dimensions) for evaluation in plan.evaluations]
    assert sums == [100] * 4


def test_the_whole_lies_among_its_branches_in_every_month():
    renewals = gym().kpis[0]
    months = {one.period.name: one.value for one in renewals.actuals if one.subject is None}
    branches = {
        month: [one.value for one in renewals.actuals if one.period.name == month and one.subject] for month in months
    }
    assert {len(found) for found in branches.values()} == {3}
    assert [month for month, whole in months.items() if not min(branches[month]) < whole < max(branches[month])] == []


def test_whatever_is_behind_says_why():
    plan = gym()
    behind = [one for one in plan.kpis if facts(plan).attainment[one.id].behind]
    assert [one.id for one in behind] == ["K1", "K3", "K6"]
    assert all(any(actual.cause for actual in one.actuals if actual.period.name == "2026-06") for one in behind)


def test_improvements_stand_in_every_state_and_feedback_runs_forward():
    plan = gym()
    assert {str(one.status) for one in plan.improvements} == {"plan", "do", "check", "act", "closed", "dropped"}
    for item in plan.feedback.items:
        days = [item.date, item.response and item.response.date, item.verified and item.verified.date, item.notified]
        there = [day for day in days if day]
        assert there == sorted(there) and there[-1] <= plan.status_date, item.id


def test_the_costs_of_improvements_are_those_that_the_log_names():
    plan = gym()
    cost = sum(one.cost or 0 for one in plan.improvements)
    assert f"改进费用已安排{cost}元，批准即超出年度上限{cost + 42_000 - 110_000}元" in plan.log[3].text[1].zh


@pytest.mark.parametrize("keys", ["zh", "en"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", sorted(LONGEST))
def test_starters_are_short_and_nothing_is_found_in_them(size, lang, keys):
    text = starter(KIND, size, lang, keys, 2026)
    assert judge(text.encode(), "plan.yaml")[1] == []
    assert len(text.splitlines()) <= LONGEST[size] + 2
    assert "@" not in text and "`" not in text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_standard_starter_fills_every_required_chapter(lang):
    plan = judge(starter(KIND, "standard", lang, "en", 2026).encode(), "plan.yaml")[0].loaded.plan
    assert [one.id for one in kind(KIND).chapters if one.required and not has_data(plan, one.id)] == []


@pytest.mark.parametrize("size", sorted(LONGEST))
def test_twin_starters_differ_in_nothing_but_texts(size):
    def shape(raw: Any) -> Any:
        if isinstance(raw, dict):
            return [(key, shape(value)) for key, value in raw.items() if key not in {"lang", "calendar"}]
        return [shape(one) for one in raw] if isinstance(raw, list) else raw

    def same(one: Any, other: Any) -> bool:
        if isinstance(one, list | tuple):
            return len(one) == len(other) and all(map(same, one, other))
        return one == other or not one.isascii()

    zh, en = (yaml.load(starter(KIND, size, lang, "en", 2026), Loader=yaml.BaseLoader) for lang in ("zh", "en"))
    assert same(shape(zh), shape(en))
