"""RACI rows: written ones, and those that tasks, processes and services stand for."""

from textwrap import dedent

from opsplan.analysis.responsibility import raci
from opsplan.loading.plan import load


def rows(text: str) -> str:
    """Return the RACI rows of a plan: id, name, then A, R, C and I."""
    loaded, found = load(dedent(text).strip().encode(), "plan.yaml")
    assert found == []
    return "\n".join(
        " ".join(filter(None, [row.id, row.name.say("zh"), *(_party(row, letter) for letter in "ARCI")]))
        for row in raci(loaded.plan)
    )


def _party(row, letter: str) -> str:
    held = {"A": row.accountable, "R": row.responsible, "C": row.consulted, "I": row.informed}[letter]
    return f"{letter}={','.join(held)}" if held else ""


def test_written_rows_come_first_then_tasks_processes_and_services():
    assert (
        rows("""
        title: 客服提速
        roles: [店长, 客服主管, 客服, 运营]
        units: [财务部]
        partners: [外包方]
        services:
          - {name: 数据支持, owner: 运营, collaborators: [客服, 运营]}
          - {name: 法务, included: false, owner: 运营}
        processes:
          - name: 接待
            owner: 客服主管
            steps:
              - {action: 问候, actor: 客服}
              - {action: 提出需求, actor: customer}
              - 登记
              - {action: 派送, actor: 外包方}
          - {name: 回访, owner: 客服主管}
          - {name: 盘点, steps: [清点]}
        tasks:
          - name: 筹备
            owner: 店长
            children:
              - name: 排班
                doers: [客服, 外包方]
                collaborators: [客服, 运营]
                consulted: 财务部
                informed: [店长, 运营]
              - {name: 培训, owner: 客服主管}
          - {name: 待定}
        raci: [{name: 预算审批, A: 店长, R: [运营, 客服主管], C: 财务部, I: 客服}, {name: 应急值守, R: 客服}]
    """)
        == dedent("""
        预算审批 A=R1 R=R4,R2 C=U1 I=R3
        应急值守 R=R3
        T1.1 排班 A=R1 R=R3,PA1,R4 C=U1 I=R1,R4
        T1.2 培训 A=R2 R=R2
        PR1 接待 A=R2 R=R3,R2,PA1
        PR2 回访 A=R2 R=R2
        SV1 数据支持 A=R4 R=R4,R3
    """).strip()
    )


def test_letters_and_everybody_of_a_row():
    text = "title: 甲\ntasks: [{name: 排班, owner: 店长, collaborators: 客服, consulted: 客服, informed: 财务}]"
    loaded, _ = load(text.encode(), "plan.yaml")
    (row,) = raci(loaded.plan)
    assert row.everybody() == ("R1", "R2", "R3")
    assert [row.letters(who) for who in ("R1", "R2", "R3", "R4")] == ["A/R", "R/C", "I", ""]
