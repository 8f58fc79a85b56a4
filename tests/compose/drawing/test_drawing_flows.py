"""Flow charts, the network of tasks, the loops: what of a plan they show, and what they say of it."""

from textwrap import dedent

import pytest

from opsplan.analysis.facts import facts
from opsplan.compose.bilingual import speaker_of
from opsplan.compose.drawing import draw
from opsplan.compose.drawing.scene import Scene
from opsplan.figures.cycle import Cycle, Turn
from opsplan.figures.lanes import Lanes, Stage, Way
from opsplan.figures.network import Link, Network
from opsplan.loading.plan import load
from opsplan.manuscript import Figure


def drawn(name: str, text: str, lang: str = "zh", of: str = "") -> Figure | None:
    loaded, _ = load(dedent(text).strip().encode(), "plan.yaml")
    assert loaded is not None
    subject = loaded.index.by_id[of] if of else None
    found = draw(name, Scene(loaded.plan, facts(loaded.plan), speaker_of(lang, loaded.index.by_id), of=subject))
    return next(iter(found), None)


RETURNS = """
    title: 退货
    roles: [客服, 仓管, 财务]
    processes:
      - id: PR1
        name: {zh: 退货, en: Returns}
        trigger: 客户来电
        owner: 客服
        steps:
          - {actor: customer, action: 提出退货}
          - {name: 核对, action: 核对订单, limit: 2h, checkpoint: 七日内, next: [{when: 不符合, to: end}]}
          - {action: 收货, actor: 仓管, with: [客服, 财务], next: [{when: 完好, to: 5}, {when: 破损, to: 核对}]}
          - {action: 记录, automated: true}
          - {action: 退款, actor: 财务}
"""


def test_a_process_is_drawn_in_the_lanes_of_those_who_act_with_jumps_by_place():
    found = drawn("flowchart", RETURNS, of="PR1")
    assert found == Figure(
        "flowchart",
        Lanes(
            ("客户", "客服", "仓管", "财务"),
            (
                Stage("1", 0, "提出退货"),
                Stage("2", 1, "核对", "2小时", (Way(None, "不符合"), Way(2)), control=True),
                Stage("3", 2, "收货", ways=(Way(4, "完好"), Way(1, "破损")), also=(1, 3)),
                Stage("4", 1, "记录（系统自动执行）"),
                Stage("5", 3, "退款"),
            ),
            corner="步骤",
            start="客户来电",
            end="结束",
            legend="◆ 检查点　○ 协同",
        ),
        "流程图：退货",
        "“退货”的泳道流程图，共4个岗位或部门、5个步骤",
        ("\N{OBJECT REPLACEMENT CHARACTER}为该流程的泳道图，列明每一步由谁做、接着转到哪里。",),
    )


def test_a_process_in_two_languages_says_nothing_twice():
    found = drawn("flowchart", RETURNS, "both", of="PR1")
    assert found.caption == "流程图：退货 Flow chart: Returns"
    assert (found.data.end, found.data.legend) == ("结束 End", "◆ 检查点 checkpoint　○ 协同 helps")
    assert (found.data.lanes, found.data.stages[1].limit) == (("客户\nCustomer", "客服", "仓管", "财务"), "2小时 hours")


@pytest.mark.parametrize(
    ("steps", "shown"),
    [
        ("[{action: 甲}, {action: 乙}, {action: 丙}]", False),
        ("[{action: 甲}, {action: 乙, actor: 仓管}]", False),
        ("[{action: 甲}, {action: 乙, actor: 仓管}, {action: 丙}]", True),
        ("[{action: 甲, next: 2}, {action: 乙, next: end}]", False),
        ("[{action: 甲}, {action: 乙, next: 1}]", True),
        ("[{action: 甲, next: [{when: 急, to: 2}]}, {action: 乙}]", True),
        (f"[{'{action: 甲}, {action: 乙, actor: 仓管}, ' * 30}{{action: 丙}}]", False),
    ],
)
def test_a_simple_sequence_is_not_drawn_nor_one_that_nobody_reads(steps, shown):
    text = f"{{title: 计划, roles: [客服, 仓管], processes: [{{id: PR1, name: 甲, owner: 客服, steps: {steps}}}]}}"
    assert bool(drawn("flowchart", text, of="PR1")) == shown


