"""Names that were written as one, where a list was meant or where there can be one only."""

# Whole sentences stand here as they are printed.
# ruff: noqa: E501
from textwrap import dedent


def text(block: str) -> str:
    return dedent(block).strip()


def test_several_predecessors_are_a_list(said):
    assert said("""
        title: 客服提速
        tasks:
          - {id: T1, name: 培训}
          - {id: T2, name: 排班}
          - id: T3
            name: 试行
            after: T1,T2
          - {id: T4, name: 复核, after: [T1，T2]}
          - {id: T5, name: 推广, after: 【T1，T2】}
          - {id: T6, name: 检查, after: T1 T2}
          - {id: T7, name: 总结, after: T1和T2}
          - {id: T8, name: 归档, after: 培训；排班、 试行和T9}
          - {id: T9, name: 上报, after: [T3, T1/T2]}
          - {id: T10, name: 宣讲, after: T1 and T2}
    """) == text("""
        error REF-01 7:12 tasks[2].after
          “T1,T2”读成了一个名称，看起来是2个：T1、T2 | 请写成：after: [T1, T2]
          “T1,T2” was read as one name but looks like 2: T1, T2 | Write: after: [T1, T2]
        error REF-01 8:32 tasks[3].after[0]
          “T1，T2”读成了一个名称，看起来是2个：T1、T2 | 请写成：after: [T1, T2]
          “T1，T2” was read as one name but looks like 2: T1, T2 | Write: after: [T1, T2]
        info YAML-07 8:32 tasks[3].after[0]
          方括号里用了中文标点分隔，读成了一项 | 如果是几项，请写成：[T1, T2]
          The punctuation within these brackets is full-width, so they hold one item | If they are several items, write: [T1, T2]
        error REF-01 9:31 tasks[4].after
          “【T1，T2】”读成了一个名称，看起来是2个：T1、T2 | 请写成：after: [T1, T2]
          “【T1，T2】” was read as one name but looks like 2: T1, T2 | Write: after: [T1, T2]
        error REF-01 10:31 tasks[5].after
          “T1 T2”读成了一个名称，看起来是2个：T1、T2 | 请写成：after: [T1, T2]
          “T1 T2” was read as one name but looks like 2: T1, T2 | Write: after: [T1, T2]
        error REF-01 11:31 tasks[6].after
          “T1和T2”读成了一个名称，看起来是2个：T1、T2 | 请写成：after: [T1, T2]
          “T1和T2” was read as one name but looks like 2: T1, T2 | Write: after: [T1, T2]
        error REF-01 12:31 tasks[7].after
          “培训；排班、 试行和T9”读成了一个名称，看起来是4个：培训、排班、试行、T9 | 请写成：after: [培训, 排班, 试行, T9]
          “培训；排班、 试行和T9” was read as one name but looks like 4: 培训, 排班, 试行, T9 | Write: after: [培训, 排班, 试行, T9]
        error REF-01 13:36 tasks[8].after[1]
          “T1/T2”读成了一个名称，看起来是2个：T1、T2 | 请写成：after: [T3, T1, T2]
          “T1/T2” was read as one name but looks like 2: T1, T2 | Write: after: [T3, T1, T2]
        error REF-01 14:32 tasks[9].after
          “T1 and T2”读成了一个名称，看起来是2个：T1、T2 | 请写成：after: [T1, T2]
          “T1 and T2” was read as one name but looks like 2: T1, T2 | Write: after: [T1, T2]
    """)


def test_a_list_that_holds_more_than_names_has_no_line_to_replace_it(said):
    assert said("""
        title: 客服提速
        tasks:
          - {id: T1, name: 培训}
          - {id: T2, name: 排班}
          - {id: T3, name: 试行, after: [{task: T1, lag: 1d}, T1、T2]}
    """) == text("""
        error REF-01 5:53 tasks[2].after[1]
          “T1、T2”读成了一个名称，看起来是2个：T1、T2 | 请分成2项来写，每项一个：T1、T2
          “T1、T2” was read as one name but looks like 2: T1, T2 | Make 2 items of it, one for each name: T1, T2
    """)


