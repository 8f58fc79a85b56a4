"""Grids: risks, loads, skills, parties, competitors; what of a plan they show, and what they say of it."""

from textwrap import dedent

import pytest

from opsplan.analysis.facts import facts
from opsplan.compose.bilingual import speaker_of
from opsplan.compose.drawing import draw
from opsplan.compose.drawing.scene import Scene
from opsplan.figures.matrix import Beside, Mark, Matrix
from opsplan.loading.plan import load
from opsplan.manuscript import Figure, Tone


def drawn(name: str, text: str, lang: str = "zh", of: object = None) -> Figure | None:
    loaded, _ = load(dedent(text).strip().encode(), "plan.yaml")
    assert loaded is not None
    scene = Scene(loaded.plan, facts(loaded.plan), speaker_of(lang, loaded.index.by_id), of=of)
    found = draw(name, scene)
    assert len(found) < 2
    return found[0] if found else None


def told(figure: Figure | None) -> str:
    """Return a matrix as text: heads, a line a row with weight or tone behind the marks, legend, note, caption."""
    chart = figure.data
    beside = [chart.beside.head] if chart.beside else []
    lines = [" | ".join([chart.corner, *beside, *chart.columns])]
    for place, (label, marks) in enumerate(chart.rows):
        lines += [f"[{name}]" for at, name in chart.sections if at == place]
        texts = [chart.beside.texts[place]] if chart.beside else []
        lines.append(" | ".join([label, *texts, *map(_mark, marks)]))
    return "\n".join([*lines, chart.legend, *filter(None, [chart.note]), figure.caption]).replace("\n\n", "\n")


def _mark(mark: Mark) -> str:
    look = mark.tone.value if mark.tone is not Tone.PLAIN else str(mark.weight or "")
    return f"{mark.text} {look}".strip() or "-"


RISKS = """
    title: 改造
    risks:
      - {name: 停工, probability: 4, impact: 5, residual: {probability: 2, impact: 5}}
      - {name: 缺人, probability: 3, impact: 3, residual: {probability: 1, impact: 3}}
      - {name: 断网, probability: 3, impact: 3}
      - {name: 降雨}
"""


def test_risks_lie_on_the_map_by_what_they_are_rated_before_and_after():
    found = drawn("risk-matrix", RISKS)
    chart = found.data
    assert (chart.down, chart.across, chart.columns) == ("概率", "影响", ("1", "2", "3", "4", "5"))
    assert [_squares(panel) for panel in chart.panels] == [
        {"应对前": {(4, 5): (20, "bad", "RK1"), (3, 3): (9, "warning", "RK2 RK3")}},
        {"应对后": {(2, 5): (10, "warning", "RK1"), (1, 3): (3, "good", "RK2")}},
    ]
    assert [(tone.value, words) for tone, words in chart.legend] == [
        ("good", "低：1至6分"),
        ("warning", "中：8至12分"),
        ("bad", "高：15至25分"),
    ]
    assert chart.note == "另有1项风险尚未评估应对后的剩余风险，只列入“应对前”矩阵。"
    assert found.caption == "风险矩阵：3项风险中有1项高风险"


def _squares(panel) -> dict:
    return {
        panel.title: {
            (int(place), impact): (square.score, square.tone.value, " ".join(square.items) + square.more)
            for place, squares in panel.rows
            for impact, square in enumerate(squares, start=1)
            if square.items
        }
    }


def test_levels_go_by_the_plan_s_limit_and_a_full_square_says_how_many_more():
    text = "title: 甲\nlint: {limits: {high_risk: 6}}\nrisks:\n"
    text += "\n".join(f"  - {{name: 险{n}, probability: 2, impact: 3}}" for n in range(10))
    chart = drawn("risk-matrix", text).data
    assert _squares(chart.panels[0]) == {"应对前": {(2, 3): (6, "bad", "RK1 RK2 RK3 RK4 RK5+5")}}
    assert [words for _, words in chart.legend] == ["低：1至5分", "高：6至25分"]
    assert len(chart.panels) == 1


