"""What checklists cover: areas in their order, the lists of each role, who is left out, who inspects himself."""

from textwrap import dedent

from opsplan.analysis.facts import facts
from opsplan.loading.plan import load


def told(text: str) -> str:
    loaded, _ = load(dedent(text).strip().encode(), "plan.yaml")
    found = facts(loaded.plan).coverage
    areas = []
    for one in found.areas:
        area = one.area if isinstance(one.area, str) else one.area.say("zh")
        roles = "; ".join(f"{role} {' '.join(lists)}" for role, lists in one.roles.items())
        areas.append(f"{area} [{' '.join(one.checklists)}] {roles}")
    others = {name: getattr(found, name) for name in ("roles", "exempt", "uncovered", "dependent")}
    return "\n".join([*areas, *(f"{name}: {' '.join(ids)}".rstrip() for name, ids in others.items())])


def test_a_list_without_roles_inspects_all_but_its_inspector():
    assert (
        told("""
        title: 检查
        roles:
          - {id: R1, name: 店员}
          - {id: R2, name: 店长}
          - {id: R3, name: 顾问, inspected: false}
          - {id: R4, name: 督导}
          - {id: R5, name: 外包保洁, inspected: false}
        checklists:
          - {name: 陈列, area: 陈列, roles: R1, inspector: R1, items: [甲]}
          - {name: 纪律, area: discipline, inspector: R4, items: [甲]}
          - {name: 目标, area: goal, roles: [R2, R5], inspector: R4, items: [甲]}
          - {name: 目标复查, area: goal, roles: R2, items: [乙]}
        """)
        == """\
goal [CL3 CL4] R2 CL3 CL4; R5 CL3
discipline [CL2] R1 CL2; R2 CL2; R5 CL2
陈列 [CL1] R1 CL1
roles: R1 R2 R4 R5
exempt: R3
uncovered: R4
dependent: CL1"""
    )


def test_a_plan_without_checklists_covers_nothing():
    assert told("title: 检查\nroles: 店员") == "roles: R1\nexempt:\nuncovered: R1\ndependent:"