def test_names_of_which_none_is_known_are_one(said):
    assert said("""
        title: 客服提速
        roles: [店长]
        tasks:
          - {name: 培训, after: T8、T9, owner: 采购、收银}
    """) == text("""
        error REF-01 4:23 tasks[0].after
          找不到名称或编号为“T8、T9”的任务 | 已有的：T1（培训）；要用别的，请先写进 tasks
          No task has the id or name “T8、T9” | The plan has T1 (培训); for another one, add it to tasks first
        error REF-01 4:37 tasks[0].owner
          找不到名称或编号为“采购、收银”的岗位或部门 | 已有的：R1（店长）；要用别的，请先写进 roles或units
          No role or unit has the id or name “采购、收银” | The plan has R1 (店长); for another one, add it to roles or units first
    """)


def test_there_can_be_one_owner_only(said):
    assert said("""
        title: 客服提速
        roles: [店长, 厨师长, 品牌 经理]
        tasks:
          - {name: 培训, owner: 店长、厨师长, collaborators: 店长、厨师长}
          - {name: 排班, owner: 店长、 收银, collaborators: 品牌 经理}
        kpis: [{name: 复购率, owner: 店长 / 厨师长}]
    """) == text("""
        error TASK-01 4:23 tasks[0].owner
          “店长、厨师长”读成了一个名称，看起来是2个，这里只能写一个 | 请只留一个，例如 owner: 店长；其余的写到协作里，例如 collaborators: [厨师长]
          “店长、厨师长” was read as one name but looks like 2; there can be one only | Keep one, for example owner: 店长, and add collaborators: [厨师长]
        error REF-01 4:46 tasks[0].collaborators
          “店长、厨师长”读成了一个名称，看起来是2个：店长、厨师长 | 请写成：collaborators: [店长, 厨师长]
          “店长、厨师长” was read as one name but looks like 2: 店长, 厨师长 | Write: collaborators: [店长, 厨师长]
        error TASK-01 5:23 tasks[1].owner
          “店长、 收银”读成了一个名称，看起来是2个，这里只能写一个 | 请只留一个，例如 owner: 店长；其余的写到协作里，例如 collaborators: [品牌 经理, 收银]
          “店长、 收银” was read as one name but looks like 2; there can be one only | Keep one, for example owner: 店长, and add collaborators: [品牌 经理, 收银]
        error REF-01 6:27 kpis[0].owner
          “店长 / 厨师长”读成了一个名称，看起来是2个，这里只能写一个 | 请只留一个，例如 owner: 店长
          “店长 / 厨师长” was read as one name but looks like 2; there can be one only | Keep one, for example owner: 店长
    """)


def test_names_of_roles_that_nobody_has_listed(said):
    assert said("""
        title: 客服提速
        goals: [{name: 提升复购, owner: 店长；厨师长}]
        tasks:
          - {name: 培训, owner: 店长、厨师长, collaborators: [店长、厨师长, 收银]}
          - {name: 排班, owner: 店长和收银, informed: 品牌 经理}
          - {name: 试行, owner: 行政/人事}
    """) == text("""
        warning REF-01 2:29 goals[0].owner
          “店长；厨师长”被当成了一个岗位，看起来是2个，这里只能写一个 | 如果是2个岗位，请只留一个，例如 owner: 店长；其余的写到协作里，例如 collaborators: [厨师长]；如果是一个，请去掉名称里的标点
          “店长；厨师长” was taken for one role but looks like 2; there can be one only | If they are 2 roles, keep one, for example owner: 店长, and add collaborators: [厨师长]; if it is one, leave the punctuation out of its name
        warning TASK-01 4:23 tasks[0].owner
          “店长、厨师长”被当成了一个岗位，看起来是2个，这里只能写一个 | 如果是2个岗位，请只留一个，例如 owner: 店长；其余的写到协作里，例如 collaborators: [厨师长, 收银]；如果是一个，请去掉名称里的标点
          “店长、厨师长” was taken for one role but looks like 2; there can be one only | If they are 2 roles, keep one, for example owner: 店长, and add collaborators: [厨师长, 收银]; if it is one, leave the punctuation out of its name
        warning REF-01 4:47 tasks[0].collaborators[0]
          “店长、厨师长”被当成了一个岗位，看起来是2个：店长、厨师长 | 如果是2个岗位，请写成：collaborators: [店长, 厨师长, 收银]；如果是一个，请去掉名称里的标点
          “店长、厨师长” was taken for one role but looks like 2: 店长, 厨师长 | If they are 2 roles, write: collaborators: [店长, 厨师长, 收银]; if it is one, leave the punctuation out of its name
        warning TASK-01 5:23 tasks[1].owner
          “店长和收银”被当成了一个岗位，看起来是2个，这里只能写一个 | 如果是2个岗位，请只留一个，例如 owner: 店长；其余的写到协作里，例如 collaborators: [收银]；如果是一个，请去掉名称里的标点
          “店长和收银” was taken for one role but looks like 2; there can be one only | If they are 2 roles, keep one, for example owner: 店长, and add collaborators: [收银]; if it is one, leave the punctuation out of its name
    """)


