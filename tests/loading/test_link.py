"""A linked plan: automatic ids, references resolved, what is inherited."""

from textwrap import dedent

from opsplan.loading.plan import load
from opsplan.model.base import Part
from opsplan.model.plan import Plan
from opsplan.model.text import Text
from opsplan.model.walk import parts


def plan(text: str) -> Plan:
    loaded, found = load(dedent(text).strip().encode(), "plan.yaml")
    assert found == []
    return loaded.plan


def ids(text: str) -> str:
    """Return every entity of a plan that has an id, with its name."""
    return " ".join(
        f"{one.id}:{one.name.say('zh')}"
        for _, one in parts(plan(text))
        if getattr(one, "id", None) and isinstance(getattr(one, "name", None), Text)
    )


def held(part: Part, *fields: str) -> str:
    """Return what some fields of a part hold."""
    return " ".join(f"{name}={_shown(getattr(part, name))}" for name in fields)


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ",".join(map(_shown, value))
    return value.say("zh") if isinstance(value, Text) else str(value or "-")


def test_tasks_and_goals_are_numbered_by_nesting_others_by_position():
    assert ids("""
        title: 客服提速
        roles: [店长, 客服]
        goals: [{name: 复购, children: [老客, {name: 新客, children: [首单]}]}, 口碑]
        tasks: [{name: 筹备, children: [排班, {name: 培训, children: [讲义]}]}, 上线]
        phases: [筹备期]
        processes: [{name: 接待, steps: [问候]}]
        data: {sources: [后台]}
        feedback: {channels: [问卷]}
    """) == (
        "R1:店长 R2:客服 G1:复购 G1.1:老客 G1.2:新客 G1.2.1:首单 G2:口碑 P1:筹备期 T1:筹备 T1.1:排班 T1.2:培训 "
        "T1.2.1:讲义 T2:上线 PR1:接待 D1:后台 FC1:问卷"
    )


def test_automatic_ids_follow_the_parent_s_own_and_skip_what_is_taken():
    assert (
        ids("""
        title: 客服提速
        tasks:
          - {id: A, name: 筹备, children: [排班, {id: A.3, name: 培训}, 讲义]}
          - 上线
          - {id: T2, name: 复核}
          - 收尾
          - {id: G1, name: 归档}
        goals: [复购]
    """)
        == "G2:复购 A:筹备 A.1:排班 A.3:培训 A.4:讲义 T3:上线 T2:复核 T4:收尾 G1:归档"
    )


def test_references_may_be_ids_or_names_in_either_language_and_become_ids():
    one = plan("""
        title: 客服提速
        roles: [{name: {zh: 店长, en: Manager}}]
        units: [客服部]
        goals: [{id: G9, name: 复购}, {name: G9}]
        tasks:
          - {name: {zh: 排班, en: Rota}, owner: Manager, goals: [G9, 复购]}
          - {name: 上线, owner: 客服部, after: [Rota, {task: T1, lag: 1d}]}
    """)
    assert held(one.tasks[0], "owner", "goals") == "owner=R1 goals=G9,G9"
    assert held(one.tasks[1], "owner") == "owner=U1"
    assert [entry.task for entry in one.tasks[1].after] == ["T1", "T1"]


def test_a_text_may_stand_where_a_reference_does_and_becomes_one_if_it_names_something():
    one = plan("""
        title: 客服提速
        roles: [店长]
        data: {sources: [客服系统]}
        meta: {author: 店长, reviewer: 张经理, approver: {zh: 总部, en: Head office}}
        kpis: [{name: 复购率, source: 客服系统}, {name: 响应, source: 后台报表}]
        processes: [{name: 接待, steps: [{action: 提出, actor: customer}]}]
    """)
    assert held(one.meta, "author", "reviewer", "approver") == "author=R1 reviewer=张经理 approver=总部"
    assert [held(kpi, "source") for kpi in one.kpis] == ["source=D1", "source=后台报表"]
    assert one.processes[0].steps[0].actor == "customer"


