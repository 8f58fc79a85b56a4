"""The field reference: every field is found, says what it takes, and has an example that the loader reads."""

from collections.abc import Iterator

import pytest

from opsplan.columns import width
from opsplan.kinds import chapter_fields
from opsplan.loading.plan import load
from opsplan.model import shape
from opsplan.model.base import Part
from opsplan.model.plan import Plan
from opsplan.model.work import Task
from opsplan.reference import told
from opsplan.reference.data import _data, first, samples
from opsplan.reference.example import example
from opsplan.reference.find import Place, Unknown, find, root, sort_of, within
from opsplan.reference.pages import Page, field_page, path_text, plan_page
from opsplan.words import LANGS


def places() -> list[Place]:
    """Return every field of a plan, of parts within themselves those of the first time."""
    return [one for key in shape.keys(Plan) for one in _from(root(key), ())]


def _from(place: Place, above: tuple[type[Part], ...]) -> Iterator[Place]:
    yield place
    if place.inner and place.inner not in above:
        for key in shape.keys(place.inner):
            yield from _from(within(place, key), (*above, place.inner))


PLACES = places()
PARTS = {one.part.words: one.part for one in PLACES}


@pytest.mark.parametrize("keys", LANGS)
def test_every_example_of_every_field_is_read_without_an_error(keys, tmp_path):
    (tmp_path / "base.yaml").write_text("title: 甲\n", encoding="utf-8")
    assert len(PLACES) > 900
    wrong = {}
    for place in PLACES:
        text = example(place, keys)
        title = "" if place.path == ("title",) else "title: 甲\n" if keys == "en" else "标题: 甲\n"
        found = [one for one in load((title + text).encode(), str(tmp_path / "plan.yaml"))[1] if one.severity == 0]
        if found:
            wrong[place.path] = (text, found[0].message)
    assert wrong == {}


@pytest.mark.parametrize("keys", LANGS)
def test_every_example_says_the_field_that_it_is_for(keys):
    for place in PLACES:
        key = path_text(place.path, keys).rpartition(".")[2]
        assert any(line.lstrip(" -").startswith(f"{key}:") for line in example(place, keys).splitlines()), place.path


def test_examples_hold_values_as_authors_write_them():
    assert example(find("improvements.source.ref"), "zh") == (
        "指标:\n  - 名称: 挂号排队时间\n改进:\n  - 名称: 自助机旁固定协助岗\n    来源:\n      来源对象: 挂号排队时间\n"
    )
    assert example(find("inspections.results.item"), "en") == (
        "checklists:\n  - name: Service desk check\n    items:\n      - name: First response\n"
        "inspections:\n  - date: 2026-05-25\n    results:\n      - item: First response\n"
    )
    assert example(find("roles.reports_to"), "en") == (
        "roles:\n  - name: Clinic Director\n  - name: Front Desk Supervisor\n    reports_to: Clinic Director\n"
    )
    assert example(find("kpis.type"), "zh") == "指标:\n  - 名称: 挂号排队时间\n    类型: 定性\n"


def test_examples_do_not_contradict_themselves():
    assert example(find("checklists"), "zh") == (
        "检查清单:\n  - 名称: 客服岗位检查\n    检查项:\n      - 名称: 首次响应\n"
        "    被检岗位: [前台主管]\n    频率: 每月\n    检查人: 门诊部主任\n"
    )
    assert example(find("feedback.channels"), "zh") == (
        "反馈:\n  反馈渠道:\n    - 名称: 售后满意度问卷\n      对象: 客户\n      方式: 问卷\n      频率: 每周\n"
        "      负责人: 前台主管\n"
    )
    assert example(find("channels.type"), "zh") == "推广渠道:\n  - 名称: 站内搜索\n    类型: 线上\n"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("tasks", ("tasks",)),
        ("任务", ("tasks",)),
        ("Tasks", ("tasks",)),
        ("tasks.after", ("tasks", "after")),
        ("任务.前置任务", ("tasks", "after")),
        ("tasks[].after", ("tasks", "after")),
        ("tasks[3].前置任务[0].task", ("tasks", "after", "task")),
        ("任务．after", ("tasks", "after")),
        (" tasks.Predecessors: ", ("tasks", "after")),
        ("任务.责任人", ("tasks", "owner")),
        ("kpis.actuals", ("kpis", "actuals")),
        ("roles.interfaces.with", ("roles", "interfaces", "with")),
        ("tasks.children.children.owner", ("tasks", "children", "children", "owner")),
    ],
)
def test_a_path_in_any_spelling_leads_to_its_field(text, path):
    found = find(text)
    assert isinstance(found, Place)
    assert found.path == path


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("tasks.ownr", Unknown(("tasks",), "ownr", (("tasks", "owner"),))),
        ("任务.负责", Unknown(("tasks",), "负责", (("tasks", "owner"),))),
        ("task", Unknown((), "task", (("tasks",),))),
        ("limits", Unknown((), "limits", (("lint", "limits"),))),
        ("tasks.owner.name", Unknown(("tasks", "owner"), "name", (("tasks", "owner"),), whole=True)),
        ("qqq", Unknown((), "qqq")),
        (".", Unknown((), ".")),
    ],
)
def test_a_path_that_leads_nowhere_says_what_may_be_meant(text, unknown):
    assert find(text) == unknown


