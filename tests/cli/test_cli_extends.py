"""Plans that extend others and values that are set, on the command line: documents, findings, exit codes."""

import json
from pathlib import Path

import pytest

BASE = """\
标题: 基础方案
检查设置: {严格度: 基本}
岗位: [店长]
目标: [{名称: 排队不超过3分钟, 负责人: 店长, 期限: 2026-06-30}]
任务: [{名称: 优化排班, 负责人: 店长, 开始: 2026-03-02, 工期: 5天}]
"""
OVER = """\
extends: ../base.yaml
title: 甲店方案
tasks: [{name: 优化排班, duration: 8d, owner: 点长}]
"""


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    """A base, and the plan of a client in a folder below."""
    (tmp_path / "base.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "clients").mkdir()
    (tmp_path / "clients/a.yaml").write_text(OVER, encoding="utf-8")


def test_a_base_outside_the_folder_needs_the_root(opsplan):
    said = opsplan("render", "clients/a.yaml", "--to", "md")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("clients/a.yaml:1:10 错误 EXT-03 extends\n  要继承的文件 ../base.yaml 在 ")
    assert "     1 | extends: ../base.yaml\n       |          ^\n" in said.err
    missing = opsplan("render", "clients/a.yaml", "--root", "nowhere")
    assert (missing.code, missing.err) == (2, "出错：--root 要写一个已有的文件夹，nowhere 不是\n")


def test_findings_show_the_line_of_the_file_that_they_are_in(opsplan):
    said = opsplan("check", "clients/a.yaml", "--root", ".", "--set", "goals[G1].owner=收音", "--set", "kpi[K1].x=1")
    assert said.code == 1
    assert (
        said.err
        == """\
--set:2:1 错误 SET-01
  没有字段“kpi”
     2 | kpi[K1].x=1
       | ^
  → 是否为 kpis？

--set:1:17 错误 REF-01 目标[0].owner
  找不到名称或编号为“收音”的岗位或部门
     1 | goals[G1].owner=收音
       |                 ^
  → 已有的：R1（店长）；要用别的，请先写进 roles或units

clients/a.yaml:3:43 错误 REF-01 tasks[0].owner
  找不到名称或编号为“点长”的岗位或部门
     3 | tasks: [{name: 优化排班, duration: 8d, owner: 点长}]
       |                                               ^
  → 是否为“店长”？

"""
    )


def test_a_plan_over_its_base_with_values_set(opsplan, tmp_path):
    argv = ("render", "clients/a.yaml", "--root", ".", "--to", "md", "--set", "tasks[T1].owner=店长", "--overwrite")
    said = opsplan(*argv, "--set", "meta.client=甲公司")
    assert (said.code, said.err) == (0, "")
    text = (tmp_path / "clients/a.md").read_text(encoding="utf-8")
    assert text.startswith("# 甲店方案\n")
    assert "- **服务对象**：甲公司\n" in text
    assert "| T1   | 优化排班 | 2026-03-02 | 2026-03-11 |    8 |   关键 |" in text
    first = text.rpartition("inputs=")[2].partition(";")[0]
    (tmp_path / "base.yaml").write_text(BASE.replace("3分钟", "2分钟"), encoding="utf-8")
    assert opsplan(*argv).code == 0
    again = (tmp_path / "clients/a.md").read_text(encoding="utf-8").rpartition("inputs=")[2].partition(";")[0]
    assert first != again


@pytest.mark.every_check
def test_a_remedy_has_the_keys_of_the_file_that_it_is_for(opsplan, tmp_path):
    (tmp_path / "base.yaml").write_text(
        "标题: 基础方案\n指标: [{编号: K1, 名称: 复购率, 目标值: 36}]\n", encoding="utf-8"
    )
    over = "extends: base.yaml\ntitle: 甲店方案\nkpis: [{name: 差评率, target: 2, owner: 店长}]\n"
    (tmp_path / "a.yaml").write_text(over, encoding="utf-8")
    told = json.loads(opsplan("check", "a.yaml", "--only", "KPI-02", "--format", "json").out)["findings"]
    assert [(one["file"], one["line"], one["path"], one["hint"]) for one in told] == [
        ("a.yaml", 3, "kpis[1].unit", "请写上 unit"),
        ("base.yaml", 2, "kpis[0].单位", "请写上 单位"),
    ]


@pytest.mark.every_check
def test_a_path_has_the_key_that_is_written_and_one_that_is_not_as_the_others_are(opsplan, tmp_path):
    plan = "title: 甲店方案\n检查设置: {严格度: 标准}\n目标: [复购率达到36%]\n指标: [{名称: 复购率, 目标值: 36}]\n"
    (tmp_path / "a.yaml").write_text(plan, encoding="utf-8")
    told = json.loads(opsplan("check", "a.yaml", "--only", "DOC-03,KPI-02", "--format", "json").out)["findings"]
    assert [(one["code"], one["line"], one["path"]) for one in told] == [
        ("DOC-03", 1, "title"),
        ("KPI-02", 4, "指标[0].单位"),
    ]