def test_a_figure_of_one_thing_at_a_time_has_to_be_told_of_which():
    with pytest.raises(ValueError, match=r"figure\('flowchart', …\)"):
        drawn("flowchart", RETURNS)


def test_data_goes_in_five_steps_from_its_source_to_a_decision():
    found = drawn(
        "flowchart-data",
        """
        title: 计划
        roles: [客服, 仓管]
        data:
          sources:
            - {name: 订单, owner: 仓管, cleaning: [去重, 剔除测试单]}
            - {name: 工单, owner: 客服, cleaning: 补齐时刻}
            - {name: 问卷, owner: 客服}
          analyses:
            - {name: 退货原因, owner: 客服, chart: bar, output: 月报}
            - {name: 退货趋势, owner: 客服, chart: line, output: 月报}
            - {name: 等候, owner: 客服, chart: line}
        """,
    )
    assert found.data == Cycle(
        (
            Turn("采集", "3", ("订单；工单；问卷", "由仓管、客服负责")),
            Turn("清洗", "3", ("去重；剔除测试单；补齐时刻",)),
            Turn("分析", "3", ("退货原因；退货趋势；等候", "由客服负责")),
            Turn("可视化", "2", ("月报（柱状图、折线图）；折线图",)),
            Turn("解读", "", ("尚未规定",)),
        ),
        ends=True,
    )
    assert drawn("flowchart-data", "{title: 计划, data: {sources: [订单]}}") is None


def test_the_network_has_the_linked_tasks_and_says_the_critical_path():
    found = drawn(
        "dependency-net",
        """
        title: 计划
        tasks:
          - {id: T1, name: 调研, start: 2026-03-02, duration: 2d}
          - {id: T2, name: 采购, after: [{task: T1, lag: 1d}], duration: 5d}
          - {id: T3, name: 培训, after: T1, duration: 1d}
          - {id: T4, name: 上线, after: [T2, T3], duration: 1d}
          - {id: T5, name: 团建, start: 2026-03-02, duration: 1d}
        """,
    )
    assert found.data == Network(
        (
            Link("T1", "调研", (), ("T2", "T3"), "", 0, True),
            Link("T3", "培训", ("T1",), ("T4",), "T1", 5),
            Link("T2", "采购", ("T1",), ("T4",), "T1 + 1个工作日", 0, True),
            Link("T4", "上线", ("T2", "T3"), (), "T2、T3", 0, True),
        ),
        ("编号", "任务", "前置任务", "后续任务", "总浮动（工作日）"),
        "● 关键任务：没有浮动时间，一推迟就影响完工",
    )
    assert found.caption == "任务依赖关系：关键路径为T1 → T2 → T4，历时9个工作日"
    assert drawn("dependency-net", "{title: 计划, tasks: [{id: T1, name: 甲}, {name: 乙, after: T1}]}") is None


def test_what_is_done_or_overdue_has_no_float_in_the_network():
    found = drawn(
        "dependency-net",
        """
        title: 计划
        status_date: 2026-03-05
        tasks:
          - {id: T1, name: 调研, start: 2026-03-02, duration: 1d, actual_finish: 2026-03-02}
          - {id: T2, name: 采购, after: T1, duration: 1d}
          - {id: T3, name: 培训, after: T1, duration: 5d}
          - {id: T4, name: 上线, after: [T2, T3], duration: 1d}
        """,
    )
    assert [(link.id, link.total_float) for link in found.data.links] == [
        ("T1", None),
        ("T2", None),
        ("T3", 0),
        ("T4", 0),
    ]


