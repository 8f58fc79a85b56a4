"""What two chapters could say stands in one of them; and what a chapter says differently from kind to kind."""

from textwrap import dedent

import pytest

from opsplan.kinds import kind
from opsplan.library import Library
from opsplan.pipeline import Wanted, document, judge


def printed(text: str, name: str, *chapters: str, skip: str = "") -> str:
    """Return these chapters of a plan in Markdown as a kind prints them, without title, stamp and some figures."""
    only = f"chapters: {{only: [{', '.join(chapters)}]}}, figures: {{skip: [{skip}]}}"
    data = f"{dedent(text).strip()}\ndocument: {{{only}, cover: false, toc: false}}"
    plan, found = judge(data.encode(), "plan.yaml", (name,))
    assert plan is not None
    assert [one for one in found if one.code not in ("DOC-03", "OPS-01")] == []
    said = document(plan, data.encode(), Wanted(kind(name), "zh", "md")).decode()
    return said.partition("\n<!-- opsplan:")[0].partition("**\n\n")[2]


ROLES = """
title: 客服
units: [{id: U1, name: 客服部, duties: 答复客户}]
roles:
  - {id: R1, name: 主管, unit: U1, duties: 排班, interfaces: {with: R2, how: 每日晨会}}
  - {id: R2, name: 客服, unit: U1, duties: [{name: 接听, result: 九成一次解决}]}
raci: [{name: 定稿, A: R1, R: R2}]
"""
ORGANISATION = """\
## 一、{title}

**表1** 部门设置

- **编号**：U1
- **部门**：客服部
- **部门职责**：答复客户

**表2** 岗位设置

| 编号 | 岗位 | 部门   |
| ---- | ---- | ------ |
| R1   | 主管 | 客服部 |
| R2   | 客服 | 客服部 |
"""
CARDS = """
### （一）主管

- **职责清单**：排班
- **协作接口**：客服：每日晨会

### （二）客服

| 职责 | 预期结果     |
| ---- | ------------ |
| 接听 | 九成一次解决 |
"""
DUTIES = """
**表3** 职责清单

| 岗位 | 职责 | 预期结果     |
| ---- | ---- | ------------ |
| 主管 | 排班 |              |
| 客服 | 接听 | 九成一次解决 |
"""
INTERFACES = """
**表4** 协作接口

| 岗位 | 协作对象 | 协作方式 |
| ---- | -------- | -------- |
| 主管 | 客服     | 每日晨会 |
"""


def test_units_and_duties_stand_with_the_organisation_and_interfaces_with_the_responsibilities():
    said = printed(ROLES, "service-guide", "organisation", "responsibilities")
    organisation, _, responsibilities = said.partition("\n## 二、职责分工\n")
    assert organisation == ORGANISATION.format(title="服务团队") + DUTIES
    assert responsibilities.endswith(INTERFACES)
    assert "部门职责" not in responsibilities
    assert "接听" not in responsibilities


def test_where_one_of_the_two_chapters_is_missing_the_other_says_all():
    said = printed(ROLES, "service-guide", "organisation")
    assert said == ORGANISATION.format(title="服务团队") + DUTIES + INTERFACES
    said = printed(ROLES, "role-inspection", "organisation")
    assert said == ORGANISATION.format(title="被检岗位与职责") + CARDS
    said = printed(ROLES, "work-breakdown", "responsibilities")
    assert [said.count(one) for one in ("答复客户", "九成一次解决", "每日晨会")] == [1, 1, 1]


def test_roles_that_have_much_to_say_have_cards_outside_of_a_check_too():
    text = """
        title: 客服
        roles:
          - {id: R1, name: 主管, scope: 全店, duties: 排班, outputs: 班表, authority: 调班}
          - {id: R2, name: 客服, scope: 热线, duties: 接听, outputs: 记录, authority: 转接}
    """
    said = printed(text, "service-guide", "organisation").partition("\n### ")[2]
    assert (
        said
        == """\
（一）主管

- **责任范围**：全店
- **职责清单**：排班
- **工作输出**：班表
- **权限**：调班

### （二）客服

- **责任范围**：热线
- **职责清单**：接听
- **工作输出**：记录
- **权限**：转接
"""
    )


REVIEWS = "title: 甲\nreviews: [{id: RV1, name: 年中复盘, next_steps: 扩充题库}]\noutlook: {plans: 自助服务}"


@pytest.mark.parametrize(
    ("name", "after"),
    [
        ("service-guide", "下一周期行动计划"),
        ("role-inspection", "下一步"),
        ("evaluation-maintenance", "下一周期行动计划"),
    ],
)
def test_next_steps_stand_in_the_outlook_where_there_is_one_and_else_in_the_review(name, after):
    said = printed(REVIEWS, name, "review", "outlook")
    assert said.count("扩充题库") == 1
    assert said.index(after) < said.index("扩充题库")


