"""`--baseline` and `--write-baseline`: only what is new counts, wherever the lines of what is known have moved."""

import json
import os
import sys

import pytest

pytestmark = pytest.mark.every_check

PLAN = """\
title: 客服提速
lint: {profile: basic}
goals:
  - {name: 首次响应时间降到30秒, owner: 店长}
  - {name: 季度复购率达到36%, ownr: 店长, due: 2026-06-30}
"""
KNOWN = """\
{"version": 1, "findings": [
  {"file": "plan.yaml", "code": "DOC-01", "path": "goals[季度复购率达到36%].ownr", "about": "…"},
  {"file": "plan.yaml", "code": "GOAL-05", "path": "goals[首次响应时间降到30秒].due", "about": "…"}
]}
"""
MOVED = """\
# 一行注释
标题: 客服提速
检查设置: {严格度: 基本}
目标:
  - {名称: 新品首月售出500件, 负责人: 店长, 期限: 2026-06-30}
  - {名称: 季度复购率达到36%, ownr: 店长, 期限: 2026-06-30}

  - {名称: 首次响应时间降到30秒, 负责人: 店长}
"""


@pytest.fixture(autouse=True)
def plan(tmp_path):
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")


def test_a_baseline_is_written_and_what_it_knows_is_left_out(opsplan, tmp_path):
    said = opsplan("check", "plan.yaml", "--write-baseline")
    assert said.code == 0
    assert said.out == "plan.yaml：1个错误、1个警告\n"
    told = (
        "已把现有的2处结果记到 opsplan-baseline.json；以后检查时加上 --baseline opsplan-baseline.json，只报告新出现的\n"
    )
    assert said.err.endswith(told)
    text = (tmp_path / "opsplan-baseline.json").read_text(encoding="utf-8")
    digests = [one["about"] for one in json.loads(text)["findings"]]
    assert [len(one) for one in digests] == [12, 12]
    for digest in digests:
        text = text.replace(digest, "…")
    assert text == KNOWN
    said = opsplan("check", "plan.yaml", "--baseline", "opsplan-baseline.json", "--strict")
    assert (said.code, said.out, said.err) == (0, "plan.yaml：没有发现问题（另有2处已在基线里，未列出）\n", "")
    assert json.loads(opsplan("check", "plan.yaml", "--baseline", "opsplan-baseline.json", "--format", "json").out) == {
        "version": 1,
        "findings": [],
        "summary": {"error": 0, "warning": 0, "info": 0},
    }


def test_moved_lines_and_other_keys_change_nothing(opsplan, tmp_path):
    opsplan("check", "plan.yaml", "--write-baseline", "known.json")
    (tmp_path / "plan.yaml").write_text(MOVED, encoding="utf-8")
    assert opsplan("check", "plan.yaml", "--baseline", "known.json", "--strict").code == 0


def test_what_is_new_fails(opsplan, tmp_path):
    opsplan("check", "plan.yaml", "--write-baseline=known.json")
    (tmp_path / "plan.yaml").write_text(PLAN.replace("ownr", "onwer"), encoding="utf-8")
    said = opsplan("check", "plan.yaml", "--baseline", "known.json")
    assert (said.code, said.out) == (1, "plan.yaml：1个错误（另有1处已在基线里，未列出）\n")
    assert said.err.startswith("plan.yaml:5:24 错误 DOC-01 goals[1].onwer\n")
    twice = PLAN + "  - {name: 首次响应时间降到30秒, owner: 店长}\n"
    (tmp_path / "plan.yaml").write_text(twice, encoding="utf-8")
    said = opsplan("check", "plan.yaml", "--baseline", "known.json", "--only", "GOAL-05", "--strict")
    assert said.code == 1  # the same words, but once more than is known


def test_a_baseline_lies_where_it_likes(opsplan, tmp_path, monkeypatch):
    (tmp_path / "ci").mkdir()
    opsplan("check", "plan.yaml", "--write-baseline", "ci/known.json")
    assert json.loads((tmp_path / "ci/known.json").read_text())["findings"][0]["file"] == "../plan.yaml"
    assert opsplan("check", "plan.yaml", "--baseline", "ci/known.json").code == 0
    monkeypatch.chdir(tmp_path / "ci")
    assert opsplan("check", "../plan.yaml", "--baseline", "known.json").code == 0


def test_it_is_written_anew_in_place(opsplan, tmp_path):
    opsplan("check", "plan.yaml", "--write-baseline", "known.json")
    (tmp_path / "plan.yaml").write_text(PLAN.replace("ownr", "owner"), encoding="utf-8")
    opsplan("check", "plan.yaml", "--baseline", "known.json", "--write-baseline")
    assert len(json.loads((tmp_path / "known.json").read_text())["findings"]) == 1


def test_a_plan_is_never_taken_for_the_baseline(opsplan, tmp_path):
    said = opsplan("check", "--write-baseline", "plan.yaml")
    assert said.code == 0
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == PLAN
    said = opsplan("check", "plan.yaml", "--write-baseline=plan.yaml")
    assert (said.code, said.err.splitlines()[-1]) == (2, "出错：基线文件的后缀是 .json，不能是 plan.yaml")
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == PLAN


@pytest.mark.parametrize(
    "text",
    ["", "[]", '{"version": 2}', '{"version": 1, "findings": [{"code": "X"}]}', "title: 甲", "[" * 200_000],
    ids=["empty", "list", "later", "other findings", "plan", "deep"],
)
def test_a_file_that_is_no_baseline(opsplan, tmp_path, text):
    (tmp_path / "known.json").write_text(text, encoding="utf-8")
    said = opsplan("check", "plan.yaml", "--baseline", "known.json")
    assert (said.code, said.err) == (2, "出错：known.json 不是基线文件；可用 --write-baseline 写一份\n")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has file names of any bytes")
def test_a_plan_with_a_name_that_is_no_text(opsplan, tmp_path):
    name = os.fsdecode(b"caf\xe9.yaml")
    (tmp_path / name).write_text(PLAN, encoding="utf-8")
    said = opsplan("check", name, "--write-baseline")
    assert said.code == 0
    assert opsplan("check", name, "--baseline", "opsplan-baseline.json", "--strict").code == 0


def test_a_baseline_that_is_not_there(opsplan):
    said = opsplan("check", "plan.yaml", "--baseline", "none.json")
    assert (said.code, said.err) == (2, "出错：无法读取 none.json：找不到文件或文件夹\n")


def test_nothing_is_written_where_a_plan_could_not_be_read(opsplan, tmp_path):
    said = opsplan("check", "plan.yaml", "nowhere.yaml", "--write-baseline", "known.json")
    assert said.code == 2
    assert not (tmp_path / "known.json").exists()
