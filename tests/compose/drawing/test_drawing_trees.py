"""Goals, tasks and units as trees, milestones on their axis: what of a plan they show, and what they say of it."""

from textwrap import dedent

from opsplan.analysis.facts import facts
from opsplan.compose.bilingual import speaker_of
from opsplan.compose.drawing import draw
from opsplan.compose.drawing.scene import Scene
from opsplan.figures.milestones import MilestoneLine, Point
from opsplan.figures.tree import Node, Tree
from opsplan.loading.plan import load
from opsplan.manuscript import NUMBER, Figure, Tone


def drawn(name: str, text: str, lang: str = "zh") -> Figure | None:
    loaded, _ = load(dedent(text).strip().encode(), "plan.yaml")
    assert loaded is not None
    figures = draw(name, Scene(loaded.plan, facts(loaded.plan), speaker_of(lang, loaded.index.by_id)))
    assert len(figures) < 2
    return figures[0] if figures else None


GOALS = """
    title: 仓储
    status_date: 2026-06-30
    roles: [{id: R1, name: {zh: 主管, en: Supervisor}}]
    goals:
      - id: G1
        name: {zh: 履约率99%, en: Fulfil 99%}
        owner: R1
        due: 2026-12-31
        status: at-risk
        children:
          - {id: G2, name: {zh: 差错减半, en: Halve errors}, progress: 100, status: met}
      - {id: G3, name: {zh: 轮训, en: Rotation}, parent: G2, due: 2026-09-30}
      - {id: G4, name: {zh: 复购, en: Loyalty}, status: missed}
"""


def test_goals_stand_below_those_that_they_serve_with_where_they_are():
    assert drawn("goal-tree", GOALS) == Figure(
        "goal-tree",
        Tree(
            (
                Node("履约率99%", 0, ("主管", "2026-12-31", "100%"), Tone.WARNING, "△"),
                Node("差错减半", 1, ("", "", "100%"), Tone.GOOD, "●"),
                Node("轮训", 2, ("", "2026-09-30", "")),
                Node("复购", 0, ("", "", ""), Tone.BAD, "▲"),
            ),
            "● 已达成　△ 有风险　▲ 未达成",
            "",
            ("目标", "目标责任人", "期限", "进度"),
        ),
        "目标分解图：1项已达成、1项有风险、1项未达成",
        "目标层级图，共4项目标：1项已达成、1项有风险、1项未达成",
        (f"各项目标的层级关系见{NUMBER}。",),
    )
    found = drawn("goal-tree", GOALS, "en")
    assert (found.caption, found.data.legend) == (
        "Goal tree: 1 met, 1 at risk, 1 missed",
        "● Met   △ At risk   ▲ Missed",
    )


def test_goals_in_two_languages_say_no_number_twice():
    found = drawn("goal-tree", GOALS, "both")
    assert found.caption == "目标分解图：1项已达成、1项有风险、1项未达成 Goal tree: met, at risk, missed"
    assert found.data.legend == "● 已达成 Met　△ 有风险 At risk　▲ 未达成 Missed"
    assert found.data.legend.parts[:3] == ("● 已达成 ", "Met", "　△ 有风险 ")
    assert found.data.nodes[0].notes == ("主管\nSupervisor", "2026-12-31", "100%")


def test_goals_that_are_few_or_none_above_another_are_no_tree():
    assert drawn("goal-tree", "title: 甲\ngoals: [一, 二, 三]") is None
    assert drawn("goal-tree", "title: 甲\ngoals: [{name: 一, children: [二]}]") is None
    assert drawn("goal-tree", "title: 甲") is None
    text = "title: 甲\ngoals: [{name: 一, children: [二, 三]}]"
    assert drawn("goal-tree", text) is not None
    assert drawn("goal-tree", f"{text}\ndocument: {{figures: {{skip: goal-tree}}}}") is None


def test_goals_that_serve_each_other_stand_for_themselves():
    text = (
        "title: 甲\ngoals: [{id: A, name: 一, parent: B}, {id: B, name: 二, parent: A}, {id: C, name: 三, parent: A}]"
    )
    assert [(node.label, node.depth) for node in drawn("goal-tree", text).data.nodes] == [
        ("一", 0),
        ("三", 1),
        ("二", 0),
    ]


def test_of_many_goals_the_upper_ones_stand_with_how_many_are_below():
    lower = ", ".join(f"{{name: 细{number}, children: [末]}}" for number in range(60))
    found = drawn("goal-tree", f"title: 甲\ngoals: [{{name: 一, children: [{lower}]}}, 二]").data
    assert found == Tree(
        (Node("一", 0, ("120项",)), Node("二", 0, ("",))), "", "层级较多，只列出第一级", ("目标", "子目标")
    )


