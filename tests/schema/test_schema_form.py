"""The schema itself: right by its dialect, complete against the model, offering the keys of one language."""

import json
import os
import re
import subprocess
import sys

import pytest
from jsonschema import Draft202012Validator
from seeing import schema_takes

from opsplan.model import shape
from opsplan.model.plan import Plan
from opsplan.model.work import Task
from opsplan.schema.document import plan_schema, plan_schema_text

OWNER = {
    "title": "负责人 / Owner",
    "description": "由谁负责，只能写一个岗位或部门；不写则同上级任务\n\n"
    "The one role or unit in charge; the parent's if left out",
    "$ref": "#/$defs/value.single.maybe",
}


def test_it_is_right_by_its_dialect(style):
    Draft202012Validator.check_schema(plan_schema(style))


def test_it_names_itself_without_a_host():
    assert [plan_schema(style)["$id"] for style in ("en", "zh")] == ["urn:opsplan:plan:1", "urn:opsplan:plan:1:zh"]


def test_a_property_tells_its_labels_and_meanings():
    assert plan_schema("en")["$defs"]["task"]["properties"]["owner"] == OWNER
    assert plan_schema("zh")["$defs"]["task"]["properties"]["负责人"] == OWNER


def test_a_property_tells_its_default():
    task = {style: plan_schema(style)["$defs"]["task"]["properties"] for style in ("en", "zh")}
    limits = plan_schema("en")["$defs"]["limits"]["properties"]
    assert (task["en"]["status"]["default"], task["zh"]["状态"]["default"]) == ("todo", "未开始")
    assert (limits["max_task"]["default"], limits["stretch"]["default"]) == ("20d", 100)
    assert plan_schema("en")["$defs"]["calendar"]["properties"]["workdays"]["default"] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(("style", "offered"), [("en", shape.keys(Task)), ("zh", None)])
def test_only_the_keys_of_one_language_are_offered(style, offered):
    labels = tuple(shape.label("zh", Task, key) for key in shape.keys(Task))
    assert tuple(plan_schema(style)["$defs"]["task"]["properties"]) == (offered or labels)


def every(schema, key):
    """All that stands at a key anywhere in a schema."""
    if isinstance(schema, dict):
        for name, value in schema.items():
            if name == key:
                yield value
            yield from every(value, key)
    elif isinstance(schema, list):
        for one in schema:
            yield from every(one, key)


def test_only_the_values_of_one_language_are_offered():
    chinese = re.compile("[\u4e00-\u9fff]")
    offered = {style: [v for enum in every(plan_schema(style), "enum") for v in enum] for style in ("en", "zh")}
    assert [value for value in offered["en"] if chinese.search(str(value)) and value not in NOT_OFFERED] == []
    assert {value for value in offered["zh"] if not chinese.search(str(value))} - CODES <= NOT_OFFERED


#: What stands in an `enum` to be ruled out, or has one spelling in every language.
NOT_OFFERED = {
    *(word for key in ("stages", "history", "actuals") for word in shape.spellings(shape.part_at(("kpis", key)))),
    1,
    "1",
}
CODES = set(plan_schema("en")["$defs"]["value.currency"]["enum"])


def test_every_reference_leads_somewhere(style):
    schema = plan_schema(style)
    for ref in set(every(schema, "$ref")):
        here = schema
        for step in ref.removeprefix("#/").split("/"):
            here = here[step]


def test_every_pattern_is_one_for_other_engines_too(style):
    """No syntax that only Python knows, and no escape that the Unicode mode of ECMAScript refuses."""
    schema = plan_schema(style)
    patterns = [*every(schema, "pattern"), *(name for one in every(schema, "patternProperties") for name in one)]
    assert [one for one in patterns if re.search(r"\(\?[^:=!]|\\[^sSd^$.*+?()\[\]{}|/\\-]", one)] == []


def test_every_key_of_a_plan_is_taken_by_each_of_its_spellings(style):
    strange = [
        word for word in shape.spellings(Plan) if not schema_takes({"title": "计划"} | {word: _given(word)}, style)
    ]
    assert [word for word in strange if shape.spellings(Plan)[word] != "title"] == []


def _given(word):
    return "计划" if shape.spellings(Plan)[word] == "title" else None


@pytest.mark.parametrize(
    ("plan", "taken"),
    [
        ({"标题": "计划"}, True),
        ({"标题": ""}, False),
        ({"标题": "计划", "title": "计划"}, False),
        ({"标题": "计划", "任务": [{"名称": "甲", "责任人": "乙"}]}, True),
        ({"标题": "计划", "任务": [{"名称": "甲", "负责人": "乙", "责任人": "丙"}]}, False),
        ({"标题": "计划", "任务": [{"名称": "甲", "owner": "乙", "责任人": "丙"}]}, False),
        ({"标题": "计划", "任务": [{"责任人": "丙"}]}, False),
        ({"标题": "计划", "任务": [{"名称": "甲", "状态": "已完成", "工期": "三天"}]}, True),
        ({"标题": "计划", "任务": [{"名称": "甲", "状态": "完工"}]}, False),
        ({"标题": "计划", "任务": [{"名称": "甲", "工期": "半年", "频率": "每周3次"}]}, True),
        ({"标题": "计划", "任务": [{"名称": "甲", "工期": "两周", "频率": "每三天"}]}, True),
        ({"标题": "计划", "任务": [{"名称": "甲", "工期": "三"}]}, False),
        ({"标题": "计划", "指标": [{"名称": "甲", "阶段目标": [{"期间": "2026-04", "目标值": 3}]}]}, True),
        ({"标题": "计划", "指标": [{"名称": "甲", "阶段目标": {"目标值": 3}}]}, False),
        ({"标题": "计划", "章节补充文字": {"背景与范围": "一", "goals": "二"}}, True),
        ({"标题": "计划", "章节补充文字": {"背景": "一"}}, False),
        ({"标题": {"中文": "计划", "en": "Plan"}}, True),
        ({"标题": {"中文": "计划", "法文": "Plan"}}, False),
        ({"标题": "计划", "语言": "中英双语", "风险": [{"名称": "甲", "概率": "低"}]}, True),
        ({"标题": "计划", "文档样式": {"主题": "公文"}}, True),
    ],
)
def test_plans_with_chinese_keys(plan, taken, style):
    assert schema_takes(plan, style) is taken


def test_the_same_bytes_whatever_the_hash_seed(style):
    code = f"from opsplan.schema.document import plan_schema_text as t; print(t({style!r}, ascii_only=True), end='')"
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                       env=os.environ | {"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert runs[0] == runs[1] == plan_schema_text(style, ascii_only=True)
    assert json.loads(runs[0]) == plan_schema(style)
    assert len(plan_schema_text(style).encode()) < 480_000