def test_every_joined_name_of_a_list_is_parted_in_the_line_that_replaces_it(said):
    assert said("""
        title: 客服提速
        roles: [店长, 收银]
        tasks:
          - {name: 培训, informed: [店长、收银, 店长和收银]}
    """) == text("""
        error REF-01 4:27 tasks[0].informed[0]
          “店长、收银”读成了一个名称，看起来是2个：店长、收银 | 请写成：informed: [店长, 收银]
          “店长、收银” was read as one name but looks like 2: 店长, 收银 | Write: informed: [店长, 收银]
        error REF-01 4:34 tasks[0].informed[1]
          “店长和收银”读成了一个名称，看起来是2个：店长、收银 | 请写成：informed: [店长, 收银]
          “店长和收银” was read as one name but looks like 2: 店长, 收银 | Write: informed: [店长, 收银]
    """)


def test_roles_that_were_listed_as_one(said):
    assert said("""
        标题: 食堂
        岗位: 食堂经理，厨师长，采购员
        任务: [{名称: 排班, 负责人: 厨师长}, {名称: 采购, 负责人: 采购主管}]
    """) == text("""
        error REF-01 2:5 岗位
          “食堂经理，厨师长，采购员”被当成了一个岗位的名称，看起来是3个：食堂经理、厨师长、采购员 | 如果是3个，请写成：岗位: [食堂经理, 厨师长, 采购员]；如果是一个，请去掉名称里的标点
          “食堂经理，厨师长，采购员” was taken for the name of one role but looks like 3: 食堂经理, 厨师长, 采购员 | If they are 3, write: 岗位: [食堂经理, 厨师长, 采购员]; if it is one, leave the punctuation out of its name
        error REF-01 3:40 任务[1].负责人
          找不到名称或编号为“采购主管”的岗位或部门 | 已有的：R1（食堂经理，厨师长，采购员）；要用别的，请先写进 岗位或部门
          No role or unit has the id or name “采购主管” | The plan has R1 (食堂经理，厨师长，采购员); for another one, add it to 岗位 or 部门 first
    """)
    assert said("""
        标题: 食堂
        部门: [前厅、后厨, {名称: 采购部、仓库}]
    """) == text("""
        warning REF-01 2:6 部门[0]
          “前厅、后厨”被当成了一个部门的名称，看起来是2个：前厅、后厨 | 如果是2个，请分成2项来写，每项一个；如果是一个，请去掉名称里的标点
          “前厅、后厨” was taken for the name of one unit but looks like 2: 前厅, 后厨 | If they are 2, make 2 items of it, one for each; if it is one, leave the punctuation out of its name
        warning REF-01 2:13 部门[1]
          “采购部、仓库”被当成了一个部门的名称，看起来是2个：采购部、仓库 | 如果是2个，请分成2项来写，每项一个；如果是一个，请去掉名称里的标点
          “采购部、仓库” was taken for the name of one unit but looks like 2: 采购部, 仓库 | If they are 2, make 2 items of it, one for each; if it is one, leave the punctuation out of its name
    """)


def test_other_things_are_several_where_one_of_them_is_wanted(said):
    assert said("""
        标题: 食堂
        目标: [{名称: 吃得满意, 指标: 剩饭率}, {名称: 洗碗、扫地}]
        指标: 满意度、剩饭率
    """) == text("""
        error REF-01 3:5 指标
          “满意度、剩饭率”被当成了一个指标的名称，看起来是2个：满意度、剩饭率 | 如果是2个，请写成：指标: [满意度, 剩饭率]；如果是一个，请去掉名称里的标点
          “满意度、剩饭率” was taken for the name of one KPI but looks like 2: 满意度, 剩饭率 | If they are 2, write: 指标: [满意度, 剩饭率]; if it is one, leave the punctuation out of its name
    """)
