"""What the chapter of resources says of money that no line was meant for, and of tasks that are cancelled."""

from textwrap import dedent

from figureless import NO_FIGURES

from opsplan.kinds import kind
from opsplan.pipeline import Wanted, document, judge


def printed(text: str, lang: str) -> str:
    """Return the chapter in Markdown, without blank lines."""
    data = dedent(text).strip().encode()
    plan, found = judge(data, "plan.yaml", settings=NO_FIGURES)
    assert [one for one in found if one.code not in ("DOC-03", "OPS-01")] == []
    shown = document(plan, data, Wanted(kind("work-breakdown"), lang, "md")).decode()
    chapter = shown.partition("\n## ")[2].partition("\n<!-- opsplan:")[0]
    return "\n".join(line for line in chapter.splitlines()[1:] if line)


SPENT = """
    title: {zh: 门店改造, en: Store refit}
    roles: [{id: R1, name: {zh: 店长, en: Manager}}]
    tasks: [{name: {zh: 换招牌, en: New sign}}]
    resources:
      budget:
        - {name: {zh: 海报, en: Posters}, category: promotion, amount: 100, spent: 50}
        - {name: {zh: 短信, en: Messages}, category: promotion, spent: 500}
        - {name: {zh: 培训, en: Training}, category: training, amount: 200}
    document: {chapters: {only: resources}, cover: false, toc: false}
    """


def test_what_is_spent_on_lines_without_an_amount_is_said_apart():
    assert (
        printed(SPENT, "zh")
        == """\
- **预算总额**：300元
- **已支出（占支出预算）**：
  - 50元（16.7%）
  - 未定金额的预算项：500元
**表1** 支出预算分类汇总
| 类别 |  金额 |  占比 |                          已支出 | 支出比例 |
| ---- | ----: | ----: | ------------------------------: | -------: |
| 培训 | 200元 | 66.7% |                                 |          |
| 推广 | 100元 | 33.3% | 50元<br>未定金额的预算项：500元 |      50% |
**表2** 支出预算
| 预算项 | 类别 |  金额 |      已支出 |
| ------ | ---- | ----: | ----------: |
| 海报   | 推广 | 100元 | 50元（50%） |
| 短信   | 推广 |       |       500元 |
| 培训   | 培训 | 200元 |             |"""
    )
    assert "  - Items without an amount: CNY 500\n" in printed(SPENT, "en")


def test_where_no_line_has_an_amount_all_that_is_spent_is_one_sum():
    assert (
        printed(SPENT.replace("amount: 100, ", "").replace(", amount: 200", ""), "zh").splitlines()[1]
        == "- **已支出（占支出预算）**：550元"
    )


def test_what_a_cancelled_task_was_to_cost_is_printed_and_not_added():
    assert (
        printed(
            """
            title: {zh: 门店改造, en: Store refit}
            tasks:
              - {name: 换招牌, cost: 100}
              - {name: 换地板, cost: 70, income: 5, status: cancelled}
              - {name: 刷墙, cost: 50}
            resources: {review: monthly}
            document: {chapters: {only: resources}, cover: false, toc: false}
            """,
            "zh",
        )
        == """\
- **任务费用合计**：150元
- **使用评估周期**：每月
**表1** 任务的费用与收入
| 编号 | 任务   |           费用 |          收入 |
| ---- | ------ | -------------: | ------------: |
| T1   | 换招牌 |          100元 |               |
| T2   | 换地板 | 70元（已取消） | 5元（已取消） |
| T3   | 刷墙   |           50元 |               |"""
    )
