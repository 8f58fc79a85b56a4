"""A plan as its author wrote it: shorthands, values, defaults, and what is refused."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from opsplan.model.base import Part
from opsplan.model.common import Level, Priority
from opsplan.model.dates import Period
from opsplan.model.direction import Dimension
from opsplan.model.document import CHAPTERS, Kind, Lang, Region
from opsplan.model.duration import Dur
from opsplan.model.frequency import Freq
from opsplan.model.kpi import Direction
from opsplan.model.plan import Plan
from opsplan.model.references import Ref
from opsplan.model.style import Theme
from opsplan.model.text import Text
from opsplan.model.values import Num
from opsplan.model.walk import slots
from opsplan.model.work import TaskStatus

SPEC = Path(__file__).parents[3] / "shared" / "spec"


def plan(text, lang="zh", fiscal_start=1):
    """The plan in a YAML text; every scalar reaches the model as text, as it does from the loader."""
    tree = {"title": "计划"} | yaml.load(text, Loader=yaml.BaseLoader)
    return Plan.model_validate(tree, context={"lang": lang, "fiscal_start": fiscal_start})


def refusal(text):
    """Path and message of each thing that is wrong, with the message's arguments."""
    with pytest.raises(ValidationError) as caught:
        plan(text)
    return [
        (one["loc"], {"message": one["type"], **(one.get("ctx") or {})})
        for one in caught.value.errors(include_url=False)
    ]


def given(part):
    """What differs from the defaults, by name."""
    return {name: getattr(part, name) for name in type(part).model_fields if name in part.model_fields_set}


# --- the same goal, four depths


def test_goal_as_a_sentence():
    goal = plan("goals: [三个月内首次响应时间降到 30 秒]").goals[0]
    assert given(goal) == {"name": Text(zh="三个月内首次响应时间降到 30 秒")}


def test_goal_with_who_and_when():
    goal = plan("""
goals:
  - {name: 缩短首次响应时间, due: 2026-06-30, owner: 客服主管}
""").goals[0]
    assert given(goal) == {"name": Text(zh="缩短首次响应时间"), "due": date(2026, 6, 30), "owner": Ref("客服主管")}


def test_goal_with_a_kpi_of_its_own():
    goal = plan("""
goals:
  - {name: 缩短首次响应时间, baseline: 75, target: 30, unit: 秒, direction: down, frequency: daily}
""").goals[0]
    assert given(goal) == {
        "name": Text(zh="缩短首次响应时间"),
        "baseline": Num("75"),
        "target": Num("30"),
        "unit": Text(zh="秒"),
        "direction": Direction.DOWN,
        "frequency": Freq(word="daily"),
    }


def test_goal_and_kpi_in_full():
    whole = plan("""
goals: [{id: G2, name: {zh: 缩短首次响应时间, en: Cut first-response time}, due: 2026-06-30, owner: 客服主管,
  kpis: [K4], basis: 行业均值约 35 秒, aligns: 服务口碑战略, review: monthly}]
kpis: [{id: K4, name: 首次响应时间, goals: G2, unit: 秒, direction: down, baseline: 75, target: 30, failure: 50,
  frequency: daily, source: 客服系统, owner: 客服主管, weight: 15}]
""")
    assert given(whole.goals[0]) == {
        "id": "G2",
        "name": Text(zh="缩短首次响应时间", en="Cut first-response time"),
        "due": date(2026, 6, 30),
        "owner": Ref("客服主管"),
        "kpis": (Ref("K4"),),
        "basis": (Text(zh="行业均值约 35 秒"),),
        "aligns": Text(zh="服务口碑战略"),
        "review": Freq(word="monthly"),
    }
    assert given(whole.kpis[0]) == {
        "id": "K4",
        "name": Text(zh="首次响应时间"),
        "goals": (Ref("G2"),),
        "unit": Text(zh="秒"),
        "direction": Direction.DOWN,
        "baseline": Num("75"),
        "target": Num("30"),
        "failure": Num("50"),
        "frequency": Freq(word="daily"),
        "source": Ref("客服系统"),
        "owner": Ref("客服主管"),
        "weight": Num("15"),
    }


# --- other shorthands


def test_a_single_value_is_a_list_of_one():
    whole = plan("{goals: 提升复购, kind: role-inspection, extends: base.yaml}")
    assert [goal.name for goal in whole.goals] == [Text(zh="提升复购")]
    assert (whole.kind, whole.extends) == ((Kind.ROLE_INSPECTION,), ("base.yaml",))


def test_a_mapping_of_languages_is_a_name():
    assert plan("tasks: [{zh: 试行, en: Pilot}]").tasks[0].name == Text(zh="试行", en="Pilot")


def test_a_plain_text_is_in_the_language_of_the_plan():
    assert plan("goals: [Faster replies]", lang="en").goals[0].name == Text(en="Faster replies")


