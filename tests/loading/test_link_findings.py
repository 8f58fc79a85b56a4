"""Ids and references that stand for nothing, or for more than one thing."""

# Whole sentences stand here as they are printed.
# ruff: noqa: E501
from textwrap import dedent


def text(block: str) -> str:
    return dedent(block).strip()


def test_a_reference_to_nothing(said):
    assert said("""
        title: 客服提速
        roles: [客服主管, 店长]
        units: [{name: 客服部, head: 客服主任}]
        goals: [{id: G1, name: 提升复购, owner: 店掌, kpis: K4}]
        tasks: [{name: 排班, owner: 客服, goals: 提升复构, phase: P1, after: [{task: 培训, lag: 1d}], tools: 工作台}]
    """) == text("""
        error REF-01 3:27 units[0].head
          找不到名称或编号为“客服主任”的岗位 | 是否为“客服主管”？
          No role has the id or name “客服主任” | Did you mean “客服主管”?
        error REF-01 4:37 goals[0].owner
          找不到名称或编号为“店掌”的岗位或部门 | 是否为“店长”？
          No role or unit has the id or name “店掌” | Did you mean “店长”?
        error REF-01 4:47 goals[0].kpis
          找不到名称或编号为“K4”的指标 | 请先写进 kpis
          No KPI has the id or name “K4” | Add it to kpis first
        error REF-01 5:27 tasks[0].owner
          找不到名称或编号为“客服”的岗位或部门 | 是否为“客服部”？
          No role or unit has the id or name “客服” | Did you mean “客服部”?
        error REF-01 5:38 tasks[0].goals
          找不到名称或编号为“提升复构”的目标 | 是否为“提升复购”？
          No goal has the id or name “提升复构” | Did you mean “提升复购”?
        error REF-01 5:51 tasks[0].phase
          找不到名称或编号为“P1”的阶段 | 请先写进 phases
          No phase has the id or name “P1” | Add it to phases first
        error REF-01 5:70 tasks[0].after[0].task
          找不到名称或编号为“培训”的任务 | 已有的：T1（排班）；要用别的，请先写进 tasks
          No task has the id or name “培训” | The plan has T1 (排班); for another one, add it to tasks first
        error REF-01 5:92 tasks[0].tools
          找不到名称或编号为“工作台”的工具 | 请先写进 tools
          No tool has the id or name “工作台” | Add it to tools first
    """)


def test_a_reference_of_the_wrong_kind(said):
    assert said("""
        title: 客服提速
        roles: [客服主管]
        units: [客服部]
        goals: [提升复购]
        kpis: [{name: 复购率, owner: 客服部, goals: T1}]
        tasks: [{name: 排班, owner: G1, after: 提升复购}]
    """) == text("""
        error REF-01 5:27 kpis[0].owner
          “客服部”是部门，这里要写的是岗位 | 请改用岗位的编号或名称
          “客服部” is a unit; this field takes: role | Use an id or name of this kind: role
        error REF-01 5:39 kpis[0].goals
          “T1”是任务，这里要写的是目标 | 请改用目标的编号或名称
          “T1” is a task; this field takes: goal | Use an id or name of this kind: goal
        error REF-01 6:27 tasks[0].owner
          “G1”是目标，这里要写的是岗位或部门 | 请改用岗位或部门的编号或名称
          “G1” is a goal; this field takes: role or unit | Use an id or name of this kind: role or unit
        error REF-01 6:38 tasks[0].after
          “提升复购”是目标，这里要写的是任务 | 请改用任务的编号或名称
          “提升复购” is a goal; this field takes: task | Use an id or name of this kind: task
    """)


def test_a_name_that_fits_several(said):
    assert said("""
        title: 客服提速
        goals: [{name: 提升复购}, {name: 提升复购}]
        tasks: [{name: 排班, goals: 提升复购}]
    """) == text("""
        error REF-03 3:27 tasks[0].goals
          名称“提升复购”对应多个对象：G1、G2 | 请改用编号，例如 G1、G2 中的一个
          The name “提升复购” fits several: G1, G2 | Use the id instead: one of G1, G2
    """)


def test_an_id_that_is_used_twice(said):
    assert said("""
        title: 客服提速
        goals: [{id: A1, name: 提升复购}]
        tasks:
          - {id: A1, name: 排班}
          - {id: B1, name: 培训, children: [{id: B1, name: 讲义}]}
        processes:
          - name: 接待
            steps: [{id: s1, action: 问候}, {id: s1, action: 登记}]
          - name: 回访
            steps: [{id: s1, action: 致电}]
        checklists: [{name: 日检, items: [{id: c1, name: 门面}, {id: c1, name: 台面}]}, {name: 周检, items: [{id: c1, name: 库房}]}]
    """) == text("""
        error REF-02 4:10 tasks[0].id
          编号 A1 已在第 2 行用过 | 编号不能重复，请改其中一个
          The id A1 is already used in line 2 | An id stands for one thing only; change one of the two
        error REF-02 5:40 tasks[1].children[0].id
          编号 B1 已在第 5 行用过 | 编号不能重复，请改其中一个
          The id B1 is already used in line 5 | An id stands for one thing only; change one of the two
        error REF-02 8:40 processes[0].steps[1].id
          编号 s1 已在第 8 行用过 | 编号不能重复，请改其中一个
          The id s1 is already used in line 8 | An id stands for one thing only; change one of the two
        error REF-02 11:58 checklists[0].items[1].id
          编号 c1 已在第 11 行用过 | 编号不能重复，请改其中一个
          The id c1 is already used in line 11 | An id stands for one thing only; change one of the two
    """)