def test_without_roles_a_name_becomes_one_unless_it_is_a_unit_s_or_partner_s():
    one = plan("""
        title: 客服提速
        units: [客服部]
        partners: [外包方]
        goals: [{name: 复购, owner: 客服部}]
        tasks: [{name: 排班, owner: 店长, doers: [外包方, 客服]}, {name: 上线, owner: 客服}]
    """)
    assert [(role.id, role.name.zh) for role in one.roles] == [("R1", "店长"), ("R2", "客服")]
    assert held(one.goals[0], "owner") == "owner=U1"
    assert [held(task, "owner", "doers") for task in one.tasks] == ["owner=R1 doers=PA1,R2", "owner=R2 doers="]


def test_a_target_of_a_goal_makes_one_kpi():
    one = plan("""
        title: 客服提速
        roles: [客服主管]
        kpis: [{name: 复购率, goals: 复购}]
        goals:
          - {name: 缩短响应, owner: 客服主管, baseline: 75, target: 30, unit: 秒, frequency: daily}
          - {name: 复购, target: 40%}
          - {name: 降低投诉, target: "<=3", owner: 客服主管}
    """)
    fields = ("id", "name", "goals", "direction", "baseline", "target", "unit", "owner")
    assert [held(kpi, *fields) for kpi in one.kpis] == [
        "id=K1 name=复购率 goals=G2 direction=up baseline=- target=- unit=- owner=-",
        "id=K2 name=缩短响应 goals=G1 direction=down baseline=75 target=30 unit=秒 owner=R1",
        "id=K3 name=复购 goals=G2 direction=up baseline=- target=40 unit=% owner=-",
        "id=K4 name=降低投诉 goals=G3 direction=down baseline=- target=3 unit=- owner=R1",
    ]
    assert [held(goal, "kpis") for goal in one.goals] == ["kpis=K2", "kpis=K1,K3", "kpis=K4"]


def test_tasks_inherit_goals_phase_and_owner_from_their_parents():
    one = plan("""
        title: 客服提速
        roles: [店长, 客服]
        phases: [筹备期, 运行期]
        goals: [复购, 口碑]
        tasks:
          - name: 筹备
            goals: 复购
            phase: 筹备期
            owner: 店长
            children: [排班, {name: 培训, goals: 口碑, phase: 运行期, owner: 客服, children: [讲义]}]
          - name: 上线
    """)
    first, second = one.tasks
    fields = ("goals", "phase", "owner")
    assert [held(task, *fields) for task in (first, *first.children, *first.children[1].children, second)] == [
        "goals=G1 phase=P1 owner=R1",
        "goals=G1 phase=P1 owner=R1",
        "goals=G2 phase=P2 owner=R2",
        "goals=G2 phase=P2 owner=R2",
        "goals= phase=- owner=-",
    ]


def test_the_only_goal_is_that_of_every_task():
    one = plan("title: 客服提速\ngoals: 复购\ntasks: [排班, {name: 筹备, children: 培训}]")
    assert [held(task, "goals") for task in (*one.tasks, *one.tasks[1].children)] == ["goals=G1"] * 3


def test_goals_inherit_what_they_align_with_and_kpis_their_owner():
    one = plan("""
        title: 客服提速
        roles: [店长, 客服]
        goals:
          - {name: 复购, aligns: 增长战略, owner: 店长, children: [老客, {name: 新客, aligns: 拉新战略}]}
          - {name: 口碑, parent: 复购}
        kpis: [{name: 复购率, goals: [口碑, 复购]}, {name: 评分, owner: 客服, goals: 复购}]
    """)
    first, second = one.goals
    assert [held(goal, "aligns") for goal in (*first.children, second)] == [
        "aligns=增长战略",
        "aligns=拉新战略",
        "aligns=增长战略",
    ]
    assert [held(kpi, "owner") for kpi in one.kpis] == ["owner=R1", "owner=R2"]


def test_goals_and_kpis_name_each_other_from_either_side():
    one = plan("""
        title: 客服提速
        goals: [{name: 复购, kpis: [复购率]}, {name: 口碑, kpis: 复购率}]
        kpis: [复购率, {name: 评分, goals: [复购, 口碑]}]
    """)
    assert [held(goal, "kpis") for goal in one.goals] == ["kpis=K1,K2", "kpis=K1,K2"]
    assert [held(kpi, "goals") for kpi in one.kpis] == ["goals=G1,G2", "goals=G1,G2"]