DATA = "title: 甲\ngoals: 合规\ndata: {sources: [{id: D1, name: 会员库, cleaning: 去重, protection: 号码脱敏}]}"


@pytest.mark.parametrize("chapters", [("data", "compliance"), ("data",), ("compliance",)])
def test_the_protection_of_data_is_said_once(chapters):
    assert printed(DATA, "evaluation-maintenance", *chapters).count("号码脱敏") == 1


PROCESSES = """
title: 甲
roles: [{id: R1, name: 店长}]
processes:
  - {id: PR1, name: 退货, owner: R1, trigger: 客户申请, version: 1.2, reviewed: 2026-03-02, steps: [{action: 核单}]}
  - {id: PR2, name: 上架}
"""


def test_an_index_of_processes_says_who_keeps_which_version():
    assert (
        printed(PROCESSES, "role-inspection", "processes")
        == """\
## 一、流程规范目录

| 编号 | 流程 | 流程负责人 | 版本 | 上次评审   |
| ---- | ---- | ---------- | ---- | ---------- |
| PR1  | 退货 | 店长       | 1.2  | 2026-03-02 |
| PR2  | 上架 |            |      |            |
"""
    )


def test_a_kind_of_one_s_own_says_where_an_index_suffices_and_what_is_a_check(tmp_path):
    text = "title: 自查\nchapters: [{id: processes, short: true}, {id: strategy, check: true}, goals]"
    (tmp_path / "audit.yaml").write_text(text, encoding="utf-8")
    built, found = Library(beside=tmp_path).kind("audit")
    assert found == []
    assert [(one.short, one.check) for one in built.chapters] == [(True, False), (False, True), (False, False)]


def test_a_check_says_how_each_strategy_stands_and_a_plan_only_what_somebody_wrote():
    text = "title: 甲\nstrategies: [{id: S1, name: 深耕, aligns: 稳中求进}]"
    assert "- **效果判定**：待判定" in printed(text, "role-inspection", "strategy")
    assert "待判定" not in printed(text, "service-guide", "strategy")


POSTS = "title: 甲\nroles: [{id: R1, name: 店长, scope: 门店}, {id: R2, name: 甲方代表, scope: 验收, inspected: false}]"


def test_a_check_has_cards_of_those_inspected_and_says_who_is_not():
    said = printed(POSTS, "role-inspection", "organisation")
    assert "| R2   | 甲方代表 | 否       |" in said
    assert ("门店" in said, "验收" in said) == (True, False)
    said = printed(POSTS, "service-guide", "organisation")
    assert ("纳入检查" in said, "验收" in said) == (False, True)


def test_the_only_role_has_everything_on_its_card():
    text = """
        title: 甲
        units: [{id: U1, name: 门店部}]
        roles: [{id: R1, name: 店长, unit: U1, people: 轮值, capacity: 2.5, hours: 9:00—18:00, scope: 门店, skills: [{name: 排班, level: 3}]}]
    """  # noqa: E501
    assert (
        printed(text, "service-guide", "organisation")
        == """\
## 一、服务团队

**表1** 部门设置

- **编号**：U1
- **部门**：门店部

### （一）店长

- **部门**：门店部
- **人员**：轮值
- **可用人天（每人每周）**：2.5
- **服务时段**：9:00—18:00
- **责任范围**：门店
- **技能**：排班（3级）
"""
    )


def test_the_only_role_of_which_nothing_else_is_known_is_named():
    assert (
        printed("title: 甲\ngoals: 乙\nroles: 店长", "service-guide", "organisation") == "## 一、服务团队\n\n- 店长\n"
    )


def test_skills_of_eight_roles_are_two_tables_where_the_figure_is_left_out():
    roles = ", ".join(
        f"{{id: R{n}, name: 岗{n}, skills: [{{name: 能{n % 5}, level: {n % 5 + 1}}}]}}" for n in range(1, 9)
    )
    said = printed(f"title: 甲\nroles: [{roles}]", "service-guide", "organisation", skip="skills-matrix")
    assert (
        said.partition("**表2** ")[2]
        == """\
技能矩阵（数字为熟练程度，1至5级）（1/2）

| 技能 | 岗1 | 岗2 | 岗3 | 岗4 |
| ---- | --- | --- | --- | --- |
| 能1  | 2   |     |     |     |
| 能2  |     | 3   |     |     |
| 能3  |     |     | 4   |     |
| 能4  |     |     |     | 5   |

**表3** 技能矩阵（数字为熟练程度，1至5级）（2/2）

| 技能 | 岗5 | 岗6 | 岗7 | 岗8 |
| ---- | --- | --- | --- | --- |
| 能1  |     | 2   |     |     |
| 能2  |     |     | 3   |     |
| 能3  |     |     |     | 4   |
| 能0  | 1   |     |     |     |
"""
    )
