"""What follows from units and roles: the tree of units, heads by unit, KPIs by role, skills held and needed."""

from textwrap import dedent

from opsplan.analysis.facts import Facts, facts
from opsplan.analysis.skills import SkillOfRole
from opsplan.loading.plan import load


def derived(text: str) -> Facts:
    loaded, _ = load(dedent(text).strip().encode(), "plan.yaml")
    return facts(loaded.plan)


def test_units_stand_before_those_below_them_and_hold_their_heads():
    found = derived("""
        title: 客服
        units:
          - {id: U1, name: 一组, parent: U2}
          - {id: U2, name: 客服部}
          - {id: U3, name: 早班, parent: U1}
          - {id: U4, name: 质检}
        roles:
          - {id: R1, name: 主管, unit: U2}
          - {id: R2, name: 客服, unit: U3, headcount: 6.5}
          - {id: R3, name: 组长, unit: U1, headcount: 2}
          - {id: R4, name: 顾问}
    """).organisation
    assert found.units == ("U2", "U1", "U3", "U4")
    assert {unit: str(heads) for unit, heads in found.headcounts.items()} == {
        "U2": "9.5",
        "U1": "8.5",
        "U3": "6.5",
        "U4": "0",
    }
    assert str(found.headcount) == "10.5"


def test_units_in_a_loop_come_last_with_their_own_heads():
    found = derived("""
        title: 客服
        units: [{id: U1, name: 甲, parent: U2}, {id: U2, name: 乙, parent: U1}, {id: U3, name: 丙}]
        roles: [{id: R1, name: 主管, unit: U1}, {id: R2, name: 客服, unit: U2, headcount: 3}]
    """).organisation
    assert found.units == ("U3", "U1", "U2")
    assert {unit: int(heads) for unit, heads in found.headcounts.items()} == {"U3": 0, "U1": 1, "U2": 3}


def test_a_role_has_the_kpis_that_it_names_and_those_that_name_it():
    found = derived("""
        title: 客服
        roles: [{id: R1, name: 主管, kpis: [K3, K1]}, {id: R2, name: 客服}]
        goals: [{id: G1, name: 提速, owner: R2, kpis: K4}]
        kpis: [{id: K1, name: 甲, owner: R1}, {id: K2, name: 乙, owner: R1}, {id: K3, name: 丙}, {id: K4, name: 丁}]
    """).organisation
    assert found.kpis == {"R1": ("K3", "K1", "K2"), "R2": ("K4",)}


def test_skills_are_needed_of_those_who_hold_them_or_else_of_those_who_do_the_task():
    found = derived("""
        title: 客服
        roles:
          - {id: R1, name: 主管, skills: [{name: {zh: 话术, en: Scripts}, level: 4}]}
          - {id: R2, name: 客服, skills: [听音, scripts]}
          - {id: R3, name: 质检}
        units: [{id: U1, name: 客服部}]
        tasks:
          - {name: 编写, owner: R1, doers: R3, skills: [SCRIPTS, 排版]}
          - {name: 抽检, owner: R3, skills: 听音}
          - {name: 停办, owner: R3, skills: 摄影, status: cancelled}
          - {name: 归档, owner: U1, skills: 归档}
    """).skills
    assert [(str(one.name if isinstance(one.name, str) else one.name.say("zh")), one.roles) for one in found] == [
        ("话术", {"R1": SkillOfRole(True, 4, needed=True), "R2": SkillOfRole(True)}),
        ("听音", {"R2": SkillOfRole(True), "R3": SkillOfRole(needed=True)}),
        ("排版", {"R3": SkillOfRole(needed=True)}),
        ("归档", {}),
    ]