def test_without_roles_names_are_roles_but_not_ids_units_or_partners(said):
    assert said("""
        title: 客服提速
        units: [客服部]
        partners: [外包方]
        goals: [{name: 提升复购, owner: 客服部}]
        tasks:
          - {name: 排班, owner: 客服主管, doers: [外包方, 店长]}
          - {name: 培训, owner: R7, sponsor: 客服部}
        kpis: [{name: 复购率, owner: 外包方}]
    """) == text("""
        error REF-01 7:23 tasks[1].owner
          找不到名称或编号为“R7”的岗位或部门 | 已有的：U1（客服部）、R1（客服主管）、R2（店长）；要用别的，请先写进 roles或units
          No role or unit has the id or name “R7” | The plan has U1 (客服部), R1 (客服主管), R2 (店长); for another one, add it to roles or units first
        error REF-01 7:36 tasks[1].sponsor
          “客服部”是部门，这里要写的是岗位 | 请改用岗位的编号或名称
          “客服部” is a unit; this field takes: role | Use an id or name of this kind: role
        error REF-01 8:27 kpis[0].owner
          “外包方”是伙伴，这里要写的是岗位 | 请改用岗位的编号或名称
          “外包方” is a partner; this field takes: role | Use an id or name of this kind: role
    """)


def test_what_looks_like_an_id_must_resolve_where_a_text_may_stand(said):
    assert said("""
        title: 客服提速
        kpis: [{name: 复购率, source: 店铺后台, unit: 秒}, {name: 响应, source: D9}, {name: 投诉, source: 双11报表}]
        meta: {author: R1, reviewer: 张经理}
    """) == text("""
        error REF-01 2:63 kpis[1].source
          找不到名称或编号为“D9”的数据源 | 请先写进 data.sources
          No data source has the id or name “D9” | Add it to data.sources first
        error REF-01 3:16 meta.author
          找不到名称或编号为“R1”的岗位 | 请先写进 roles
          No role has the id or name “R1” | Add it to roles first
    """)


def test_where_a_process_goes_next(said):
    assert said("""
        title: 客服提速
        roles: [客服]
        processes:
          - name: 接待
            steps:
              - {id: s1, name: 问候, action: 说您好, next: [{when: 老客, to: 登记}, {when: 新客, to: "3"}]}
              - {action: 登记, next: [{when: 完成, to: 结束}, {to: 4}]}
              - {action: 建档, actor: 客户, next: end}
    """) == text("""
        error REF-01 7:54 processes[0].steps[1].next[1].to
          流程里没有步骤“4” | 请写步骤的序号（1 到 3）、编号或名称；流程到此为止时写 end
          The process has no step “4” | Write the number (1 to 3), id or name of a step, or end where the process ends
    """)


def test_what_an_inspection_looked_at(said):
    assert said("""
        title: 客服提速
        checklists: [{name: 日检, items: [{id: c1, name: 门面}]}]
        inspections: [{date: 2026-03-02, results: [{item: c1, score: 5}, {item: 门面}, {item: 门脸}, {item: CL1-1}]}]
    """) == text("""
        error REF-01 3:85 inspections[0].results[2].item
          检查表里没有检查项“门脸” | 是否为“门面”？
          No checklist has an item “门脸” | Did you mean “门面”?
        error REF-01 3:97 inspections[0].results[3].item
          检查表里没有检查项“CL1-1” | 请写检查项的编号或名称，例如“c1”
          No checklist has an item “CL1-1” | Write the id or name of an item, for example “c1”
    """)
    assert said("""
        title: 客服提速
        检查记录: [{日期: 2026-03-02, 结果: [{检查项: 门脸}]}]
    """) == text("""
        error REF-01 2:36 检查记录[0].结果[0].检查项
          检查表里没有检查项“门脸” | 请先在 检查清单 里写上检查项
          No checklist has an item “门脸” | Write the item into 检查清单 first
    """)


def test_an_item_that_several_lists_have(said):
    """It is that of the list which inspects the round's subject; without one the id or the name is not enough."""
    assert said("""
        title: 客服提速
        roles: [{id: R1, name: 客服}, {id: R2, name: 仓管}]
        checklists:
          - {name: 日检, roles: R1, items: [{id: c1, name: 门面}]}
          - {name: 周检, roles: R2, items: [{id: c1, name: 库房}]}
        inspections:
          - {date: 2026-03-02, subject: 客服, results: [{item: c1, score: 5}]}
          - {date: 2026-03-02, results: [{item: c1, score: 5}]}
    """) == text("""
        error REF-03 8:41 inspections[1].results[0].item
          名为“c1”的检查项不止一个，所在的检查表：CL1、CL2 | 请给各表的检查项写上互不相同的编号，再用编号引用
          Several items are called “c1”, in these checklists: CL1, CL2 | Give the items ids that differ, and refer to them by id
    """)


def test_a_name_that_holds_several_is_meant_by_references_to_its_kind_only(said):
    assert said("""
        title: 食堂
        partners: ["上海三联食品，有限公司"]
        roles: ["厨师长，采购员", 经理]
        goals: [{name: 提升满意度, owner: 采购员, kpis: [厨师长]}]
    """) == text("""
        error REF-01 3:9 roles[0]
          “厨师长，采购员”被当成了一个岗位的名称，看起来是2个：厨师长、采购员 | 如果是2个，请分成2项来写，每项一个；如果是一个，请去掉名称里的标点
          “厨师长，采购员” was taken for the name of one role but looks like 2: 厨师长, 采购员 | If they are 2, make 2 items of it, one for each; if it is one, leave the punctuation out of its name
        error REF-01 4:42 goals[0].kpis[0]
          找不到名称或编号为“厨师长”的指标 | 请先写进 kpis
          No KPI has the id or name “厨师长” | Add it to kpis first
    """)
