"""What `opsplan check` is asked for: profiles, some codes only, folders, standard input; and that it never floods."""

import io
import json
import sys
from pathlib import Path

import pytest

from opsplan.cli.folders import is_plan

pytestmark = pytest.mark.every_check

EXAMPLES = Path(__file__).parents[2] / "examples"
PLAN = """\
title: 客服提速
goals:
  - {id: G1, name: 首次响应时间降到30秒, owner: 店长}
  - {id: G2, name: 季度复购率达到36%, owner: 店长}
lint: {profile: basic}
"""
TWELVE = """\
title: 客服提速
kpis:
  - {name: 首次响应时间, unit: 秒, target: 30}
tasks:
  - 梳理常见问题
  - 编写话术
  - 排班调整
  - 招聘客服
  - 岗前培训
  - 上线知识库
  - 质检抽查
  - 数据看板
  - 晚高峰演练
  - 收集反馈
  - 月度复盘
  - 固化流程
"""


@pytest.fixture(autouse=True)
def plan(tmp_path):
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")


def found(opsplan, *argv):
    """The codes and lines of what is found."""
    return [
        (one["code"], one["line"])
        for one in json.loads(opsplan("check", "--format", "json", *argv).out)["findings"]
        if one["code"].startswith(("GOAL", "DOC"))
    ]


@pytest.mark.parametrize("task", ["- {}", "- {{name: {}}}", "- {{name: {}, owner: 店长, duration: 5d, effort: 5}}"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_twelve_tasks_and_one_kpi_print_at_most_fifteen_lines(opsplan, tmp_path, task, lang):
    head, *tasks = TWELVE.split("  - ")
    kpi, *names = tasks
    listed = "".join(f"  {task.format(name.strip())}\n" for name in names)
    for profile in ("", "--profile=basic", "--profile=standard", "--profile=strict"):
        (tmp_path / "twelve.yaml").write_text(f"{head}  - {kpi}{listed}", encoding="utf-8")
        said = opsplan("check", "twelve.yaml", "--ui-lang", lang, *filter(None, [profile]))
        assert said.code == 0
        assert len((said.err + said.out).splitlines()) <= 15, said.err
        assert profile == "--profile=basic" or said.err.count("KPI-0") > 3


def test_a_profile_goes_before_the_plans(opsplan):
    assert found(opsplan, "plan.yaml", "--only", "DOC-03") == []
    assert found(opsplan, "plan.yaml", "--only", "DOC-03", "--profile", "standard") == [("DOC-03", 1)]
    assert found(opsplan, "plan.yaml", "--only", "DOC-03", "--profile", "标准") == [("DOC-03", 1)]
    said = opsplan("check", "plan.yaml", "--profile", "lax")
    assert (said.code, said.err) == (2, "出错：--profile 不能是“lax”，可以是 basic、standard、strict。\n")


@pytest.mark.parametrize(
    ("argv", "places"),
    [
        (("--only", "GOAL-05"), [("GOAL-05", 3), ("GOAL-05", 4)]),
        (("--only", "goal-05:G2"), [("GOAL-05", 4)]),
        (("--only", "GOAL-05：季度复购率达到36%"), [("GOAL-05", 4)]),
        (("--only", "GOAL，KPI", "--ignore", "GOAL-05:G1"), [("GOAL-05", 4)]),
        (("--ignore", "GOAL"), []),
        (("--only", "KPI"), []),
    ],
)
def test_some_codes_only_and_all_but_some(opsplan, argv, places):
    assert found(opsplan, "plan.yaml", *argv) == places


def test_informations_that_are_asked_for_are_shown(opsplan, tmp_path):
    (tmp_path / "plan.yaml").write_text(PLAN + "services: [数据支持]\n", encoding="utf-8")
    said = opsplan("check", "plan.yaml", "--only", "OPS")
    assert said.err.startswith("plan.yaml:6:1 提示 OPS-01 services\n")


def test_errors_of_form_stay_whatever_is_asked_for(opsplan, tmp_path):
    (tmp_path / "plan.yaml").write_text(PLAN + "golas: []\n", encoding="utf-8")
    for argv in (("--only", "KPI"), ("--ignore", "DOC-01")):
        assert "错误 DOC-01 golas\n" in opsplan("check", "plan.yaml", *argv).err


def test_codes_that_there_are_not(opsplan):
    said = opsplan("check", "plan.yaml", "--only", "GAOL-05")
    assert (said.code, said.out, said.err) == (2, "", "出错：没有“GAOL-05”这项检查。是否为 GOAL-05？\n")
    assert opsplan("check", "plan.yaml", "--ignore", "GAOL").err == "出错：没有“GAOL”这项检查。是否为 GOAL？\n"


def test_standard_input(opsplan, monkeypatch):
    def pipe(text):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))

    pipe(PLAN)
    said = opsplan("check", "-")
    assert (said.code, said.out) == (0, "标准输入：2个警告\n")
    assert said.err.startswith("-:3:5 警告 GOAL-05 goals[0].due\n")
    pipe(PLAN + "x: y\n")
    assert opsplan("check", "-", "--ui-lang", "en").out == "standard input: 1 error, 2 warnings\n"
    monkeypatch.setattr("opsplan.cli.folders.LARGEST", 3)
    pipe(PLAN)
    assert opsplan("check", "-").err == "出错：标准输入 超过 64 MB，不像是方案文件；请核对文件名\n"


