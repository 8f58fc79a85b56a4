"""Improvements by status, their rates and causes, and what is open in the log, by hand."""

from decimal import Decimal
from textwrap import dedent

from opsplan.analysis.facts import Facts, facts
from opsplan.analysis.improvements import CauseCount, ImprovementFacts
from opsplan.analysis.log import LogFacts
from opsplan.loading.plan import load
from opsplan.model.improvement import CauseType, PdcaStatus
from opsplan.model.text import Text


def reckoned(text: str) -> Facts:
    loaded, _ = load(dedent(text).strip().encode(), "plan.yaml")
    return facts(loaded.plan)


def test_counts_rates_and_causes():
    assert reckoned("""
        title: 客服提速
        improvements:
          - {name: 一, status: closed, cause_type: process, verify: {result: effective}}
          - {name: 二, status: closed, cause_type: people, verify: {result: partial}}
          - {name: 三, status: check, cause_type: process, verify: {method: 抽查}}
          - {name: 四, cause_type: 天气}
          - {name: 五, status: dropped, verify: {result: ineffective}}
        """).improvements == ImprovementFacts(
        statuses={
            PdcaStatus.PLAN: 1,
            PdcaStatus.DO: 0,
            PdcaStatus.CHECK: 1,
            PdcaStatus.ACT: 0,
            PdcaStatus.CLOSED: 2,
            PdcaStatus.DROPPED: 1,
        },
        closed=2,
        closure_rate=Decimal(50),
        verified=3,
        effective=1,
        effectiveness_rate=Decimal(1) / 3 * 100,
        causes=(
            CauseCount(CauseType.PROCESS, 2, Decimal(50), Decimal(50)),
            CauseCount(CauseType.PEOPLE, 1, Decimal(25), Decimal(75)),
            CauseCount(Text(zh="天气"), 1, Decimal(25), Decimal(100)),
        ),
        overdue=None,
    )


def test_what_is_at_work_after_its_day_is_overdue():
    assert reckoned("""
        title: 客服提速
        status_date: 2026-06-15
        improvements:
          - {name: 没有动手, due: 2026-06-12}
          - {name: 正在做, due: 2026-06-12, status: do}
          - {name: 今天到期, due: 2026-06-15}
          - {name: 待验证, due: 2026-06-12, status: check}
          - {name: 已关闭, due: 2026-06-12, status: closed}
          - {name: 已放弃, due: 2026-06-12, status: dropped}
          - {name: 没有期限}
        """).improvements.overdue == ("IM1", "IM2")


def test_a_plan_without_improvements_has_no_rates():
    assert reckoned("title: 甲\ngoals: 乙").improvements == ImprovementFacts(
        dict.fromkeys(PdcaStatus, 0), 0, None, 0, 0, None, (), None
    )


LOG = """
    title: 客服提速
    %s
    log:
      - {name: 定补贴, type: decision, due: 2026-06-10}
      - {name: 定窗口, type: decision, status: closed, due: 2026-06-01}
      - {name: 读卡超时, due: 2026-06-12}
      - {name: 换模块, type: action, status: doing, due: 2026-06-11}
      - {name: 再议, type: decision, status: doing}
"""


def test_what_is_open_in_the_log():
    assert reckoned(LOG % "status_date: 2026-06-12").log == LogFacts(
        decisions=("LG1", "LG5"), issues=("LG3",), actions=("LG4",), overdue=("LG1", "LG4")
    )
    assert reckoned(LOG % "").log.overdue is None
