"""The example plans: they load, agree with themselves, fill their chapters and say everything in both languages."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from chinese_calendar import is_workday

from opsplan.analysis.budget import budget
from opsplan.analysis.calendar import work_calendar
from opsplan.analysis.facts import facts
from opsplan.analysis.schedule import schedule
from opsplan.findings import Severity
from opsplan.kinds import has_data, kind
from opsplan.loading.link import link
from opsplan.model.base import Part
from opsplan.model.direction import Goal
from opsplan.model.plan import Plan
from opsplan.model.process import Process
from opsplan.model.services import ServiceArea
from opsplan.model.text import Text
from opsplan.model.walk import parts
from opsplan.model.work import Task, TaskStatus
from opsplan.pipeline import judge

ROOT = Path(__file__).parents[1]
BREAKDOWNS = ("clinic-front-desk", "warehouse")
#: Plans whose tasks are written out with dates and states.
PLANNED = (*BREAKDOWNS, "homestay")
#: The rich example of each kind.
RICH = (*PLANNED, "coffee-shops", "gym-membership", "shared-services")


def tree(path: Path, year: int = 2026) -> dict[str, Any]:
    return yaml.load(path.read_text(encoding="utf-8").replace("@YEAR@", str(year)), Loader=yaml.BaseLoader)


@cache
def plan(path: Path, year: int = 2026) -> Plan:
    raw = tree(path, year)
    read = Plan.model_validate(raw, context={"lang": raw.get("lang", "zh")})
    assert link(read, raw.get("lang", "zh"))[1] == []
    return read


def rich(name: str) -> Plan:
    return plan(ROOT / "examples" / f"{name}.yaml")


def leaves(tasks: tuple[Task, ...]) -> Iterator[Task]:
    for task in tasks:
        yield from leaves(task.children) if task.children else (task,)


def values(part: Part) -> Iterator[tuple[str, Any]]:
    """Every value that the part holds itself, with its field; tuples are opened."""
    for name in type(part).model_fields:
        queue = [getattr(part, name)]
        while queue:
            value = queue.pop()
            if isinstance(value, tuple):
                queue += value
            else:
                yield name, value


@pytest.mark.parametrize("name", ["example-min", "repair-corner", *RICH])
def test_nothing_is_found_in_an_example(name):
    data = (ROOT / "examples" / f"{name}.yaml").read_bytes()
    found = judge(data, f"{name}.yaml")[1]
    assert [
        one for one in found if one.severity is not Severity.INFO or one.code in ("DOC-05", "DOC-08", "FREQ-01")
    ] == []


@pytest.mark.parametrize("name", RICH)
def test_a_rich_example_fills_every_chapter_of_its_kind(name):
    (of,) = rich(name).kind
    empty = ["market", "campaigns"] if name == "warehouse" else []
    assert [one.id for one in kind(of).chapters if not has_data(rich(name), one)] == empty


@pytest.mark.parametrize("name", RICH)
def test_it_schedules_without_a_problem(name):
    read = rich(name)
    result = schedule(read, work_calendar(read.calendar))
    assert (result.problems, result.cycles, result.unknown_years) == ((), (), ())


@pytest.mark.parametrize("name", RICH)
def test_every_text_of_the_examples_is_in_both_languages(name):
    # "when" is left out: besides texts it holds words such as "ongoing" that are the same in every plan.
    texts = [(path, key, value) for path, part in parts(rich(name)) for key, value in values(part) if key != "when"]
    single = [(path, key, text) for path, key, text in texts if isinstance(text, Text) and not (text.zh and text.en)]
    assert single == []
    assert sum(isinstance(value, Text) for _, _, value in texts) > 400


@pytest.mark.parametrize("name", RICH)
def test_english_of_the_examples_holds_no_chinese_and_no_chinese_punctuation_is_half_width(name):
    texts = [value for _, part in parts(rich(name)) for _, value in values(part) if isinstance(value, Text)]
    assert [text.en for text in texts if re.search(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]", text.en or "")] == []
    assert [text.zh for text in texts if re.search(r"[\u4e00-\u9fff][,;:?!()]", text.zh or "")] == []


@pytest.mark.parametrize("name", RICH)
def test_every_date_written_in_the_examples_is_a_working_day(name):
    dates = [value for _, part in parts(rich(name)) for _, value in values(part) if isinstance(value, date)]
    assert [day.isoformat() for day in dates if day.year == 2026 and not is_workday(day)] == []
    assert len(dates) > 80


@pytest.mark.parametrize("name", PLANNED)
def test_tasks_stay_within_phase_period_and_goal(name):
    read = rich(name)
    result = schedule(read, work_calendar(read.calendar))
    phases = {phase.id: phase for phase in read.phases}
    due = {part.id: part.due for goal in read.goals for _, part in parts(goal) if isinstance(part, Goal)}
    for task in leaves(read.tasks):
        dates = result.tasks[task.id]
        assert read.period.start <= dates.start <= dates.finish <= read.period.finish, task.id
        assert phases[task.phase].start <= dates.start <= dates.finish <= phases[task.phase].finish, task.id
        assert all(dates.finish <= due[goal] for goal in task.goals), task.id
        assert all(dates.start <= one.date <= dates.finish for one in task.checkpoints if one.date), task.id
    assert all(phase.start <= milestone.due <= phase.finish for phase in read.phases for milestone in phase.milestones)


@pytest.mark.parametrize("name", PLANNED)
def test_status_and_progress_agree_with_the_data_date(name):
    read = rich(name)
    today = read.status_date
    result = schedule(read, work_calendar(read.calendar))
    for task in leaves(read.tasks):
        dates = result.tasks[task.id]
        if task.status is TaskStatus.DONE:
            assert dates.start <= task.actual_finish <= today, task.id
        elif task.status is TaskStatus.TODO:
            assert dates.start > today and task.progress is None, task.id
        else:
            assert task.actual_start == dates.start <= today <= dates.finish and 0 < task.progress < 100, task.id


@pytest.mark.parametrize("name", PLANNED)
def test_goals_come_before_those_they_belong_to_and_quote_their_kpis(name):
    read = rich(name)
    kpis = {kpi.id: kpi for kpi in read.kpis}
    goals = [part for goal in read.goals for _, part in parts(goal) if hasattr(part, "due") and hasattr(part, "kpis")]
    for goal in goals:
        assert all(child.due <= goal.due for child in goal.children)
        for kpi in (kpis[one] for one in goal.kpis if kpis[one].type == "quantitative"):
            assert goal.id in kpi.goals
            figures = [f"{number.normalize():f}" for number in (kpi.baseline, kpi.target)]
            assert [one for one in figures for lang in ("zh", "en") if one not in goal.name.say(lang)] == []


@pytest.mark.parametrize("name", RICH)
def test_weights_make_a_hundred(name):
    read = rich(name)
    weighed = [[kpi.weight for kpi in read.kpis], [one.weight for one in read.checklists]]
    weighed += [[one.weight for one in evaluation.dimensions if not one.bonus] for evaluation in read.evaluations]
    sums = [sum(weights, Decimal()) for weights in weighed if weights]
    assert sums == [100] * len(sums)


@pytest.mark.parametrize("name", RICH)
def test_kpis_that_are_behind_say_why(name):
    read = rich(name)
    for kpi in read.kpis:
        found = facts(read).attainment[kpi.id]
        assert found.period.last <= read.status_date
        latest = [one for one in kpi.actuals if one.period == found.period]
        assert not found.behind or any(one.cause for one in latest), kpi.id


@pytest.mark.parametrize("name", [one for one in RICH if one not in BREAKDOWNS])
def test_texts_quote_names_and_no_ids(name):
    texts = [value for _, part in parts(rich(name)) for _, value in values(part) if isinstance(value, Text)]
    quoting = re.compile(r"(?<![A-Za-z0-9])(IM|PR|LG|RV|FI|RK|CA|SV|K|M|G|T|D)\d+(?![A-Za-z0-9])")
    assert [one.zh for one in texts if quoting.search(one.zh or "")] == []


@pytest.mark.parametrize("name", RICH)
def test_a_budget_adds_up(name):
    read = rich(name)
    found = budget(read)
    assert read.resources.total is None or found.cost.amount == read.resources.total


@pytest.mark.parametrize("name", BREAKDOWNS)
def test_costs_stay_within_what_the_constraints_say(name):
    ceiling = {"clinic-front-desk": 160_000, "warehouse": 320_000}[name]
    read = rich(name)
    cost = sum(task.cost or 0 for task in leaves(read.tasks)) + sum(one.cost or 0 for one in read.improvements)
    assert ceiling * Decimal("0.9") < cost <= ceiling
    assert f"{ceiling // 10_000}万元" in " ".join(text.zh for text in read.scope.constraints)


@pytest.mark.parametrize("name", BREAKDOWNS)
def test_budgets_add_up_and_cover_what_is_planned(name):
    read = rich(name)
    found = budget(read)
    reserve = next(one.amount for one in found.cost.categories if one.category == "reserve")
    improvements = sum(one.cost or 0 for one in read.improvements)
    assert found.cost.amount == found.total == read.resources.total
    assert found.tasks_cost + improvements + reserve == found.total
    assert all(one.spent is None or one.spent <= one.amount for one in found.cost.categories)
    assert sum(one.cost or 0 for one in read.training) == sum(
        one.amount for one in found.cost.categories if one.category == "training"
    )


def test_campaigns_stay_within_their_budget_and_time():
    read = rich("clinic-front-desk")
    found = budget(read).cost.categories
    promotion = next(one for one in found if one.category == "promotion")
    assert sum(one.budget for one in read.campaigns) == promotion.amount
    assert sum(one.cost or 0 for one in read.channels) == promotion.spent
    for one in read.campaigns:
        assert read.period.start <= one.start <= one.finish <= read.period.finish
        assert all(one.start <= post.date <= one.finish or post.status == "todo" for post in one.schedule if post.date)


@pytest.mark.parametrize("name", RICH)
def test_feedback_runs_forward_and_ends_by_the_data_date(name):
    for item in rich(name).feedback.items:
        stages = [item.date, item.response and item.response.date, item.verified and item.verified.date, item.notified]
        days = [day for day in stages if day]
        assert days == sorted(days), item.id
        assert days[-1] <= rich(name).status_date, item.id


@pytest.mark.parametrize("name", RICH)
def test_nobody_is_overloaded(name):
    loads = facts(rich(name)).workload
    assert {role for role, months in loads.items() for one in months if one.percent > 100} == set()


@pytest.mark.parametrize("name", BREAKDOWNS)
def test_the_examples_are_as_large_as_they_are_meant_to_be(name):
    read = rich(name)
    count = {
        "units": len(read.units), "roles": len(read.roles), "goals": len(read.goals), "kpis": len(read.kpis),
        "phases": len(read.phases), "groups": len(read.tasks), "tasks": len(list(leaves(read.tasks))),
        "processes": len(read.processes), "steps": min(len(one.steps) for one in read.processes),
    }  # fmt: skip
    bounds = {
        "units": (3, 4), "roles": (5, 8), "goals": (3, 5), "kpis": (4, 7), "phases": (3, 4), "groups": (3, 5),
        "tasks": (15, 30), "processes": (2, 3), "steps": (4, 8),
    }  # fmt: skip
    assert {key: n for key, n in count.items() if not bounds[key][0] <= n <= bounds[key][1]} == {}
    assert all(isinstance(one, Process) and one.limit for one in read.processes)


@pytest.mark.parametrize("name", ["example-min", "repair-corner"])
def test_the_smallest_examples_are_small(name):
    text = (ROOT / "examples" / f"{name}.yaml").read_text(encoding="utf-8")
    assert text.startswith("# ") and len(text.splitlines()) <= 29


def test_the_branches_of_a_chain_lie_around_the_whole():
    renewals = rich("gym-membership").kpis[0]
    months = {one.period.name: one.value for one in renewals.actuals if one.subject is None}
    branches = {
        month: [one.value for one in renewals.actuals if one.period.name == month and one.subject] for month in months
    }
    assert {len(found) for found in branches.values()} == {3}
    assert [month for month, whole in months.items() if not min(branches[month]) < whole < max(branches[month])] == []


def test_a_support_unit_names_every_area_and_answers_risks_in_every_way():
    read = rich("shared-services")
    assert {one.area for one in read.services} == {*ServiceArea}
    assert {one.response for one in read.risks} >= {"avoid", "transfer", "mitigate", "accept"}


def test_rounds_of_inspection_score_what_the_kpi_says():
    read = rich("coffee-shops")
    rounds = [one for one in facts(read).inspection.rounds.values() if one.score is not None]
    told = [one.value for one in read.kpis[0].actuals]
    assert [round(one.score, 1) for one in rounds if round(one.score, 1) in told] == told