TASKS = """
    title: {zh: 优化, en: Improvement}
    tasks:
      - {id: T9, name: 收尾, status: blocked}
      - id: T1
        name: {zh: 诊断, en: Diagnosis}
        children:
          - {name: 访谈, status: done}
          - {name: 测算, children: [{name: 取数, status: cancelled}]}
"""


def test_tasks_stand_below_the_plan_groups_first_with_what_is_done_or_held_up():
    assert drawn("wbs-tree", TASKS) == Figure(
        "wbs-tree",
        Tree(
            (
                Node("优化", 0),
                Node("T1　诊断", 1),
                Node("T1.1　访谈", 2, (), Tone.GOOD, "●"),
                Node("T1.2　测算", 2),
                Node("T1.2.1　取数", 3, (), Tone.MUTED, "×"),
                Node("T9　收尾", 1, (), Tone.BAD, "▲"),
            ),
            "● 已完成　▲ 受阻　× 已取消",
            "",
            ("任务",),
        ),
        "任务分解图",
        "任务分解结构图，共5项任务",
        (f"全部工作的分解结构见{NUMBER}。",),
    )
    assert drawn("wbs-tree", TASKS, "both").data.nodes[1].label == "T1　诊断\nDiagnosis"


def test_of_many_tasks_the_groups_stand_with_how_many_are_in_them():
    groups = ", ".join(f"{{name: 组, children: [{', '.join(['事'] * 20)}]}}" for _ in range(4))
    found = drawn("wbs-tree", f"title: 甲\ntasks: [{groups}]").data
    assert found == Tree(
        (Node("甲", 0, ("",)), *(Node(f"T{number}　组", 1, ("20项任务",)) for number in range(1, 5))),
        "",
        "层级较多，只列出第一级",
        ("任务", "子任务"),
    )


def test_a_list_of_tasks_is_no_tree_and_neither_are_more_groups_than_are_read():
    assert drawn("wbs-tree", "title: 甲\ntasks: [一, 二, 三]") is None
    groups = ", ".join("{name: 组, children: [事]}" for _ in range(60))
    assert drawn("wbs-tree", f"title: 甲\ntasks: [{groups}]") is None


UNITS = """
    title: 甲
    units:
      - {id: U1, name: {zh: 运营部, en: Operations}, head: R1}
      - {id: U2, name: 收货组, parent: U1, head: R0}
    roles:
      - {id: R0, name: 总经理}
      - {id: R2, name: 收货员, unit: U2, reports_to: R3, headcount: 6}
      - {id: R3, name: 组长, unit: U2, reports_to: R1, people: [张三, 李四]}
      - {id: R1, name: {zh: 主管, en: Supervisor}, unit: U1, reports_to: R0}
"""


def test_roles_stand_in_their_units_below_those_in_it_that_they_report_to():
    assert drawn("org-chart", UNITS) == Figure(
        "org-chart",
        Tree(
            (
                Node("总经理", 0, ("1人", "")),
                Node("运营部", 1, ("8人", ""), Tone.STRONG),
                Node("主管", 2, ("1人", ""), mark="◆"),
                Node("收货组", 2, ("7人", "负责人：总经理"), Tone.STRONG),
                Node("组长", 3, ("1人", "张三、李四")),
                Node("收货员", 4, ("6人", "")),
            ),
            "◆ 部门负责人",
            "",
            ("部门与岗位", "编制", "人员"),
        ),
        "组织架构图",
        "部门与岗位的组织架构图",
        (f"部门与岗位的隶属关系见{NUMBER}。",),
    )
    both = drawn("org-chart", UNITS, "both").data
    assert (both.nodes[1].label, both.nodes[1].notes[0]) == ("运营部\nOperations", "8人\npeople")
    assert both.legend == "◆ 部门负责人 Head of the unit"


def test_without_units_roles_stand_below_those_that_they_report_to():
    text = """
        title: 甲
        roles:
          - {id: A, name: 一, reports_to: C}
          - {id: B, name: 二}
          - {id: C, name: 三}
          - {id: D, name: 四, reports_to: A}
    """
    found = drawn("org-chart", text).data
    assert [(node.label, node.depth) for node in found.nodes] == [("二", 0), ("三", 0), ("一", 1), ("四", 2)]
    assert found.heads == ("部门与岗位",)
    assert drawn("org-chart", "title: 甲\nroles: [一, 二, 三, 四]") is None
    assert drawn("org-chart", "title: 甲\nunits: [{id: U1, name: 部}]\nroles: [{name: 一, unit: U1}]") is None