@pytest.mark.parametrize(
    ("risks", "message"),
    [
        ("[4, 5, 2, 5], [4, 4, 4, 4]", "应对后高风险由2项降至1项"),
        ("[4, 5, 4, 5], [1, 1, 1, 1]", "应对后高风险仍为1项"),
        ("[1, 1, 5, 5], [1, 1, 1, 1]", "应对后高风险由0项增至1项"),
        ("[1, 1, 1, 1], [2, 2, 1, 1]", "没有高风险"),
    ],
)
def test_what_the_response_does_to_high_risks_is_said(risks, message):
    listed = [one.split(", ") for one in risks.strip("[]").split("], [")]
    lines = "".join(
        f"\n  - {{name: 险{n}, probability: {one[0]}, impact: {one[1]}, residual: {{probability: {one[2]}, "
        f"impact: {one[3]}}}}}"
        for n, one in enumerate(listed)
    )
    assert drawn("risk-matrix", f"title: 甲\nrisks:{lines}").caption == f"风险矩阵：{message}"


def test_one_rated_risk_makes_no_map():
    assert drawn("risk-matrix", "title: 甲\nrisks: [{name: 乙, probability: 1, impact: 2}, {name: 丙}]") is None


LOADS = """
    title: 改造
    roles:
      - {id: R1, name: {zh: 甲, en: Ann}}
      - {id: R2, name: {zh: 乙, en: Bob}, absent: [{start: 2026-06-01, finish: 2026-06-30}]}
      - {id: R3, name: {zh: 丙, en: Cid}}
    tasks:
      - {name: 一, owner: R1, start: 2026-05-04, finish: 2026-05-29, effort: 22}
      - {name: 二, owner: R1, start: 2026-06-01, finish: 2026-06-30, effort: 19}
      - {name: 三, owner: R2, start: 2026-05-04, finish: 2026-05-29, effort: 9}
      - {name: 四, owner: R2, start: 2026-06-01, finish: 2026-06-30, effort: 1}
      - {name: 五, owner: R3, start: 2026-05-04, finish: 2026-05-29, effort: 2}
"""


def test_loads_near_the_limit_and_over_it_are_shaded_and_named():
    found = drawn("workload", LOADS)
    assert (
        told(found)
        == """\
岗位 | 5月 | 6月
甲 | 105 bad | 86 warning
乙 | 43 1 | — bad
丙 | 10 | -
数字为占可用工时的百分比；超过100%的加粗；“—”表示有任务而无可用工时
岗位负荷（占可用工时的百分比，2026年5月至2026年6月）：甲（2026年5月）、乙（2026年6月）超过100%"""
    )
    assert found.data.groups == ("2026年", "2026年")


def test_a_load_in_two_languages_says_no_number_twice():
    found = drawn("workload", LOADS, "both")
    assert found.caption == (
        "岗位负荷（占可用工时的百分比，2026-05 – 2026-06）：甲（2026-05）、乙（2026-06）超过100% "
        "Load of roles (% of capacity): above the limit: Ann, Bob"
    )
    assert found.data.columns == ("5月 May", "6月 Jun")


def test_more_than_two_years_are_quarters_more_than_six_years():
    text = "title: 甲\nroles: [{id: R1, name: 乙}, {id: R2, name: 丙}]\ntasks:\n"
    text += "  - {name: 一, owner: R1, start: 2026-01-05, finish: END-06-30, effort: 100}\n"
    text += "  - {name: 二, owner: R2, start: 2026-01-05, finish: 2026-01-30, effort: 1}\n"
    quarters = drawn("workload", text.replace("END", "2028")).data
    assert quarters.columns == ("Q1", "Q2", "Q3", "Q4") * 2 + ("Q1", "Q2")
    assert quarters.groups == ("2026年",) * 4 + ("2027年",) * 4 + ("2028年",) * 2
    years = drawn("workload", text.replace("END", "2033")).data
    assert (years.columns[:2], years.columns[-1], years.groups) == (("2026年", "2027年"), "2033年", ())
    assert drawn("workload", text.replace("END", "2060")) is None


