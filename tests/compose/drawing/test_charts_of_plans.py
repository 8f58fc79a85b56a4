"""What the charts of money, inspections, frequencies, the journey and channels show, as text (see `charting`)."""

from textwrap import dedent

import pytest
from charting import charted, drawn


def budget(*lines: str, lang: str = "zh", currency: str = "CNY") -> str:
    return charted("budget-chart", f"resources: {{currency: {currency}, budget: [{', '.join(lines)}]}}", lang)


SPENT = "{name: 房租, category: outsourcing, amount: 146200, spent: 151840.5}"
LESS = "{name: 海报, category: promotion, amount: 6000}"


def test_a_budget_by_category_with_what_is_spent():
    own = "{name: 茶水, category: {zh: 杂项, en: Sundries}, amount: 300, spent: 20}"
    assert budget(SPENT, LESS, own) == dedent("""\
        支出预算及其使用：已支出151,860.50元，占预算的99.6%
        [bars] 元 .2
        = 预算 (before) | 已支出 (plain)
        外包: 146200 151840.50
        推广: 6000 -
        杂项: 300 20""")


def test_round_amounts_are_in_ten_thousands_in_chinese_only():
    lines = ("{name: 房租, category: outsourcing, amount: 14.6万}", "{name: 海报, category: promotion, amount: 60000}")
    assert budget(*lines) == dedent("""\
        支出预算：外包占70.9%
        [bars] 万元 .1
        = 预算 (before)
        外包: 14.6
        推广: 6""")
    assert budget(*lines, currency="USD").split("\n")[1] == "[bars] 万美元 .1"
    for lang in ("en", "both"):
        assert budget(*lines, lang=lang).split("\n")[1] == "[bars] CNY .0"
        assert budget(*lines, lang=lang).split("\n")[-1].endswith(": 60000")


def test_huge_amounts_are_rounded_to_ten_thousands():
    lines = (
        "{name: 房租, category: outsourcing, amount: 123456789}",
        "{name: 海报, category: promotion, amount: 60500}",
    )
    assert budget(*lines).split("\n")[1:] == ["[bars] 万元 .0", "= 预算 (before)", "外包: 12346", "推广: 6"]


def test_of_many_categories_the_smallest_are_one():
    lines = [f"{{name: 项{n}, category: 类{n}, amount: {1000 - n}, spent: {n}}}" for n in range(1, 16)]
    said = budget(*lines).split("\n")
    assert said[2:] == [
        "= 预算 (before) | 已支出 (plain)",
        *(f"类{n}: {1000 - n} {n}" for n in range(1, 12)),
        "其余4类: 3946 54",
    ]


def test_a_budget_of_one_category_is_no_picture():
    income = "{name: 会费, category: other, type: income, amount: 9}"
    assert budget(SPENT, income, "{name: 备用, category: reserve}") == "nothing"


LISTS = """
checklists:
  - {id: CL1, name: 门店, area: business, items: [{name: 开门, max: 10}]}
  - {id: CL2, name: 食品, area: product, items: [{name: 冷藏, max: 10}]}
  - {id: CL3, name: 客服, area: customer, items: [{name: 答复, max: 10}]}
"""


def rounds(
    *scores: tuple[int | None, ...], lists: str = LISTS, items: tuple[str, ...] = ("开门", "冷藏", "答复")
) -> str:
    said = [
        f"{{date: 2026-0{month}-10, results: ["
        + ", ".join(f"{{item: {item}, score: {score}}}" for item, score in zip(items, one, strict=True) if score)
        + "]}"
        for month, one in enumerate(scores, start=1)
    ]
    return f"{lists}inspections: [{', '.join(said)}]"


def test_the_last_three_rounds_by_list():
    assert charted("radar", rounds((5, 5, 5), (6, 7, 8), (7, 7, 9), (8, 9, 9))) == dedent("""\
        各表得分率：最近一轮“门店”最低，为80%
        [radar] % .0
        = 2026-02-10 (plain) | 2026-03-10 (plain) | 2026-04-10 (plain)
        门店: 60 70 80
        食品: 70 70 90
        客服: 80 90 90""")


