"""What inspections print beside the golden chapters: a plan in YAML goes in, lines of the document come out."""

import re

import pytest

from opsplan.kinds import kind
from opsplan.pipeline import Wanted, document, judge

PERCENT = """\
title: 门店检查
roles: [{id: R1, name: 店员}]
checklists:
  - {id: CL1, name: 数据, scoring: percent, pass: 80,
     items: [{id: d1, name: 准时, weight: 30}, {id: d2, name: 准确, weight: 70, veto: true}]}
inspections:
  - date: 2026-05-11
    results: [{item: d1, score: 90, conformity: pass}, {item: d2, score: 40, conformity: fail, cause: 手工填报}]
document: {chapters: {only: findings}, cover: false, toc: false}
"""
MANY = """\
title: 门店检查
roles: [{id: R1, name: 店员}]
checklists:
  - {id: CL1, name: 甲表, pass: 80, items: [{id: a1, name: 甲项, veto: true}]}
  - {id: CL2, name: 乙表, pass: 80, items: [{id: b1, name: 乙项}]}
  - {id: CL3, name: 丙表, pass: 80, items: [{id: c1, name: 丙项}]}
  - {id: CL4, name: 丁表, pass: 80, items: [{id: e1, name: 丁项}]}
inspections:
  - date: 2026-05-11
    name: 首轮
    results: [{item: a1, score: 3}, {item: b1, score: 3}, {item: c1, score: 3}, {item: e1, score: 3}]
  - date: 2026-06-11
    name: 次轮
    results:
      - {item: a1, score: 4, conformity: pass}
      - {item: b1, score: 5, conformity: pass, finding: 台账清楚}
      - {item: c1, score: 3, conformity: partial, severity: major}
      - {item: e1, score: 5, conformity: pass}
      - {finding: 库房漏水, severity: critical}
      - {finding: 灯管坏了, severity: minor}
goals: [{name: 一}, {name: 二}, {name: 三}, {name: 四}, {name: 五}, {name: 六}, {name: 七}, {name: 八}]
document: {chapters: {only: [summary, findings]}, cover: false, toc: false}
"""
ROLES = """\
title: 门店检查
roles: [{id: R1, name: 甲岗}, {id: R2, name: 乙岗}, {id: R3, name: 丙岗}, {id: R4, name: 丁岗}, {id: R5, name: 戊岗},
        {id: R6, name: 己岗}, {id: R7, name: 庚岗}]
checklists:
  - {name: 服务, area: customer, roles: [R1, R2, R3], frequency: weekly, items: [迎客]}
  - {name: 投诉, area: customer, roles: R1, frequency: monthly, items: [登记]}
  - {name: 账目, area: resource, roles: [R1, R4, R5, R6], frequency: weekly, items: [盘点]}
document: {chapters: {only: program}, cover: false, toc: false}
"""


def printed(text: str, name: str = "role-inspection") -> list[str]:
    """Return the lines of a plan as a document, those of tables with their cells set close."""
    judged, _ = judge(text.encode(), "plan.yaml")
    told = document(judged, text.encode(), Wanted(kind(name), "zh", "md")).decode()
    return [" | ".join(map(str.strip, line.strip("|").split("|"))).rstrip() for line in told.splitlines()]


def below(lines: list[str], caption: str) -> list[str]:
    """Return the rows of the first table under a caption, whatever it is about."""
    start = next(place for place, line in enumerate(lines) if re.search(rf"\*\* {caption}(：|$)", line)) + 4
    return lines[start : lines.index("", start)]


def test_a_list_in_per_cent_shows_what_it_scored_before_its_veto():
    assert below(printed(PERCENT), "各表得分与结论") == ["数据 | 55% | 0% | 80% | 不合格（否决项：准确）"]


def test_a_round_of_one_list_needs_no_column_for_it():
    lines = printed(PERCENT)
    assert "判定结果：符合1项、不符合1项。" in lines
    assert "- **检查项**：准确（否决项）" in lines
    assert "- **判定**：不符合（40%）" in lines
    assert not any("检查表**：" in line for line in lines)


def test_lists_for_which_a_round_fails_are_named_where_they_are_few():
    rows = below(printed(MANY), "检查轮次与总得分率")
    assert [row.split(" | ")[3] for row in rows] == ["不合格（4张检查表不合格）", "不合格（1张检查表不合格：丙表）"]


def test_a_round_tells_what_does_not_conform_and_what_more_is_said():
    assert below(printed(MANY), "不符合项与其他结果") == [
        "b1 | 乙表 | 乙项 | 符合（5/5） |  | 台账清楚",
        "c1 | 丙表 | 丙项 | 部分符合（3/5） | 主要 |",
        " |  | 检查表以外 |  | 严重 | 库房漏水",
        " |  | 检查表以外 |  | 次要 | 灯管坏了",
    ]


def test_items_that_lost_points_without_a_judgement_are_told():
    assert below(printed(MANY), "其他结果") == [
        "a1 | 甲表 | 甲项（否决项） | 3/5",
        "b1 | 乙表 | 乙项 | 3/5",
        "c1 | 丙表 | 丙项 | 3/5",
        "e1 | 丁表 | 丁项 | 3/5",
    ]


def test_a_summary_tells_the_latest_round_and_what_is_open():
    said = (
        "最近一轮检查（2026年6月11日，次轮）：总得分率85%；结论为不合格（1张检查表不合格：丙表）。"
        "不符合项尚有3项未关闭，其中严重1项（库房漏水）、主要1项（丙项）、次要1项。"
    )
    assert said in printed(MANY)


@pytest.mark.parametrize("text", [MANY.replace(", findings]", "]"), MANY.partition("inspections:")[0]])
def test_a_summary_says_nothing_of_rounds_that_no_chapter_tells_or_that_were_not_held(text):
    assert not any("最近一轮检查" in line for line in printed(text))


def test_more_roles_than_columns_stand_in_rows_with_their_areas():
    assert below(printed(ROLES), "各岗位的检查域与频率") == [
        "甲岗 | 每周：客户、资源<br>每月：客户",
        "乙岗 | 每周：客户",
        "丙岗 | 每周：客户",
        "丁岗 | 每周：资源",
        "戊岗 | 每周：资源",
        "己岗 | 每周：资源",
        "庚岗 | 未覆盖",
    ]


def test_a_nonconformity_whose_improvement_is_overdue_says_so():
    text = """\
title: 门店检查
status_date: 2026-06-15
roles: [{id: R1, name: 店员}]
checklists: [{id: CL1, name: 甲表, items: [{id: a1, name: 甲项}, {id: a2, name: 乙项}, {id: a3, name: 丙项}]}]
improvements: [{id: IM1, name: 修柜台, due: 2026-06-12}, {id: IM2, name: 修灯, due: 2026-06-30}]
inspections:
  - date: 2026-05-11
    results:
      - {item: a1, conformity: fail, action: IM1}
      - {item: a2, conformity: fail, action: IM2}
      - {item: a3, conformity: fail}
document: {chapters: {only: findings}, cover: false, toc: false}
"""
    assert [line for line in printed(text) if line.startswith(("a1 ", "a2 ", "a3 "))] == [
        "a1 | 甲项 | 不符合 | 整改中，已逾期 | 修柜台（计划）",
        "a2 | 乙项 | 不符合 | 整改中 | 修灯（计划）",
        "a3 | 丙项 | 不符合 | 未整改 |",
    ]
    assert not [line for line in printed(text.replace("status_date: 2026-06-15\n", "")) if "逾期" in line]