def test_months_in_which_nobody_has_work_stand_in_their_places():
    text = LOADS.replace(
        "start: 2026-06-01, finish: 2026-06-30, effort: 19", "start: 2026-12-01, finish: 2026-12-31, effort: 2"
    )
    text = text.replace(
        "start: 2026-06-01, finish: 2026-06-30, effort: 1}", "start: 2026-09-01, finish: 2026-09-30, effort: 3}"
    )
    assert drawn("workload", text).data.columns == ("5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月")


def test_the_load_of_one_role_is_no_figure_and_a_calm_plan_says_so():
    one = LOADS.replace("owner: R2", "owner: R1").replace("owner: R3", "owner: R1")
    assert drawn("workload", one) is None
    calm = drawn("workload", LOADS + "    lint: {limits: {overload: 150}}\n".replace("R2, absent", "R2")).caption
    assert calm.endswith("乙（2026年6月）超过150%")


SKILLS = """
    title: 客服
    lang: zh
    roles:
      - {id: R1, name: 主管, skills: [{name: 排班, level: 5}, {name: 质检, level: 2}]}
      - {id: R2, name: 客服, skills: [{name: 接听}]}
      - {id: R3, name: 财务}
    tasks:
      - {name: 抽检, owner: R1, skills: [质检]}
      - {name: 外呼, owner: R2, skills: [接听, 方言]}
"""


def test_skills_say_who_holds_what_how_well_and_what_tasks_lack():
    assert (
        told(drawn("skills-matrix", SKILLS))
        == """\
技能 | 主管 | 客服
排班 | 5 3 | -
质检 | 2● 1 | -
接听 | - | ✓● 2
方言 | - | × bad
1至5：熟练程度\N{EM SPACE}✓：具备\N{EM SPACE}●：任务所需\N{EM SPACE}×：任务所需而不具备
技能矩阵：任务所需技能尚缺：客服：方言"""
    )


def test_skills_are_those_of_the_roles_that_the_figure_is_about():
    assert drawn("skills-matrix", SKILLS, of=["R1"]) is None
    assert drawn("skills-matrix", SKILLS, of=["R2", "R3"]) is None
    whole = SKILLS.replace("[接听, 方言]", "[接听]")
    assert drawn("skills-matrix", whole).caption == "技能矩阵：任务所需技能均已具备"
    assert drawn("skills-matrix", SKILLS.partition("    tasks:")[0]) is None


TALK = """
    title: 客服
    roles: [{id: R1, name: 主管}, {id: R2, name: 客服}, {id: R3, name: 财务}]
    units: [{id: U1, name: 门店}]
    communications:
      - {name: 停机通知, from: R1, audience: [R2, U1], frequency: per-event}
      - {name: 无人听的, from: R1}
    meetings:
      - {name: 周会, frequency: weekly, chair: R1, attendees: [R1, R2]}
"""


def test_communications_and_meetings_say_who_sends_and_who_receives():
    assert (
        told(drawn("comm-matrix", TALK))
        == """\
信息或会议 | 频率 | 主管 | 客服 | 门店
[沟通]
停机通知 | 按事件 | ▲ 3 | ● 1 | ● 1
[会议]
周会 | 每周 | ▲ 3 | ● 1 | -
▲：发出或主持\N{EM SPACE}●：接收或参加
沟通矩阵"""
    )
    assert drawn("comm-matrix", TALK.partition("    meetings:")[0]) is None


SERVICES = """
    title: 支撑
    roles: [{id: R1, name: 主管}]
    units: [{id: U1, name: 生产}, {id: U2, name: 销售}]
    services:
      - {name: 报表, area: data, clients: [U2, customers], respond_within: 4h}
      - {name: 取数, area: data, clients: U2, frequency: daily}
      - {name: 服务台, area: tool, clients: [U1, U2]}
      - {name: 账号, area: tool, clients: [U1]}
      - {name: 法务, area: legal, clients: U1, included: false}
      - {name: 内部, area: tool}
"""