def test_units_in_a_loop_are_not_lost():
    text = """
        title: 甲
        units: [{id: A, name: 一, parent: B}, {id: B, name: 二, parent: A}, {id: C, name: 三}]
        roles: [{name: 四, unit: A}, {name: 五, unit: C}]
    """
    found = drawn("org-chart", text).data
    assert [(node.label, node.depth) for node in found.nodes] == [("三", 0), ("五", 1), ("一", 0), ("四", 1), ("二", 0)]


def test_of_many_roles_the_units_are_left():
    roles = ", ".join(f"{{name: 岗{number}, unit: U{1 + number % 4}, headcount: 2}}" for number in range(70))
    units = "[{id: U1, name: 一}, {id: U2, name: 二, parent: U1}, {id: U3, name: 三, parent: U1}, {id: U4, name: 四}]"
    found = drawn("org-chart", f"title: 甲\nunits: {units}\nroles: [{roles}]").data
    assert [(node.label, node.depth, node.notes) for node in found.nodes] == [
        ("一", 0, ("106人",)),
        ("二", 1, ("36人",)),
        ("三", 1, ("34人",)),
        ("四", 0, ("34人",)),
    ]
    assert found.note == "岗位较多，只列出部门"


PHASES = """
    title: 甲
    status_date: 2026-06-30
    phases:
      - name: 试点
        milestones: [{name: 验收, due: 2026-07-01}, {name: 未定}, {name: {zh: 上线, en: Live}, due: 2026-06-29}]
      - {name: {zh: 推广, en: Rollout}, milestones: [{name: {zh: 移交, en: Handover}, due: 2026-06-30}]}
"""


def test_milestones_stand_in_order_of_their_days_and_the_next_is_told():
    days = [f"2026-0{month}-{day}" for month, day in ((6, 29), (6, 30), (7, "01"))]
    found = drawn("milestone-line", PHASES)
    first, second, third = (point.day for point in found.data.points)
    assert [one.isoformat() for one in (first, second, third)] == days
    assert found == Figure(
        "milestone-line",
        MilestoneLine(
            (
                Point(first, days[0], "上线", "试点", passed=True),
                Point(second, days[1], "移交", "推广"),
                Point(third, days[2], "验收", "试点"),
            ),
            second,
            days[1],
            f"◆ 日期已过　◇ 尚未到期　┃ 数据基准日{days[1]}",
        ),
        f"里程碑：下一个是移交（{days[1]}）",
        f"{days[0]}至{days[2]}的里程碑时间轴，共3个里程碑：下一个是移交（{days[1]}）",
        (f"各阶段里程碑的先后次序见{NUMBER}。",),
    )
    assert drawn("milestone-line", PHASES, "en").caption == "Milestones: next is Handover (30 Jun 2026)"


def test_milestones_in_two_languages_say_their_day_once():
    found = drawn("milestone-line", PHASES, "both")
    assert found.caption == "里程碑：下一个是移交（2026-06-30） Milestones: next is Handover"
    assert found.data.legend == "◆ 日期已过 passed　◇ 尚未到期 to come　┃ 数据基准日 data date 2026-06-30"


def test_without_a_status_date_no_milestone_is_passed_and_one_alone_is_no_line():
    text = "title: 甲\nphases: [{name: 一, milestones: [{name: 二, due: 2026-01-01}, {name: 三, due: 2026-02-01}]}]"
    found = drawn("milestone-line", text)
    assert (found.caption, found.data.legend, [one.passed for one in found.data.points]) == ("里程碑", "", [False] * 2)
    assert drawn("milestone-line", text.replace(", {name: 三, due: 2026-02-01}", "")) is None


def test_of_many_milestones_those_around_the_data_date_are_shown():
    many = ", ".join(
        f"{{name: 第{number}, due: 20{10 + number // 12}-{1 + number % 12:02}-01}}" for number in range(100)
    )
    found = drawn(
        "milestone-line", f"title: 甲\nstatus_date: 2012-06-15\nphases: [{{name: 一, milestones: [{many}]}}]"
    ).data
    assert (len(found.points), found.points[0].label, found.points[12].label) == (60, "第18", "第30")
    assert [point.passed for point in found.points] == [True] * 12 + [False] * 48
    assert found.note == "里程碑共100个，只列出数据基准日前后的部分"
