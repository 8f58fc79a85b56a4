"""Values that the command line sets: where they go, and what can be wrong with their paths."""

# Whole sentences stand here as they are printed.
# ruff: noqa: E501
from textwrap import dedent

from opsplan.loading.plan import load

PLAN = """
    title: 甲
    roles: [店长]
    goals: 提升复购
    kpis:
      - {id: K1, name: 时长, target: 90}
      - {name: {zh: 复购, en: Repeat}, target: 30}
    tasks:
      - {name: 培训, owner: 店长, children: [{name: 备课}, {name: 授课, owner: 店长}]}
      - {id: "7", name: 排班}
"""


def text(block):
    return dedent(block).strip()


def test_each_way_to_a_value():
    settings = (
        "title={zh: 乙, en: B}", "meta.client=*甲*公司", "指标[K1].目标值=92", "kpis[复购].target=3.50",
        "kpis[K2].unit=%", "tasks[T1].children[T1.2].owner=", "tasks[7].duration=3天", "tasks[0].priority=应当",
        "goals[G1].due=2026-06", "document.chapters.skip=[control, 复盘]", "x-note=见 #3", "scope.background=a=b",
        "tasks[T1].children[备课]={name: 写教案, duration: 2d}",
    )  # fmt: skip
    loaded, found = load(text(PLAN).encode(), "plan.yaml", settings)
    assert found == []
    wanted, _ = load(
        text("""
            title: {zh: 乙, en: B}
            roles: [店长]
            goals: [{name: 提升复购, due: 2026-06}]
            kpis:
              - {id: K1, name: 时长, target: 92}
              - {name: {zh: 复购, en: Repeat}, target: 3.50, unit: "%"}
            tasks:
              - {name: 培训, owner: 店长, children: [{name: 写教案, duration: 2d}, {name: 授课}], priority: should}
              - {id: "7", name: 排班, duration: 3d}
            meta: {client: "*甲*公司"}
            document: {chapters: {skip: [control, review]}}
            scope: {background: a=b}
            x-note: "见 #3"
        """).encode(),
        "plan.yaml",
    )
    assert loaded.plan == wanted.plan


def test_paths_that_lead_nowhere_and_values_that_do_not_fit(told):
    settings = (
        "abc", "kpi[K1].target=3", "kpis[复够].target=3", "kpis.target=3", "title.x=3", "kpis[K1].target=多",
        "kpis[K1].[x=3", "tasks[9].owner=店长", "tasks[T1].owner=点长", "指标[K1].目标=92",
    )  # fmt: skip
    _, found = load(text(PLAN).encode(), "plan.yaml", settings)
    assert {one.place.file for one in found} == {"--set"}
    assert told(found) == text("""
        error SET-01 1:1
          “abc”不是“路径=值”的写法 | 例如 --set meta.client=甲公司、--set kpis[K1].target=92；等号用英文的
          “abc” is not of the form path=value | For example --set meta.client=Acme, --set kpis[K1].target=92
        error SET-01 2:1
          没有字段“kpi” | 是否为 kpis？
          There is no field “kpi” | Did you mean kpis?
        error SET-01 3:6
          列表里没有编号或名称为“复够”的一项 | 是否为 复购？
          No item of the list has the id or name “复够” | Did you mean 复购?
        error SET-01 4:6
          “kpis”是列表，还要写明是哪一项 | 在字段后面的方括号里写编号或名称，例如 kpis[K1].target
          “kpis” is a list; say which of its items | Write an id or a name in brackets after it, for example kpis[K1].target
        error SET-01 5:7
          “title”里面没有更下一层的字段 | 请去掉后面的部分，直接写“路径=值”
          “title” has no fields below it | Leave out what follows and write path=value
        error DOC-01 6:17 kpis[0].target
          “多”不是数字 | 只写数字；可以写 1,200、8万、30%
          “多” is not a number | Write the number alone; 1,200 and 30% are fine
        error SET-01 7:1
          “kpis[K1].[x=3”不是“路径=值”的写法 | 例如 --set meta.client=甲公司、--set kpis[K1].target=92；等号用英文的
          “kpis[K1].[x=3” is not of the form path=value | For example --set meta.client=Acme, --set kpis[K1].target=92
        error SET-01 8:7
          列表里没有编号或名称为“9”的一项 | 方括号里写编号、名称，或从 0 数起的位置
          No item of the list has the id or name “9” | Write an id, a name or a position (counted from 0) in the brackets
        error REF-01 9:17 tasks[0].owner
          找不到名称或编号为“点长”的岗位或部门 | 是否为“店长”？
          No role or unit has the id or name “点长” | Did you mean “店长”?
        error SET-01 10:8
          没有字段“目标” | 是否为 目标值？
          There is no field “目标” | Did you mean 目标值?
    """)
