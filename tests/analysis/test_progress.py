"""Tasks by status, what is overdue, and slips, by hand."""

from datetime import date
from decimal import Decimal
from textwrap import dedent

from opsplan.analysis.facts import Facts, facts
from opsplan.analysis.progress import Progress, Slip
from opsplan.loading.plan import load


def reckoned(text: str) -> Facts:
    loaded, _ = load(dedent(text).strip().encode(), "plan.yaml")
    return facts(loaded.plan)


PLAN = """
    title: 客服提速
    %s
    phases: [{id: P1, name: 筹备, start: 2026-03-02, finish: 2026-03-05}]
    tasks:
      - name: 准备
        children:
          - {name: 按时完成, start: 2026-03-02, finish: 2026-03-04, status: done}
          - {name: 已有完成日, start: 2026-03-02, finish: 2026-03-04, actual_finish: 2026-03-05}
          - {name: 做到一半, start: 2026-03-02, finish: 2026-03-04, status: doing}
      - {name: 受阻, start: 2026-03-02, finish: 2026-03-05, status: blocked}
      - {name: 今天到期, start: 2026-03-02, finish: 2026-03-06}
      - {name: 持续推进, phase: P1, when: ongoing}
      - {name: 已取消, start: 2026-03-02, finish: 2026-03-04, status: cancelled}
      - {name: 没有日期, when: tbd}
"""


def test_progress():
    assert reckoned(PLAN % "status_date: 2026-03-06").progress == Progress(
        leaves=7, todo=3, doing=1, blocked=1, done=2, done_percent=Decimal(2) / 7 * 100, overdue=("T1.3", "T2")
    )


def test_nothing_is_overdue_without_a_data_date():
    assert reckoned(PLAN % "").progress.overdue is None


def test_a_plan_without_tasks():
    assert reckoned("title: 甲\ngoals: 乙").progress == Progress(0, 0, 0, 0, 0, None, None)


def test_slips_are_counted_in_working_days_against_the_baseline():
    assert reckoned("""
        title: 客服提速
        tasks:
          - {name: 晚了, start: 2026-03-02, finish: 2026-03-10, baseline: {finish: 2026-03-06}}
          - {name: 早了, start: 2026-03-02, finish: 2026-03-05, baseline: {start: 2026-03-02, finish: 2026-03-10}}
          - {name: 如期, start: 2026-03-02, finish: 2026-03-06, baseline: {finish: 2026-03-06}}
          - {name: 没有基线, start: 2026-03-02, finish: 2026-03-06, actual_finish: 2026-03-09}
          - {name: 没有偏差, start: 2026-03-02, finish: 2026-03-06, actual_finish: 2026-03-06}
          - {name: 日历之外, start: 2026-03-02, finish: 2026-03-06, baseline: {finish: 1300-01-01}}
        """).slips == {
        "T1": Slip(date(2026, 3, 6), date(2026, 3, 10), 2),
        "T2": Slip(date(2026, 3, 10), date(2026, 3, 5), -3),
        "T3": Slip(date(2026, 3, 6), date(2026, 3, 6), 0),
        "T4": Slip(date(2026, 3, 6), date(2026, 3, 9), 1),
    }


def test_what_is_not_done_on_the_data_date_ends_no_earlier():
    """The data date is a Saturday: what is left of what is overdue is done from Monday on."""
    assert reckoned("""
        title: 客服提速
        status_date: 2026-03-14
        tasks:
          - {name: 基线较晚, start: 2026-03-02, duration: 4d, progress: 60, baseline: {finish: 2026-03-06}}
          - {name: 没有基线, start: 2026-03-02, duration: 4d}
          - {name: 改期以后, start: 2026-03-09, finish: 2026-03-18, baseline: {finish: 2026-03-06}}
          - {name: 还没到期, start: 2026-03-09, finish: 2026-03-16}
          - {name: 已经完成, start: 2026-03-02, finish: 2026-03-05, status: done, baseline: {finish: 2026-03-06}}
          - {name: 已有完成日, start: 2026-03-02, finish: 2026-03-05, actual_finish: 2026-03-04}
          - {name: 已取消, start: 2026-03-02, finish: 2026-03-05, status: cancelled, baseline: {finish: 2026-03-04}}
        """).slips == {
        "T1": Slip(date(2026, 3, 6), date(2026, 3, 17), 7),
        "T2": Slip(date(2026, 3, 5), date(2026, 3, 19), 10),
        "T3": Slip(date(2026, 3, 6), date(2026, 3, 18), 8),
        "T5": Slip(date(2026, 3, 6), date(2026, 3, 5), -1),
        "T6": Slip(date(2026, 3, 5), date(2026, 3, 4), -1),
    }


def test_all_of_its_progress_is_done_where_no_status_says_otherwise():
    found = reckoned("""
        title: 客服提速
        status_date: 2026-03-20
        tasks:
          - {name: 一, start: 2026-03-02, finish: 2026-03-04, progress: 100}
          - {name: 二, start: 2026-03-02, finish: 2026-03-04, progress: 100, status: doing}
          - {name: 三, start: 2026-03-02, finish: 2026-03-04, progress: 99}
    """)
    assert (found.progress.done, found.progress.overdue) == (1, ("T2", "T3"))