def test_steps_and_what_is_in_them():
    process = plan("""
processes:
  - name: 上新
    steps:
      - 选品
      - {action: 判断, risks: 超时, actor: customer, with: [采购], next: [{when: 能, to: 4}, {when: 不能, to: 选品}]}
      - {action: 归档, next: end}
""").processes[0]
    first, second, third = process.steps
    assert given(first) == {"action": Text(zh="选品")}
    assert [risk.risk for risk in second.risks] == [Text(zh="超时")]
    assert (second.actor, second.with_) == (Ref("customer"), (Ref("采购"),))
    assert [(one.when, one.to) for one in second.next] == [(Text(zh="能"), "4"), (Text(zh="不能"), "选品")]
    assert [(one.when, one.to) for one in third.next] == [(None, "end")]


def test_duties_skills_and_interfaces_of_a_role():
    role = plan("""
roles:
  - {name: 店长, duties: 排班, skills: [谈判, {name: 文案, level: 3}], interfaces: {with: 采购, how: 周会}}
""").roles[0]
    assert [duty.name for duty in role.duties] == [Text(zh="排班")]
    assert [(skill.name, skill.level) for skill in role.skills] == [(Text(zh="谈判"), None), (Text(zh="文案"), 3)]
    assert [(one.with_, one.how) for one in role.interfaces] == [(Ref("采购"), Text(zh="周会"))]


@pytest.mark.parametrize(
    "stages",
    ["{2026-04: 345, P2: 360}", "[{period: 2026-04, target: 345}, {period: P2, target: 360}]"],
)
def test_stage_targets_as_a_map_or_a_list(stages):
    kpi = plan(f"kpis: [{{name: 成交额, stages: {stages}}}]").kpis[0]
    april = Period("2026-04", date(2026, 4, 1), date(2026, 4, 30))
    assert [(one.period, one.target) for one in kpi.stages] == [(april, Num("345")), (Ref("P2"), Num("360"))]


def test_actuals_and_past_values_as_a_map():
    kpi = plan("kpis: [{name: 成交额, history: {2025: 300}, actuals: {2026-04: 345, 2026-05: 360}}]").kpis[0]
    assert [(one.period.name, one.value) for one in kpi.history] == [("2025", Num("300"))]
    assert [(one.period.name, one.value) for one in kpi.actuals] == [("2026-04", Num("345")), ("2026-05", Num("360"))]
    assert plan("kpis: [{name: 成交额, actuals: {}}]").kpis[0].actuals == ()


def test_one_stage_target_in_long_form():
    kpi = plan("kpis: [{name: 成交额, stages: {period: 总结期, target: 345}}]").kpis[0]
    assert [(one.period, one.target) for one in kpi.stages] == [(Ref("总结期"), Num("345"))]


def test_a_text_within_a_list_of_texts_may_be_a_list():
    assert plan("scope: {traits: [旺季, [三月, 六月]]}").scope.traits == (
        Text(zh="旺季"),
        (Text(zh="三月"), Text(zh="六月")),
    )


def test_keys_of_ones_own_are_kept():
    assert plan("{x-cost-centre: A7, goals: [{name: 复购, x-note: 一}]}").goals[0].extras == {"x-note": "一"}


# --- values


@pytest.mark.parametrize(
    ("written", "printed", "unit"),
    [
        ("3.0", "3.0", ""),
        ("'1,200'", "1200", ""),
        ("8万", "80000", ""),
        ("1.5亿", "150000000", ""),
        ("30%", "30", "%"),
        ("999999999999999999999999万", f"{'9' * 24}0000", ""),
        ("'1,000,000,000,000,000,000,000,000万'", f"1{'0' * 28}", ""),
    ],
)
def test_numbers(written, printed, unit):
    target = plan(f"kpis: [{{name: 指标, target: {written}}}]").kpis[0].target
    assert (str(target), target.unit) == (printed, unit)


@pytest.mark.parametrize("written", ["2026-4-7", "2026/4/7", "2026.4.7", "2026年4月7日"])
def test_dates(written):
    assert plan(f"status_date: {written}").status_date == date(2026, 4, 7)


def test_a_period_for_a_date_is_its_first_or_last_day():
    assert given(plan("period: {start: 2026-Q2, finish: 2026}").period) == {
        "start": date(2026, 4, 1),
        "finish": date(2026, 12, 31),
    }


def test_a_fiscal_year():
    whole = plan("kpis: [{name: 指标, actuals: {period: FY2026-Q1, value: 1}}]", fiscal_start=4)
    assert whole.kpis[0].actuals[0].period == Period("FY2026-Q1", date(2026, 4, 1), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("written", "duration"),
    [
        ("3d", Dur(Decimal(3), "d")),
        ("3个工作日", Dur(Decimal(3), "d")),
        ("3h-4h", Dur(Decimal(4), "h", Decimal(3), "h")),
        ("3-5d", Dur(Decimal(5), "d", Decimal(3), "d")),
    ],
)
def test_durations(written, duration):
    assert plan(f"tasks: [{{name: 任务, duration: {written}}}]").tasks[0].duration == duration