def test_folders_are_searched_for_plans(opsplan, tmp_path):
    files = {
        "plans/b/a.yml": PLAN,
        "plans/b/broken.yaml": "title: 甲\ngoals: [乙\n",
        "plans/c.yaml": "标题: 甲\n目标: [{名称: 乙}]\n",
        "plans/theme.yaml": "name: acme\ncolours: {accent: 7A1F2B}\n",
        "plans/kind.yaml": "title: {zh: 每周自查, en: Weekly}\nchapters: [scope]\n",
        "plans/.hidden/x.yaml": PLAN,
        "plans/notes.txt": PLAN,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    said = opsplan("check", "plans", "plans/c.yaml", "--format", "json")
    assert said.code == 1
    assert {one["file"] for one in json.loads(said.out)["findings"]} == {
        "plans/b/a.yml",
        "plans/b/broken.yaml",
        "plans/c.yaml",
    }
    assert opsplan("check", "plans", ".", "--only", "KPI").out == "4份方案：1个错误\n"
    said = opsplan("check", "plans/.hidden/..", "plan.yaml", "plans/b/a.yml", "--only", "KPI")
    (tmp_path / "empty").mkdir()
    said = opsplan("check", "empty", "plan.yaml", "--only", "KPI")
    assert (said.code, said.err) == (2, "出错：empty 里没有方案文件。可以先用 opsplan init 写一份方案。\n")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("title: 甲\ngoals: [乙]\n", True),
        ("标题：甲\n任务：\n  - 乙\n", True),
        ("titel: 甲\ntasks: [乙]\n", True),
        ("extends: base.yaml\nkpis: []\n", True),
        ("\ufeff# 注释\n'title': 甲\nroles: [店长]\n", True),
        ("title: 甲\n", False),
        ("roles: [店长]\nunits: [一店]\n", False),
        ("services:\n  web: {image: nginx}\nvolumes: {}\n", False),
        ("name: CI\non: push\njobs:\n  test:\n    title: x\n    goals: y\n", False),
        ("- title: 甲\n  goals: [乙]\n", False),
        ("", False),
    ],
)
def test_how_a_plan_is_told_from_another_file(text, is_one):
    assert is_plan(text.encode()) is is_one


def test_the_folder_of_examples_is_clean_whatever_day_it_is(opsplan):
    said = opsplan("check", str(EXAMPLES), "--strict")
    assert (said.code, said.out.partition("：")[0]) == (0, "9份方案")