def test_of_a_large_network_the_critical_tasks_and_their_neighbours_are_left():
    short = [f"{{id: S{n}, name: 短, after: T{n}, duration: 1d}}" for n in range(1, 41)]
    more = [f"{{id: U{n}, name: 后, after: S{n}, duration: 1d}}" for n in range(1, 41)]
    long = [f"{{id: T{n}, name: 长, after: T{n - 1}, duration: 9d}}" for n in range(2, 41)]
    first = "{id: T1, name: 长, start: 2026-03-02, duration: 9d}"

    def found(*tasks: str) -> Figure | None:
        return drawn("dependency-net", f"{{title: 计划, tasks: [{', '.join([first, *tasks])}]}}")

    some = found(*long[:20], *short[:21], *more[:21])
    assert (len(some.data.links), some.data.note) == (
        43,
        "共63项任务有前后关系，此处只列关键任务及与其直接相连的任务，计43项",
    )
    only = found(*long, *short, *more)
    assert [link.id for link in only.data.links] == [*(f"T{n}" for n in range(1, 41)), "S40", "U40"]
    assert found(*[f"{{id: T{n}, name: 长, after: T{n - 1}, duration: 1d}}" for n in range(2, 80)]) is None


FEEDBACK = """
    title: 客服提速
    feedback:
      items:
        - {date: 2026-05-06, text: 等了半小时}
        - {date: 2026-05-06, text: 没人接, response: {date: 2026-05-08}}
        - {date: 2026-05-06, text: 表扬, status: closed}
"""


def test_feedback_is_counted_at_each_stage_that_it_has_reached():
    found = drawn("feedback-loop", FEEDBACK)
    turns = (Turn("收集", "3"), Turn("答复", "2"), Turn("处理", "1"), Turn("验证", "1"), Turn("回告", "1"))
    assert found.data == Cycle(turns, back="继续收集，检验效果")
    assert found.caption == "反馈闭环进展：3条反馈已关闭1条，关闭率33.3%"
    assert (
        drawn("feedback-loop", FEEDBACK, "both").caption
        == "反馈闭环进展：3条反馈已关闭1条，关闭率33.3% Feedback loop: number and share closed"
    )
    assert drawn("feedback-loop", FEEDBACK, "en").caption == "Feedback loop: 1 of 3 closed (33.3%)"
    assert drawn("feedback-loop", "{title: 计划, feedback: {channels: [热线]}}") is None


def test_improvements_stand_where_they_are_in_plan_do_check_act():
    named = [f"{{name: 改进{n}, status: do}}" for n in range(1, 11)]
    others = ["{name: 补货}", "{name: 轮岗, status: closed}", "{name: 加灯, status: dropped}"]
    found = drawn("pdca", f"{{title: 计划, improvements: [{', '.join([*named, *others])}]}}")
    listed = tuple(f"IM{n}　改进{n}" for n in range(1, 8))
    assert found.data == Cycle(
        (
            Turn("P　计划", "1", ("IM11　补货",)),
            Turn("D　执行", "10", (*listed, "另有3项")),
            Turn("C　检查", "0"),
            Turn("A　处理", "0"),
        ),
        square=True,
        note="另有1项已放弃，未列入",
    )
    assert found.caption == "改进项所处的PDCA阶段：12项改进已关闭1项，关闭率8.3%"
    assert drawn("pdca", "{title: 计划, improvements: [补货]}") is None
    assert drawn("pdca", f"{{title: 计划, improvements: [{others[1]}, {others[2]}]}}") is None


def test_the_stages_of_evaluations_stand_in_quadrants_named_where_there_are_several():
    steps = "[{stage: plan, action: 定口径}, {stage: do, action: 取数}, {stage: assess, action: 打分}]"
    one = drawn("pdca-evaluation", f"{{title: 计划, evaluations: [{{name: 月评, steps: {steps}}}]}}")
    assert one.data == Cycle(
        (Turn("计划", "", ("定口径",)), Turn("实施", "", ("取数",)), Turn("监控", ""), Turn("评估", "", ("打分",))),
        square=True,
    )
    two = drawn(
        "pdca-evaluation",
        f"{{title: 计划, evaluations: [{{name: 月评, steps: {steps}}}, {{name: 年评, steps: {steps}}}]}}",
    )
    assert two.data.turns[0] == Turn("计划", "", ("月评：定口径", "年评：定口径"))
    few = "[{stage: plan, action: 定口径}, {stage: do, action: 取数}, {action: 打分}]"
    assert drawn("pdca-evaluation", f"{{title: 计划, evaluations: [{{name: 月评, steps: {few}}}]}}") is None