@pytest.mark.parametrize("lang", LANGS)
def test_every_field_has_a_page_that_fits_the_terminal(lang):
    pages = [field_page(Page(lang, keys), place) for place in PLACES for keys in LANGS]
    pages.append(plan_page(Page(lang, lang)))
    assert {line for page in pages for line in page if width(line) > 78 and "opsplan fields" not in line} == set()
    assert all(told.takes(place.sort, lang) for place in PLACES)


def test_a_page_on_a_narrow_terminal_ends():
    assert field_page(Page("en", "en", 20), find("kind"))


def test_what_comes_first_is_in_the_model_and_small_parts_need_no_such_list():
    parts = PARTS | {"plan": Plan}
    data = _data()
    assert {
        name: [key for key in keys if key not in shape.keys(parts[name])] for name, keys in data["first"].items()
    } == {name: [] for name in data["first"]}
    assert {name: len(keys) for name, keys in data["first"].items()} == dict.fromkeys(data["first"], 5)
    assert [name for name, part in parts.items() if len(shape.keys(part)) > 11 and not first(part)] == []


def test_every_sample_is_of_a_field_and_in_both_languages():
    data = _data()["samples"]
    unknown = [(name, key) for name, values in data.items() for key in values if key not in shape.keys(PARTS[name])]
    assert unknown == []
    single = [(name, key) for name in data for key in data[name]
              if len(samples(PARTS[name], key, "zh")) != len(samples(PARTS[name], key, "en"))]  # fmt: skip
    assert single == []


def test_chapters_are_those_that_the_kinds_name():
    assert told.chapters(find("tasks.owner"), "en") == ("Work Breakdown", "Responsibilities", "Schedule")
    assert told.chapters(find("tasks.effort"), "en") == ("Work Breakdown", "Schedule")
    assert told.chapters(find("roles"), "zh") == ("组织与岗位", "责任分配")
    assert told.chapters(find("roles.name"), "zh") == ("组织与岗位",)
    assert told.chapters(find("roles.duties.result"), "zh") == ("组织与岗位", "责任分配")
    assert told.chapters(find("calendar"), "zh") == ()
    named = {path for paths in chapter_fields().values() for path in paths}
    assert all(told.chapters(find(path), "zh") for path in named)


@pytest.mark.parametrize(
    ("path", "zh", "en"),
    [
        ("tasks.id", "自动编号（T1、T2……）", "numbered (T1, T2 …)"),
        ("checklists.items.id", "", ""),
        ("tasks.status", "未开始（todo）", "todo (To do)"),
        ("document.cover", "是（true）", "true (Yes)"),
        ("calendar.workdays", "1、2、3、4、5", "1, 2, 3, 4, 5"),
        ("calendar.hours_per_day", "8", "8"),
        ("lint.limits.max_task", "20d", "20d"),
        ("meta.version", "0.1", "0.1"),
        ("tasks.goals", "", ""),
        ("tasks.name", "", ""),
        ("scope", "", ""),
    ],
)
def test_defaults_are_those_of_the_model(path, zh, en):
    assert (told.default(find(path), "zh"), told.default(find(path), "en")) == (zh, en)


def test_meanings_stand_where_there_are_some(monkeypatch):
    def meaning(lang: str, part: type[Part], key: str = "") -> str:
        return {(Task, "name"): "做什么，用动词开头", (Task, ""): "一项工作", (Plan, "tasks"): "要做的事"}.get(
            (part, key), ""
        )

    monkeypatch.setattr(shape, "meaning", meaning)
    page = field_page(Page("zh", "zh"), find("tasks"))
    assert page[:4] == ["任务（tasks）", "  要做的事", "  一项工作", ""]
    assert "  名称            name           ✔  做什么，用动词开头" in page


def test_the_chinese_key_that_is_written_stands_before_those_that_are_read():
    assert told.keys(find("tasks.owner")) == ("负责人", "责任人")
    assert told.keys(find("tasks.name")) == ("名称", "任务", "任务名称")
    assert told.keys(find("goals.owner")) == ("负责人", "目标责任人", "责任人")
    assert all(shape.spellings(place.part)[one] == place.key for place in PLACES for one in told.keys(place))


def test_every_choice_of_an_example_is_one_of_the_model():
    data = _data()["samples"]
    chosen = [(sort_of(PARTS[name], key).kind, data[name][key]) for name in data for key in data[name]
              if sort_of(PARTS[name], key).name == "choice"]  # fmt: skip
    assert len(chosen) > 50
    assert [(kind.__name__, value) for kind, value in chosen if value not in list(kind)] == []


def test_the_example_of_an_inspection_shows_a_result():
    place = find("检查记录")
    assert isinstance(place, Place)
    assert "    结果:\n      - 检查项: 首次响应\n        得分: " in example(place, "zh")