def test_services_that_are_provided_say_for_whom_with_their_limits():
    assert (
        told(drawn("service-map", SERVICES))
        == """\
支撑服务 | 时限或频率 | 生产 | 销售 | 客户
[数据]
报表 | 4小时内响应 | - | ● 2 | ● 2
取数 | 每日 | - | ● 2 | -
[工具]
服务台 |  | ● 2 | ● 2 | -
账号 |  | ● 2 | - | -
●：服务对象
服务地图：面向销售的最多，4项中有3项"""
    )
    assert drawn("service-map", SERVICES.partition("      - {name: 取数")[0]) is None


def test_rows_and_columns_that_are_too_many_are_cut_and_it_is_said():
    units = ", ".join(f"{{id: U{n}, name: 部{n}}}" for n in range(40))
    text = f"title: 甲\nunits: [{units}]\nservices:\n"
    text += "\n".join(f"  - {{name: 服务{n}, clients: [U{n % 40}, U39]}}" for n in range(70))
    chart = drawn("service-map", text).data
    assert len(chart.rows) == 60
    assert chart.columns == (*(f"部{n}" for n in range(31)), "部39")
    assert chart.note == "共70项服务，列出前60项。\N{EM SPACE}40列中只保留内容最多的32列。"


COMPETITORS = """
    title: 零售
    market:
      competitors:
        - {name: 甲店, price: 低一成, strength: 位置好}
        - {name: 乙店, price: 相同}
        - {name: 丙店}
        - {name: 丁店}
        - {name: 戊店, response: 会员价}
"""


def test_competitors_stand_side_by_side_a_few_at_a_time():
    found = drawn("competitor-table", COMPETITORS)
    assert [
        [[column.head for column in part.columns], *([cell.lines for cell in row] for row in part.rows)]
        for part in found.data.parts
    ] == [
        [
            [("对比项",), ("甲店",), ("乙店",), ("丙店",)],
            [("价格",), ("低一成",), ("相同",), ()],
            [("优势",), ("位置好",), (), ()],
            [("应对",), (), (), ()],
        ],
        [
            [("对比项",), ("丁店",), ("戊店",)],
            [("价格",), (), ()],
            [("优势",), (), ()],
            [("应对",), (), ("会员价",)],
        ],
    ]
    assert (found.caption, found.lead) == (
        "竞品对比",
        ("\N{OBJECT REPLACEMENT CHARACTER}逐项对比各竞争对手。",),
    )


def test_one_competitor_or_one_aspect_makes_no_comparison():
    assert drawn("competitor-table", COMPETITORS.partition("        - {name: 乙店")[0]) is None
    assert drawn("competitor-table", "title: 甲\nmarket: {competitors: [{name: 乙, price: 低}, {name: 丙}]}") is None


def test_a_matrix_in_english_reads_as_english_does():
    found = drawn("comm-matrix", TALK.replace("title: 客服", "title: Desk\n    lang: en"), "en")
    assert found == Figure(
        "comm-matrix",
        Matrix(
            "Information or meeting",
            ("主管", "客服", "门店"),
            (
                ("停机通知", (Mark("▲", 3), Mark("●", 1), Mark("●", 1))),
                ("周会", (Mark("▲", 3), Mark("●", 1), Mark())),
            ),
            "▲ sends or leads\N{EM SPACE}● receives or attends",
            Beside("Frequency", ("Per event", "Weekly")),
            sections=((0, "Communications"), (1, "Meetings")),
        ),
        "Communication matrix",
        "Communication matrix, a row a piece of information or a meeting, a column a role, unit or partner",
        (
            "\N{OBJECT REPLACEMENT CHARACTER} shows who sends and who receives each piece of information, "
            "who leads and who attends each meeting.",
        ),
    )