def test_a_round_of_few_lists_is_left_out_and_one_that_lacks_a_list_is_not():
    assert charted("radar", rounds((6, 7, 8), (None, 9, None), (8, 8, None))) == dedent("""\
        各表得分率
        [radar] % .0
        = 2026-01-10 (plain) | 2026-03-10 (plain)
        门店: 60 80
        食品: 70 80
        客服: 80 -
        只查了少数清单的轮次未画""")


def test_the_subject_of_rounds_is_said_where_it_tells_them_apart():
    plan = rounds((6, 7, 8), (7, 7, 9)).replace("date: 2026-01-10", "date: 2026-01-10, name: 首轮, subject: 东区")
    same = plan.replace("date: 2026-02-10", "date: 2026-02-10, name: 次轮, subject: 东区")
    other = plan.replace("date: 2026-02-10", "date: 2026-02-10, name: 次轮, subject: 西区")
    assert charted("radar", same).split("\n")[2] == "= 首轮 (plain) | 次轮 (plain)"
    assert charted("radar", other).split("\n")[2] == "= 首轮（东区） (plain) | 次轮（西区） (plain)"


def test_two_scores_are_columns_and_one_is_no_picture():
    assert charted("radar", rounds((6, 8, None))).split("\n")[1:] == [
        "[columns] % .0", "= 2026-01-10 (plain)", "门店: 60", "食品: 80",
    ]  # fmt: skip
    assert charted("radar", rounds((6, None, None))) == charted("radar", LISTS) == "nothing"


def test_of_many_lists_the_areas_are_shown():
    areas = ("business", "product", "customer", "data")
    lists = "checklists:\n" + "".join(
        f"  - {{name: 表{n}, area: {areas[n % 4]}, items: [{{name: 项{n}, max: 10}}]}}\n" for n in range(17)
    )
    items = tuple(f"项{n}" for n in range(17))
    assert charted("radar", rounds(tuple(n % 5 + 5 for n in range(17)), lists=lists, items=items)) == dedent("""\
        各检查域得分率：最近一轮“数据”最低，为65%
        [radar] % .1
        = 2026-01-10 (plain)
        业务: 70
        产品: 70
        客户: 67.5
        数据: 65""")


def feedback(*counts: int) -> str:
    items = [
        f"{{date: 2026-05-04, text: 意见, category: 类{place}}}"
        for place, count in enumerate(counts, start=1)
        for _ in range(count)
    ]
    return f"feedback: {{items: [{', '.join(items)}]}}"


def test_categories_by_frequency_with_what_they_add_up_to():
    assert charted("pareto-feedback", feedback(3, 4, 1, 1)) == dedent("""\
        反馈类别的分布：前2类占77.8%
        [pareto] .0
        = 件数 (plain) | 累计占比 (target)
        类2: 4 44.4
        类1: 3 77.8
        类3: 1 88.9
        类4: 1 100""")


def test_of_many_categories_those_that_are_rare_are_one():
    said = charted("pareto-feedback", feedback(20, 9, *[2] * 10)).split("\n")
    assert (said[0], said[-2:]) == ("反馈类别的分布：前2类占59.2%", ["类10: 2 91.8", "其余2类: 4 100"])
    assert len(said) == 3 + 11


@pytest.mark.parametrize("counts", [(2, 1), (1, 1, 1, 1), (2, 2, 2, 1), (2, 1, 1, 1, 1)])
def test_where_no_few_of_several_matter_most_there_is_no_chart(counts):
    assert charted("pareto-feedback", feedback(*counts)) == "nothing"


CAUSES = (
    "improvements: ["
    + ", ".join(f"{{name: 改进, cause_type: {one}}}" for one in ["process"] * 4 + ["people", "tool"])
    + "]"
)


def test_causes_of_improvements():
    said = charted("pareto-improvements", CAUSES).split("\n")
    assert (said[0], said[3]) == ("改进项原因类别的分布：“流程”一类占66.7%", "流程: 4 66.7")


