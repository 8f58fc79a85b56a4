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


def test_ways_to_what_is_no_part_and_to_items_of_lists():
    plan = """
        title: {zh: 甲, en: A}
        kpis: [{name: 率, unit: 秒, stages: {2026-Q1: 3, 2026-Q2: 4}}]
        meetings: [{name: 周会, frequency: {every: weekly}}, {name: 月会}]
        tasks: [培训, {name: 排班, steps: [表, 图]}]
    """
    settings = (
        "title.英文=Plan", "narrative.目标设定=字", "meetings[周会].frequency.日子=周五", "meetings[月会]=",
        "kpis[率].stages[2026-Q1].target=5", "tasks[T1]={名称: 丙, 工期: 三天}", "tasks[排班].steps[1]=册",
        "meta.client=#1 新客户", "meta.code=---", "scope.purpose=[甲, 乙]",
    )  # fmt: skip
    loaded, found = load(text(plan).encode(), "plan.yaml", settings)
    wanted, none = load(
        text("""
            title: {zh: 甲, en: Plan}
            narrative: {goals: 字}
            kpis: [{name: 率, unit: 秒, stages: {2026-Q1: 5, 2026-Q2: 4}}]
            meetings: [{name: 周会, frequency: {every: weekly, on: 周五}}]
            tasks: [{name: 丙, duration: 3d}, {name: 排班, steps: [表, 册]}]
            meta: {client: "#1 新客户", code: "---"}
            scope: {purpose: [甲, 乙]}
        """).encode(),
        "plan.yaml",
    )
    assert found == none == []
    assert loaded.plan == wanted.plan


def test_what_an_alias_stands_for_is_set_in_one_place_only():
    plan = "title: 甲\ntasks:\n  - {name: 培训, x-a: &two {b: 1}}\n  - {name: 排班, x-a: *two}\n"
    loaded, _ = load(plan.encode(), "plan.yaml", ("tasks[T1].x-a.b=2",))
    assert [one.extras for one in loaded.plan.tasks] == [{"x-a": {"b": "2"}}, {"x-a": {"b": "1"}}]


def test_more_paths_that_lead_nowhere(told):
    settings = ("extends=base.yaml", "tasks[²].name=x", "继承=base.yaml", "x" * 100, "tasks[T1]={名称: 甲, name: 乙}")
    _, found = load(text(PLAN).encode(), "plan.yaml", settings)
    assert told(found) == text("""
        error SET-01 1:1
          要继承哪份方案只能写在方案里 | 请在方案里写 extends: 文件名
          Which plan is extended can be said in the plan only | Write extends: and the file in the plan
        error SET-01 2:7
          列表里没有编号或名称为“²”的一项 | 方括号里写编号、名称，或从 0 数起的位置
          No item of the list has the id or name “²” | Write an id, a name or a position (counted from 0) in the brackets
        error SET-01 3:1
          要继承哪份方案只能写在方案里 | 请在方案里写 extends: 文件名
          Which plan is extended can be said in the plan only | Write extends: and the file in the plan
        error SET-01 4:1
          “xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…”不是“路径=值”的写法 | 例如 --set meta.client=甲公司、--set kpis[K1].target=92；等号用英文的
          “xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…” is not of the form path=value | For example --set meta.client=Acme, --set kpis[K1].target=92
        error YAML-04 5:19 name
          “name”和第 5 行的“名称”是同一个字段 | 请删掉一处，或把两处合并；这里的内容没有读取
          “name” is the same field as “名称” in line 5 | Delete one of them or merge the two; the value here was not read
    """)


def test_brackets_of_another_keyboard(told):
    _, found = load(text(PLAN).encode(), "plan.yaml", ("任务【T1】.名称=丙", "tasks［T1］.name=丙"))
    assert told(found) == text("""
        error SET-01 1:1
          没有字段“任务【T1】” | 请改用英文方括号：任务[T1]
          There is no field “任务【T1】” | Use the brackets [ ]: 任务[T1]
        error SET-01 2:1
          没有字段“tasks［T1］” | 请改用英文方括号：tasks[T1]
          There is no field “tasks［T1］” | Use the brackets [ ]: tasks[T1]
    """)