@pytest.mark.parametrize(
    ("written", "frequency"),
    [
        ("weekly", Freq(word="weekly")),
        ("every 2w", Freq(every=Dur(Decimal(2), "w"))),
        ("3/weekly", Freq(word="weekly", times=3)),
        ("{every: weekly, on: 周一, at: '9:30'}", Freq(word="weekly", on=Text(zh="周一"), at="9:30")),
        ("每年一至两次", Freq(text=Text(zh="每年一至两次"))),
    ],
)
def test_frequencies(written, frequency):
    assert plan(f"tasks: [{{name: 任务, frequency: {written}}}]").tasks[0].frequency == frequency


@pytest.mark.parametrize(
    ("written", "direction", "unit"),
    [
        ("target: '>=95%'", Direction.UP, Text(zh="%", en="%")),
        ("target: '≤3'", Direction.DOWN, None),
        ("target: '<=3%', unit: '%', direction: down", Direction.DOWN, Text(zh="%")),
        ("baseline: 8%", Direction.UP, Text(zh="%", en="%")),
    ],
)
def test_the_numbers_of_a_kpi_say_its_unit_and_direction(written, direction, unit):
    kpi = plan(f"kpis: [{{name: 指标, {written}}}]").kpis[0]
    assert (kpi.direction, kpi.unit) == (direction, unit)


def test_the_target_of_a_goal_says_unit_and_direction():
    goal = plan("goals: [{name: 达标, target: '<=3%', success: 95%}]").goals[0]
    assert (goal.direction, goal.unit, goal.success) == (Direction.DOWN, Text(zh="%", en="%"), Text(zh="95%"))


def test_success_and_failure_in_words_or_numbers():
    kpi = plan("kpis: [{name: 协作, success: 主动预警, failure: 0}]").kpis[0]
    assert (kpi.success, kpi.failure) == (Text(zh="主动预警"), Num("0"))


def test_an_open_enumeration_takes_a_label_of_its_own():
    goals = plan("goals: [{name: 一, dimension: sales}, {name: 二, dimension: 品牌}]").goals
    assert [goal.dimension for goal in goals] == [Dimension.SALES, Text(zh="品牌")]


def test_a_theme_or_the_path_of_one():
    assert plan("document: {theme: official}").document.theme is Theme.OFFICIAL
    assert plan("document: {theme: themes/client.yaml}").document.theme == "themes/client.yaml"


def test_narrative_by_chapter():
    assert plan("narrative: {scope: [一, 二]}").narrative == {"scope": (Text(zh="一"), Text(zh="二"))}
    assert len(CHAPTERS) == len(set(CHAPTERS)) == 37


# --- defaults


def test_defaults_of_a_plan():
    whole = plan("{}")
    assert (whole.schema_, whole.kind, whole.lang) == (1, (Kind.WORK_BREAKDOWN,), Lang.ZH)
    assert (whole.period.start, whole.status_date, whole.meta.version) == (None, None, "0.1")
    assert (whole.calendar.region, whole.calendar.workdays) == (Region.NONE, (1, 2, 3, 4, 5))
    assert (str(whole.calendar.hours_per_day), whole.calendar.fiscal_start) == ("8", 1)
    assert (whole.document.theme, whole.document.numbering, whole.document.cover) == (Theme.BUSINESS, None, True)
    assert (whole.lint.profile, whole.lint.limits.max_task) == (None, Dur(Decimal(20), "d"))


def test_defaults_of_a_task_a_goal_a_kpi_and_a_role():
    whole = plan("{tasks: 任务, goals: 目标, kpis: 指标, roles: 岗位}")
    task, goal, kpi, role = whole.tasks[0], whole.goals[0], whole.kpis[0], whole.roles[0]
    assert (task.status, task.priority, task.complexity) == (TaskStatus.TODO, Priority.MUST, Level.MEDIUM)
    assert (goal.level, goal.dimension, goal.direction) == ("team", Dimension.OTHER, None)
    assert (kpi.type, kpi.aspect, kpi.direction, kpi.aggregate) == ("quantitative", "result", Direction.UP, "last")
    assert (role.headcount, role.capacity, role.inspected) == (Num("1"), Num("5"), True)


def test_two_plans_share_no_part():
    assert plan("{}").meta is not plan("{}").meta


# --- what is refused


