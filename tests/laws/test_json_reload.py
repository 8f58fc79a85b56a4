"""The JSON of a plan is a plan: read again it makes the same documents, and nothing that was written is missing."""

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hostile import CORPUS, Builder, as_yaml, field_of

from opsplan.export.facts import facts_values
from opsplan.export.text import json_text
from opsplan.kinds import KINDS, kind
from opsplan.pipeline import Judged, Wanted, document, exported, has_errors, judge

ROOT = Path(__file__).parents[2]
PLANS = [
    *(pytest.param(path, id=path.stem) for path in sorted((ROOT / "examples").glob("*.yaml"))),
    *(pytest.param(path, id=path.stem) for path in sorted((ROOT / "templates" / "starters").glob("*.yaml"))),
]
#: Everything that is read in one of several spellings, and everything that something else stands for.
SPELLINGS = """\
title: 各种写法
lang: zh
lint: {profile: basic}
calendar: {fiscal_start: 4, hours_per_day: 7.50}
goals:
  - 只有一句话
  - {name: 缩短响应, due: 2026-H1, owner: 客服主管, baseline: 75.0, target: "<=30", unit: 秒, frequency: 3/weekly}
  - {name: 满意度, target: 95%, baseline: 80.50%, aligns: 口碑, children: [门店满意度]}
kpis:
  - {name: 无单位, target: 8万, actuals: [{period: FY2026-Q1, value: 80%}, {period: 2026-W23, note: 停业}]}
  - {name: 有, goals: 只有一句话, unit: "%", weight: 30%, target: "1,200.00", stages: {2026-04: 12.50%, 2026-Q2: 0.30}}
  - {name: 文字, success: 全部通过, failure: 3.0, warning: .5, history: [{period: 2025, value: 1.5亿}]}
phases: [{name: 第一阶段, start: 2026-03, finish: 2026-Q2}]
tasks:
  - {name: 甲, owner: 客服主管, goals: 满意度, phase: 第一阶段, children: [{name: 子, duration: 1.5d, buffer: 3h-1d}]}
  - {name: 乙, owner: 财务, after: [{task: 子, lag: 2-3cd}], frequency: {every: 3d, times: 2}, duration: 3-5个工作日}
  - {name: 丙, owner: 财务, start: 2026年4月17日, finish: 2026/4/20, frequency: every 2w, progress: 50%}
  - {name: 丁, owner: 财务, frequency: {every: weekly, on: 周一, at: "9:30"}, x-cost: {centre: [7, "08"]}}
  - {name: 戊, owner: 财务, frequency: 定期, notes: [一, [二, 三], {en: four}], start: 2026-05-01, after: 丁}
meta: {author: 客服主管, reviewer: 编外人员, version: 1.10}
narrative: {goals: "一*二*"}
x-own: {a: "true", b: [1.0, ~]}
"""


def judged(data: bytes) -> Judged:
    found, findings = judge(data, "plan.yaml")
    assert found is not None, findings
    return found


def data_of(path: Path) -> bytes:
    return path.read_text(encoding="utf-8").replace("@YEAR@", "2026").encode()


def plan_of(data: bytes) -> bytes:
    """Return the plan in the JSON of a plan, as a file of its own."""
    whole = json.loads(exported(judged(data), data), parse_float=Decimal)
    return json_text(whole["plan"]).encode()


def documents(data: bytes) -> list[str]:
    """Return the Markdown of all kinds without its last line, which tells the hash of the plan file."""
    found = judged(data)
    ways = zip(KINDS, ("zh", "en", "zh", "en", "both"), strict=True)
    made = (document(found, data, Wanted(built, lang, "md")).decode() for name, lang in ways if (built := kind(name)))
    return [one.rpartition("<!-- opsplan:")[0] for one in made]


def assert_reads_as_itself(data: bytes) -> None:
    again = plan_of(data)
    one, other = judged(data), judged(again)
    for name in type(one.loaded.plan).model_fields:
        if name != "goals":  # they no longer say what their KPIs say
            assert getattr(other.loaded.plan, name) == getattr(one.loaded.plan, name)
    assert [facts_values(each.facts) for each in (one, other)] == [facts_values(one.facts)] * 2
    assert documents(again) == documents(data)
    assert has_errors(list(judged(again).findings)) == has_errors(list(judged(data).findings))
    assert plan_of(again) == again


@pytest.mark.parametrize("path", PLANS)
def test_a_plan_read_from_its_json_makes_the_same_documents(path):
    assert_reads_as_itself(data_of(path))


def test_every_spelling_is_read_from_json_as_what_it_was():
    assert not has_errors(list(judged(SPELLINGS.encode()).findings))
    assert_reads_as_itself(SPELLINGS.encode())
    assert_reads_as_itself(SPELLINGS.replace("lang: zh", "lang: en").encode())


def test_any_text_is_read_from_json_as_what_it_was():
    for first in (0, 31):
        numbers = count(first)
        tree = Builder(lambda field: CORPUS[next(numbers) % len(CORPUS)][: 40 if field == "title" else None]).plan()  # noqa: B023
        assert_reads_as_itself(as_yaml(tree))


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    inner = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else None
    if inner is None:
        yield path, value
        return
    for step, one in inner:
        yield from leaves(one, (*path, step))


#: What a goal with a target is short for, and says no longer when there is a KPI for it.
SHORT = {
    f"goals.{nest}{name}"
    for nest in ("", "children.")
    for name in ("baseline", "target", "unit.zh", "unit.en", "direction", "frequency.zh", "frequency.en")
}


def test_every_field_that_is_filled_is_in_the_json():
    numbers = count()
    tree = Builder(lambda field: {"zh": f"字{next(numbers)}尾", "en": f"w{next(numbers)}e"}).plan()
    made = plan_of(as_yaml(tree)).decode()
    written = {field_of(path) for path, _ in leaves(tree)}
    assert written - {field_of(path) for path, _ in leaves(json.loads(made))} == SHORT
    marks = [(field_of(path), text) for path, text in leaves(tree) if re.fullmatch(r"字\d+尾|w\d+e", text)]
    assert len(marks) > 700
    assert {field for field, text in marks if f'"{text}"' not in made} <= SHORT