def test_causes_of_nonconformities():
    results = [f"{{item: 开门, conformity: fail, cause: {one}}}" for one in ("人手", "人手", "人手", "培训", "设备")]
    plan = f"{LISTS}inspections: [{{date: 2026-05-04, results: [{', '.join(results)}]}}]"
    said = charted("pareto-findings", plan).split("\n")
    assert (said[0], said[3]) == ("不符合项原因的分布：“人手”一类占60%", "人手: 3 60")


def test_without_its_chapter_a_pareto_chart_is_the_first_there_is():
    assert charted("pareto", f"{feedback(1, 1)}\n{CAUSES}").startswith("改进项的原因类别的分布：")
    assert charted("pareto", f"{feedback(3, 1, 1)}\n{CAUSES}").startswith("反馈类别的分布：")
    assert charted("pareto", feedback(1, 1)) == "nothing"


def journey(*rates: str) -> str:
    stages = [
        f"{{stage: {name}{f', rate: {rate}' if rate else ''}}}" for name, rate in zip("知问买用荐", rates, strict=False)
    ]
    return f"customers: {{journey: [{', '.join(stages)}]}}"


@pytest.mark.parametrize(
    ("rates", "expected"),
    [
        (
            ("100", "41", "", "40", "7.5"),
            """\
            客户旅程漏斗：“用”到“荐”的阶段转化率最低，为18.8%
            [bars] % .1
            = 漏斗比率 (plain)
            知: 100
            问（41%）: 41
            用（97.6%）: 40
            荐（18.8%）: 7.5""",
        ),
        (
            ("5200", "2600", "1300"),
            """\
            客户旅程漏斗
            [bars] .0
            = 漏斗比率 (plain)
            知: 5200
            问（50%）: 2600
            买（50%）: 1300""",
        ),
        (("100", "41"), "nothing"),
        (("100", "41", "60"), "nothing"),
        ((), "nothing"),
    ],
)
def test_the_funnel_of_the_journey(rates, expected):
    assert charted("funnel", journey(*rates)) == dedent(expected)


CHANNELS = """
channels:
  - {name: {zh: 短信, en: Text messages}, impressions: 1000, clicks: 120, orders: 44, cost: 100}
  - {name: 社群, impressions: 400, clicks: 44, orders: 14, cost: 350}
  - {name: 海报, orders: 30, cost: 90}
  - {name: 展会, cost: 90}
"""


def test_channels_are_compared_by_what_is_known_of_several():
    assert charted("channel-compare", CHANNELS) == dedent("""\
        渠道效果对比：“短信”单笔成交成本最低，为2.27元
        [bars] 点击率 % .0
        = 点击率 (plain)
        短信: 12
        社群: 11
        [bars] 转化率 % .1
        = 转化率 (plain)
        短信: 36.7
        社群: 31.8
        [bars] 单笔成交成本 元 .2
        = 单笔成交成本 (plain)
        短信: 2.27
        社群: 25
        海报: 3""")
    assert drawn("channel-compare", CHANNELS).lead == ("\ufffc对比各渠道的点击率、转化率、单笔成交成本。",)


def test_the_sentence_above_names_only_what_is_compared():
    costs = "channels: [{name: 短信, orders: 9, cost: 90}, {name: 海报, orders: 3, cost: 30}]"
    figure = drawn("channel-compare", costs, "en")
    assert (len(figure.data.panels), figure.lead) == (1, ("\ufffc compares the channels by cost per order.",))
    assert figure.caption == "Channels compared"  # both cost as little


def test_one_channel_compares_nothing():
    assert charted("channel-compare", "channels: [{name: 短信, orders: 9, cost: 90}, {name: 海报}]") == "nothing"


def test_of_many_channels_the_first_are_shown():
    many = "channels: [" + ", ".join(f"{{name: 渠道{n}, orders: 9, cost: {n}0}}" for n in range(1, 15)) + "]"
    figure = drawn("channel-compare", many)
    assert (len(figure.data.panels[0].categories), figure.data.note) == (12, "每项只画前12个渠道")