@pytest.mark.parametrize(
    ("written", "path", "why"),
    [
        ("schema: 2", ("schema",), {"message": "schema-version", "value": 2, "known": 1}),
        (f"title: {'长' * 81}", ("title",), {"message": "title-long", "n": 81}),
        ("title: ' '", ("title",), {"message": "text-empty"}),
        (
            "period: {start: 2026-05-02, finish: 2026-05-01}",
            ("period",),
            {"message": "dates-reversed", "first": "start", "last": "finish"},
        ),
        (
            "meta: {issued: 2026-05-02, expires: 2026-05-01}",
            ("meta",),
            {"message": "dates-reversed", "first": "issued", "last": "expires"},
        ),
        (
            "goals: [{name: 一, start: 2026-05-01, due: 2026-05-01}]",
            ("goals", 0),
            {"message": "dates-reversed", "first": "start", "last": "due"},
        ),
        (
            "tasks: [{name: 一, actual_start: 2026-05-02, actual_finish: 2026-05-01}]",
            ("tasks", 0),
            {"message": "dates-reversed", "first": "actual_start", "last": "actual_finish"},
        ),
        (
            "calendar: {holidays: [2026-05-01, 2026-05-09], extra_workdays: 2026-05-09}",
            ("calendar",),
            {"message": "days-overlap", "day": "2026-05-09"},
        ),
        ("calendar: {workdays: []}", ("calendar",), {"message": "workdays-missing"}),
        (
            "calendar: {workdays: [1, 8]}",
            ("calendar", "workdays", 1),
            {"message": "number-range", "value": "8", "least": 1, "most": 7},
        ),
        (
            "calendar: {hours_per_day: 0}",
            ("calendar", "hours_per_day"),
            {"message": "number-positive", "value": "0"},
        ),
        (
            "calendar: {hours_per_day: 25}",
            ("calendar", "hours_per_day"),
            {"message": "number-range", "value": "25", "least": 0, "most": 24},
        ),
        ("document: {chapters: {skip: riscs}}", ("document", "chapters", "skip", 0), {
            "message": "chapter-unknown", "value": "riscs",
        }),
        ("narrative: {intro: 一}", ("narrative", "intro", "[key]"), {"message": "chapter-unknown", "value": "intro"}),
        (
            "kpis: [{name: 一, target: 95%, unit: 秒}]",
            ("kpis", 0),
            {"message": "unit-conflict", "unit": "秒", "other": "%"},
        ),
        (
            "kpis: [{name: 一, unit: 秒, actuals: [{period: 2026-04, value: 3%}]}]",
            ("kpis", 0),
            {"message": "unit-conflict", "unit": "秒", "other": "%"},
        ),
        (
            "goals: [{name: 一, target: '>=95', direction: down}]",
            ("goals", 0),
            {"message": "direction-conflict", "direction": "down", "other": "up"},
        ),
        ("kpis: [{name: 一, actuals: [{period: 2026-04}]}]", ("kpis", 0, "actuals", 0), {"message": "value-or-note"}),
        (
            "kpis: [{name: 一, actuals: [{period: 2026-04, value: 1}, {period: 2026-4, value: 2}]}]",
            ("kpis", 0),
            {"message": "actual-twice", "period": "2026-04"},
        ),
        (
            "kpis: [{name: 一, stages: {2026-13: 1}}]",
            ("kpis", 0, "stages", 0, "period"),
            {"message": "period-expected", "value": "2026-13"},
        ),
        ("roles: [{name: 一, headcount: 0}]", ("roles", 0, "headcount"), {"message": "number-positive", "value": "0"}),
        ("tasks: [{name: 一, owner: [甲, 乙]}]", ("tasks", 0, "owner"), {"message": "one-reference"}),
        ("tasks: [{name: 一, ownr: 甲}]", ("tasks", 0, "ownr"), {"message": "extra_forbidden"}),
    ],
)  # fmt: skip
def test_refused(written, path, why):
    assert refusal(written) == [(path, why)]


# --- the spec's examples


@pytest.mark.parametrize(
    ("name", "goals", "tasks"), [("example-min.yaml", 1, 3), ("example-zh.yaml", 1, 4)], ids=["min", "zh"]
)
def test_the_examples_of_the_specification_load(name, goals, tasks):
    if not SPEC.is_dir():
        pytest.skip("no folder `shared` beside the checkout")
    whole = plan((SPEC / name).read_text(encoding="utf-8"))
    assert (len(whole.goals), len(whole.tasks)) == (goals, tasks)


# --- the shape of the model


def test_the_linker_finds_every_reference_of_a_kpi():
    found = {slot.key: slot.to.kinds for slot in slots(type(plan("kpis: 一").kpis[0])) if slot.to}
    assert found == {"goals": ("goal",), "source": ("source",), "owner": ("role",)}


def test_no_field_hides_what_every_part_has():
    hidden = set(dir(Part)) - {"extras"}
    assert {name for name in Plan.model_fields if name in hidden} == set()
